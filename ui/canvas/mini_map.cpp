// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/mini_map.h"

#include "ui/canvas/canvas_view.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kLongerSide = 150;
constexpr int kMargin = 12;  // to the canvas' edges
constexpr int kSmallestCanvas = 3 * kLongerSide / 2;
constexpr double kSlack = 0.999;  // a fitted picture may lose a fraction of a pixel
const QColor kFrame(0xe5, 0x2a, 0x2a);

}  // namespace

MiniMap::MiniMap(CanvasView& canvas) : QWidget(&canvas), m_canvas(canvas)
{
    setObjectName(QStringLiteral("miniMap"));
    setAccessibleName(tr("Overview of the picture"));
    setToolTip(tr("Drag the frame to move the picture, or click beside it."));
    setCursor(Qt::SizeAllCursor);
    canvas.installEventFilter(this);
    connect(&canvas, &CanvasView::zoomChanged, this, &MiniMap::refresh);
    hide();
}

void MiniMap::setPicture(const PicturePtr& picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    m_small = {};
    refresh();
}

void MiniMap::setAllowed(bool allowed)
{
    m_isAllowed = allowed;
    refresh();
}

bool MiniMap::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_canvas && event->type() == QEvent::Resize)
        refresh();
    return QWidget::eventFilter(watched, event);
}

void MiniMap::refresh()
{
    const QSizeF picture = m_canvas.pictureSize();
    const QSize canvas = m_canvas.size();
    const double scale = m_canvas.zoom() / m_canvas.devicePixelRatioF();
    const bool isCut = picture.width() * scale * kSlack > canvas.width() ||
                       picture.height() * scale * kSlack > canvas.height();
    const bool hasRoom = std::min(canvas.width(), canvas.height()) >= kSmallestCanvas;
    setVisible(m_isAllowed && m_picture && isCut && hasRoom);
    if (!isVisibleTo(&m_canvas))
        return;
    const QSize size =
        picture.scaled(kLongerSide, kLongerSide, Qt::KeepAspectRatio).toSize().expandedTo({8, 8});
    setGeometry(
        canvas.width() - size.width() - kMargin,
        canvas.height() - size.height() - kMargin,
        size.width(),
        size.height());
    const QRectF shown = frame() & QRectF(rect());
    const double share = shown.width() * shown.height() / (size.width() * size.height());
    setAccessibleDescription(tr("%1 % of the picture are in view").arg(std::lround(share * 100)));
    update();
}

QRectF MiniMap::frame() const
{
    const QRectF view =
        m_canvas.viewportTransform().inverted().mapRect(QRectF(m_canvas.viewport()->rect()));
    const double across = width() / m_canvas.pictureSize().width();
    const double down = height() / m_canvas.pictureSize().height();
    return {view.x() * across, view.y() * down, view.width() * across, view.height() * down};
}

void MiniMap::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (m_small.size() != pixels) {
        const QImage& level = m_picture->levelFor(pixels.width() / m_canvas.pictureSize().width());
        m_small = QPixmap::fromImage(
            level.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    QPainter painter(this);
    painter.drawPixmap(rect(), m_small);
    const QRectF shown = frame() & QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath hidden;
    hidden.addRect(QRectF(rect()));
    hidden.addRect(shown);  // odd-even: a hole
    painter.fillPath(hidden, QColor(0, 0, 0, 110));
    painter.setPen(QPen(QColor(255, 255, 255, 180), 3.5));
    painter.drawRect(shown);
    painter.setPen(QPen(kFrame, 2));
    painter.drawRect(shown);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void MiniMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    const QRectF shown = frame();
    m_grip = shown.contains(event->position()) ? event->position() - shown.center() : QPointF();
    moveFrame(event->position() - m_grip);
}

void MiniMap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        moveFrame(event->position() - m_grip);
}

void MiniMap::moveFrame(const QPointF& centre)
{
    CanvasView::Framing framing = m_canvas.framing();
    framing.centre = {centre.x() / width(), centre.y() / height()};
    framing.fits = false;
    m_canvas.setFraming(framing);
}

}  // namespace clipscope::ui
