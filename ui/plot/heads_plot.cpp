// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/heads_plot.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace clipscope::ui {

HeadsPlot::HeadsPlot(QWidget* parent) : QCustomPlot(parent), m_figure(*this)
{
    setObjectName(QStringLiteral("headsPlot"));
    setAccessibleName(tr("What each head adds"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    refresh();
}

void HeadsPlot::setAttribution(const Attribution& attribution)
{
    m_figure.setAttribution(attribution);
    const auto top = topHeads(attribution, 1);
    if (!top.empty() && !contains(attribution, m_selected))
        m_selected = {.layer = top.front().layer, .head = top.front().head};
    refresh();
}

void HeadsPlot::clear()
{
    setAttribution({});
}

void HeadsPlot::select(const HeadCell& cell)
{
    if (!contains(m_figure.attribution(), cell) || cell == m_selected)
        return;
    m_selected = cell;
    refresh();
    Q_EMIT selectionChanged(cell);
}

void HeadsPlot::setChosen(const std::optional<HeadCell>& cell)
{
    if (cell == m_chosen)
        return;
    m_chosen = cell;
    refresh();
}

void HeadsPlot::refresh()
{
    m_figure.mark(m_selected, m_chosen);
    describeInWords();
    replot(rpQueuedReplot);
}

void HeadsPlot::describeInWords()
{
    if (!contains(m_figure.attribution(), m_selected)) {
        setAccessibleDescription(tr("Nothing to show yet"));
        return;
    }
    QString text = tr("%1 layers of %2 heads. Selected: %3")
                       .arg(m_figure.attribution().layerCount())
                       .arg(m_figure.attribution().headCount())
                       .arg(describe(m_figure.attribution(), m_selected));
    if (m_chosen)
        text += tr(". On the canvas: %1").arg(nameOf(*m_chosen));
    setAccessibleDescription(text);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void HeadsPlot::mousePressEvent(QMouseEvent* event)
{
    const auto cell = m_figure.cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    select(*cell);
    Q_EMIT activated(*cell);
}

void HeadsPlot::mouseMoveEvent(QMouseEvent* event)
{
    const auto cell = m_figure.cellAt(event->position());
    if (cell)
        QToolTip::showText(
            event->globalPosition().toPoint(), describe(m_figure.attribution(), *cell), this);
    else
        QToolTip::hideText();
}

// QCustomPlot's own dragging, double clicks and zooming have no place here.
void HeadsPlot::mouseReleaseEvent(QMouseEvent*) {}

void HeadsPlot::mouseDoubleClickEvent(QMouseEvent*) {}

void HeadsPlot::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

HeadCell HeadsPlot::movedBy(int key) const
{
    // The whole layer stands to the right of its last head, as its bars do.
    const int heads = m_figure.attribution().headCount();
    int column = m_selected.head.value_or(heads);
    int layer = m_selected.layer;
    switch (key) {
    case Qt::Key_Left:
        --column;
        break;
    case Qt::Key_Right:
        ++column;
        break;
    case Qt::Key_Up:
        --layer;
        break;
    case Qt::Key_Down:
        ++layer;
        break;
    case Qt::Key_Home:
        column = 0;
        break;
    case Qt::Key_End:
        column = heads;
        break;
    case Qt::Key_PageUp:
        layer = 0;
        break;
    case Qt::Key_PageDown:
        layer = m_figure.attribution().layerCount() - 1;
        break;
    default:
        break;
    }
    column = std::clamp(column, 0, heads);
    layer = std::clamp(layer, 0, std::max(0, m_figure.attribution().layerCount() - 1));
    return {.layer = layer, .head = column < heads ? std::optional(column) : std::nullopt};
}

void HeadsPlot::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return select(movedBy(event->key()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (contains(m_figure.attribution(), m_selected))
            Q_EMIT activated(m_selected);
        return;
    default:
        QCustomPlot::keyPressEvent(event);
    }
}

void HeadsPlot::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    m_figure.applyPalette();
    replot(rpQueuedReplot);
}

void HeadsPlot::focusOutEvent(QFocusEvent* event)
{
    QCustomPlot::focusOutEvent(event);
    m_figure.applyPalette();
    replot(rpQueuedReplot);
}

void HeadsPlot::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_figure.applyPalette();
        replot(rpQueuedReplot);
    }
}

}  // namespace clipscope::ui
