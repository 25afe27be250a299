// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heatmap/channel_bank.h"
#include "ui/state/comparison_entry.h"
#include "ui/state/pinned.h"
#include "ui/state/wish.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kMainId = 0;
constexpr int kDifferenceId = 1;
constexpr int kUsualModelSide = 224;  // before a model is there

bool isGrid(Layout layout)
{
    return layout == Layout::Methods || layout == Layout::Prompts;
}

bool isSame(const std::optional<ValueRange>& a, const std::optional<ValueRange>& b)
{
    return a.has_value() == b.has_value() &&
           (!a || (a->lowest == b->lowest && a->highest == b->highest));
}

/// The document's map as it hangs on the canvas.
PaneImagePtr sourceImage(const PicturePtr& picture, const CompositionPtr& composition)
{
    if (!picture)
        return nullptr;
    auto image = std::make_shared<PaneImage>();
    image->source = picture;
    image->picture = picture;
    image->composition = composition;
    image->geometry.source = picture->image.size();
    image->geometry.drawn = picture->image.size();
    if (composition) {
        image->geometry.modelSide = composition->modelSide;
        image->geometry.fit = composition->fit;
    }
    return image;
}

}  // namespace

const MapLabel* Comparison::Entry::label() const
{
    if (plan.kind != PanePlan::Kind::Main)
        return hasMap() ? &drawing->map.label : nullptr;
    return content.image && content.image->composition ? &content.image->composition->label
                                                       : nullptr;
}

void Comparison::Entry::settle(const std::string& runningKey, const RunStatus& status)
{
    content.seconds = seconds.value_or(0);
    content.remark.clear();
    if (plan.kind == PanePlan::Kind::Main) {
        content.stage = label() ? PaneStage::Shown : PaneStage::Empty;
        return;
    }
    if (!failure.isEmpty()) {
        content.stage = PaneStage::Failed;
        content.remark = failure;
    } else if (hasMap()) {
        const bool isDrawn = content.image && content.image->composition;
        content.stage = isDrawn ? PaneStage::Shown : PaneStage::Waiting;
    } else if (plan.kind == PanePlan::Kind::Pinned) {
        content.stage = PaneStage::Empty;
        content.remark =
            plan.key == "nothing"
                ? Comparison::tr("Nothing to compare with yet. P pins the map on the canvas.")
                : Comparison::tr("The present result has no map of this channel.");
    } else if (!plan.request) {
        content.stage = PaneStage::Empty;
        content.remark = Comparison::tr("There is nothing to ask.");
    } else if (plan.key == runningKey) {
        content.stage = PaneStage::Running;
    } else if (isStopped || (isOffered && !isForced)) {
        content.stage = PaneStage::Offered;
    } else {
        content.stage = PaneStage::Waiting;
        content.progress = {};
        if (status.stage == RunStage::Idle || status.stage == RunStage::Cancelled ||
            status.stage == RunStage::Stopped)
            content.remark = Comparison::tr("Follows the canvas: Run (Ctrl+Return).");
    }
}

Sight Comparison::sight() const
{
    const DocumentState& state = m_document.state();
    if (state.modelView)
        return Sight::Model;
    return isGrid(state.layout) ? Sight::Reduced : Sight::Source;
}

PaneRequest Comparison::blank() const
{
    PaneRequest request;
    request.sight = sight();
    request.map.picture = m_document.picture();
    request.map.fit = m_document.fit();
    request.map.modelSide = kUsualModelSide;
    if (const auto& loaded = m_models.loaded()) {
        request.map.modelSide = loaded->descriptor.config.vision.inputSize;
        request.pixels = loaded->descriptor.config.pixels;
    }
    setLook(request.map, m_document.state());
    request.map.range = m_range;
    return request;
}

std::optional<PaneRequest> Comparison::drawingOf(Entry& entry) const
{
    PaneRequest request = blank();
    ComposeRequest& map = request.map;
    const DocumentState& state = m_document.state();
    if (entry.plan.kind == PanePlan::Kind::Pinned && !state.pinnedChannel) {
        if (!state.pinned)
            return map.picture ? std::optional(request) : std::nullopt;
        map.picture = state.pinned->picture;
        map.map = state.pinned->map;
        map.modelSide = state.pinned->modelSide;
        map.fit = state.pinned->fit;
        map.label = state.pinned->label;
        return request;
    }
    if (!map.picture)
        return std::nullopt;
    const auto keepOrMake = [&entry, &map](const std::string& choice, const auto& make) {
        if (entry.drawing && entry.choice == choice)
            map.map = entry.drawing->map.map;  // the same values, so that they are known
        else if (const std::optional<NativeMap> made = make())
            map.map = *made;
        entry.choice = choice;
    };
    if (entry.plan.kind == PanePlan::Kind::Pinned) {
        const ResultPtr& result = m_explainer.result();
        const int channel = *state.pinnedChannel;
        if (!result || !result->bank || channel < 0 || channel >= result->bank->channels())
            return std::nullopt;
        keepOrMake(
            std::to_string(reinterpret_cast<std::uintptr_t>(result.get())),
            [&result, channel] { return std::optional(channelMap(*result->bank, channel)); });
        map.label.prompt = m_document.explainedPrompt();
        map.label.method = m_document.method();
        map.label.what = tr("channel %1").arg(channel);
        return request;
    }
    const DocumentState other = entry.plan.stateFrom(state);
    map.picture = other.picture;
    map.label.prompt = other.explainedPrompt();
    map.label.method = other.method;
    if (!entry.plan.request)
        return request;
    if (const ResultPtr kept = m_explainer.kept(*entry.plan.request))
        entry.result = kept;
    if (entry.result) {
        const MapChoice choice = mapChoiceOf(other, m_document.channelCount());
        keepOrMake(
            std::to_string(reinterpret_cast<std::uintptr_t>(entry.result.get())) + ' ' +
                std::to_string(choice.k.value_or(0)) + choice.key(),
            [&entry, &choice] { return mapFor(*entry.result, choice); });
    }
    return request;
}

int Comparison::rowOf(const MapLabel& label, int otherwise) const
{
    const QStringList& prompts = m_document.prompts();
    if (prompts.value(otherwise) == label.prompt)
        return otherwise;
    const qsizetype row = prompts.indexOf(label.prompt);
    return row < 0 ? otherwise : static_cast<int>(row);
}

void Comparison::draw(Entry& entry)
{
    if (entry.plan.kind == PanePlan::Kind::Main)
        return;
    entry.content.title = entry.plan.title;
    std::optional<PaneRequest> next = drawingOf(entry);
    if (next && entry.content.image && entry.hasMap())
        next->map.known = entry.content.image->composition;
    entry.drawing = std::move(next);
    if (entry.plan.kind == PanePlan::Kind::Pinned)
        entry.content.row = entry.hasMap() ? rowOf(entry.drawing->map.label, -1) : -1;
    if (entry.drawing)
        m_composer.composePane(entry.id, *entry.drawing);
    else
        entry.content.image = nullptr;
}

void Comparison::redraw()
{
    for (const auto& entry : m_entries)
        draw(*entry);
    if (m_document.state().modelView)
        drawMain();
}

void Comparison::drawMain()
{
    if (!m_document.state().modelView || !m_document.picture()) {
        m_mainImage.reset();
        m_composer.forgetPane(kMainId);
        return;
    }
    PaneRequest request = blank();
    request.sight = Sight::Model;
    if (const ComposeRequest* shown = m_exhibit.request()) {
        const ComposeRequest look = request.map;
        request.map = *shown;
        setLook(request.map, m_document.state());
        request.map.range = look.range;
        request.map.known = m_mainImage ? m_mainImage->composition : nullptr;
    }
    m_composer.composePane(kMainId, std::move(request));
}

void Comparison::updateMain()
{
    Entry& entry = *m_entries.at(static_cast<std::size_t>(mainIndex()));
    const PicturePtr& picture = m_document.picture();
    const CompositionPtr& composition = m_exhibit.composition();
    if (m_mainImage && m_mainImage->source == picture)
        entry.content.image = m_mainImage;
    else
        entry.content.image = sourceImage(picture, composition);
    entry.content.title = entry.plan.title;
    if (entry.plan.title.isEmpty() && composition)
        entry.content.title = tr("A · %1").arg(titleOf(composition->label));
    if (composition)
        entry.content.row = rowOf(composition->label, entry.plan.row);
    updateScale();
    updateDifference();
    settleStages();
}

void Comparison::updateScale()
{
    std::optional<ValueRange> range;
    const Layout layout = m_document.state().layout;
    if (layout != Layout::Single && layout != Layout::Difference && sharesScale()) {
        for (const auto& entry : m_entries) {
            const Composition* composition =
                entry->content.image ? entry->content.image->composition.get() : nullptr;
            if (entry->content.isMain)
                composition = m_exhibit.composition().get();
            if (!composition)
                continue;
            if (!range)
                range.emplace();
            range->include(composition->span.lowest);
            range->include(composition->span.highest);
        }
    }
    if (isSame(range, m_range))
        return;
    m_range = range;
    m_exhibit.setColourRange(range);
    redraw();
}

void Comparison::updateDifference()
{
    const auto has = [](const PaneImagePtr& image) { return image && image->composition; };
    if (m_document.state().layout != Layout::Difference || m_entries.size() < 2 ||
        !has(m_entries[0]->content.image) || !has(m_entries[1]->content.image)) {
        m_difference.reset();
        m_composer.forgetPane(kDifferenceId);
        return;
    }
    m_composer.composeDifference(
        kDifferenceId, {m_entries[0]->content.image, m_entries[1]->content.image, sharesScale()});
}

void Comparison::onPaneComposed(int id, const PaneImagePtr& image)
{
    if (id == kDifferenceId) {
        m_difference = image;
        Q_EMIT changed();
        return;
    }
    if (id == kMainId) {
        m_mainImage = image;
        return updateMain();
    }
    for (const auto& entry : m_entries)
        if (entry->id == id)
            entry->content.image = image;
    updateScale();
    updateDifference();
    settleStages();
}

void Comparison::onPaneFailed(int id, const Failure& failure)
{
    for (const auto& entry : m_entries)
        if (entry->id == id)
            entry->failure = QString::fromStdString(failure.text);
    settleStages();
}

}  // namespace clipscope::ui
