// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/document.h"

#include <algorithm>

namespace clipscope::ui {
namespace {

const Changes kQuestion = Change::Picture | Change::Stuck | Change::Prompts | Change::Explained |
                          Change::Method | Change::Params | Change::K | Change::Fit |
                          Change::Reading | Change::Model;
const Changes kMovesBoxes =
    kQuestion | Change::Threshold | Change::Map | Change::Channels | Change::Inspected;

/// The same file again, perhaps changed: what was drawn on it still has its place.
bool isReload(const PicturePtr& before, const PicturePtr& after)
{
    return before && after && !after->path.isEmpty() && after->path == before->path &&
           after->image.size() == before->image.size();
}

/// Drops what the changes since `before` have made meaningless, unless it was just set.
void dropStale(const DocumentState& before, DocumentState& next)
{
    const Changes changes = difference(before, next);
    const auto drop = [&before, &next](auto DocumentState::*field) {
        if (next.*field == before.*field)
            next.*field = {};
    };
    const bool rules = next.rule != before.rule || next.alpha != before.alpha;
    if (changes & kMovesBoxes || rules)
        drop(&DocumentState::candidate);
    if (changes.testFlag(Change::Model))
        drop(&DocumentState::layer);
    if (changes.testFlag(Change::Model) || next.layer != before.layer) {
        drop(&DocumentState::off);
        drop(&DocumentState::pinnedChannel);
        drop(&DocumentState::cell);
    }
    if (changes & (kQuestion & ~(Change::Picture | Change::Stuck | Change::K)))
        drop(&DocumentState::channel);
    if (changes.testFlag(Change::Picture) && !isReload(before.photo(), next.photo())) {
        drop(&DocumentState::stickers);
        drop(&DocumentState::truth);
        drop(&DocumentState::cell);
    }
    if (changes.testFlag(Change::Fit))
        drop(&DocumentState::cell);
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent) {}

int Document::k() const
{
    return m_state.kOf(m_channelCount);
}

ModelWish Document::modelWish() const
{
    const auto tuned = m_state.tuned.constFind(m_state.model);
    return tuned == m_state.tuned.cend() ? ModelWish{.nameOrPath = m_state.model.toStdString()}
                                         : *tuned;
}

bool Document::isVisible(Layer layer) const
{
    return m_state.layers.at(static_cast<std::size_t>(layer));
}

void Document::edit(const std::function<void(DocumentState&)>& change)
{
    DocumentState next = m_state;
    change(next);
    dropStale(m_state, next);
    setState(next);
}

void Document::setState(const DocumentState& state)
{
    DocumentState next = state;
    tidy(next);
    const Changes changes = difference(m_state, next);
    m_state = std::move(next);
    if (changes)
        Q_EMIT changed(changes);
}

void Document::apply(const Setup& setup)
{
    edit([&setup](DocumentState& state) {
        state.picture = setup.picture;
        state.stickers.clear();  // the same file may be opened again, for a fresh start
        state.truth.reset();
        state.cell.reset();
        state.prompts = setup.prompts;
        state.explained = setup.explained;
        if (!setup.method.isEmpty())
            state.method = setup.method;
        state.k = setup.k;
        state.fit = setup.fit;
    });
}

void Document::setPicture(const PicturePtr& picture)
{
    edit([&picture](DocumentState& state) { state.picture = picture; });
}

void Document::setStickers(const std::vector<Sticker>& stickers)
{
    edit([&stickers](DocumentState& state) { state.stickers = stickers; });
}

void Document::setPrompt(int index, const QString& text)
{
    edit([index, &text](DocumentState& state) { state.prompts[index] = text; });
}

void Document::addPrompt(const QString& text)
{
    if (prompts().size() >= kMaxPrompts)
        return;
    edit([&text](DocumentState& state) {
        state.prompts.append(text);
        state.explained = static_cast<int>(state.prompts.size()) - 1;
    });
}

void Document::replacePrompts(const QStringList& texts)
{
    if (texts.isEmpty())
        return;
    edit([&texts](DocumentState& state) {
        state.prompts = texts.mid(0, kMaxPrompts);
        state.explained = 0;
    });
}

void Document::removePrompt(int index)
{
    if (index < 0 || index >= prompts().size())
        return;
    if (prompts().size() == 1) {
        setPrompt(0, {});
        return;
    }
    DocumentState next = m_state;
    next.prompts.removeAt(index);
    const int last = static_cast<int>(next.prompts.size()) - 1;
    if (index < next.explained || next.explained > last)
        --next.explained;
    dropStale(m_state, next);
    Changes changes = difference(m_state, next);
    if (index <= m_state.explained)
        changes |= Change::Explained;  // another prompt, or the same at another place
    m_state = std::move(next);
    Q_EMIT changed(changes);
}

void Document::setExplained(int index)
{
    if (index >= 0 && index < prompts().size())
        edit([index](DocumentState& state) { state.explained = index; });
}

void Document::setMethod(const QString& id)
{
    edit([&id](DocumentState& state) { state.method = id; });
}

void Document::setParam(const std::string& id, const ParamValue& value)
{
    edit([&id, &value](DocumentState& state) {
        MethodParams& params = state.params[state.method];
        const ParamSpec* spec = findMethod(state.method.toStdString()).param(id);
        if (spec && spec->fallback == value)
            params.erase(id);
        else if (spec)
            params[id] = value;
        if (params.empty())
            state.params.erase(state.method);
    });
}

void Document::setK(int k)
{
    edit([k](DocumentState& state) { state.k = k; });
}

void Document::setChannelCount(int channels)
{
    if (channels == m_channelCount)
        return;
    const int before = k();
    m_channelCount = channels;
    Q_EMIT changed(
        k() == before ? Changes(Change::ChannelCount) : Change::ChannelCount | Change::K);
}

void Document::setModel(const QString& nameOrPath)
{
    edit([&nameOrPath](DocumentState& state) { state.model = nameOrPath; });
}

void Document::setModelWish(const ModelWish& wish)
{
    if (wish == modelWish())
        return;
    edit([&wish](DocumentState& state) {
        state.model = QString::fromStdString(wish.nameOrPath);
        if (wish.isTuned())
            state.tuned[state.model] = wish;
        else
            state.tuned.remove(state.model);
    });
}

void Document::forgetTuning(const QString& nameOrPath)
{
    if (nameOrPath != m_state.model)
        m_state.tuned.remove(nameOrPath);  // of no interest to anybody: nothing is announced
}

void Document::setFit(Fit fit)
{
    edit([fit](DocumentState& state) { state.fit = fit; });
}

void Document::setLive(bool live)
{
    edit([live](DocumentState& state) { state.live = live; });
}

void Document::setThreshold(const Threshold& threshold)
{
    edit([&threshold](DocumentState& state) { state.threshold = threshold; });
}

void Document::setColorMap(const QString& id)
{
    edit([&id](DocumentState& state) { state.colorMap = id; });
}

void Document::setOpacity(double opacity)
{
    edit([opacity](DocumentState& state) { state.opacity = opacity; });
}

void Document::setVisible(Layer layer, bool visible)
{
    edit([layer, visible](DocumentState& state) {
        state.layers.at(static_cast<std::size_t>(layer)) = visible;
    });
}

void Document::setLayout(Layout layout)
{
    edit([layout](DocumentState& state) { state.layout = layout; });
}

void Document::setChannel(const std::optional<int>& channel)
{
    edit([&channel](DocumentState& state) { state.channel = channel; });
}

void Document::setCell(const std::optional<QPoint>& cell)
{
    edit([&cell](DocumentState& state) { state.cell = cell; });
}

void Document::setChannelOn(int channel, bool on)
{
    edit([channel, on](DocumentState& state) {
        if (on)
            state.off.erase(
                std::remove(state.off.begin(), state.off.end(), channel), state.off.end());
        else
            state.off.push_back(channel);
    });
}

void Document::setTruth(const std::optional<Box>& box)
{
    edit([&box](DocumentState& state) { state.truth = box; });
}

}  // namespace clipscope::ui
