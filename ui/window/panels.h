// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/workbench.h"

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace clipscope::ui {

class ChannelsPanel;
class StickerPanel;
class AttackPanel;
class SweepPanel;
class DefencePanel;

/// The docks around the canvas and where they belong.
class Panels final : public QObject {
    Q_OBJECT
public:
    Panels(Workbench& workbench, QMainWindow& window);

    [[nodiscard]] QList<QDockWidget*> docks() const;
    [[nodiscard]] ChannelsPanel& channels() { return *m_channels; }
    [[nodiscard]] StickerPanel& stickers() { return *m_stickers; }
    [[nodiscard]] AttackPanel& attack() { return *m_attack; }
    [[nodiscard]] SweepPanel& sweep() { return *m_sweep; }
    [[nodiscard]] DefencePanel& defences() { return *m_defences; }
    /// Everything back to where it was on the first start.
    void arrange();
    /// Brings a dock to the front, by the name of its content, and makes it at least that high.
    void raise(const char* name, int leastHeight = 0);

Q_SIGNALS:
    void addPromptWanted();

private:
    /// Docks of one place share it as tabs, the first in front.
    enum class Place { Prompts, View, Threshold, Bottom };

    struct Entry {
        QDockWidget* dock = nullptr;
        Place place = Place::View;
    };

    void build(Workbench& workbench);
    void buildStrips(Workbench& workbench);
    void setSizes(const QList<QDockWidget*>& fronts);
    void nameTabs();
    void addHeads(Workbench& workbench);
    QDockWidget* add(const char* name, const QString& title, QWidget* content, Place place);

    QMainWindow& m_window;
    ChannelsPanel* m_channels = nullptr;
    StickerPanel* m_stickers = nullptr;
    AttackPanel* m_attack = nullptr;
    SweepPanel* m_sweep = nullptr;
    DefencePanel* m_defences = nullptr;
    QList<Entry> m_entries;
};

}  // namespace clipscope::ui
