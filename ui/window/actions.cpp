// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "ui/dialogs/action_commands.h"
#include "ui/panels/view_panel.h"
#include "ui/state/tr.h"
#include "ui/style/clipscope_style.h"
#include "ui/style/icons.h"
#include "ui/style/shortcuts.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QWidget>

namespace clipscope::ui {
namespace {

using Keys = QList<QKeySequence>;

template <typename... Key>
Keys on(Key... key)
{
    return {QKeySequence(key)...};
}

/// Makes actions that work anywhere in the window, or on the canvas alone.
class Maker {
public:
    Maker(QWidget& window, QWidget& canvas) : m_window(window), m_canvas(canvas) {}

    QAction*
    make(const char* name, const QString& text, const Keys& keys, const char* iconName = "")
    {
        auto* action = new QAction(text, &m_window);
        action->setObjectName(QLatin1String(name));
        action->setShortcuts(keys);
        if (*iconName != '\0')
            action->setIcon(icon(QLatin1String(iconName)));
        action->setProperty(kIconName, iconName);
        const QString title = plainTitle(text);
        const QString key =
            keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
        action->setToolTip(key.isEmpty() ? title : ui::tr("%1 (%2)").arg(title, key));
        m_window.addAction(action);
        return action;
    }
    QAction* makeForCanvas(const char* name, const QString& text, const Keys& keys)
    {
        QAction* action = make(name, text, keys);
        m_window.removeAction(action);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_canvas.addAction(action);
        return action;
    }
    QMenu* makeMenu(const char* name, const QString& text, const char* iconName = "")
    {
        auto* menu = new QMenu(text, &m_window);
        menu->setObjectName(QLatin1String(name));
        menu->setToolTipsVisible(true);
        if (*iconName != '\0')
            menu->setIcon(icon(QLatin1String(iconName)));
        menu->setProperty(kIconName, iconName);
        return menu;
    }

private:
    QWidget& m_window;
    QWidget& m_canvas;
};

void makeFile(Actions& actions, Maker& maker)
{
    actions.open = maker.make(
        "open", tr("&Open picture…"), keys(QKeySequence::Open, on(Qt::CTRL | Qt::Key_O)), "open");
    actions.openFolder =
        maker.make("openFolder", tr("Open &folder…"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_O), "open");
    actions.nextPicture =
        maker.makeForCanvas("nextPicture", tr("&Next picture"), on(Qt::Key_PageDown));
    actions.previousPicture =
        maker.makeForCanvas("previousPicture", tr("&Previous picture"), on(Qt::Key_PageUp));
    actions.reload =
        maker.make("reload", tr("Re&load from disk"), keys(QKeySequence::Refresh, on(Qt::Key_F5)));
    actions.reloadChanged = maker.make("reloadChanged", tr("Reload &when changed"), {});
    actions.reloadChanged->setCheckable(true);
    actions.openSession = maker.make("openSession", tr("Open sess&ion…"), {});
    actions.saveSession = maker.make(
        "saveSession", tr("Sa&ve session"), keys(QKeySequence::Save, on(Qt::CTRL | Qt::Key_S)));
    actions.saveSessionAs = maker.make(
        "saveSessionAs",
        tr("Save session &as…"),
        keys(QKeySequence::SaveAs, on(Qt::CTRL | Qt::SHIFT | Qt::Key_S)));
    actions.openModel = maker.make("openModel", tr("Add &model file…"), {}, "model");
    actions.openRecent = maker.makeMenu("openRecent", tr("Open &recent"));
    actions.clearRecent = maker.make("clearRecent", tr("&Clear list"), {});
    actions.samples = maker.makeMenu("samples", tr("&Samples"), "samples");
    actions.samples->setProperty(kIconSide, 40);
    actions.exportFigure =
        maker.make("exportFigure", tr("&Figure…"), on(Qt::CTRL | Qt::Key_E), "export");
    actions.exportHeatmap = maker.make("exportHeatmap", tr("&Heatmap data…"), {});
    actions.exportBoxes = maker.make("exportBoxes", tr("&Mask and boxes…"), {});
    actions.exportChannels = maker.make("exportChannels", tr("&Channels…"), {});
    actions.exportReport = maker.make("exportReport", tr("&Report…"), {});
    actions.samples->setProperty(kListedElsewhere, true);
    actions.exportToFolder = maker.make(
        "exportToFolder", tr("&All to folder…"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_E), "export");
    actions.quit =
        maker.make("quit", tr("&Quit"), keys(QKeySequence::Quit, on(Qt::CTRL | Qt::Key_Q)));
    actions.quit->setShortcutContext(Qt::ApplicationShortcut);  // from any of our windows
}

void makeEdit(Actions& actions, Maker& maker)
{
    actions.undo =
        maker.make("undo", tr("&Undo"), keys(QKeySequence::Undo, on(Qt::CTRL | Qt::Key_Z)), "undo");
    actions.redo = maker.make(
        "redo",
        tr("&Redo"),
        keys(QKeySequence::Redo, on(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y)),
        "redo");
    actions.paste = maker.make(
        "paste",
        tr("&Paste picture"),
        keys(QKeySequence::Paste, on(Qt::CTRL | Qt::Key_V)),
        "paste");
    actions.copyView = maker.make(
        "copyView", tr("&Copy view"), keys(QKeySequence::Copy, on(Qt::CTRL | Qt::Key_C)), "copy");
    actions.copyFigure = maker.make(
        "copyFigure", tr("Copy &figure with caption"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    actions.copyCommandLine = maker.make("copyCommandLine", tr("Copy as command &line"), {});
    actions.addPrompt = maker.make(
        "addPrompt",
        tr("&Add prompt"),
        keys(QKeySequence::AddTab, on(Qt::CTRL | Qt::Key_T)),
        "add");
    actions.removePrompt = maker.make("removePrompt", tr("Re&move prompt"), {}, "remove");
    actions.focusPrompt = maker.make("focusPrompt", tr("&Type a prompt"), on(Qt::CTRL | Qt::Key_L));
    for (int i = 0; i < 9; ++i) {
        const QString name = QStringLiteral("explainPrompt%1").arg(i + 1);
        actions.explainPrompt.at(static_cast<std::size_t>(i)) = maker.make(
            name.toLatin1().constData(),
            tr("Explain prompt &%1").arg(i + 1),
            on(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
    }
}

void makeView(Actions& actions, Maker& maker)
{
    actions.zoomIn = maker.make(
        "zoomIn",
        tr("Zoom &in"),
        keys(QKeySequence::ZoomIn, on(Qt::CTRL | Qt::Key_Equal)),
        "zoom-in");
    actions.zoomOut = maker.make(
        "zoomOut",
        tr("Zoom &out"),
        keys(QKeySequence::ZoomOut, on(Qt::CTRL | Qt::Key_Minus)),
        "zoom-out");
    actions.zoomActual =
        maker.make("zoomActual", tr("&Actual pixels"), on(Qt::CTRL | Qt::Key_0), "zoom-actual");
    actions.zoomFit =
        maker.make("zoomFit", tr("&Fit in window"), on(Qt::CTRL | Qt::Key_9), "zoom-fit");
    for (int i = 0; i < kLayers; ++i) {
        const QString name = QStringLiteral("layer%1").arg(i + 1);
        QAction* action = maker.makeForCanvas(
            name.toLatin1().constData(),
            titleOf(static_cast<Layer>(i)),
            on(static_cast<Qt::Key>(Qt::Key_1 + i)));
        action->setCheckable(true);
        actions.layers.at(static_cast<std::size_t>(i)) = action;
    }
    actions.moreOpacity =
        maker.makeForCanvas("moreOpacity", tr("&More heat"), on(Qt::Key_BracketRight));
    actions.lessOpacity =
        maker.makeForCanvas("lessOpacity", tr("&Less heat"), on(Qt::Key_BracketLeft));
    actions.nextColorMap =
        maker.makeForCanvas("nextColorMap", tr("&Next colour map"), on(Qt::Key_C));
    actions.previousColorMap = maker.makeForCanvas(
        "previousColorMap", tr("&Previous colour map"), on(Qt::SHIFT | Qt::Key_C));
    actions.resetLayout = maker.make("resetLayout", tr("&Reset layout"), {});
    actions.fullScreen = maker.make(
        "fullScreen", tr("F&ull screen"), keys(QKeySequence::FullScreen, on(Qt::Key_F11)));
    actions.fullScreen->setCheckable(true);
    actions.presentation =
        maker.make("presentation", tr("Prese&ntation"), on(Qt::SHIFT | Qt::Key_F11));
    actions.presentation->setCheckable(true);
    actions.presentation->setToolTip(tr("Large labels and the picture alone, for teaching"));
    actions.preferences = maker.make(
        "preferences",
        tr("Preference&s…"),
        keys(QKeySequence::Preferences, on(Qt::CTRL | Qt::Key_Comma)));
}

void makeLayouts(Actions& actions, Maker& maker, QWidget& window)
{
    actions.layouts = new QActionGroup(&window);
    actions.layout = {
        maker.make("layoutSingle", tr("&Single"), {}),
        maker.make("layoutSideBySide", tr("Side &by side"), {}),
        maker.make("layoutSwipe", tr("S&wipe"), {}),
        maker.make("layoutDifference", tr("&Difference"), {}),
        maker.make("layoutMethods", tr("Grid of &methods"), {}),
        maker.make("layoutPrompts", tr("Grid of &prompts"), {})};
    for (int i = 0; i < kLayouts; ++i) {
        QAction* action = actions.layout.at(static_cast<std::size_t>(i));
        action->setCheckable(true);
        action->setData(i);
        actions.layouts->addAction(action);
    }
    actions.sharedScale = maker.make("sharedScale", tr("Shared colour &scale"), {});
    actions.sharedScale->setCheckable(true);
    actions.sharedScale->setToolTip(
        tr("Equal values of the maps in equal colours, in all panes. Maps of different methods "
           "have different units, so that for them it is switched on apart."));
    actions.modelView = maker.makeForCanvas("modelView", tr("What the mod&el sees"), on(Qt::Key_V));
    actions.modelView->setCheckable(true);
}

void makeComparison(Actions& actions, Maker& maker)
{
    actions.pin = maker.makeForCanvas("pin", tr("P&in as B"), on(Qt::Key_P));
    actions.clearPinned = maker.make("clearPinned", tr("Cle&ar B"), {});
    actions.cycleLayout = maker.makeForCanvas("cycleLayout", tr("Ne&xt layout"), on(Qt::Key_X));
    actions.drawTruth = maker.make("drawTruth", tr("&Draw ground-truth box"), {});
    actions.drawTruth->setCheckable(true);
    actions.drawTruth->setToolTip(
        tr("The next drag on the canvas draws the true box; so does any drag with Alt held"));
    actions.clearTruth = maker.makeForCanvas(
        "clearTruth", tr("Clear &ground-truth box"), keys(QKeySequence::Delete, {}));
}

void makeThemes(Actions& actions, Maker& maker, QWidget& window)
{
    actions.themes = new QActionGroup(&window);
    actions.theme = {
        maker.make("themeSystem", tr("&System"), {}),
        maker.make("themeLight", tr("&Light"), {}),
        maker.make("themeDark", tr("&Dark"), {})};
    for (int i = 0; i < 3; ++i) {
        QAction* action = actions.theme.at(static_cast<std::size_t>(i));
        action->setCheckable(true);
        action->setData(i);
        actions.themes->addAction(action);
    }
}

void makeAnalyse(Actions& actions, Maker& maker)
{
    actions.run = maker.make(
        "run", tr("&Run now"), on(Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter), "run");
    actions.run->setIconText(tr("Run"));
    actions.cancel =
        maker.make("cancel", tr("&Cancel"), keys(QKeySequence::Cancel, on(Qt::Key_Escape)), "stop");
    actions.cancel->setIconText(tr("Cancel"));
    actions.stopAndKeep =
        maker.make("stopAndKeep", tr("&Stop and keep"), on(Qt::SHIFT | Qt::Key_Escape));
    actions.backToMap = maker.make("backToMap", tr("Back to the &explanation"), on(Qt::Key_Escape));
    actions.live = maker.make("live", tr("&Live"), {}, "live");
    actions.live->setCheckable(true);
    actions.live->setToolTip(tr("Explain again by itself whenever something changes"));
    actions.back = maker.make(
        "back", tr("&Back in history"), keys(QKeySequence::Back, on(Qt::ALT | Qt::Key_Left)));
    actions.forward = maker.make(
        "forward",
        tr("&Forward in history"),
        keys(QKeySequence::Forward, on(Qt::ALT | Qt::Key_Right)));
    actions.nextMethod = maker.makeForCanvas("nextMethod", tr("&Next method"), on(Qt::Key_M));
    actions.previousMethod =
        maker.makeForCanvas("previousMethod", tr("&Previous method"), on(Qt::SHIFT | Qt::Key_M));
    actions.jumpToChannel =
        maker.make("jumpToChannel", tr("&Jump to channel…"), on(Qt::CTRL | Qt::Key_G));
}

void makeSticker(Actions& actions, Maker& maker)
{
    actions.addSticker = maker.make(
        "addSticker", tr("&Add text sticker"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_T), "sticker");
    actions.addSticker->setToolTip(tr("The next click on the picture says where (Ctrl+Shift+T)"));
    actions.stickerPresets = maker.makeMenu("stickerPresets", tr("Add &preset"));
    actions.addStickerPicture = maker.make("addStickerPicture", tr("Add p&icture…"), {});
    actions.stickerBrushes = maker.makeMenu("stickerBrushes", tr("Retouc&h"));
    actions.toggleStickers =
        maker.makeForCanvas("toggleStickers", tr("&Toggle stickers"), on(Qt::Key_T));
    actions.toggleStickers->setToolTip(
        tr("Hides or shows all stickers; without any, sticks a label on the box of the map (T)"));
    actions.duplicateSticker = maker.make(
        "duplicateSticker", tr("&Duplicate"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_D), "copy");
    actions.deleteSticker = maker.make("deleteSticker", tr("De&lete sticker"), {}, "remove");
    actions.raiseSticker = maker.make("raiseSticker", tr("Bring &forward"), {}, "raise");
    actions.lowerSticker = maker.make("lowerSticker", tr("Send &backward"), {}, "lower");
    actions.lockSticker = maker.make("lockSticker", tr("Loc&k"), {}, "lock");
    actions.lockSticker->setCheckable(true);
    actions.lockSticker->setToolTip(tr("The mouse leaves a locked sticker alone"));
    actions.bakeStickers = maker.make("bakeStickers", tr("Bake into pict&ure"), {});
    actions.bakeStickers->setToolTip(
        tr("Makes the picture with its stickers the new clean picture; the file stays as it is"));
    actions.sweeps = maker.makeMenu("sweeps", tr("S&weep"));
    actions.compareDefences = maker.make("compareDefences", tr("&Compare defences"), {});
}

void makeModel(Actions& actions, Maker& maker)
{
    actions.models =
        maker.make("models", tr("M&odels…"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_M), "model");
    actions.modelDetails = maker.make("modelDetails", tr("Model &details…"), {}, "info");
}

void makeHelp(Actions& actions, Maker& maker)
{
    actions.handbook = maker.make(
        "handbook", tr("&Handbook"), keys(QKeySequence::HelpContents, on(Qt::Key_F1)), "help");
    actions.methodHelp = maker.make("methodHelp", tr("&What do the methods mean?"), {});
    actions.commandPalette = maker.make(
        "commandPalette", tr("Command &palette…"), on(Qt::CTRL | Qt::SHIFT | Qt::Key_P), "search");
    actions.shortcuts = maker.make(
        "shortcuts", tr("&Keyboard shortcuts"), on(Qt::CTRL | Qt::Key_Question), "keyboard");
    actions.about = maker.make("about", tr("&About Clipscope"), {}, "info");
}

/// Plain keys that mean the same as a key with Ctrl, while the canvas has the focus.
void addCanvasAlias(QWidget& canvas, QAction* action, const Keys& keys)
{
    auto* alias = new QAction(plainTitle(action->text()), &canvas);
    alias->setShortcuts(keys);
    alias->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(alias, &QAction::triggered, action, &QAction::trigger);
    canvas.addAction(alias);
}

}  // namespace

Actions::Actions(QWidget& window, QWidget& canvas)
{
    Maker maker(window, canvas);
    makeFile(*this, maker);
    makeEdit(*this, maker);
    makeView(*this, maker);
    makeLayouts(*this, maker, window);
    makeThemes(*this, maker, window);
    makeAnalyse(*this, maker);
    makeComparison(*this, maker);
    makeSticker(*this, maker);
    makeModel(*this, maker);
    makeHelp(*this, maker);
    addCanvasAlias(canvas, zoomFit, on(Qt::Key_F));
    addCanvasAlias(canvas, zoomIn, on(Qt::Key_Plus, Qt::Key_Equal));
    addCanvasAlias(canvas, zoomOut, on(Qt::Key_Minus));
    addCanvasAlias(canvas, shortcuts, on(Qt::Key_Question));
}

}  // namespace clipscope::ui
