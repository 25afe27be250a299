// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/canvas/canvas_description.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/stage.h"
#include "ui/canvas/sticker_tool.h"
#include "ui/jobs/stick.h"
#include "ui/panels/hint_line.h"
#include "ui/panels/prompt_bar.h"
#include "ui/panels/run_bar.h"
#include "ui/panels/status_strip.h"
#include "ui/style/icons.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/channel_commands.h"
#include "ui/window/export_commands.h"
#include "ui/window/help_commands.h"
#include "ui/window/menu_letters.h"
#include "ui/window/menus.h"
#include "ui/window/model_commands.h"
#include "ui/window/panels.h"
#include "ui/window/picture_commands.h"
#include "ui/window/placement.h"
#include "ui/window/preference_commands.h"
#include "ui/window/presentation.h"
#include "ui/window/session_commands.h"
#include "ui/window/stage_commands.h"
#include "ui/window/sticker_commands.h"
#include "ui/window/tab_order.h"
#include "ui/window/undo_commands.h"
#include "ui/window/view_commands.h"
#include "ui/window/walk_commands.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr QSize kDefaultSize(1280, 800);
constexpr QSize kMinimumSize(960, 600);
constexpr int kLayoutVersion = 3;

}  // namespace

MainWindow::MainWindow(const Parts& parts)
    : m_workbench(parts.workbench)
    , m_document(parts.workbench.document())
    , m_settings(parts.settings)
    , m_theme(parts.theme)
    , m_canvas(new CanvasView(this))
    , m_stage(nullptr)
    , m_stickers(nullptr)
    , m_actions(*this, *m_canvas)
    , m_message(new MessageBar(this))
    , m_promptBar(nullptr)
    , m_status(nullptr)
    , m_panels(nullptr)
    , m_pictures(nullptr)
    , m_modelCommands(nullptr)
    , m_sessions(nullptr)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setMinimumSize(kMinimumSize);
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    m_pictures = new PictureCommands({m_workbench, m_settings, m_actions, *this});
    m_modelCommands = new ModelCommands({m_workbench, m_settings, m_actions, *this});
    m_sessions = new SessionCommands({m_workbench, m_settings, m_actions, *this});
    buildBars();  // the order of the Tab key: bars, canvas, panels from top to bottom
    buildCentre();
    buildPanels();
    new MenuLetters(this);
    fillMenus(*menuBar(), m_actions, m_panels->docks());
    new HelpCommands({m_workbench, m_actions, *this});  // the window owns it
    new PreferenceCommands({m_settings, m_workbench.idleBank(), m_actions, *this});
    new Presentation(*m_actions.presentation, *this);
    connectFiles();
    connectPrompts();
    new ViewCommands({m_workbench, m_settings, m_theme, m_actions, *m_canvas, *this});
    new ChannelCommands({m_workbench, m_actions, *m_canvas, *m_stage, *m_panels}, this);
    new StageCommands({m_workbench, m_actions, *m_stage, *m_canvas});
    new UndoCommands(m_workbench.undo().stack(), m_actions, *this);
    new WalkCommands({m_workbench, m_settings, m_actions, *this});
    connectView();
    new StickerCommands({m_workbench, m_settings, m_actions, *m_stickers, *m_panels, *this});
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

bool MainWindow::focusNextPrevChild(bool next)
{
    orderTabs(*this);  // panels move, and their controls come and go
    QWidget* stop = tabStopBeside(*this, next);
    if (!stop)
        return QMainWindow::focusNextPrevChild(next);
    stop->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_sessions->mayClose())
        return event->ignore();
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
        {m_document,
         m_workbench.models(),
         m_workbench.explainer(),
         m_workbench.fetcher(),
         m_workbench.idleBank()},
        this);
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
    m_stage = new Stage({m_document, m_workbench.explainer(), m_workbench.comparison()}, *m_canvas);
    column->addWidget(m_stage, 1);
    column->addWidget(new HintLine(m_settings, *this));
    setCentralWidget(centre);
}

void MainWindow::buildPanels()
{
    m_panels = new Panels(m_workbench, *this);
    connect(m_panels, &Panels::addPromptWanted, this, &MainWindow::addPrompt);
}

void MainWindow::restore()
{
    resize(kDefaultSize);
    const bool isRestored = restoreGeometry(m_settings.geometry()) &&
                            restoreState(m_settings.windowState(), kLayoutVersion);
    if (!isRestored) {
        m_panels->arrange();
        // Again on the screen: panels that were never there overstate how much room they need.
        QTimer::singleShot(0, m_panels, &Panels::arrange);
        move(screen()->availableGeometry().center() - QRect(QPoint(), size()).center());
    }
    keepOnScreen(*this);
    orderTabs(*this);
}

void MainWindow::connectFiles()
{
    connect(m_pictures, &PictureCommands::noticed, m_message, &MessageBar::show);
    auto* exports = new ExportCommands({m_workbench, m_settings, m_actions, *m_canvas, *this});
    connect(exports, &ExportCommands::noticed, m_message, &MessageBar::show);
    exports->setFinishPng(
        [this] { return carrier(m_workbench.sessions().job(SessionKeeper::Maps::With)); });
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
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
    connect(m_actions.resetLayout, &QAction::triggered, m_panels, &Panels::arrange);
    connect(m_stage, &Stage::probed, m_status, &StatusStrip::showProbe);
    m_stickers = new StickerTool(  // after the tool for the true box, to be asked before it
        {m_document,
         m_workbench.stickers(),
         m_workbench.undo(),
         *m_stage,
         *m_canvas,
         stickerPatches()});
    connect(m_actions.drawTruth, &QAction::toggled, m_stickers, &StickerTool::setSuspended);
    connect(
        &m_workbench.stickers(), &StickerBench::selectionChanged, this, &MainWindow::refreshCanvas);
    connect(m_canvas, &CanvasView::zoomChanged, this, [this] {
        m_status->showZoom(m_canvas->zoom());
        refreshCanvas();
    });
}

void MainWindow::connectAnalyse()
{
    connect(m_actions.run, &QAction::triggered, &m_workbench.explainer(), &Explainer::run);
    connect(m_actions.cancel, &QAction::triggered, &m_workbench.explainer(), &Explainer::cancel);
    connect(
        m_actions.stopAndKeep,
        &QAction::triggered,
        &m_workbench.explainer(),
        &Explainer::stopAndKeep);
    connect(m_actions.live, &QAction::triggered, &m_document, &Document::setLive);
}

void MainWindow::connectWorkbench()
{
    connect(&m_document, &Document::changed, this, &MainWindow::onDocumentChanged);
    connect(&m_workbench.sessions(), &SessionKeeper::changed, this, &MainWindow::refreshTitle);
    Explainer& explainer = m_workbench.explainer();
    connect(&explainer, &Explainer::compositionChanged, this, &MainWindow::onComposition);
    connect(&explainer, &Explainer::statusChanged, this, &MainWindow::refreshCanvas);
    connect(&explainer, &Explainer::statusChanged, this, &MainWindow::refreshActions);
    connect(&m_workbench.comparison(), &Comparison::changed, this, &MainWindow::refreshCanvas);
    connect(&m_workbench, &Workbench::noticed, m_message, &MessageBar::show);
    connect(&m_workbench.models(), &ModelShelf::loadedChanged, m_message, [this] {
        m_message->settle(Remedy::OpenModel);
    });
    connect(m_message, &MessageBar::remedyChosen, this, &MainWindow::applyRemedy);
}

void MainWindow::onDocumentChanged(Changes changes)
{
    if (changes.testFlag(Change::Picture))
        m_message->settle(Remedy::OpenPicture);
    if (changes.testFlag(Change::Opacity))
        m_settings.setOpacity(m_document.opacity());
    if (changes.testFlag(Change::ColorMap))
        m_settings.setColorMap(m_document.colorMap());
    if (changes.testFlag(Change::Method))
        m_settings.setMethod(m_document.method());
    if (changes & (Change::Picture | Change::Prompts | Change::Explained))
        refreshTitle();
    refreshActions();
    refreshCanvas();
}

void MainWindow::onComposition()
{
    refreshActions();  // it comes after the state "done": only now is there something to export
    refreshCanvas();
}

void MainWindow::refreshCanvas()
{
    const Explainer& explainer = m_workbench.explainer();
    const CompositionPtr& composition = explainer.composition();
    m_canvas->setStale(explainer.isStale());
    m_canvas->setBadge(badgeFor(explainer.status(), composition, explainer.isStale()));
    m_canvas->setAccessibleDescription(
        describeCanvas(m_document, explainer.status(), composition, m_canvas->zoom()) + ' ' +
        describeStage(m_document.state(), m_workbench.comparison(), composition) +
        describeStickers(m_document.state(), m_workbench.stickers().selectedSticker()));
}

void MainWindow::refreshTitle()
{
    const QString program = tr("Clipscope");
    const PicturePtr& picture = m_document.picture();
    const QString& session = m_workbench.sessions().path();
    if (!picture && session.isEmpty())
        return setWindowTitle(program);
    QString name = session.isEmpty() ? picture->title : QFileInfo(session).fileName();
    // What stands for the mark of a change may be in a name, too, and is itself twice.
    name.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
    if (!session.isEmpty())
        name += QStringLiteral("[*]");
    QString prompt = m_document.explainedPrompt();
    prompt.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
    setWindowTitle(
        prompt.isEmpty() ? tr("%1 — %2").arg(name, program)
                         : tr("%1 — “%2” — %3").arg(name, prompt, program));
}

void MainWindow::refreshActions()
{
    const Explainer& explainer = m_workbench.explainer();
    m_actions.stopAndKeep->setEnabled(explainer.status().isBusy());
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
    case Remedy::Restore:
        return m_workbench.restoreFound();
    }
}

void MainWindow::addPrompt()
{
    m_document.addPrompt({});
    m_promptBar->focusPrompt();
}

}  // namespace clipscope::ui
