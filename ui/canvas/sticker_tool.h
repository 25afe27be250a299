// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/source_map.h"
#include "ui/canvas/sticker_brush.h"
#include "ui/canvas/sticker_geometry.h"
#include "ui/canvas/sticker_sizes.h"
#include "ui/state/document.h"
#include "ui/state/sticker_bench.h"
#include "ui/state/undo_log.h"

#include <QObject>
#include <QPointF>

#include <optional>
#include <string>
#include <vector>

class QKeyEvent;
class QMouseEvent;

namespace clipscope::ui {

class StickerEditor;
class StickerFrameItem;

/// Edits stickers on the main canvas: selects, moves, resizes and turns them with the mouse, nudges
/// them with keys, and paints strokes. One drag is one step for Undo. What hits no sticker keeps
/// the meaning that it has without this.
class StickerTool final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        StickerBench& bench;
        UndoLog& undo;
        const Stage& stage;
        CanvasView& canvas;
        const PatchSource& patches;
    };

    /// The canvas owns it.
    explicit StickerTool(const Parts& parts);
    ~StickerTool() override;

    /// The next click on the picture puts it there. `editsText`: its text is then to be typed.
    void armPlace(const Sticker& sticker, bool editsText);
    /// Drags paint strokes until disarm(). `radius`: picture pixels.
    void armBrush(StickerKind kind, double radius);
    /// Neither places nor paints.
    void disarm();
    [[nodiscard]] bool isPlacing() const { return m_toPlace.has_value(); }
    [[nodiscard]] bool isPainting() const { return m_brush.isArmed(); }
    [[nodiscard]] double brushRadius() const { return m_brush.radius(); }
    /// In the middle of the document's picture, at most a third as wide and as high.
    void addPicture(const Image& image);
    /// Opens the field for the text of a sticker; nothing for other kinds and locked ones.
    void editText(std::string id);
    /// The upright size of a sticker in picture pixels.
    [[nodiscard]] QSizeF sizeOf(const Sticker& sticker) { return m_sizes.of(sticker); }
    /// While suspended the mouse belongs to another tool.
    void setSuspended(bool suspended);

Q_SIGNALS:
    /// Placing or painting has begun or ended.
    void armedChanged();
    void brushRadiusChanged(double radius);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool onMouse(QEvent& event);
    bool onPress(const QMouseEvent& event);
    bool onMove(const QMouseEvent& event);
    bool onRelease(const QMouseEvent& event);
    bool onDoubleClick(const QMouseEvent& event);
    /// `isMeant`: false only asks whether it would do something.
    bool onKey(const QKeyEvent& event, bool isMeant);
    bool onEscape(bool isMeant);
    bool onSelectedKey(const QKeyEvent& event, bool isMeant);

    void place(const QPointF& at);
    void take(const Sticker& sticker, Grip grip, const QPointF& inView);
    void drag(const QPointF& at, Qt::KeyboardModifiers keys);
    [[nodiscard]] Sticker snappedTo(Sticker sticker);
    void endDrag(bool keeps);
    void endEditing(bool keeps);
    /// The topmost that can be taken; null if there is none.
    [[nodiscard]] const Sticker* stickerAt(const QPointF& inSource);
    [[nodiscard]] bool isOn(const Sticker& sticker, const QPointF& inSource);
    /// A handle of the selected sticker.
    [[nodiscard]] Grip gripOfSelected(const QPointF& inView);
    [[nodiscard]] Corners cornersInView(const Sticker& sticker);
    /// The selected one if the mouse may change it; else null.
    [[nodiscard]] const Sticker* movable() const;
    void refresh();
    void onDocumentChanged(Changes changes);
    void placeEditor();
    void showCursor(const QPointF& inView);
    void setCursor(std::optional<Qt::CursorShape> shape);

    Document& m_document;
    StickerBench& m_bench;
    UndoLog& m_undo;
    CanvasView& m_canvas;
    SourceMap m_map;
    StickerSizes m_sizes;
    StickerFrameItem* m_item;  // the canvas' scene owns it
    StickerEditor* m_editor;
    StickerBrush m_brush;

    std::optional<Sticker> m_toPlace;
    bool m_editsPlaced = false;
    std::optional<StickerDrag> m_drag;
    bool m_isMoving = false;           // the mouse has gone too far for a click
    std::optional<QPointF> m_pressed;  // in the view
    bool m_missed = false;             // what was pressed is no sticker
    std::string m_edited;              // id; empty: no text is being edited
    std::string m_textBefore;
    bool m_suspended = false;
    bool m_hasCursor = false;
};

}  // namespace clipscope::ui
