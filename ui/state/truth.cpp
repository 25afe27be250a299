// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/truth.h"

#include "ui/state/tr.h"

#include <QLocale>

namespace clipscope::ui {

std::optional<Box> predictedBox(const DocumentState& state, const CompositionPtr& composition)
{
    if (!composition || composition->picture != state.picture)
        return std::nullopt;
    const auto& candidates = composition->localisation.candidates;
    const int preferred = state.candidate.value_or(-1);
    if (preferred >= 0 && static_cast<std::size_t>(preferred) < candidates.size())
        return candidates[static_cast<std::size_t>(preferred)].box;
    return composition->localisation.box();
}

std::optional<double> truthIou(const DocumentState& state, const CompositionPtr& composition)
{
    if (!state.truth || !composition || composition->picture != state.picture)
        return std::nullopt;
    const auto predicted = predictedBox(state, composition);
    return predicted ? iou(*state.truth, *predicted) : 0.0;
}

QString truthText(const DocumentState& state, const CompositionPtr& composition)
{
    const auto value = truthIou(state, composition);
    return value ? tr("IoU %1").arg(QLocale().toString(*value, 'f', 2)) : QString();
}

}  // namespace clipscope::ui
