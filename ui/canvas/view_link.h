// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

#include <functional>

namespace clipscope::ui {

class CanvasView;

/// Lets several views show the same part of their pictures: whichever is zoomed or moved leads the
/// others. Pictures of one shape are shown at one size on the screen whatever their pixels; the
/// others share the centre, and the zoom in proportion to their longer sides.
class ViewLink final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The view joins as the others are, and leaves when it is destroyed.
    void add(CanvasView& view);
    /// Brings all others to where `leader` is.
    void follow(const CanvasView& leader);
    /// What `change` does to one view is not passed on.
    void quietly(const std::function<void()>& change);

private:
    QList<CanvasView*> m_views;
    bool m_isQuiet = false;
};

}  // namespace clipscope::ui
