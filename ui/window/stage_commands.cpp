// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/stage_commands.h"

#include "ui/canvas/stage.h"
#include "ui/canvas/truth_tool.h"
#include "ui/state/pinned.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>

namespace clipscope::ui {
namespace {

bool showsPinned(Layout layout)
{
    return layout == Layout::SideBySide || layout == Layout::Swipe || layout == Layout::Difference;
}

}  // namespace

StageCommands::StageCommands(const Parts& parts)
    : QObject(&parts.stage)
    , m_workbench(parts.workbench)
    , m_document(parts.workbench.document())
    , m_actions(parts.actions)
    , m_stage(parts.stage)
    , m_truth(new TruthTool(m_document, parts.canvas, [&stage = parts.stage](const QPointF& at) {
        return stage.toSource(at);
    }))
{
    connectLayout();
    connectComparison();
    connectTruth();
    connect(&m_document, &Document::changed, this, &StageCommands::refresh);
    connect(&m_workbench.explainer(), &Explainer::statusChanged, this, &StageCommands::refresh);
    connect(&m_workbench.exhibit(), &Exhibit::changed, this, &StageCommands::refresh);
    connect(&m_workbench.comparison(), &Comparison::changed, this, &StageCommands::refresh);
    refresh();
}

void StageCommands::connectLayout()
{
    connect(m_actions.layouts, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_document.setLayout(static_cast<Layout>(action->data().toInt()));
    });
    connect(m_actions.sharedScale, &QAction::triggered, this, [this](bool on) {
        m_workbench.comparison().setSharesScale(on);
    });
    connect(m_actions.copyView, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setImage(m_stage.picture());
    });
    connect(m_actions.modelView, &QAction::triggered, this, [this](bool on) {
        m_document.edit([on](DocumentState& state) { state.modelView = on; });
    });
}

void StageCommands::connectComparison()
{
    connect(m_actions.pin, &QAction::triggered, this, &StageCommands::pin);
    connect(m_actions.clearPinned, &QAction::triggered, this, &StageCommands::clearPinned);
    connect(m_actions.cycleLayout, &QAction::triggered, this, &StageCommands::cycle);
    connect(m_actions.cancel, &QAction::triggered, this, [this] {
        if (m_workbench.comparison().isBusy())
            m_workbench.comparison().stop();
    });
}

void StageCommands::connectTruth()
{
    connect(m_actions.drawTruth, &QAction::triggered, m_truth, &TruthTool::setArmed);
    connect(m_truth, &TruthTool::armedChanged, m_actions.drawTruth, &QAction::setChecked);
    connect(m_actions.clearTruth, &QAction::triggered, this, [this] {
        m_document.setTruth(std::nullopt);
    });
}

void StageCommands::refresh()
{
    const DocumentState& state = m_document.state();
    m_actions.layout.at(static_cast<std::size_t>(state.layout))->setChecked(true);
    m_actions.sharedScale->setChecked(m_workbench.comparison().sharesScale());
    m_actions.modelView->setChecked(state.modelView);
    m_actions.modelView->setEnabled(state.picture != nullptr);
    m_actions.pin->setEnabled(m_workbench.exhibit().request() != nullptr);
    m_actions.clearPinned->setEnabled(state.pinned || state.pinnedChannel);
    m_actions.drawTruth->setEnabled(state.picture != nullptr);
    m_actions.clearTruth->setEnabled(state.truth.has_value());
    m_actions.cancel->setEnabled(
        m_workbench.explainer().status().isBusy() || m_workbench.comparison().isBusy());
}

void StageCommands::pin()
{
    const ComposeRequest* shown = m_workbench.exhibit().request();
    if (!shown)
        return;
    auto pinned = std::make_shared<Pinned>();
    pinned->picture = shown->picture;
    pinned->map = shown->map;
    pinned->modelSide = shown->modelSide;
    pinned->fit = shown->fit;
    pinned->label = shown->label;
    if (shown->label.origin == MapOrigin::Complete)
        pinned->result = m_workbench.explainer().result();
    m_document.edit([&pinned](DocumentState& state) {
        state.pinned = pinned;
        state.pinnedChannel.reset();
        if (!showsPinned(state.layout))
            state.layout = Layout::SideBySide;
    });
}

void StageCommands::clearPinned()
{
    m_document.edit([](DocumentState& state) {
        state.pinned.reset();
        state.pinnedChannel.reset();
        if (showsPinned(state.layout))
            state.layout = Layout::Single;
    });
}

void StageCommands::cycle()
{
    switch (m_document.state().layout) {
    case Layout::Single:
        return m_document.setLayout(Layout::SideBySide);
    case Layout::SideBySide:
        return m_document.setLayout(Layout::Swipe);
    case Layout::Swipe:
        return m_document.setLayout(Layout::Difference);
    case Layout::Difference:
    case Layout::Methods:
    case Layout::Prompts:
        return m_document.setLayout(Layout::Single);
    }
}

}  // namespace clipscope::ui
