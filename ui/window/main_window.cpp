// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "core/image/colormap.h"
#include "core/saliency/method_info.h"
#include "ui/canvas/canvas_description.h"
#include "ui/canvas/canvas_view.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/shortcut_sheet.h"
#include "ui/panels/prompt_bar.h"
#include "ui/panels/prompts_panel.h"
#include "ui/panels/run_bar.h"
#include "ui/panels/status_strip.h"
#include "ui/panels/threshold_panel.h"
#include "ui/panels/view_panel.h"
#include "ui/style/icons.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/menus.h"
#include "ui/window/model_commands.h"
#include "ui/window/picture_commands.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr QSize kDefaultSize(1280, 800);
constexpr QSize kMinimumSize(960, 600);
constexpr int kPanelWidth = 330;
constexpr int kLayoutVersion = 1;
constexpr double kOpacityStep = 0.1;

}  // namespace

MainWindow::MainWindow(const Parts& parts)
    : m_workbench(parts.workbench)
    , m_document(parts.workbench.document())
    , m_settings(parts.settings)
    , m_theme(parts.theme)
    , m_canvas(new CanvasView(this))
    , m_actions(*this, *m_canvas)
    , m_message(new MessageBar(this))
    , m_promptBar(nullptr)
    , m_status(nullptr)
    , m_threshold(nullptr)
    , m_pictures(nullptr)
    , m_modelCommands(nullptr)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setMinimumSize(kMinimumSize);
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    m_pictures = new PictureCommands({m_workbench, m_settings, m_actions, *m_canvas, *this});
    m_modelCommands = new ModelCommands({m_workbench, m_settings, m_actions, *this});
    buildCentre();
    buildBars();
    buildPanels();
    fillMenus(*menuBar(), m_actions, m_panels);
    connectFiles();
    connectPrompts();
    connectView();
    connectAnalyse();
    connectWorkbench();
    onDocumentChanged(~Changes());
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_promptBar->focusPrompt();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setWindow(saveGeometry(), saveState(kLayoutVersion));
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_pictures->take(*event->mimeData(), tr("Dropped image"));
}

void MainWindow::buildBars()
{
    m_promptBar = new PromptBar(m_document, m_workbench.models(), m_actions, this);
    addToolBar(Qt::TopToolBarArea, m_promptBar);
    addToolBarBreak(Qt::TopToolBarArea);
    auto* runBar =
        new RunBar({m_document, m_workbench.models(), m_workbench.explainer(), m_actions}, this);
    addToolBar(Qt::TopToolBarArea, runBar);
    m_status = new StatusStrip(
        {m_document, m_workbench.models(), m_workbench.explainer(), m_workbench.fetcher()}, this);
    connect(m_status, &StatusStrip::fetchClicked, m_modelCommands, &ModelCommands::showModels);
    setStatusBar(m_status);
}

void MainWindow::buildCentre()
{
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    column->addWidget(m_canvas, 1);
    setCentralWidget(centre);
}

void MainWindow::buildPanels()
{
    auto* prompts = new PromptsPanel(m_document, m_workbench.scores(), this);
    connect(prompts, &PromptsPanel::addWanted, this, &MainWindow::addPrompt);
    m_threshold = new ThresholdPanel(m_document, this);
    m_panels = {
        addPanel("promptsPanel", tr("Prompts"), prompts),
        addPanel("viewPanel", tr("View"), new ViewPanel(m_document, this)),
        addPanel("thresholdPanel", tr("Heat and threshold"), m_threshold)};
    arrange();
}

QDockWidget* MainWindow::addPanel(const char* name, const QString& title, QWidget* content)
{
    auto* panel = new QDockWidget(title, this);
    panel->setObjectName(QLatin1String(name));
    panel->setAccessibleName(title);
    panel->setWidget(content);
    return panel;
}

void MainWindow::arrange()
{
    for (QDockWidget* panel : m_panels) {
        panel->setFloating(false);
        addDockWidget(Qt::RightDockWidgetArea, panel);
        panel->show();
    }
    resizeDocks(m_panels, {kPanelWidth, kPanelWidth, kPanelWidth}, Qt::Horizontal);
    resizeDocks(m_panels, {210, 130, 280}, Qt::Vertical);
}

void MainWindow::restore()
{
    resize(kDefaultSize);
    const bool isRestored = restoreGeometry(m_settings.geometry()) &&
                            restoreState(m_settings.windowState(), kLayoutVersion);
    if (!isRestored)
        arrange();
    const QRect room = screen()->availableGeometry();
    resize(size().boundedTo(room.size()));
    if (!isRestored || !room.intersects(frameGeometry()))
        move(room.center() - QRect(QPoint(), size()).center());
    m_actions.theme.at(static_cast<std::size_t>(m_theme.choice()))->setChecked(true);
}

void MainWindow::connectFiles()
{
    connect(m_pictures, &PictureCommands::noticed, m_message, &MessageBar::show);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] {
        auto* sheet = new ShortcutSheet(*this);
        connect(sheet, &QDialog::finished, this, &QWidget::activateWindow);
        sheet->show();
    });
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(*this); });
}

void MainWindow::connectPrompts()
{
    connect(m_actions.addPrompt, &QAction::triggered, this, &MainWindow::addPrompt);
    connect(m_actions.removePrompt, &QAction::triggered, this, [this] {
        m_document.removePrompt(m_document.explained());
    });
    connect(m_actions.focusPrompt, &QAction::triggered, m_promptBar, &PromptBar::focusPrompt);
    for (std::size_t i = 0; i < m_actions.explainPrompt.size(); ++i)
        connect(m_actions.explainPrompt[i], &QAction::triggered, this, [this, i] {
            m_document.setExplained(static_cast<int>(i));
        });
    connect(m_promptBar, &PromptBar::runWanted, &m_workbench.explainer(), &Explainer::run);
}

void MainWindow::connectView()
{
    connect(m_actions.zoomIn, &QAction::triggered, this, [this] { m_canvas->zoomBy(1.25); });
    connect(m_actions.zoomOut, &QAction::triggered, this, [this] { m_canvas->zoomBy(0.8); });
    connect(m_actions.zoomActual, &QAction::triggered, this, [this] { m_canvas->zoomTo(1); });
    connect(m_actions.zoomFit, &QAction::triggered, m_canvas, &CanvasView::fit);
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
    connect(m_actions.nextColorMap, &QAction::triggered, this, [this] { stepColorMap(1); });
    connect(m_actions.previousColorMap, &QAction::triggered, this, [this] { stepColorMap(-1); });
    connect(m_actions.themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        const auto choice = static_cast<ThemeChoice>(action->data().toInt());
        m_theme.choose(choice);
        m_settings.setTheme(choice);
    });
    connect(m_actions.resetLayout, &QAction::triggered, this, &MainWindow::arrange);
    connect(m_actions.fullScreen, &QAction::triggered, this, [this](bool on) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, on));
    });
    connect(m_canvas, &CanvasView::hovered, m_status, &StatusStrip::showPosition);
    connect(m_canvas, &CanvasView::zoomChanged, this, [this] {
        m_status->showZoom(m_canvas->zoom());
        refreshCanvas();
    });
}

void MainWindow::connectAnalyse()
{
    connect(m_actions.run, &QAction::triggered, &m_workbench.explainer(), &Explainer::run);
    connect(m_actions.cancel, &QAction::triggered, &m_workbench.explainer(), &Explainer::cancel);
    connect(m_actions.live, &QAction::triggered, &m_document, &Document::setLive);
    connect(m_actions.nextMethod, &QAction::triggered, this, [this] { stepMethod(1); });
    connect(m_actions.previousMethod, &QAction::triggered, this, [this] { stepMethod(-1); });
}

void MainWindow::connectWorkbench()
{
    connect(&m_document, &Document::changed, this, &MainWindow::onDocumentChanged);
    Explainer& explainer = m_workbench.explainer();
    connect(&explainer, &Explainer::compositionChanged, this, &MainWindow::onComposition);
    connect(&explainer, &Explainer::statusChanged, this, &MainWindow::refreshCanvas);
    connect(&explainer, &Explainer::statusChanged, this, &MainWindow::refreshActions);
    connect(&m_workbench, &Workbench::noticed, m_message, &MessageBar::show);
    connect(m_message, &MessageBar::remedyChosen, this, &MainWindow::applyRemedy);
}

void MainWindow::onDocumentChanged(Changes changes)
{
    if (changes.testFlag(Change::Picture)) {
        m_canvas->setPicture(m_document.picture());
        m_message->settle();
    }
    if (changes.testFlag(Change::Opacity)) {
        m_canvas->setHeatOpacity(m_document.opacity());
        m_settings.setOpacity(m_document.opacity());
    }
    if (changes.testFlag(Change::ColorMap))
        m_settings.setColorMap(m_document.colorMap());
    if (changes.testFlag(Change::Layers)) {
        std::array<bool, kLayers> visible{};
        for (int i = 0; i < kLayers; ++i)
            visible.at(static_cast<std::size_t>(i)) = m_document.isVisible(static_cast<Layer>(i));
        m_canvas->setLayers(visible);
    }
    if (changes & (Change::Picture | Change::Prompts | Change::Explained))
        refreshTitle();
    refreshActions();
    refreshCanvas();
}

void MainWindow::onComposition()
{
    const CompositionPtr& composition = m_workbench.explainer().composition();
    m_canvas->setComposition(composition);
    m_threshold->setComposition(composition);
    refreshCanvas();
}

void MainWindow::refreshCanvas()
{
    const Explainer& explainer = m_workbench.explainer();
    const CompositionPtr& composition = explainer.composition();
    m_canvas->setStale(explainer.isStale());
    m_canvas->setBadge(badgeFor(explainer.status(), composition, explainer.isStale()));
    m_canvas->setBoxColour(promptColour(m_document.explained()));
    m_canvas->setAccessibleDescription(
        describeCanvas(m_document, explainer.status(), composition, m_canvas->zoom()));
}

void MainWindow::refreshTitle()
{
    const QString program = tr("Clipscope");
    const PicturePtr& picture = m_document.picture();
    if (!picture)
        return setWindowTitle(program);
    const QString prompt = m_document.explainedPrompt();
    setWindowTitle(
        prompt.isEmpty() ? tr("%1 — %2").arg(picture->title, program)
                         : tr("%1 — “%2” — %3").arg(picture->title, prompt, program));
}

void MainWindow::refreshActions()
{
    const Explainer& explainer = m_workbench.explainer();
    m_actions.cancel->setEnabled(explainer.status().isBusy());
    m_actions.live->setChecked(m_document.isLive());
    m_actions.copyView->setEnabled(m_document.picture() != nullptr);
    m_actions.exportToFolder->setEnabled(explainer.composition() != nullptr);
    m_actions.removePrompt->setEnabled(m_document.prompts().size() > 1);
    for (int i = 0; i < kLayers; ++i)
        m_actions.layers.at(static_cast<std::size_t>(i))
            ->setChecked(m_document.isVisible(static_cast<Layer>(i)));
    for (std::size_t i = 0; i < m_actions.explainPrompt.size(); ++i)
        m_actions.explainPrompt[i]->setEnabled(
            static_cast<qsizetype>(i) < m_document.prompts().size());
}

void MainWindow::applyRemedy(Remedy remedy)
{
    switch (remedy) {
    case Remedy::None:
        return;
    case Remedy::OpenPicture:
        return m_pictures->openPicture();
    case Remedy::OpenModel:
        return m_modelCommands->openModel();
    case Remedy::Retry:
        return m_workbench.explainer().run();
    }
}

void MainWindow::stepColorMap(int by)
{
    const auto& maps = colorMaps();
    const auto found = std::find_if(maps.begin(), maps.end(), [this](const ColorMap& map) {
        return map.id == m_document.colorMap().toStdString();
    });
    const auto count = static_cast<std::ptrdiff_t>(maps.size());
    const auto next = (found - maps.begin() + by + count) % count;
    m_document.setColorMap(QString::fromStdString(maps[static_cast<std::size_t>(next)].id));
}

void MainWindow::stepMethod(int by)
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

void MainWindow::addPrompt()
{
    m_document.addPrompt({});
    m_promptBar->focusPrompt();
}

}  // namespace clipscope::ui
