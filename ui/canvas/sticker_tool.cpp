// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sticker_tool.h"

#include "ui/canvas/items/sticker_frame_item.h"
#include "ui/canvas/sticker_editor.h"

#include <QLineF>
#include <QPolygonF>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kSnapReach = 6;  // pixels of the screen
constexpr double kStrokeSlack = 4;

}  // namespace

StickerTool::StickerTool(const Parts& parts)
    : QObject(&parts.canvas)
    , m_document(parts.document)
    , m_bench(parts.bench)
    , m_undo(parts.undo)
    , m_canvas(parts.canvas)
    , m_map(parts.stage, parts.canvas)
    , m_sizes(parts.patches)
    , m_item(new StickerFrameItem)
    , m_editor(new StickerEditor(&parts.canvas))
    , m_brush(m_map, *m_item)
{
    m_canvas.addTool(m_item);
    m_canvas.installEventFilter(this);
    m_canvas.viewport()->installEventFilter(this);
    connect(&m_bench, &StickerBench::selectionChanged, this, &StickerTool::refresh);
    connect(&m_document, &Document::changed, this, &StickerTool::onDocumentChanged);
    connect(&parts.stage, &Stage::drawnChanged, this, &StickerTool::refresh);
    connect(&m_canvas, &CanvasView::zoomChanged, this, &StickerTool::placeEditor);
    connect(m_editor, &StickerEditor::finished, this, &StickerTool::endEditing);
    connect(m_editor, &StickerEditor::edited, this, [this](const QString& text) {
        m_bench.edit(m_edited, [&text](Sticker& sticker) { sticker.text = text.toStdString(); });
    });
}

StickerTool::~StickerTool() = default;

void StickerTool::armPlace(const Sticker& sticker, bool editsText)
{
    disarm();
    if (!m_document.picture())
        return;
    m_toPlace = sticker;
    m_editsPlaced = editsText;
    m_canvas.setFocus(Qt::OtherFocusReason);
    setCursor(Qt::CrossCursor);
    Q_EMIT armedChanged();
}

void StickerTool::armBrush(StickerKind kind, double radius)
{
    disarm();
    if (!m_document.picture())
        return;
    m_brush.arm(kind, radius);
    m_canvas.setFocus(Qt::OtherFocusReason);
    setCursor(Qt::CrossCursor);
    refresh();
    Q_EMIT armedChanged();
}

void StickerTool::disarm()
{
    const bool wasArmed = isPlacing() || isPainting();
    m_toPlace.reset();
    m_brush.disarm();
    if (!wasArmed)
        return;
    setCursor(std::nullopt);
    refresh();
    Q_EMIT armedChanged();
}

void StickerTool::addPicture(const Image& image)
{
    if (!m_document.picture())
        return;
    const Image& photo = m_document.picture()->image;
    const double factor =
        std::min(photo.width() / 3.0 / image.width(), photo.height() / 3.0 / image.height());
    Sticker sticker;
    sticker.kind = StickerKind::Picture;
    sticker.centreX = photo.width() / 2.0;
    sticker.centreY = photo.height() / 2.0;
    sticker.picture = StickerPicture{image, image.width() * factor, image.height() * factor};
    m_bench.add(std::move(sticker));
}

void StickerTool::editText(std::string id)
{
    endDrag(true);
    endEditing(true);
    const Sticker* sticker = m_bench.find(id);
    if (!sticker || sticker->kind != StickerKind::Text || sticker->locked)
        return;
    m_edited = std::move(id);
    m_textBefore = sticker->text;
    const QString text = QString::fromStdString(sticker->text);
    m_bench.select(m_edited);
    m_undo.beginGesture();
    placeEditor();
    m_editor->open(text);
}

void StickerTool::endEditing(bool keeps)
{
    if (m_edited.empty())
        return;
    const std::string id = std::exchange(m_edited, {});
    m_editor->shut();
    const Sticker* sticker = m_bench.find(id);
    if (!keeps && sticker)
        m_bench.edit(id, [this](Sticker& edited) { edited.text = m_textBefore; });
    m_undo.endGesture();
    sticker = m_bench.find(id);
    const bool isBlank =
        sticker && QString::fromStdString(sticker->text).trimmed().isEmpty() && !sticker->paper;
    if (isBlank)
        m_bench.remove(id);  // nobody would find it again
}

void StickerTool::setSuspended(bool suspended)
{
    m_suspended = suspended;
    if (!suspended)
        return;
    endDrag(true);
    disarm();
}

void StickerTool::place(const QPointF& at)
{
    const Sticker sticker = *m_toPlace;
    const bool edits = m_editsPlaced;
    disarm();
    m_bench.add(movedTo(sticker, Point{at.x(), at.y()}));
    if (edits)
        editText(m_bench.selected());
}

void StickerTool::take(const Sticker& sticker, Grip grip, const QPointF& inView)
{
    m_drag = StickerDrag{sticker, m_sizes.frameOf(sticker), grip, m_map.sourceAt(inView)};
    m_isMoving = false;
}

void StickerTool::drag(const QPointF& at, Qt::KeyboardModifiers keys)
{
    const std::string id = m_drag->start.id;
    if (!m_bench.find(id))
        return endDrag(true);
    const DragKeys meant{
        keys.testFlag(Qt::ControlModifier),
        keys.testFlag(Qt::AltModifier),
        keys.testFlag(Qt::ShiftModifier)};
    Sticker next =
        dragged(*m_drag, at, meant, [this](const Sticker& sticker) { return m_sizes.of(sticker); });
    m_item->setGuides({});
    if (m_drag->grip == Grip::Body && !meant.isFree)
        next = snappedTo(std::move(next));
    m_bench.edit(id, [&next](Sticker& sticker) { sticker = next; });
}

Sticker StickerTool::snappedTo(Sticker sticker)
{
    std::vector<QPointF> centres;
    for (const Sticker& other : m_document.stickers())
        if (other.id != sticker.id && other.visible)
            centres.emplace_back(centreOf(other).x, centreOf(other).y);
    const Image& photo = m_document.picture()->image;
    const QSizeF size(photo.width(), photo.height());
    StickerFrame frame = m_drag->frame;
    const Point centre = centreOf(sticker);
    frame.centre = {centre.x, centre.y};
    const Snap snap = snapped(boundsOf(frame), size, centres, m_map.sourceLength(kSnapReach));
    std::vector<QLineF> guides;
    const auto add = [&](const QPointF& a, const QPointF& b) {
        guides.emplace_back(m_map.onCanvas(a), m_map.onCanvas(b));
    };
    if (snap.x)
        add({*snap.x, 0}, {*snap.x, size.height()});
    if (snap.y)
        add({0, *snap.y}, {size.width(), *snap.y});
    m_item->setGuides(guides);
    return movedTo(std::move(sticker), {centre.x + snap.shift.x(), centre.y + snap.shift.y()});
}

void StickerTool::endDrag(bool keeps)
{
    if (!m_drag)
        return;
    const StickerDrag drag = *std::exchange(m_drag, std::nullopt);
    m_item->setGuides({});
    if (!std::exchange(m_isMoving, false))
        return;
    if (!keeps)
        m_bench.edit(drag.start.id, [&drag](Sticker& sticker) { sticker = drag.start; });
    m_undo.endGesture();
    refresh();
}

const Sticker* StickerTool::stickerAt(const QPointF& inSource)
{
    const auto& stickers = m_document.stickers();
    const auto found =
        std::find_if(stickers.rbegin(), stickers.rend(), [this, &inSource](const Sticker& sticker) {
            return sticker.visible && !sticker.locked && isOn(sticker, inSource);
        });
    return found == stickers.rend() ? nullptr : &*found;
}

bool StickerTool::isOn(const Sticker& sticker, const QPointF& inSource)
{
    if (isStroke(sticker.kind))
        return strokeContains(sticker, inSource, m_map.sourceLength(kStrokeSlack));
    return contains(m_sizes.frameOf(sticker), inSource);
}

Grip StickerTool::gripOfSelected(const QPointF& inView)
{
    const Sticker* sticker = movable();
    if (!sticker)
        return Grip::None;
    const auto places = gripPlaces(cornersInView(*sticker), sticker->kind);
    const Grip grip = gripAt(places, inView);
    if (grip != Grip::None)
        return grip;
    return isOn(*sticker, m_map.sourceAt(inView)) ? Grip::Body : Grip::None;
}

Corners StickerTool::cornersInView(const Sticker& sticker)
{
    Corners corners = cornersOf(m_sizes.frameOf(sticker));
    for (QPointF& corner : corners)
        corner = m_map.inView(corner);
    return corners;
}

const Sticker* StickerTool::movable() const
{
    const Sticker* sticker = m_bench.selectedSticker();
    return sticker && sticker->visible && !sticker->locked ? sticker : nullptr;
}

void StickerTool::onDocumentChanged(Changes changes)
{
    if (changes & (Change::Picture | Change::Stickers)) {
        if (!m_edited.empty() && !m_bench.find(m_edited))
            endEditing(true);
        if (m_drag && !m_bench.find(m_drag->start.id))
            endDrag(true);
    }
    if (changes.testFlag(Change::Picture))
        disarm();
    if (changes & (Change::Picture | Change::Stickers | Change::Layout | Change::ModelView))
        refresh();
}

void StickerTool::refresh()
{
    const Sticker* sticker = m_bench.selectedSticker();
    if (!sticker || !sticker->visible || isPainting() || !m_document.picture()) {
        m_item->setFrame(std::nullopt);
        return;
    }
    Corners corners = cornersOf(m_sizes.frameOf(*sticker));
    for (QPointF& corner : corners)
        corner = m_map.onCanvas(corner);
    m_item->setFrame(StickerFrameItem::Frame{corners, sticker->kind, sticker->locked});
    placeEditor();
}

void StickerTool::placeEditor()
{
    const Sticker* sticker = m_bench.find(m_edited);
    if (m_edited.empty() || !sticker)
        return;
    const Corners corners = cornersInView(*sticker);
    m_editor->placeAt(QPolygonF(QList<QPointF>(corners.begin(), corners.end())).boundingRect());
}

void StickerTool::showCursor(const QPointF& inView)
{
    if (isPlacing() || isPainting())
        return setCursor(Qt::CrossCursor);
    const Grip grip = m_drag ? m_drag->grip : gripOfSelected(inView);
    if (grip != Grip::None && movable()) {
        const Corners corners = cornersInView(*movable());
        return setCursor(cursorFor(grip, -QLineF(corners[0], corners[1]).angle()));
    }
    if (stickerAt(m_map.sourceAt(inView)))
        return setCursor(Qt::SizeAllCursor);
    setCursor(std::nullopt);
}

void StickerTool::setCursor(std::optional<Qt::CursorShape> shape)
{
    if (shape)
        m_canvas.viewport()->setCursor(*shape);
    else if (m_hasCursor)
        m_canvas.viewport()->unsetCursor();
    m_hasCursor = shape.has_value();
}

}  // namespace clipscope::ui
