// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/view_link.h"

#include "ui/canvas/canvas_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kSameShape = 0.01;  // reduced copies are a rounding away from their source

double longerSide(const QSizeF& size)
{
    return std::max(size.width(), size.height());
}

void lead(const CanvasView& leader, CanvasView& view)
{
    const QSizeF from = leader.pictureSize();
    const QSizeF to = view.pictureSize();
    if (from.isEmpty() || to.isEmpty())
        return;
    CanvasView::Framing framing = leader.framing();
    const double shapes = from.width() * to.height() / (from.height() * to.width());
    if (framing.fits && std::abs(shapes - 1) > kSameShape)
        return view.fit();
    framing.zoom *= longerSide(from) / longerSide(to);
    view.setFraming(framing);
}

}  // namespace

void ViewLink::add(CanvasView& view)
{
    if (!m_views.isEmpty())
        quietly([this, &view] { lead(*m_views.front(), view); });
    m_views.append(&view);
    connect(&view, &CanvasView::zoomChanged, this, [this, &view] {
        if (!m_isQuiet)
            follow(view);
    });
    connect(&view, &QObject::destroyed, this, [this, gone = &view] { m_views.removeAll(gone); });
}

void ViewLink::follow(const CanvasView& leader)
{
    quietly([this, &leader] {
        for (CanvasView* view : m_views)
            if (view != &leader)
                lead(leader, *view);
    });
}

void ViewLink::quietly(const std::function<void()>& change)
{
    const bool before = std::exchange(m_isQuiet, true);
    change();
    m_isQuiet = before;
}

}  // namespace clipscope::ui
