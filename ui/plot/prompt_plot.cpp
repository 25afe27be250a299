// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/prompt_plot.h"

#include "ui/style/theme.h"

#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr double kBarShare = 0.62;  // of a row
constexpr double kRoom = 1.22;      // beyond the longest bar, for its number
constexpr int kNameWidth = 90;      // pixels

}  // namespace

PromptPlot::PromptPlot(QWidget* parent) : QCustomPlot(parent)
{
    setObjectName(QStringLiteral("promptBars"));
    setAccessibleName(tr("Prompt bars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    yAxis->setRangeReversed(true);  // the first prompt on top
    yAxis->grid()->setVisible(false);
    yAxis->setSubTicks(false);
    yAxis->setTickLength(0);
    xAxis->setSubTicks(false);
    axisRect()->setMinimumMargins(QMargins(4, 6, 6, 4));
    applyPalette();
}

void PromptPlot::setValues(
    const QStringList& prompts,
    const std::vector<std::optional<double>>& values,
    const QString& what,
    int decimals)
{
    clearPlottables();
    clearItems();
    m_rows = static_cast<int>(prompts.size());
    const QLocale locale;
    QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
    double least = 0;
    double most = 0;
    QStringList told;
    for (int row = 0; row < m_rows; ++row) {
        const QString number = QString::number(row + 1);
        const QString name = fontMetrics().elidedText(prompts[row], Qt::ElideRight, kNameWidth);
        names->addTick(row, QStringLiteral("%1  %2").arg(number, name));
        const auto& value = values.at(static_cast<std::size_t>(row));
        const QString text = value ? locale.toString(*value, 'f', decimals) : QStringLiteral("—");
        told.append(QStringLiteral("%1 %2").arg(prompts[row], text));
        least = std::min(least, value.value_or(0));
        most = std::max(most, value.value_or(0));
        addBar(row, value.value_or(0), text);
    }
    yAxis->setTicker(names);
    yAxis->setRange(-0.5, std::max(1, m_rows) - 0.5);
    const double span = most - least > 0 ? most - least : 1;
    xAxis->setRange(least < 0 ? least - (kRoom - 1) * span : 0, least + kRoom * span);
    xAxis->setLabel(what);
    applyPalette();
    setAccessibleDescription(tr("%1: %2").arg(what, told.join(QStringLiteral(", "))));
    replot(rpQueuedReplot);
}

void PromptPlot::addBar(int row, double value, const QString& text)
{
    auto* bar = new QCPBars(yAxis, xAxis);
    bar->setWidth(kBarShare);
    bar->setPen(Qt::NoPen);
    bar->setBrush(promptColour(row));
    bar->addData(row, value);
    auto* label = new QCPItemText(this);
    label->setText(text);
    label->setPositionAlignment(Qt::AlignVCenter | (value < 0 ? Qt::AlignRight : Qt::AlignLeft));
    label->setPadding(QMargins(4, 0, 4, 0));
    label->position->setCoords(value, row);
}

void PromptPlot::mousePressEvent(QMouseEvent* event)
{
    const auto row = static_cast<int>(std::lround(yAxis->pixelToCoord(event->position().y())));
    if (event->button() == Qt::LeftButton && row >= 0 && row < m_rows)
        Q_EMIT picked(row);
}

void PromptPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
        replot(rpQueuedReplot);
    }
}

void PromptPlot::applyPalette()
{
    const QColor ink = palette().color(QPalette::Text);
    setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(lineColour(palette())));
        axis->setTickPen(QPen(lineColour(palette())));
        axis->setTickLabelColor(ink);
        axis->setLabelColor(quietText(palette()));
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
    }
    QColor faint = lineColour(palette());
    faint.setAlphaF(0.5F);
    xAxis->grid()->setPen(QPen(faint, 1));
    xAxis->grid()->setZeroLinePen(QPen(lineColour(palette())));
    for (int i = 0; i < itemCount(); ++i)
        if (auto* text = qobject_cast<QCPItemText*>(item(i)))
            text->setColor(ink);
}

}  // namespace clipscope::ui
