// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/panels.h"

#include "ui/panels/attack_panel.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/channels_panel.h"
#include "ui/panels/defence_panel.h"
#include "ui/panels/heads_panel.h"
#include "ui/panels/method_panel.h"
#include "ui/panels/prompts_panel.h"
#include "ui/panels/sticker_panel.h"
#include "ui/panels/sweep_panel.h"
#include "ui/panels/threshold_panel.h"
#include "ui/panels/view_panel.h"
#include "ui/widgets/film_strip.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kSideWidth = 330;
constexpr int kBottomHeight = 150;
const QList<int> kSideHeights{240, 150, 290};

}  // namespace

Panels::Panels(Workbench& workbench, QMainWindow& window) : QObject(&window), m_window(window)
{
    // The column at the right is full; what lies at the bottom is wide anyway.
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    build(workbench);
    arrange();
}

void Panels::build(Workbench& workbench)
{
    Document& document = workbench.document();
    const Explainer& explainer = workbench.explainer();
    buildStrips(workbench);  // below the canvas, so before the column beside it for the Tab key
    m_channels = new ChannelsPanel(document, explainer, &m_window);
    add("channelsPanel", tr("Channels"), m_channels, Place::Bottom);

    m_attack = new AttackPanel(document, workbench.attack(), &m_window);
    m_sweep = new SweepPanel(workbench.sweep(), workbench.stickers(), &m_window);
    m_defences = new DefencePanel(workbench.defences(), &m_window);
    m_attack->addStudy(m_sweep, tr("S&weep"));
    m_attack->addStudy(m_defences, tr("Defences"));
    m_attack->setTools(m_defences->tools());
    connect(m_defences, &DefencePanel::started, this, [this] { m_attack->showStudy(m_defences); });
    add("attackPanel", tr("Attack"), m_attack, Place::Bottom);

    auto* prompts = new PromptsPanel(document, workbench.scores(), &m_window);
    connect(prompts, &PromptsPanel::addWanted, this, &Panels::addPromptWanted);
    connect(&explainer, &Explainer::resultChanged, prompts, [prompts, &explainer] {
        const ResultPtr& result = explainer.result();
        prompts->setWords(result ? result->words : std::vector<WordRelevance>{});
    });
    add("promptsPanel", tr("Prompts"), prompts, Place::Prompts);
    add("viewPanel", tr("View"), new ViewPanel(document, &m_window), Place::View);
    add("methodPanel",
        tr("Method"),
        new MethodPanel(document, workbench.models(), &m_window),
        Place::View);

    auto* threshold = new ThresholdPanel(document, &m_window);
    connect(&explainer, &Explainer::compositionChanged, threshold, [threshold, &explainer] {
        threshold->setComposition(explainer.composition());
    });
    add("thresholdPanel", tr("Threshold"), threshold, Place::Threshold);

    auto* boxes = new BoxesPanel(document, &m_window);
    connect(&explainer, &Explainer::compositionChanged, boxes, [boxes, &explainer] {
        boxes->setComposition(explainer.composition());
    });
    add("boxesPanel", tr("Map and boxes"), boxes, Place::Threshold);
    m_stickers = new StickerPanel(document, workbench.stickers(), &m_window);
    add("stickersPanel", tr("Stickers"), m_stickers, Place::Threshold);
}

void Panels::buildStrips(Workbench& workbench)
{
    History& history = workbench.history();
    auto* runs = new FilmStrip("history", tr("Finished runs"), &m_window);
    runs->setModel(&history);
    runs->setToolTip(tr("Finished runs; click one to bring it back"));
    connect(runs, &FilmStrip::picked, &history, &History::restore);
    connect(&history, &History::currentChanged, runs, [runs, &history] {
        runs->showRow(history.current());
    });
    add("historyPanel", tr("History"), runs, Place::Bottom);

    Folder& folder = workbench.folder();
    auto* pictures = new FilmStrip("folder", tr("Pictures of the folder"), &m_window);
    pictures->setModel(&folder);
    connect(pictures, &FilmStrip::picked, &folder, &Folder::pick);
    connect(&folder, &Folder::currentChanged, pictures, [pictures, &folder] {
        pictures->showRow(folder.current());
    });
    connect(&folder, &Folder::opened, this, [this] { raise("folderPanel"); });
    add("folderPanel", tr("Folder"), pictures, Place::Bottom);
    addHeads(workbench);
}

void Panels::addHeads(Workbench& workbench)
{
    auto* heads = new HeadsPanel(workbench.heads(), &m_window);
    Explainer& explainer = workbench.explainer();
    connect(heads, &HeadsPanel::mapChosen, &explainer, &Explainer::inspect);
    connect(heads, &HeadsPanel::mapDropped, &explainer, &Explainer::dropInspected);
    const auto follow = [heads, &explainer] {
        if (!explainer.isInspecting())
            heads->forgetChosen();
    };
    connect(&explainer, &Explainer::compositionChanged, heads, follow);
    connect(&explainer, &Explainer::statusChanged, heads, follow);
    const QDockWidget* dock = add("headsPanel", tr("Layers and heads"), heads, Place::Bottom);
    // False too while another tab is in front.
    connect(dock, &QDockWidget::visibilityChanged, &workbench.heads(), &HeadBoard::setWatched);
}

QDockWidget* Panels::add(const char* name, const QString& title, QWidget* content, Place place)
{
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QLatin1String(name));
    dock->setAccessibleName(title);
    dock->setWidget(content);
    m_entries.append({dock, place});
    return dock;
}

QList<QDockWidget*> Panels::docks() const
{
    QList<QDockWidget*> docks;
    for (const Entry& entry : m_entries)
        docks.append(entry.dock);
    return docks;
}

void Panels::arrange()
{
    QList<QDockWidget*> fronts;  // by place, the bottom last
    for (const Place place : {Place::Prompts, Place::View, Place::Threshold, Place::Bottom}) {
        QDockWidget* front = nullptr;
        for (const Entry& entry : m_entries) {
            if (entry.place != place)
                continue;
            entry.dock->setFloating(false);
            m_window.addDockWidget(
                place == Place::Bottom ? Qt::BottomDockWidgetArea : Qt::RightDockWidgetArea,
                entry.dock);
            if (front)
                m_window.tabifyDockWidget(front, entry.dock);
            else
                front = entry.dock;
            entry.dock->show();
        }
        if (!front)
            continue;
        front->raise();
        fronts.append(front);
    }
    setSizes(fronts);
    nameTabs();
}

void Panels::setSizes(const QList<QDockWidget*>& fronts)
{
    const auto side = fronts.first(fronts.size() - 1);
    m_window.resizeDocks({fronts.last()}, {kBottomHeight}, Qt::Vertical);
    m_window.resizeDocks(side, QList<int>(side.size(), kSideWidth), Qt::Horizontal);
    m_window.resizeDocks(side, kSideHeights.first(side.size()), Qt::Vertical);
}

void Panels::nameTabs()
{
    // The window makes tab bars of its own for docks that share a place.
    int number = 0;
    for (QTabBar* tabs : m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        tabs->setObjectName(QStringLiteral("panelTabs%1").arg(++number));
        tabs->setAccessibleName(tr("Panels %1").arg(number));
    }
}

void Panels::raise(const char* name, int leastHeight)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [name](const Entry& entry) {
        return entry.dock->objectName() == QLatin1String(name);
    });
    if (found == m_entries.end())
        return;
    int height = 0;  // hidden behind another tab, a dock does not follow the size of its place
    for (const Entry& entry : m_entries)
        if (entry.place == found->place && !entry.dock->visibleRegion().isEmpty())
            height = std::max(height, entry.dock->height());
    found->dock->show();
    found->dock->raise();
    if (height < leastHeight && !found->dock->isFloating())
        m_window.resizeDocks({found->dock}, {leastHeight}, Qt::Vertical);
}

}  // namespace clipscope::ui
