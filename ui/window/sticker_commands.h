// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/file_lane.h"
#include "ui/state/settings.h"
#include "ui/state/workbench.h"

#include <QObject>
#include <QString>

#include <string>

class QWidget;

namespace clipscope::ui {

struct Actions;
class StickerTool;
class Panels;

/// What concerns stickers: staging the attack, adding, arranging, baking.
class StickerCommands final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Workbench& workbench;
        Settings& settings;
        const Actions& actions;
        StickerTool& tool;
        Panels& panels;
        QWidget& window;
    };

    explicit StickerCommands(const Parts& parts);

private:
    void fillMenus();
    void connectActions();
    void connectSelection();
    void refresh();
    void refreshDefences();
    /// The label of the famous attack on the box of the map; the word becomes a prompt.
    void stage();
    void showAttack();
    void toggle();
    void addText();
    void addPreset(StickerPreset preset);
    void addPicture();
    void paint(StickerKind kind);
    void bake();
    void compareDefences();
    void exportSweep();
    void exportDefences();
    /// Asks where to, with `name` as the suggestion.
    void exportTable(const QString& title, const QString& name, std::string table);
    [[nodiscard]] QString word() const;
    [[nodiscard]] Box target() const;

    Workbench& m_workbench;
    Document& m_document;
    StickerBench& m_bench;
    Settings& m_settings;
    const Actions& m_actions;
    StickerTool& m_tool;
    Panels& m_panels;
    QWidget& m_window;
    FileLane m_files;  // last: it joins first
};

}  // namespace clipscope::ui
