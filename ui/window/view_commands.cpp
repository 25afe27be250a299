// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/view_commands.h"

#include "core/image/colormap.h"
#include "core/saliency/method_info.h"
#include "ui/canvas/canvas_view.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>

#include <algorithm>
#include <vector>

namespace clipscope::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kOpacityStep = 0.1;

}  // namespace

ViewCommands::ViewCommands(const Parts& parts)
    : QObject(&parts.window)
    , m_workbench(parts.workbench)
    , m_document(parts.workbench.document())
    , m_settings(parts.settings)
    , m_theme(parts.theme)
    , m_actions(parts.actions)
    , m_canvas(parts.canvas)
    , m_window(parts.window)
{
    connectZoom();
    connectLayers();
    connectLook();
}

void ViewCommands::connectZoom()
{
    connect(m_actions.zoomIn, &QAction::triggered, this, [this] { m_canvas.zoomBy(kZoomStep); });
    connect(
        m_actions.zoomOut, &QAction::triggered, this, [this] { m_canvas.zoomBy(1 / kZoomStep); });
    connect(m_actions.zoomActual, &QAction::triggered, this, [this] { m_canvas.zoomTo(1); });
    connect(m_actions.zoomFit, &QAction::triggered, &m_canvas, &CanvasView::fit);
}

void ViewCommands::connectLayers()
{
    for (int i = 0; i < kLayers; ++i) {
        const auto layer = static_cast<Layer>(i);
        connect(
            m_actions.layers.at(static_cast<std::size_t>(i)),
            &QAction::triggered,
            this,
            [this, layer](bool on) { m_document.setVisible(layer, on); });
    }
    connect(m_actions.moreOpacity, &QAction::triggered, this, [this] {
        m_document.setOpacity(m_document.opacity() + kOpacityStep);
    });
    connect(m_actions.lessOpacity, &QAction::triggered, this, [this] {
        m_document.setOpacity(m_document.opacity() - kOpacityStep);
    });
}

void ViewCommands::connectLook()
{
    connect(m_actions.nextColorMap, &QAction::triggered, this, [this] { stepColorMap(1); });
    connect(m_actions.previousColorMap, &QAction::triggered, this, [this] { stepColorMap(-1); });
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        const auto choice = static_cast<ThemeChoice>(action->data().toInt());
        m_theme.choose(choice);
        m_settings.setTheme(choice);
    });
    m_actions.theme.at(static_cast<std::size_t>(m_theme.choice()))->setChecked(true);
    connect(m_actions.fullScreen, &QAction::triggered, this, [this](bool on) {
        m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowFullScreen, on));
    });
    connect(m_actions.nextMethod, &QAction::triggered, this, [this] { stepMethod(1); });
    connect(m_actions.previousMethod, &QAction::triggered, this, [this] { stepMethod(-1); });
}

void ViewCommands::stepColorMap(int by)
{
    const auto& maps = colorMaps();
    const auto found = std::find_if(maps.begin(), maps.end(), [this](const ColorMap& map) {
        return map.id == m_document.colorMap().toStdString();
    });
    const auto count = static_cast<std::ptrdiff_t>(maps.size());
    const auto next = (found - maps.begin() + by + count) % count;
    m_document.setColorMap(QString::fromStdString(maps[static_cast<std::size_t>(next)].id));
}

void ViewCommands::stepMethod(int by)
{
    // Round the methods that the loaded model can run.
    std::vector<MethodInfo> methods;
    const auto& loaded = m_workbench.models().loaded();
    for (const MethodInfo& info : methodCatalogue())
        if (!loaded || whyNot(info, loaded->descriptor.config.vision.family).empty())
            methods.push_back(info);
    const auto found = std::find_if(methods.begin(), methods.end(), [this](const MethodInfo& info) {
        return info.id == m_document.method().toStdString();
    });
    const auto count = static_cast<std::ptrdiff_t>(methods.size());
    const auto from = found == methods.end() ? 0 : found - methods.begin();
    const auto next = (from + by + count) % count;
    m_document.setMethod(QString::fromStdString(methods[static_cast<std::size_t>(next)].id));
}

}  // namespace clipscope::ui
