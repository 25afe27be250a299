// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/pane_painter.h"

#include "ui/export/figure_layout.h"
#include "ui/raster/convert.h"
#include "ui/state/tr.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr QRgb kShade = qRgba(0, 0, 0, 176);
const QColor kVeil(0, 0, 0, 70);
const QColor kHatch(0, 0, 0, 150);
const QColor kHalo(0, 0, 0, 170);
const QColor kLine(255, 255, 255, 240);
const QColor kTruth(255, 255, 255);
constexpr double kHatchStep = 7;
constexpr double kTagText = 0.8;
constexpr double kPixelPeeping = 6;  // device pixels of a picture's pixel that is drawn as a square

/// The picture's pixels with alpha: formats without layers would lose an opacity of the painter.
QImage withAlpha(const QImage& opaque, double opacity)
{
    QImage image = opaque.convertToFormat(QImage::Format_ARGB32);
    const auto alpha = static_cast<QRgb>(std::lround(255 * opacity)) << 24U;
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        std::transform(row, row + image.width(), row, [alpha](QRgb pixel) {
            return (pixel & 0x00ffffffU) | alpha;
        });
    }
    return image;
}

class Pane {
public:
    Pane(
        QPainter& painter,
        const FigureContent& content,
        const FigurePane& pane,
        const QRectF& area,
        double density)
        : m_painter(painter)
        , m_content(content)
        , m_pane(pane)
        , m_area(area)
        , m_scale(area.width() / pane.picture->image.width() * density)
    {
        const Image& image = pane.picture->image;
        m_toArea.translate(area.left(), area.top());
        m_toArea.scale(area.width() / image.width(), area.height() / image.height());
    }

    void paint()
    {
        if (isOn(Layer::Picture))
            drawImage(m_area, m_pane.picture->levelFor(m_scale));
        if (!m_pane.composition) {
            paintTruth();
            return;
        }
        if (isOn(Layer::Heat))
            paintHeat();
        if (isOn(Layer::Mask))
            paintMask();
        if (isOn(Layer::Contours))
            paintContours();
        if (isOn(Layer::Boxes))
            paintBoxes();
        paintTruth();
    }

private:
    [[nodiscard]] bool isOn(Layer layer) const
    {
        return m_content.layers.at(static_cast<std::size_t>(layer));
    }
    [[nodiscard]] QRectF mapped(const QRectF& box) const { return m_toArea.mapRect(box); }

    void drawImage(const QRectF& target, const QImage& image)
    {
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform, m_scale < kPixelPeeping);
        m_painter.drawImage(target, image);
    }

    void paintHeat()
    {
        const QImage& heat = m_pane.composition->heat;
        const QRectF seen = mapped(QRectF(m_pane.composition->seen));
        const double opacity = isOn(Layer::Picture) ? m_content.opacity : 1;
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(seen, opacity < 1 ? withAlpha(heat, opacity) : heat);
        paintUnseen(seen);
    }

    /// What the model did not see: up to four strips, hatched by lines of their own, because not
    /// every format knows patterns and clipping.
    void paintUnseen(const QRectF& seen)
    {
        const QRectF strips[] = {
            QRectF(m_area.topLeft(), QPointF(m_area.right(), seen.top())),
            QRectF(QPointF(m_area.left(), seen.bottom()), m_area.bottomRight()),
            QRectF(QPointF(m_area.left(), seen.top()), QPointF(seen.left(), seen.bottom())),
            QRectF(QPointF(seen.right(), seen.top()), QPointF(m_area.right(), seen.bottom()))};
        for (const QRectF& strip : strips)
            if (strip.width() > 0.5 && strip.height() > 0.5)
                hatch(strip);
    }

    void hatch(const QRectF& strip)
    {
        m_painter.fillRect(strip, kVeil);
        m_painter.setPen(QPen(kHatch, 1, Qt::SolidLine, Qt::FlatCap));
        // Lines x + y = c from edge to edge, the same lines in every strip.
        const double from = strip.left() + strip.top();
        const double to = strip.right() + strip.bottom();
        for (double c = std::ceil(from / kHatchStep) * kHatchStep; c < to; c += kHatchStep) {
            const double left = std::max(strip.left(), c - strip.bottom());
            const double right = std::min(strip.right(), c - strip.top());
            m_painter.drawLine(QPointF(left, c - left), QPointF(right, c - right));
        }
    }

    void paintMask()
    {
        QImage mask = levelFor(m_pane.composition->masks, m_scale);
        const bool isAlone = !isOn(Layer::Picture) && !isOn(Layer::Heat);
        mask.setColorTable(
            isAlone ? QList<QRgb>{qRgb(0, 0, 0), qRgb(255, 255, 255)}
                    : QList<QRgb>{kShade, qRgba(0, 0, 0, 0)});
        drawImage(
            m_area, mask.convertToFormat(isAlone ? QImage::Format_RGB32 : QImage::Format_ARGB32));
    }

    void paintContours()
    {
        const QPainterPath path = m_toArea.map(m_pane.composition->contours);
        m_painter.setBrush(Qt::NoBrush);
        QPen pen(kHalo, 2.6);
        pen.setJoinStyle(Qt::RoundJoin);
        m_painter.setPen(pen);
        m_painter.drawPath(path);
        pen.setWidthF(1.2);
        pen.setColor(kLine);
        m_painter.setPen(pen);
        m_painter.drawPath(path);
    }

    void outline(const QRectF& box, const QColor& colour, double width, Qt::PenStyle style)
    {
        // Lines lie inside the pane, even those of a box as large as the picture.
        const QRectF line =
            box.intersected(m_area).adjusted(width / 2, width / 2, -width / 2, -width / 2);
        if (line.isEmpty())
            return;
        m_painter.setBrush(Qt::NoBrush);
        QPen pen(kHalo, width + 1.6);
        pen.setJoinStyle(Qt::MiterJoin);
        m_painter.setPen(pen);
        m_painter.drawRect(line);
        pen = QPen(colour, width, style, Qt::FlatCap, Qt::MiterJoin);
        m_painter.setPen(pen);
        m_painter.drawRect(line);
    }

    void paintBoxes()
    {
        const Localisation& found = m_pane.composition->localisation;
        for (std::size_t i = 0; i < found.candidates.size(); ++i) {
            if (i == found.chosen)
                continue;
            const auto& selected = found.selected;
            const bool isSelected =
                std::find(selected.begin(), selected.end(), i) != selected.end();
            outline(
                mapped(QRectF(toQRect(found.candidates[i].box))),
                isSelected ? m_pane.boxColour : kLine,
                1,
                Qt::DashLine);
        }
        if (!found.box())
            return;
        const QRectF box = mapped(QRectF(toQRect(*found.box())));
        outline(box, m_pane.boxColour, 2, Qt::SolidLine);
        tag(box, m_pane.composition->label.prompt, m_pane.boxColour, Qt::AlignTop);
    }

    void paintTruth()
    {
        if (!m_pane.truth)
            return;
        const QRectF box = mapped(QRectF(*m_pane.truth));
        outline(box, kTruth, 2, Qt::DotLine);
        tag(box, ui::tr("truth"), kTruth, Qt::AlignBottom);
    }

    /// A name at the upper or lower left corner of a box, outside it where there is room.
    void tag(const QRectF& box, const QString& text, const QColor& ground, Qt::Alignment side)
    {
        const QFont font = figureFont(m_content, kTagText);
        const QFontMetricsF metrics(font);
        constexpr double kPadding = 4;
        const double height = std::ceil(font.pixelSize() * 1.4);
        const double room = std::max(m_area.width() / 2, box.width());
        const QString shown = metrics.elidedText(
            text.simplified(), Qt::ElideRight, std::min(room, m_area.width()) - 2 * kPadding);
        QRectF plate(0, 0, metrics.horizontalAdvance(shown) + 2 * kPadding, height);
        if (shown.isEmpty() || plate.width() > m_area.width() || height > m_area.height())
            return;
        const bool isTop = side == Qt::AlignTop;
        plate.moveTopLeft({box.left(), isTop ? box.top() - height : box.bottom()});
        if (isTop && plate.top() < m_area.top())
            plate.moveTop(std::max(box.top(), m_area.top()));
        if (!isTop && plate.bottom() > m_area.bottom())
            plate.moveBottom(std::min(box.bottom(), m_area.bottom()));
        plate.moveLeft(std::clamp(plate.left(), m_area.left(), m_area.right() - plate.width()));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ground);
        m_painter.drawRect(plate);
        m_painter.setPen(inkOn(ground));
        m_painter.setFont(font);
        const double slack = (height - metrics.ascent() - metrics.descent()) / 2;
        m_painter.drawText(
            QPointF(plate.left() + kPadding, plate.top() + slack + metrics.ascent()), shown);
    }

    QPainter& m_painter;
    const FigureContent& m_content;
    const FigurePane& m_pane;
    const QRectF m_area;
    const double m_scale;  // device pixels of a pixel of the picture
    QTransform m_toArea;   // from pixels of the picture
};

}  // namespace

void paintPane(
    QPainter& painter,
    const FigureContent& content,
    const FigurePane& pane,
    const QRectF& area,
    double density)
{
    Pane(painter, content, pane, area, density).paint();
}

}  // namespace clipscope::ui
