// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/box_item.h"

#include "ui/raster/convert.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>

#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kLongestTag = 180;  // pixels
constexpr int kTagPadding = 6;
constexpr int kSmallestTagged = 260;  // a small pane's caption says it already
const QColor kHalo(0, 0, 0, 160);
const QColor kCandidate(255, 255, 255, 170);

QPen cosmetic(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(colour, width, style);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

}  // namespace

void BoxItem::setComposition(CompositionPtr composition)
{
    prepareGeometryChange();
    m_composition = std::move(composition);
    update();
}

void BoxItem::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

QRectF BoxItem::boundingRect() const
{
    if (!m_composition)
        return {};
    const Image& image = m_composition->picture->image;
    return {0, 0, double(image.width()), double(image.height())};
}

void BoxItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_composition)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const Localisation& found = m_composition->localisation;
    painter->setPen(cosmetic(kCandidate, 1, Qt::DashLine));
    for (std::size_t i = 0; i < found.candidates.size(); ++i)
        if (i != found.chosen)
            painter->drawRect(toQRect(found.candidates[i].box));
    if (!found.box())
        return;
    const QRectF box(toQRect(*found.box()));
    painter->setPen(cosmetic(kHalo, 5));
    painter->drawRect(box);
    painter->setPen(cosmetic(m_colour, 2.5));
    painter->drawRect(box);
    if (painter->viewport().width() >= kSmallestTagged)
        paintTag(*painter, box);
}

void BoxItem::paintTag(QPainter& painter, const QRectF& box) const
{
    // In device-independent pixels: a label keeps its size at every zoom.
    const QRectF onScreen = painter.worldTransform().mapRect(box);
    painter.save();
    painter.resetTransform();
    const QFontMetricsF metrics(painter.font());
    const QString text =
        metrics.elidedText(m_composition->label.prompt, Qt::ElideRight, kLongestTag);
    const double height = metrics.height() + kTagPadding / 2.0;
    QRectF tag(
        onScreen.left() - 2.5,
        onScreen.top() - height - 1,
        metrics.horizontalAdvance(text) + 2 * kTagPadding,
        height);
    if (tag.top() < 0)
        tag.moveTop(onScreen.top() + 1);  // inside, where the box reaches the edge
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colour);
    painter.drawRoundedRect(tag, 3, 3);
    painter.setPen(inkOn(m_colour));
    painter.drawText(tag, Qt::AlignCenter, text);
    painter.restore();
}

}  // namespace clipscope::ui
