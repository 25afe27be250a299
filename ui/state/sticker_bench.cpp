// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/sticker_bench.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

auto at(std::vector<Sticker>& stickers, const std::string& id)
{
    return std::find_if(stickers.begin(), stickers.end(), [&id](const Sticker& sticker) {
        return sticker.id == id;
    });
}

}  // namespace

StickerBench::StickerBench(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::changed, this, &StickerBench::onDocumentChanged);
}

const Sticker* StickerBench::find(const std::string& id) const
{
    const auto& stickers = m_document.stickers();
    const auto found = std::find_if(
        stickers.begin(), stickers.end(), [&id](const Sticker& each) { return each.id == id; });
    return found == stickers.end() ? nullptr : &*found;
}

void StickerBench::select(const std::string& id)
{
    const std::string next = find(id) ? id : std::string();
    if (std::exchange(m_selected, next) != next)
        Q_EMIT selectionChanged();
}

void StickerBench::add(Sticker sticker)
{
    if (!m_document.picture())
        return;
    sticker.id = freshId(m_document.stickers());
    const std::string id = sticker.id;
    m_document.edit([&sticker](DocumentState& state) {
        if (state.stickers.empty() && state.layout == Layout::Single)
            state.layout = Layout::SideBySide;
        state.stickers.push_back(std::move(sticker));
    });
    select(id);
}

void StickerBench::addText(StickerPreset preset, const QString& text, const Box& on)
{
    if (m_document.picture())
        add(presetSticker(preset, text.toStdString(), m_document.picture()->image.size(), on));
}

void StickerBench::edit(const std::string& id, const std::function<void(Sticker&)>& change)
{
    m_document.edit([&](DocumentState& state) {
        const auto found = at(state.stickers, id);
        if (found == state.stickers.end())
            return;
        change(*found);
        found->id = id;
    });
}

void StickerBench::remove(const std::string& id)
{
    m_document.edit([&id](DocumentState& state) {
        std::erase_if(state.stickers, [&id](const Sticker& sticker) { return sticker.id == id; });
    });
}

void StickerBench::duplicate(const std::string& id)
{
    const Sticker* original = find(id);
    if (!original)
        return;
    const Point centre = centreOf(*original);
    const double aside = std::max(
        8.0,
        0.03 * std::min(m_document.picture()->image.width(), m_document.picture()->image.height()));
    Sticker copy = movedTo(*original, {centre.x + aside, centre.y + aside});
    copy.locked = false;
    add(std::move(copy));
}

void StickerBench::raise(const std::string& id, int places)
{
    m_document.edit([&id, places](DocumentState& state) {
        const auto found = at(state.stickers, id);
        if (found == state.stickers.end())
            return;
        const auto from = found - state.stickers.begin();
        const auto last = static_cast<std::ptrdiff_t>(state.stickers.size()) - 1;
        const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, last);
        Sticker sticker = std::move(*found);
        state.stickers.erase(found);
        state.stickers.insert(state.stickers.begin() + to, std::move(sticker));
    });
}

void StickerBench::nudge(const std::string& id, double dx, double dy)
{
    edit(id, [dx, dy](Sticker& sticker) {
        const Point centre = centreOf(sticker);
        if (!sticker.locked)
            sticker = movedTo(sticker, {centre.x + dx, centre.y + dy});
    });
}

void StickerBench::toggleAll()
{
    const bool shows = !isAnyVisible();
    m_document.edit([shows](DocumentState& state) {
        for (Sticker& sticker : state.stickers)
            sticker.visible = shows;
    });
}

bool StickerBench::isAnyVisible() const
{
    const auto& stickers = m_document.stickers();
    return std::any_of(
        stickers.begin(), stickers.end(), [](const Sticker& sticker) { return sticker.visible; });
}

void StickerBench::onDocumentChanged(Changes changes)
{
    if (!changes.testFlag(Change::Stickers))
        return;
    if (!find(m_selected))
        m_selected.clear();
    Q_EMIT selectionChanged();
}

}  // namespace clipscope::ui
