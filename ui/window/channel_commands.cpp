// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/channel_commands.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/cell_geometry.h"
#include "ui/canvas/stage.h"
#include "ui/panels/channels_panel.h"
#include "ui/window/actions.h"
#include "ui/window/panels.h"

#include <QAction>

namespace clipscope::ui {
namespace {

constexpr const char* kDock = "channelsPanel";

}  // namespace

ChannelCommands::ChannelCommands(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.workbench.document())
    , m_explainer(parts.workbench.explainer())
    , m_actions(parts.actions)
    , m_canvas(parts.canvas)
    , m_stage(parts.stage)
    , m_panels(parts.panels)
    , m_channels(parts.panels.channels())
    , m_cancelKeys(parts.actions.cancel->shortcuts())
{
    // A click on the picture moves the focus to the channels; the canvas' keys go on working.
    m_channels.grid().addActions(m_canvas.actions());
    connect(&m_canvas, &CanvasView::clicked, this, &ChannelCommands::onClicked);
    connect(m_actions.jumpToChannel, &QAction::triggered, this, [this] {
        m_panels.raise(kDock);
        m_channels.focusNumber();
    });
    connect(m_actions.backToMap, &QAction::triggered, this, [this] {
        m_explainer.dropInspected();
        m_document.setChannel({});
    });
    connect(&m_explainer, &Explainer::statusChanged, this, &ChannelCommands::refreshEscape);
    connect(&m_explainer, &Explainer::compositionChanged, this, &ChannelCommands::refreshEscape);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Cell | Change::Picture))
            refreshMarker();
        if (changes.testFlag(Change::Inspected))
            refreshEscape();
    });
    connect(&m_explainer, &Explainer::resultChanged, this, &ChannelCommands::refreshMarker);
    connect(&m_stage, &Stage::drawnChanged, this, &ChannelCommands::refreshMarker);
    connect(&m_explainer, &Explainer::compositionChanged, this, &ChannelCommands::refreshMarker);
    refreshEscape();
}

void ChannelCommands::onClicked(const QPointF& position)
{
    const CompositionPtr& composition = m_explainer.composition();
    if (!composition)
        return;
    m_panels.raise(kDock);
    const auto cells = grid();
    const auto cell =
        cells ? cellAt(*composition, *cells, m_stage.toSource(position)) : std::nullopt;
    if (!cell)
        return;
    const auto leading = m_channels.model().leadingAt(*cell);
    m_document.edit([&cell, &leading](DocumentState& state) {
        state.cell = cell;
        if (state.channel && leading)
            state.channel = leading;  // who is looking at channels goes on looking at channels
    });
    m_channels.focusGrid();
}

void ChannelCommands::refreshMarker()
{
    const auto& cell = m_document.state().cell;
    const CompositionPtr& composition = m_explainer.composition();
    const auto cells = grid();
    const bool isShown =
        cell && composition && cells && QRect(0, 0, cells->width, cells->height).contains(*cell);
    m_canvas.setCell(isShown ? m_stage.toDrawn(outlineOf(*composition, *cells, *cell)) : QRectF());
}

void ChannelCommands::refreshEscape()
{
    // Escape goes one level up: from a channel or a head to the map, and only then to stopping what
    // runs.
    const bool isInside = m_document.state().channel || m_explainer.isInspecting();
    m_actions.backToMap->setEnabled(isInside);
    m_actions.cancel->setShortcuts(isInside ? QList<QKeySequence>() : m_cancelKeys);
}

std::optional<clipscope::Size> ChannelCommands::grid() const
{
    const ResultPtr& result = m_explainer.result();
    if (result)
        return result->bank ? std::optional(result->bank->grid) : std::nullopt;
    const CompositionPtr& composition = m_explainer.composition();
    return composition ? std::optional(composition->map.grid()) : std::nullopt;
}

}  // namespace clipscope::ui
