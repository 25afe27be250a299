// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "ui/canvas/items/box_item.h"
#include "ui/canvas/items/cell_item.h"
#include "ui/canvas/items/contour_item.h"
#include "ui/canvas/items/heat_item.h"
#include "ui/canvas/items/mask_item.h"
#include "ui/canvas/items/picture_item.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr double kLargestZoom = 64;
constexpr double kSmallestSide = 24;  // device pixels of the longer side at the smallest zoom
constexpr double kWheelFactor = 1.25;
constexpr double kFitMargin = 16;      // around a fitted picture
constexpr double kFitShare = 0.07;     // of a small view
constexpr double kStaleOpacity = 0.8;  // an old map is dimmed by a fifth
constexpr double kKeyStep = 48;
constexpr double kClickSlack = 4;  // pixels that a hand moves in a click

}  // namespace

CanvasView::CanvasView(QWidget* parent)
    : QGraphicsView(parent)
    , m_picture(new PictureItem)
    , m_heat(new HeatItem)
    , m_mask(new MaskItem)
    , m_contours(new ContourItem)
    , m_boxes(new BoxItem)
    , m_cell(new CellItem)
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(NoAnchor);
    setViewportUpdateMode(FullViewportUpdate);  // the layers cover each other anyway
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(false);  // the window takes drops, wherever they fall
    m_scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene.setSceneRect(0, 0, 1, 1);  // not what its items cover: some cover the scene
    QGraphicsItem* const bottomUp[] = {m_picture, m_heat, m_mask, m_contours, m_boxes, m_cell};
    for (QGraphicsItem* item : bottomUp)
        m_scene.addItem(item);
    setScene(&m_scene);
}

CanvasView::~CanvasView() = default;

void CanvasView::setPicture(const PicturePtr& picture)
{
    m_picture->setPicture(picture);
    m_size = picture ? QSizeF(picture->image.width(), picture->image.height()) : QSizeF();
    fit();
}

void CanvasView::replacePicture(const PicturePtr& picture)
{
    m_picture->setPicture(picture);
}

void CanvasView::addTool(QGraphicsItem* item)
{
    m_scene.addItem(item);
    m_tools.push_back(item);
}

void CanvasView::setComposition(const CompositionPtr& composition)
{
    m_heat->setComposition(composition);
    m_mask->setComposition(composition);
    m_contours->setComposition(composition);
    m_boxes->setComposition(composition);
}

void CanvasView::setLayers(const std::array<bool, kLayers>& visible)
{
    m_layers = visible;
    applyLayers();
}

void CanvasView::setHeatOpacity(double opacity)
{
    m_opacity = opacity;
    applyLayers();
}

void CanvasView::setBoxColour(const QColor& colour)
{
    m_boxes->setColour(colour);
}

void CanvasView::setStale(bool stale)
{
    m_stale = stale;
    applyLayers();
}

void CanvasView::setCell(const QRectF& outline)
{
    m_cell->setOutline(outline);
}

void CanvasView::setBadge(const QString& text)
{
    if (text == m_badge)
        return;
    m_badge = text;
    viewport()->update();
}

CanvasView::Framing CanvasView::framing() const
{
    if (m_size.isEmpty())
        return {};
    return {{m_center.x() / m_size.width(), m_center.y() / m_size.height()}, m_zoom, m_fits};
}

void CanvasView::setFraming(const Framing& framing)
{
    m_center = {framing.centre.x() * m_size.width(), framing.centre.y() * m_size.height()};
    m_zoom = framing.zoom;
    m_fits = framing.fits;
    place();
}

double CanvasView::zoom() const
{
    return m_zoom;
}

void CanvasView::zoomBy(double factor)
{
    zoomAt(QRectF(viewport()->rect()).center(), m_zoom * factor);
}

void CanvasView::zoomTo(double zoom)
{
    zoomAt(QRectF(viewport()->rect()).center(), zoom);
}

void CanvasView::fit()
{
    m_fits = true;
    m_zoom = fittingZoom();
    m_center = QPointF(m_size.width() / 2, m_size.height() / 2);
    place();
}

QImage CanvasView::picture()
{
    setPlain(true);
    const QImage image = viewport()->grab().toImage();
    setPlain(false);
    return image;
}

void CanvasView::setPlain(bool plain)
{
    m_plain = plain;
    for (QGraphicsItem* tool : m_tools)
        tool->setVisible(!plain);
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& exposed)
{
    painter->fillRect(exposed, canvasColour(palette()));
}

void CanvasView::drawForeground(QPainter* painter, const QRectF&)
{
    painter->save();
    painter->resetTransform();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF area(viewport()->rect());
    if (m_size.isEmpty() && focusPolicy() != Qt::NoFocus) {  // not beside another canvas
        painter->setPen(palette().color(QPalette::PlaceholderText));
        painter->drawText(
            area,
            Qt::AlignCenter | Qt::TextWordWrap,
            tr("Drop a picture here, paste one (Ctrl+V) or open a file (Ctrl+O)."));
    }
    if (!m_badge.isEmpty() && !m_plain) {
        const QFontMetricsF metrics(painter->font());
        const QRectF text = metrics.boundingRect(m_badge);
        const QRectF plate(12, 12, text.width() + 20, metrics.height() + 8);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QColor(16, 18, 22, 215));
        painter->drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
        painter->setPen(QColor(240, 242, 245));
        painter->drawText(plate, Qt::AlignCenter, m_badge);
    }
    if (hasFocus() && !m_plain) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter->drawRect(area.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0)
        zoomAt(event->position(), m_zoom * std::pow(kWheelFactor, notches));
    event->accept();
}

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton) {
        m_dragFrom = event->position();
        m_isDrag = event->button() != Qt::LeftButton;
        event->accept();
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragFrom)
        m_isDrag |= (event->position() - *m_dragFrom).manhattanLength() > kClickSlack;
    if (m_dragFrom && m_isDrag) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        pan(event->position() - *m_dragFrom);
        m_dragFrom = event->position();
    }
    Q_EMIT hovered(pictureAt(event->position()));
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = m_dragFrom && !m_isDrag;
    m_dragFrom.reset();
    viewport()->unsetCursor();
    if (const auto position = pictureAt(event->position()); position && isClick)
        Q_EMIT clicked(*position);
}

void CanvasView::leaveEvent(QEvent* event)
{
    Q_EMIT hovered(std::nullopt);
    QGraphicsView::leaveEvent(event);
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat())
            peek(true);
        return;
    case Qt::Key_Left:
        return pan({kKeyStep, 0});
    case Qt::Key_Right:
        return pan({-kKeyStep, 0});
    case Qt::Key_Up:
        return pan({0, kKeyStep});
    case Qt::Key_Down:
        return pan({0, -kKeyStep});
    default:
        event->ignore();
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        peek(false);
    else
        event->ignore();
}

void CanvasView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    viewport()->update();  // the ring that shows who has the focus
}

void CanvasView::focusOutEvent(QFocusEvent* event)
{
    peek(false);
    QGraphicsView::focusOutEvent(event);
    viewport()->update();
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fits)
        fit();
    else
        place();
}

void CanvasView::peek(bool original)
{
    if (original == m_peeking)
        return;
    m_peeking = original;
    applyLayers();
}

void CanvasView::applyLayers()
{
    const auto isOn = [this](Layer layer) {
        return m_peeking ? layer == Layer::Picture : m_layers[static_cast<std::size_t>(layer)];
    };
    const double dim = m_stale ? kStaleOpacity : 1;
    m_picture->setVisible(isOn(Layer::Picture));
    m_heat->setVisible(isOn(Layer::Heat));
    m_heat->setOpacity(m_opacity * dim);
    m_mask->setVisible(isOn(Layer::Mask));
    const bool isAlone = !isOn(Layer::Picture) && !isOn(Layer::Heat);
    m_mask->setLook(isAlone ? MaskItem::Look::BlackAndWhite : MaskItem::Look::Spotlight);
    m_contours->setVisible(isOn(Layer::Contours));
    m_contours->setOpacity(dim);
    m_boxes->setVisible(isOn(Layer::Boxes));
    m_boxes->setOpacity(dim);
    m_cell->setVisible(!m_peeking);
    viewport()->update();
}

void CanvasView::zoomAt(const QPointF& viewPosition, double zoom)
{
    if (m_size.isEmpty())
        return;
    const double smallest = kSmallestSide / std::max(m_size.width(), m_size.height());
    const double next = std::clamp(zoom, std::min(smallest, fittingZoom()), kLargestZoom);
    const QPointF offset = viewPosition - QRectF(viewport()->rect()).center();
    const double ratio = devicePixelRatioF();
    // What is under the cursor stays there.
    const QPointF under = m_center + offset * ratio / m_zoom;
    m_center = under - offset * ratio / next;
    m_zoom = next;
    m_fits = false;
    place();
}

void CanvasView::pan(const QPointF& viewDelta)
{
    m_center -= viewDelta * devicePixelRatioF() / m_zoom;
    m_fits = false;
    place();
}

void CanvasView::place()
{
    m_center.setX(std::clamp(m_center.x(), 0.0, std::max(0.0, m_size.width())));
    m_center.setY(std::clamp(m_center.y(), 0.0, std::max(0.0, m_size.height())));
    const double scale = m_zoom / devicePixelRatioF();
    // Room on all sides, so that any point of the picture can be the centre of the view.
    const double roomX = viewport()->width() / scale;
    const double roomY = viewport()->height() / scale;
    m_scene.setSceneRect(QRectF(QPointF(), m_size).adjusted(-roomX, -roomY, roomX, roomY));
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(m_center);
    Q_EMIT zoomChanged();
}

std::optional<QPointF> CanvasView::pictureAt(const QPointF& viewPosition) const
{
    const QPointF offset = viewPosition - QRectF(viewport()->rect()).center();
    const QPointF position = m_center + offset / transform().m11();
    const bool isInside = QRectF(QPointF(), m_size).contains(position) &&
                          position.x() < m_size.width() && position.y() < m_size.height();
    return isInside ? std::optional(position) : std::nullopt;
}

double CanvasView::fittingZoom() const
{
    if (m_size.isEmpty())
        return 1;
    const auto room = [](int side) {
        return std::max(1.0, side - 2 * std::min(kFitMargin, side * kFitShare));
    };
    const double width = room(viewport()->width());
    const double height = room(viewport()->height());
    return devicePixelRatioF() * std::min(width / m_size.width(), height / m_size.height());
}

}  // namespace clipscope::ui
