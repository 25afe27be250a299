// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/document_state.h"

#include "core/image/colormap.h"

#include <algorithm>
#include <tuple>

namespace clipscope::ui {

DocumentState::DocumentState() : colorMap(QString::fromStdString(colorMaps().front().id)) {}

MethodParams DocumentState::paramsInForce() const
{
    const auto found = params.find(method);
    return found == params.end() ? MethodParams{} : found->second;
}

int DocumentState::kOf(int channels) const
{
    return std::clamp(k, 1, std::max(1, channels));
}

Changes difference(const DocumentState& a, const DocumentState& b)
{
    Changes changes;
    const auto compare = [&changes](bool equal, Change change) {
        if (!equal)
            changes |= change;
    };
    compare(a.photo() == b.photo(), Change::Picture);
    compare(a.picture == b.picture || a.photo() != b.photo(), Change::Stuck);
    compare(a.stickers == b.stickers, Change::Stickers);
    compare(a.prompts == b.prompts, Change::Prompts);
    compare(a.explained == b.explained, Change::Explained);
    compare(a.method == b.method, Change::Method);
    compare(a.paramsInForce() == b.paramsInForce() && a.params == b.params, Change::Params);
    compare(a.k == b.k, Change::K);
    compare(a.fit == b.fit, Change::Fit);
    compare(
        std::tie(a.templates, a.layer, a.scalar, a.seed) ==
            std::tie(b.templates, b.layer, b.scalar, b.seed),
        Change::Reading);
    compare(a.model == b.model && a.tuned == b.tuned, Change::Model);
    compare(a.threshold == b.threshold, Change::Threshold);
    compare(a.mapOptions == b.mapOptions, Change::Map);
    compare(
        std::tie(a.rule, a.alpha, a.candidate) == std::tie(b.rule, b.alpha, b.candidate),
        Change::BoxRule);
    compare(a.off == b.off, Change::Channels);
    compare(a.channel == b.channel, Change::Inspected);
    compare(a.cell == b.cell, Change::Cell);
    compare(a.truth == b.truth, Change::Truth);
    compare(a.colorMap == b.colorMap, Change::ColorMap);
    compare(a.opacity == b.opacity, Change::Opacity);
    compare(a.layers == b.layers, Change::Layers);
    compare(
        std::tie(a.layout, a.sharedScale, a.sharedAcrossMethods) ==
            std::tie(b.layout, b.sharedScale, b.sharedAcrossMethods),
        Change::Layout);
    compare(a.modelView == b.modelView, Change::ModelView);
    compare(a.live == b.live, Change::Live);
    compare(a.pinned == b.pinned && a.pinnedChannel == b.pinnedChannel, Change::Pinned);
    return changes;
}

void tidy(DocumentState& state)
{
    if (state.prompts.isEmpty())
        state.prompts.append(QString());
    state.explained = std::clamp(state.explained, 0, static_cast<int>(state.prompts.size()) - 1);
    state.k = std::max(1, state.k);
    state.opacity = std::clamp(state.opacity, 0.0, 1.0);
    state.alpha = std::clamp(state.alpha, 0.0, 1.0);
    std::sort(state.off.begin(), state.off.end());
    state.off.erase(std::unique(state.off.begin(), state.off.end()), state.off.end());
}

}  // namespace clipscope::ui
