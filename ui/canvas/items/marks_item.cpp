// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/marks_item.h"

#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

namespace clipscope::ui {
namespace {

const QColor kTruth(0x2e, 0xd1, 0x5a);
const QColor kHalo(0, 0, 0, 160);
const QColor kGridLine(255, 255, 255, 110);
const QColor kGridShade(0, 0, 0, 110);
constexpr double kCrosshair = 9;  // pixels of the screen from the middle to an end
constexpr double kGap = 3;
constexpr int kTagPadding = 6;
constexpr double kDensestGrid = 4;  // pixels of the screen between two lines

QPen cosmetic(const QColor& colour, double width)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

}  // namespace

void MarksItem::setPictureSize(const QSizeF& size)
{
    if (size == m_size)
        return;
    prepareGeometryChange();
    m_size = size;
}

void MarksItem::setGrid(const std::optional<QSize>& cells)
{
    m_grid = cells;
    update();
}

void MarksItem::setTruth(const std::optional<QRectF>& box, const QString& tag)
{
    m_truth = box;
    m_tag = tag;
    update();
}

void MarksItem::setCrosshair(const std::optional<QPointF>& position)
{
    m_crosshair = position;
    update();
}

QRectF MarksItem::boundingRect() const
{
    return {QPointF(), m_size};
}

void MarksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_grid)
        paintGrid(*painter);
    if (m_truth)
        paintTruth(*painter);
    if (m_crosshair)
        paintCrosshair(*painter);
}

void MarksItem::paintGrid(QPainter& painter) const
{
    const double across = m_size.width() / m_grid->width();
    const double down = m_size.height() / m_grid->height();
    if (across * painter.worldTransform().m11() < kDensestGrid)
        return;
    // Light beside dark, so that the lines are seen on any picture.
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double pixel = 1 / painter.worldTransform().m11();
    for (const double shift : {0.0, pixel}) {
        painter.setPen(cosmetic(shift == 0 ? kGridLine : kGridShade, 1));
        for (int column = 1; column < m_grid->width(); ++column)
            painter.drawLine(
                QPointF(column * across + shift, 0),
                QPointF(column * across + shift, m_size.height()));
        for (int row = 1; row < m_grid->height(); ++row)
            painter.drawLine(
                QPointF(0, row * down + shift), QPointF(m_size.width(), row * down + shift));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void MarksItem::paintTruth(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(cosmetic(kHalo, 5));
    painter.drawRect(*m_truth);
    painter.setPen(cosmetic(kTruth, 2.5));
    painter.drawRect(*m_truth);
    if (m_tag.isEmpty())
        return;
    const QRectF onScreen = painter.worldTransform().mapRect(*m_truth);
    painter.save();
    painter.resetTransform();
    const QFontMetricsF metrics(painter.font());
    const double height = metrics.height() + kTagPadding / 2.0;
    const double width = metrics.horizontalAdvance(m_tag) + 2 * kTagPadding;
    QRectF tag(onScreen.right() + 2.5 - width, onScreen.bottom() + 1, width, height);
    if (tag.bottom() > painter.viewport().bottom())
        tag.moveBottom(onScreen.bottom() - 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kTruth);
    painter.drawRoundedRect(tag, 3, 3);
    painter.setPen(inkOn(kTruth));
    painter.drawText(tag, Qt::AlignCenter, m_tag);
    painter.restore();
}

void MarksItem::paintCrosshair(QPainter& painter) const
{
    const QPointF at = painter.worldTransform().map(*m_crosshair);
    painter.save();
    painter.resetTransform();
    for (const QPen& pen : {QPen(kHalo, 3.5), QPen(Qt::white, 1.5)}) {
        painter.setPen(pen);
        painter.drawLine(at + QPointF(kGap, 0), at + QPointF(kCrosshair, 0));
        painter.drawLine(at - QPointF(kGap, 0), at - QPointF(kCrosshair, 0));
        painter.drawLine(at + QPointF(0, kGap), at + QPointF(0, kCrosshair));
        painter.drawLine(at - QPointF(0, kGap), at - QPointF(0, kCrosshair));
    }
    painter.restore();
}

}  // namespace clipscope::ui
