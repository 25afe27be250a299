// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/contribution_plot.h"

#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kBarWidth = 0.72;
constexpr double kHeadroom = 0.22;  // of the range, for the numbers
constexpr int kTold = 5;            // channels that the description names
constexpr int kMostBars = 12;
constexpr int kDigits = 2;
constexpr int kLabelGap = 6;

QString number(double value, int digits)
{
    return QLocale().toString(value, 'g', digits);
}

QString nameOf(const ContributionPlot::Part& part)
{
    return QStringLiteral("#%1").arg(part.channel);
}

}  // namespace

ContributionPlot::ContributionPlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_bars(new QCPBars(xAxis, yAxis))
    , m_rest(new QCPBars(xAxis, yAxis))
    , m_names(new QCPAxisTickerText)
{
    setObjectName(QStringLiteral("contributions"));
    setAccessibleName(tr("Contributions"));
    setToolTip(tr("What the channels add to the map's value. A click shows a channel."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    axisRect()->setAutoMargins(QCP::msBottom);
    axisRect()->setMargins(QMargins(2, 2, 2, 0));
    axisRect()->setMinimumMargins(QMargins(2, 2, 2, 0));
    yAxis->setVisible(false);
    xAxis->setTicker(m_names);
    xAxis->setTickLength(0, 0);
    xAxis->setSubTicks(false);
    xAxis->grid()->setVisible(false);
    xAxis->setTickLabelPadding(3);
    for (QCPBars* bars : {m_bars, m_rest})
        bars->setWidth(kBarWidth);
    applyPalette();
}

void ContributionPlot::setParts(
    std::vector<Part> parts, double sum, int others, const QString& meaning)
{
    m_parts = std::move(parts);
    m_sum = sum;
    m_others = others;
    m_meaning = meaning;
    draw();
}

void ContributionPlot::clear()
{
    setParts({}, 0, 0, {});
}

void ContributionPlot::mousePressEvent(QMouseEvent* event)
{
    const auto place = std::lround(xAxis->pixelToCoord(event->position().x()));
    if (place >= 0 && place < m_shown)
        Q_EMIT channelPicked(m_parts[static_cast<std::size_t>(place)].channel);
}

void ContributionPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    draw();
}

void ContributionPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyPalette();
        draw();
    }
}

void ContributionPlot::draw()
{
    m_bars->data()->clear();
    m_rest->data()->clear();
    m_names->clear();
    for (QCPItemText* text : std::exchange(m_numbers, {}))
        removeItem(text);
    const QFontMetrics metrics(xAxis->tickLabelFont());
    int widest = metrics.horizontalAdvance(QStringLiteral("+0000"));
    for (const Part& part : m_parts)
        for (const QString& label : {nameOf(part), number(part.value, kDigits)})
            widest = std::max(widest, metrics.horizontalAdvance(label));
    const int most = std::clamp(width() / (widest + kLabelGap) - 1, 1, kMostBars);
    m_shown = std::min(most, static_cast<int>(m_parts.size()));
    double others = m_sum;
    double low = 0;
    double high = 0;
    for (int place = 0; place < m_shown; ++place) {
        const Part& part = m_parts[static_cast<std::size_t>(place)];
        addBar(place, part.value, nameOf(part));
        m_bars->addData(place, part.value);
        others -= part.value;
        low = std::min(low, part.value);
        high = std::max(high, part.value);
    }
    const int hidden = m_others + static_cast<int>(m_parts.size()) - m_shown;
    if (hidden > 0) {
        addBar(m_shown, others, tr("+%1").arg(hidden));
        m_rest->addData(m_shown, others);
        low = std::min(low, others);
        high = std::max(high, others);
    }
    const double span = high > low ? high - low : 1;
    yAxis->setRange(low < 0 ? low - kHeadroom * span : 0, high + kHeadroom * span);
    xAxis->setRange(-0.55, std::max(1, m_shown + (hidden > 0 ? 1 : 0)) - 0.45);
    describe();
    replot(rpQueuedReplot);
}

void ContributionPlot::addBar(int place, double value, const QString& name)
{
    m_names->addTick(place, name);
    auto* text = new QCPItemText(this);
    text->setText(number(value, kDigits));
    text->setFont(xAxis->tickLabelFont());
    text->setColor(palette().color(QPalette::Text));
    text->position->setCoords(place, value);
    text->setPositionAlignment(Qt::AlignHCenter | (value < 0 ? Qt::AlignTop : Qt::AlignBottom));
    m_numbers.push_back(text);
}

void ContributionPlot::applyPalette()
{
    QFont small = font();
    if (small.pointSizeF() > 0)
        small.setPointSizeF(small.pointSizeF() * 0.82);
    setBackground(palette().color(QPalette::Base));
    const QPen line(lineColour(palette()), 1);
    xAxis->setBasePen(line);
    xAxis->setTickPen(line);
    xAxis->setTickLabelColor(quietText(palette()));
    xAxis->setTickLabelFont(small);
    yAxis->grid()->setPen(Qt::NoPen);
    yAxis->grid()->setZeroLinePen(line);
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(palette().color(QPalette::Active, QPalette::Highlight));
    m_rest->setPen(QPen(quietText(palette()), 1));
    m_rest->setBrush(QBrush(quietText(palette()), Qt::BDiagPattern));
}

void ContributionPlot::describe()
{
    QStringList leaders;
    for (int i = 0; i < std::min(kTold, static_cast<int>(m_parts.size())); ++i) {
        const Part& part = m_parts[static_cast<std::size_t>(i)];
        leaders.append(tr("channel %1 adds %2").arg(part.channel).arg(number(part.value, 3)));
    }
    setAccessibleDescription(
        m_parts.empty() ? QString()
                        : tr("%1 Largest: %2.").arg(m_meaning, leaders.join(QStringLiteral(", "))));
}

}  // namespace clipscope::ui
