// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/word_strip.h"

#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr double kGap = 8;
constexpr double kBarHeight = 4;
constexpr double kEdge = 8;

QString percent(double share)
{
    return WordStrip::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 0));
}

}  // namespace

WordStrip::WordStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("words"));
    setAccessibleName(tr("Words"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void WordStrip::setWords(const std::vector<WordRelevance>& words, const QColor& colour)
{
    m_words = words;
    m_colour = colour;
    describe();
    update();
}

QSize WordStrip::sizeHint() const
{
    return {200, fontMetrics().height() + static_cast<int>(kBarHeight) + 8};
}

QSize WordStrip::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

std::vector<WordStrip::Word> WordStrip::laidOut() const
{
    std::vector<Word> words;
    const QFontMetricsF metrics(font());
    double x = kEdge;
    for (const WordRelevance& word : m_words) {
        const QString text = QString::fromStdString(word.word);
        const double width = metrics.horizontalAdvance(text);
        words.push_back({text, word.relevance, {x, 2, width, metrics.height() + kBarHeight + 2}});
        x += width + kGap;
    }
    return words;
}

void WordStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_words.empty()) {
        painter.setPen(quietText(palette()));
        painter.drawText(
            QRectF(rect()).adjusted(kEdge, 0, -kEdge, 0),
            Qt::AlignVCenter | Qt::AlignLeft,
            fontMetrics().elidedText(
                tr("Words: known after a run"), Qt::ElideRight, width() - 2 * int(kEdge)));
        return;
    }
    double most = 0;
    for (const WordRelevance& word : m_words)
        most = std::max(most, word.relevance);
    for (const Word& word : laidOut()) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(word.place, Qt::AlignTop | Qt::AlignLeft, word.text);
        QRectF track = word.place;
        track.setTop(track.bottom() - kBarHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(lineColour(palette()));
        painter.drawRoundedRect(track, 2, 2);
        if (most <= 0)
            continue;
        track.setWidth(std::max(1.0, track.width() * word.relevance / most));
        painter.setBrush(m_colour);
        painter.drawRoundedRect(track, 2, 2);
    }
}

bool WordStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto& help = *static_cast<QHelpEvent*>(event);
        for (const Word& word : laidOut()) {
            if (!word.place.contains(help.pos()))
                continue;
            QToolTip::showText(
                help.globalPos(),
                tr("“%1” makes up %2 of what the words add to the match")
                    .arg(word.text, percent(word.relevance)),
                this);
            return true;
        }
    }
    return QWidget::event(event);
}

void WordStrip::describe()
{
    QStringList parts;
    for (const WordRelevance& word : m_words)
        parts.append(QStringLiteral("%1 %2").arg(
            QString::fromStdString(word.word), percent(word.relevance)));
    setAccessibleDescription(
        parts.isEmpty() ? tr("Word relevance is known after a run")
                        : tr("Word relevance: %1").arg(parts.join(QStringLiteral(", "))));
    setToolTip(tr("How much each word of the explained prompt matters for the match"));
}

}  // namespace clipscope::ui
