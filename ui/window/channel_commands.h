// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/workbench.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

namespace clipscope::ui {

struct Actions;
class CanvasView;
class ChannelsPanel;
class Panels;
class Stage;

/// Between the canvas and the channels: a click on the picture asks what is behind the heat there.
class ChannelCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        const Actions& actions;
        CanvasView& canvas;
        const Stage& stage;
        Panels& panels;
    };

    ChannelCommands(const Parts& parts, QObject* parent);

private:
    void onClicked(const QPointF& position);
    void refreshMarker();
    void refreshEscape();
    /// Of the channels, or of the map as long as nobody knows better; nothing if there are none.
    [[nodiscard]] std::optional<clipscope::Size> grid() const;

    Document& m_document;
    Explainer& m_explainer;
    const Actions& m_actions;
    CanvasView& m_canvas;
    const Stage& m_stage;
    Panels& m_panels;
    ChannelsPanel& m_channels;
    QList<QKeySequence> m_cancelKeys;
};

}  // namespace clipscope::ui
