// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/swipe.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/view_link.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kStep = 20;       // 2 % of the canvas
constexpr int kPage = 100;      // 10 %
constexpr double kKnob = 11;    // radius, pixels
constexpr double kArrow = 3.5;  // half the height of an arrow on the knob

}  // namespace

SwipeLine::SwipeLine(QWidget* parent) : QAbstractSlider(parent)
{
    setObjectName(QStringLiteral("swipeLine"));
    setAccessibleName(tr("Line between A and B"));
    setToolTip(tr("Left of the line is A, right of it B. Drag it, or use the arrow keys."));
    setOrientation(Qt::Horizontal);
    setRange(0, kMost);
    setSingleStep(kStep);
    setPageStep(kPage);
    setValue(kMost / 2);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SplitHCursor);
}

void SwipeLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    const QColor line = hasFocus() ? palette().color(QPalette::Highlight) : QColor(Qt::white);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 4));
    painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
    painter.setPen(QPen(line, 2));
    painter.drawLine(QPointF(middle, 0), QPointF(middle, height()));
    // The grip: a plate with an arrow to either side, as wide as the widget.
    const QRectF plate(0.5, height() / 2.0 - kKnob, width() - 1.0, 2 * kKnob);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
    painter.setBrush(line);
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(QPen(hasFocus() ? Qt::white : QColor(40, 44, 50), 1.5));
    const QPointF centre = plate.center();
    for (const double side : {-1.0, 1.0}) {
        const QPointF tip = centre + QPointF(side * 4.5, 0);
        painter.drawLine(tip, tip + QPointF(-side * 2.5, -kArrow));
        painter.drawLine(tip, tip + QPointF(-side * 2.5, kArrow));
    }
}

void SwipeLine::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_grip = event->position().x() - width() / 2.0;
    setSliderDown(true);
}

void SwipeLine::mouseMoveEvent(QMouseEvent* event)
{
    if (!isSliderDown() || parentWidget()->width() == 0)
        return;
    const double at = mapToParent(event->position().toPoint()).x() - m_grip;
    setValue(static_cast<int>(std::lround(at * kMost / parentWidget()->width())));
}

void SwipeLine::mouseReleaseEvent(QMouseEvent*)
{
    setSliderDown(false);
}

void SwipeLine::sliderChange(SliderChange change)
{
    QAbstractSlider::sliderChange(change);
    if (change == SliderValueChange)
        setAccessibleDescription(tr("%1 % of the canvas show A").arg(value() / 10));
}

Swipe::Swipe(CanvasView& under, ViewLink& link)
    : QObject(&under)
    , m_under(under)
    , m_clip(new QWidget(&under))
    , m_over(new CanvasView(m_clip))
    , m_line(new SwipeLine(&under))
{
    m_over->setObjectName(QStringLiteral("swipeCanvas"));
    m_over->setFocusPolicy(Qt::NoFocus);
    link.add(*m_over);
    m_drawing = std::make_unique<PaneDrawing>(*m_over, link);
    under.installEventFilter(this);
    connect(m_line, &QAbstractSlider::valueChanged, this, &Swipe::place);
    setShown(false);
}

Swipe::~Swipe() = default;

void Swipe::setShown(bool shown)
{
    m_clip->setVisible(shown);
    m_line->setVisible(shown);
    if (shown) {
        m_clip->raise();
        m_line->raise();
        place();
    }
}

bool Swipe::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_under && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void Swipe::place()
{
    const QSize size = m_under.size();
    const int x = m_line->value() * size.width() / SwipeLine::kMost;
    m_clip->setGeometry(x, 0, size.width() - x, size.height());
    m_over->setGeometry(-x, 0, size.width(), size.height());
    m_line->setGeometry(x - SwipeLine::kWidth / 2, 0, SwipeLine::kWidth, size.height());
}

}  // namespace clipscope::ui
