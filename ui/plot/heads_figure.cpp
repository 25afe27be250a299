// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/heads_figure.h"

#include "ui/state/tr.h"
#include "ui/style/theme.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace clipscope::ui {
namespace {

constexpr double kRoomForInput = 1.5;  // rows above the first layer's middle
constexpr double kBarWidth = 0.38;     // of a row
constexpr double kBarOffset = 0.2;
constexpr int kTickWidth = 22;  // pixels that a number on an axis needs
constexpr int kTickHeight = 13;
constexpr int kAxisHeight = 40;  // of numbers and name below the matrix
constexpr int kMatrixShare = 2;  // of the width, bars get one
constexpr int kRoomy = 420;      // pixels of width that leave room for the name of the scale
constexpr int kLeastMinus = 9;   // pixels of a cell that holds a dash
constexpr double kMarked = 0.1;  // of the strongest: weaker cells need no dash
constexpr double kDotSize = 6;
constexpr int kScaleWidth = 8;

/// Blue lowers, orange raises: the two stay apart without red or green receptors.
QCPColorGradient divergingGradient(const QPalette& palette)
{
    QCPColorGradient gradient;
    const bool dark = isDark(palette);
    gradient.setLevelCount(255);
    gradient.setColorStops(
        {{0, dark ? QColor(0x4a, 0x9c, 0xf0) : QColor(0x2f, 0x73, 0xb8)},
         {0.5, palette.color(QPalette::Base)},
         {1, dark ? QColor(0xff, 0x8f, 0x3f) : QColor(0xd8, 0x62, 0x0c)}});
    return gradient;
}

double strongest(const cv::Mat& values)
{
    double result = 0;
    for (int y = 0; y < values.rows; ++y)
        for (int x = 0; x < values.cols; ++x)
            result = std::max(result, std::abs(double{values.at<float>(y, x)}));
    return result;
}

/// Numbers at every n-th of `count` places, n large enough that there are at most `most` of them.
/// With `before`, a text for the place in front of the first, they keep their distance from that.
QSharedPointer<QCPAxisTickerText> numbers(int count, int most, const QString& before = {})
{
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    ticker->setSubTickCount(0);
    const int every = std::max(1, (count + most - 1) / std::max(1, most));
    if (!before.isEmpty())
        ticker->addTick(-1, before);
    for (int i = before.isEmpty() ? 0 : every - 1; i < count; i += every)
        ticker->addTick(i, QString::number(i));
    return ticker;
}

}  // namespace

HeadsFigure::HeadsFigure(QCustomPlot& plot)
    : m_plot(plot)
    , m_matrixRect(plot.axisRect())
    , m_barRect(new QCPAxisRect(&plot))
    , m_columns(plot.xAxis)
    , m_rows(plot.yAxis)
    , m_map(new QCPColorMap(plot.xAxis, plot.yAxis))
    , m_scale(new QCPColorScale(&plot))
    , m_minus(plot.addGraph(plot.xAxis, plot.yAxis))
    , m_attention(nullptr)
    , m_mlp(nullptr)
    , m_halo(new QCPItemRect(&plot))
    , m_frame(new QCPItemRect(&plot))
    , m_dot(new QCPItemTracer(&plot))
{
    QCPLayoutGrid* grid = plot.plotLayout();
    grid->addElement(0, 1, m_scale);
    grid->addElement(0, 2, m_barRect);
    grid->setColumnStretchFactors({kMatrixShare, 0.001, 1});
    grid->setColumnSpacing(6);
    buildMatrix();
    buildBars();
    for (QCPItemRect* frame : {m_halo, m_frame}) {
        frame->setClipToAxisRect(false);
        frame->setBrush(Qt::NoBrush);
    }
    m_dot->setStyle(QCPItemTracer::tsCircle);
    m_dot->setSize(kDotSize);
    applyPalette();
    setAttribution({});
    // The size is only certain when something is drawn.
    QObject::connect(&plot, &QCustomPlot::beforeReplot, &plot, [this] { fitNumbers(); });
    QObject::connect(&plot, &QCustomPlot::afterLayout, &plot, [this] { fitDashes(); });
}

void HeadsFigure::buildMatrix()
{
    m_matrixRect->setupFullAxesBox();
    m_matrixRect->setMinimumMargins(QMargins(0, 4, 0, 0));
    for (QCPAxis* axis : {m_plot.xAxis2, m_plot.yAxis2}) {
        axis->setTicks(false);
        axis->setTickLabels(false);
    }
    for (QCPAxis* axis : {m_columns, m_rows}) {
        axis->setTickLength(0, 0);
        axis->grid()->setVisible(false);
        axis->setLabelPadding(1);
    }
    m_columns->setLabel(ui::tr("Head"));
    m_rows->setLabel(ui::tr("Layer"));
    m_rows->setRangeReversed(true);
    m_map->setInterpolate(false);
    m_scale->setType(QCPAxis::atRight);
    m_scale->setBarWidth(kScaleWidth);
    m_scale->setRangeDrag(false);
    m_scale->setRangeZoom(false);
    m_scale->axis()->setLabelPadding(1);
    m_scale->axis()->ticker()->setTickCount(3);
    m_scale->axis()->setSubTicks(false);
    m_map->setColorScale(m_scale);
    m_minus->setLineStyle(QCPGraph::lsNone);
}

void HeadsFigure::buildBars()
{
    m_barRect->setupFullAxesBox();
    m_barRect->setMinimumMargins(QMargins(0, 4, 6, 0));
    auto* ends = new QCPMarginGroup(&m_plot);
    for (QCPLayoutElement* element :
         std::initializer_list<QCPLayoutElement*>{m_matrixRect, m_scale, m_barRect})
        element->setMarginGroup(QCP::msTop | QCP::msBottom, ends);
    QCPAxis* layers = m_barRect->axis(QCPAxis::atLeft);
    QCPAxis* parts = m_barRect->axis(QCPAxis::atBottom);
    for (QCPAxis* axis : m_barRect->axes()) {
        axis->setTickLength(0, 0);
        axis->setSubTicks(false);
    }
    layers->setTickLabels(false);
    layers->setRangeReversed(true);
    layers->grid()->setVisible(false);
    parts->setLabel(ui::tr("■ heads  □ MLP"));
    parts->setLabelPadding(1);
    parts->ticker()->setTickCount(2);
    m_attention = new QCPBars(layers, parts);
    m_mlp = new QCPBars(layers, parts);
    for (QCPBars* bars : {m_attention, m_mlp})
        bars->setWidth(kBarWidth);
}

void HeadsFigure::setAttribution(const Attribution& attribution)
{
    m_attribution = attribution;
    fillMatrix();
    fillBars();
}

void HeadsFigure::fillMatrix()
{
    const int layers = std::max(1, m_attribution.layerCount());
    const int heads = std::max(1, m_attribution.headCount());
    // Two by two points per cell: a map of a single row or column would have no extent.
    QCPColorMapData* data = m_map->data();
    data->setSize(2 * heads, 2 * layers);
    data->setRange(QCPRange(-0.25, heads - 0.75), QCPRange(-0.25, layers - 0.75));
    data->fill(0);
    const double most = strongest(m_attribution.heads);
    QVector<double> minusX;
    QVector<double> minusY;
    for (int y = 0; y < 2 * m_attribution.layerCount(); ++y)
        for (int x = 0; x < 2 * m_attribution.headCount(); ++x) {
            const double value{m_attribution.heads.at<float>(y / 2, x / 2)};
            data->setCell(x, y, value);
            if (x % 2 == 0 && y % 2 == 0 && value < -kMarked * most) {
                minusX.append(x / 2);
                minusY.append(y / 2);
            }
        }
    m_minus->setData(minusX, minusY);
    const double end = most > 0 ? most : 1;
    m_map->setDataRange(QCPRange(-end, end));
    m_columns->setRange(-0.5, heads - 0.5);
    for (QCPAxis* axis : {m_rows, m_barRect->axis(QCPAxis::atLeft)})
        axis->setRange(-kRoomForInput, layers - 0.5);
}

void HeadsFigure::fillBars()
{
    QVector<double> layers;
    QVector<double> sums;
    QVector<double> rows;
    QVector<double> mlps;
    double lowest = 0;
    double highest = 0;
    const auto include = [&](double value) {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
        return value;
    };
    for (int layer = 0; layer < m_attribution.layerCount(); ++layer) {
        layers.append(layer - kBarOffset);
        sums.append(include(m_attribution.layerAttention(layer)));
    }
    for (std::size_t i = 0; i < m_attribution.mlps.size(); ++i) {
        const bool isInput = i == 0;
        rows.append(static_cast<double>(i) - 1 + (isInput ? 0 : kBarOffset));
        mlps.append(include(double{m_attribution.mlps[i]}));
    }
    m_attention->setData(layers, sums);
    m_mlp->setData(rows, mlps);
    const double margin = highest > lowest ? 0.05 * (highest - lowest) : 1;
    m_barRect->axis(QCPAxis::atBottom)->setRange(lowest - margin, highest + margin);
}

void HeadsFigure::fitNumbers()
{
    const int width = m_plot.width() * kMatrixShare / (kMatrixShare + 1);
    const int height = m_plot.height() - kAxisHeight;
    m_columns->setTicker(numbers(m_attribution.headCount(), width / kTickWidth));
    m_rows->setTicker(numbers(m_attribution.layerCount(), height / kTickHeight, ui::tr("in")));
    m_scale->axis()->setLabel(m_plot.width() < kRoomy ? QString() : ui::tr("Part of the cosine"));
}

void HeadsFigure::fitDashes()
{
    const QRectF cell = rectOf({.layer = 0, .head = 0});
    m_minus->setVisible(std::min(cell.width(), cell.height()) >= kLeastMinus);
}

void HeadsFigure::mark(const HeadCell& selected, const std::optional<HeadCell>& chosen)
{
    const bool any = contains(m_attribution, selected);
    for (QCPItemRect* frame : {m_halo, m_frame}) {
        frame->setVisible(any);
        const double left = selected.head ? *selected.head : 0;
        const double right = selected.head ? left : m_attribution.headCount() - 1;
        frame->topLeft->setCoords(left - 0.5, selected.layer - 0.5);
        frame->bottomRight->setCoords(right + 0.5, selected.layer + 0.5);
    }
    const bool isChosen = chosen && contains(m_attribution, *chosen);
    m_dot->setVisible(isChosen);
    if (isChosen) {
        const double middle = chosen->head ? *chosen->head : (m_attribution.headCount() - 1) / 2.0;
        m_dot->position->setCoords(middle, chosen->layer);
    }
}

QRectF HeadsFigure::rectOf(const HeadCell& cell) const
{
    const QCPAxis* axis = cell.head ? m_columns : m_barRect->axis(QCPAxis::atBottom);
    const QCPRange range = cell.head ? QCPRange(*cell.head - 0.5, *cell.head + 0.5) : axis->range();
    return {
        QPointF(axis->coordToPixel(range.lower), m_rows->coordToPixel(cell.layer - 0.5)),
        QPointF(axis->coordToPixel(range.upper), m_rows->coordToPixel(cell.layer + 0.5))};
}

std::optional<HeadCell> HeadsFigure::cellAt(const QPointF& position) const
{
    const int layer = static_cast<int>(std::lround(m_rows->pixelToCoord(position.y())));
    HeadCell cell{.layer = layer, .head = {}};
    if (m_matrixRect->rect().contains(position.toPoint()))
        cell.head = static_cast<int>(std::lround(m_columns->pixelToCoord(position.x())));
    else if (!m_barRect->rect().contains(position.toPoint()))
        return std::nullopt;
    return contains(m_attribution, cell) ? std::optional(cell) : std::nullopt;
}

void HeadsFigure::applyPalette()
{
    const QColor ground = m_plot.palette().color(QPalette::Base);
    const QColor text = m_plot.palette().color(QPalette::Text);
    const QColor quiet = quietText(m_plot.palette());
    QFont small = m_plot.font();
    small.setPointSizeF(std::max(7.0, m_plot.font().pointSizeF() - 1.5));
    m_plot.setBackground(ground);
    for (QCPAxis* axis :
         m_matrixRect->axes() + m_barRect->axes() + m_scale->axis()->axisRect()->axes()) {
        axis->setBasePen(lineColour(m_plot.palette()));
        axis->setTickPen(lineColour(m_plot.palette()));
        axis->setTickLabelColor(quiet);
        axis->setLabelColor(quiet);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(lineColour(m_plot.palette()), 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(QPen(quiet, 1));
    }
    m_map->setGradient(divergingGradient(m_plot.palette()));
    const QColor accent = toneEdge(Tone::Accent, m_plot.palette());
    m_attention->setPen(QPen(accent, 1));
    m_attention->setBrush(accent);
    m_mlp->setPen(QPen(text, 1));
    m_mlp->setBrush(ground);
    QPainterPath dash;
    dash.moveTo(-2.5, 0);
    dash.lineTo(2.5, 0);
    m_minus->setScatterStyle(QCPScatterStyle(dash, QPen(text, 1.2)));
    m_halo->setPen(QPen(ground, 4));
    m_frame->setPen(
        QPen(m_plot.hasFocus() ? m_plot.palette().color(QPalette::Highlight) : text, 2));
    m_dot->setPen(QPen(ground, 1));
    m_dot->setBrush(text);
}

}  // namespace clipscope::ui
