// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/histogram_plot.h"

#include "core/image/colormap.h"
#include "ui/style/theme.h"

#include <QLinearGradient>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kLevels = 256;
constexpr double kHeadroom = 1.25;  // of the highest bar, for the label of the line
constexpr double kLabelHeight = 0.02;
constexpr double kRightHalf = 0.6;  // from here on the label stands left of the line

double atLevel(int level)
{
    return level / 255.0;
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent)
    : QCustomPlot(parent)
    , m_graph(addGraph())
    , m_curve(addGraph(xAxis, yAxis2))
    , m_line(new QCPItemStraightLine(this))
    , m_otsuLine(new QCPItemStraightLine(this))
    , m_label(new QCPItemText(this))
{
    setObjectName(QStringLiteral("histogram"));
    setAccessibleName(tr("Heat histogram"));
    setToolTip(tr("Pixels per heat (logarithmic). The curve is how well a cut at each heat "
                  "would separate hot from cold (Otsu's between-class variance). Drag to set the "
                  "threshold, double-click for Otsu's."));
    setCursor(Qt::SplitHCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMargins(QMargins(0, 0, 0, 0));
    xAxis->setVisible(false);
    yAxis->setVisible(false);
    xAxis->setRange(0, 1);
    yAxis->setRange(0, 1);
    m_graph->setLineStyle(QCPGraph::lsStepCenter);
    yAxis2->setVisible(false);
    yAxis2->setRange(0, kHeadroom);
    m_label->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_label->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_label->setPadding(QMargins(5, 1, 5, 1));
    applyPalette();
}

void HistogramPlot::setCounts(const std::array<int, 256>& counts)
{
    QVector<double> heat(kLevels);
    QVector<double> height(kLevels);
    for (int level = 0; level < kLevels; ++level) {
        heat[level] = atLevel(level);
        // Most pixels are cold: without a logarithm nothing else could be seen.
        height[level] = std::log10(1.0 + counts[static_cast<std::size_t>(level)]);
    }
    m_graph->setData(heat, height, true);
    const double highest = *std::max_element(height.cbegin(), height.cend());
    yAxis->setRange(0, std::max(1.0, highest * kHeadroom));
    paintInColours();
    replot(rpQueuedReplot);
}

void HistogramPlot::setOtsuCurve(const std::array<double, 256>& variance)
{
    const double highest = *std::max_element(variance.cbegin(), variance.cend());
    QVector<double> heat(kLevels);
    QVector<double> height(kLevels);
    for (int level = 0; level < kLevels; ++level) {
        heat[level] = atLevel(level);
        height[level] = highest > 0 ? variance[static_cast<std::size_t>(level)] / highest : 0;
    }
    m_curve->setData(heat, height, true);
    replot(rpQueuedReplot);
}

void HistogramPlot::clear()
{
    m_graph->setData({}, {});
    m_curve->setData({}, {});
    replot(rpQueuedReplot);
}

void HistogramPlot::setColorMap(const QString& id)
{
    m_colorMap = id;
    paintInColours();
    replot(rpQueuedReplot);
}

void HistogramPlot::setThreshold(double inForce, double otsu)
{
    m_threshold = inForce;
    m_otsu = otsu;
    m_line->point1->setCoords(inForce, 0);
    m_line->point2->setCoords(inForce, 1);
    m_otsuLine->point1->setCoords(otsu, 0);
    m_otsuLine->point2->setCoords(otsu, 1);
    const bool isOtsu = std::abs(inForce - otsu) < 0.5 / 255;
    m_otsuLine->setVisible(!isOtsu);
    const QString value = QLocale().toString(inForce, 'f', 2);
    m_label->setText(isOtsu ? tr("Otsu %1").arg(value) : value);
    const bool isRight = inForce > kRightHalf;
    m_label->setPositionAlignment(Qt::AlignTop | (isRight ? Qt::AlignRight : Qt::AlignLeft));
    m_label->position->setCoords(inForce + (isRight ? -0.01 : 0.01), kLabelHeight);
    describe();
    replot(rpQueuedReplot);
}

void HistogramPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    dragTo(event->position().x());
}

void HistogramPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        dragTo(event->position().x());
}

void HistogramPlot::mouseReleaseEvent(QMouseEvent*)
{
    m_dragging = false;
}

void HistogramPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    m_dragging = false;
    Q_EMIT otsuWanted();
}

void HistogramPlot::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    paintInColours();
    replot(rpQueuedReplot);
}

void HistogramPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
        replot(rpQueuedReplot);
    }
}

void HistogramPlot::applyPalette()
{
    setBackground(palette().color(QPalette::Base));
    m_line->setPen(QPen(palette().color(QPalette::Text), 2));
    m_otsuLine->setPen(QPen(quietText(palette()), 1, Qt::DashLine));
    m_label->setColor(palette().color(QPalette::Text));
    QColor plate = palette().color(QPalette::Base);
    plate.setAlpha(210);
    m_label->setBrush(plate);
    m_graph->setPen(QPen(quietText(palette()), 1));
    m_curve->setPen(QPen(palette().color(QPalette::Text), 1.2));
    paintInColours();
}

void HistogramPlot::paintInColours()
{
    if (m_colorMap.isEmpty())
        return;
    const ColorMap& map = findColorMap(m_colorMap.toStdString());
    QLinearGradient gradient(0, 0, width(), 0);
    constexpr int kStops = 32;
    for (int stop = 0; stop <= kStops; ++stop) {
        const auto level = static_cast<std::size_t>(stop * 255 / kStops);
        const auto& rgb = map.rgb[level];
        gradient.setColorAt(double(stop) / kStops, QColor(rgb[0], rgb[1], rgb[2]));
    }
    m_graph->setBrush(gradient);
}

void HistogramPlot::dragTo(double x)
{
    Q_EMIT thresholdDragged(std::clamp(xAxis->pixelToCoord(x), 0.0, 1.0));
}

void HistogramPlot::describe()
{
    const QLocale locale;
    setAccessibleDescription(
        tr("Threshold %1, Otsu's %2")
            .arg(locale.toString(m_threshold, 'f', 2), locale.toString(m_otsu, 'f', 2)));
}

}  // namespace clipscope::ui
