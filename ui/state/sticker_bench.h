// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/presets.h"
#include "core/sticker/sticker.h"
#include "ui/state/document.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace clipscope::ui {

/// What can be done with the document's stickers, and which of them is selected. The selection is
/// neither saved nor undone.
class StickerBench final : public QObject {
    Q_OBJECT
public:
    explicit StickerBench(Document& document, QObject* parent = nullptr);

    /// Id of the selected one; empty: none.
    [[nodiscard]] const std::string& selected() const { return m_selected; }
    [[nodiscard]] const Sticker* selectedSticker() const { return find(m_selected); }
    /// Null if there is none of that id.
    [[nodiscard]] const Sticker* find(const std::string& id) const;
    /// An id that does not exist selects nothing.
    void select(const std::string& id);

    /// Puts it on top of the others and selects it; its id is chosen here. Nothing happens without
    /// a picture. The first one turns a single canvas into attacked beside clean.
    void add(Sticker sticker);
    /// Text of a preset for the picture at hand; `on`: see presetSticker().
    void addText(StickerPreset preset, const QString& text, const Box& on);
    void edit(const std::string& id, const std::function<void(Sticker&)>& change);
    void remove(const std::string& id);
    /// A copy a little aside, selected.
    void duplicate(const std::string& id);
    /// By that many places towards the top; below 0: towards the bottom.
    void raise(const std::string& id, int places);
    /// In picture pixels; a locked one stays.
    void nudge(const std::string& id, double dx, double dy);
    /// Hides all if one is visible, else shows all.
    void toggleAll();
    [[nodiscard]] bool isAnyVisible() const;

Q_SIGNALS:
    /// Another one is selected, or the selected one has changed.
    void selectionChanged();

private:
    void onDocumentChanged(Changes changes);

    Document& m_document;
    std::string m_selected;
};

}  // namespace clipscope::ui
