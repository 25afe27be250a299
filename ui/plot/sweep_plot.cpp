// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/sweep_plot.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr double kReach = 24;  // pixels from a click to a point

}  // namespace

SweepPlot::SweepPlot(const SweepBoard& board, QWidget* parent) : QCustomPlot(parent), m_board(board)
{
    setObjectName(QStringLiteral("sweepPlot"));
    setAccessibleName(tr("Sweep"));
    setToolTip(tr("A click sets the sticker as it is at that point"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    axisRect()->setMinimumMargins(QMargins(4, 4, 6, 4));
    draw();
}

void SweepPlot::draw()
{
    clearPlottables();
    clearItems();
    applyPalette();
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    yAxis->setRangeReversed(false);
    const SweepKind kind = m_board.plan().kind;
    if (kind == SweepKind::Position)
        drawPlaces();
    else if (kind == SweepKind::Text)
        drawWords();
    else
        drawLines();
    setAccessibleDescription(m_board.summary());
    replot(QCustomPlot::rpQueuedReplot);
}

/// The probability where there are several prompts, else the logit.
double SweepPlot::believed(int point, int row) const
{
    const PromptScore& score =
        m_board.points()[static_cast<std::size_t>(point)].scores[static_cast<std::size_t>(row)];
    return score.probability.value_or(score.logit);
}

void SweepPlot::drawLines()
{
    const SweepPlan& plan = m_board.plan();
    for (int row = 0; row < m_board.prompts().size(); ++row) {
        QCPGraph* graph = addGraph();
        QPen pen(promptColour(row), 2);
        graph->setPen(pen);
        graph->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), pen.color(), 5));
        for (int i = 0; i < static_cast<int>(m_board.points().size()); ++i)
            graph->addData(m_board.points()[static_cast<std::size_t>(i)].value, believed(i, row));
    }
    const auto [low, high] = std::minmax(plan.from, plan.to);
    xAxis->setRange(low, high > low ? high : low + 1);
    if (m_board.prompts().size() > 1)
        yAxis->setRange(-0.02, 1.02);
    else
        yAxis->rescale();
    xAxis->setLabel(
        plan.kind == SweepKind::Size      ? tr("width, % of the picture's")
        : plan.kind == SweepKind::Opacity ? tr("opacity")
                                          : tr("rotation, degrees"));
    yAxis->setLabel(m_board.prompts().size() > 1 ? tr("probability") : tr("logit"));
    markFlips();
}

void SweepPlot::markFlips()
{
    double height = 0;
    for (const FlipPoint& flip : m_board.flips()) {
        const double at = flip.value;
        auto* line = new QCPItemStraightLine(this);
        line->point1->setCoords(at, 0);
        line->point2->setCoords(at, 1);
        line->setPen(QPen(palette().color(QPalette::Text), 1, Qt::DashLine));
        auto* text = new QCPItemText(this);
        text->position->setTypeX(QCPItemPosition::ptPlotCoords);
        text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        text->position->setCoords(at, 0.02 + height);
        height = height > 0.3 ? 0 : height + 0.16;  // neighbours do not write over each other
        text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
        text->setText(
            QStringLiteral(" %1").arg(m_board.prompts().value(static_cast<int>(flip.after))));
        text->setColor(palette().color(QPalette::Text));
        text->setFont(font());
    }
}

void SweepPlot::drawPlaces()
{
    const SweepPlan& plan = m_board.plan();
    for (int i = 0; i < static_cast<int>(m_board.points().size()); ++i) {
        const int column = i % plan.columns;
        const int row = i / plan.columns;
        const auto top = static_cast<int>(m_board.points()[static_cast<std::size_t>(i)].top);
        auto* cell = new QCPItemRect(this);
        cell->topLeft->setCoords(column, row);
        cell->bottomRight->setCoords(column + 1, row + 1);
        const QColor colour = promptColour(top);
        cell->setPen(QPen(palette().color(QPalette::Base), 1));
        cell->setBrush(colour);
        auto* text = new QCPItemText(this);
        text->position->setCoords(column + 0.5, row + 0.5);
        text->setText(QStringLiteral("%1\n%2").arg(top + 1).arg(
            QLocale().toString(believed(i, top), 'f', 2)));
        text->setColor(inkOn(colour));
        text->setFont(font());
    }
    xAxis->setRange(0, plan.columns);
    yAxis->setRange(0, plan.rows);
    yAxis->setRangeReversed(true);
    xAxis->setLabel(tr("the top prompt, by the sticker's place"));
    yAxis->setLabel({});
    xAxis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    yAxis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
}

void SweepPlot::drawWords()
{
    const auto names = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < m_board.total(); ++i)
        names->addTick(i, m_board.labelOf(static_cast<std::size_t>(i)));
    xAxis->setTicker(names);
    for (int row = 0; row < m_board.prompts().size(); ++row) {
        QCPGraph* graph = addGraph();
        const QColor colour = promptColour(row);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 9));
        for (int i = 0; i < static_cast<int>(m_board.points().size()); ++i)
            graph->addData(i, believed(i, row));
    }
    xAxis->setRange(-0.5, std::max(1, m_board.total()) - 0.5);
    yAxis->setRange(-0.02, 1.02);
    xAxis->setLabel({});
    yAxis->setLabel(tr("probability"));
}

std::optional<int> SweepPlot::pointAt(const QPointF& position) const
{
    const SweepPlan& plan = m_board.plan();
    const double x = xAxis->pixelToCoord(position.x());
    const double y = yAxis->pixelToCoord(position.y());
    if (plan.kind == SweepKind::Position) {
        const int column = static_cast<int>(std::floor(x));
        const int row = static_cast<int>(std::floor(y));
        if (column < 0 || row < 0 || column >= plan.columns || row >= plan.rows)
            return std::nullopt;
        return row * plan.columns + column;
    }
    std::optional<int> nearest;
    double least = kReach;
    for (int i = 0; i < static_cast<int>(m_board.points().size()); ++i) {
        const double at =
            plan.kind == SweepKind::Text ? i : m_board.points()[static_cast<std::size_t>(i)].value;
        const double distance = std::abs(xAxis->coordToPixel(at) - position.x());
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

void SweepPlot::mousePressEvent(QMouseEvent* event)
{
    if (const auto point = pointAt(event->position()))
        Q_EMIT picked(*point);
}

void SweepPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        draw();
}

void SweepPlot::applyPalette()
{
    setBackground(palette().brush(QPalette::Base));
    const QColor text = palette().color(QPalette::Text);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(lineColour(palette())));
        axis->setTickPen(QPen(lineColour(palette())));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(text);
        axis->setLabelColor(quietText(palette()));
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setVisible(false);
    }
}

}  // namespace clipscope::ui
