// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/engine/feature_cache.h"
#include "core/engine/result.h"

#include <string>
#include <vector>

namespace clipscope {

/// Cosine, logit and, for two prompts or more, the softmax over the prompts, each read in
/// the `templates` (FeatureCache::text). Steps once per prompt.
[[nodiscard]] std::vector<PromptScore> scorePrompts(
    FeatureCache& features,
    const ImageFeature& picture,
    const std::vector<std::string>& prompts,
    const std::vector<std::string>& templates,
    double logitScale,
    const RunContext& context);

/// Says that the end of a prompt was not read.
[[nodiscard]] std::string truncationNote(const PromptScore& score, int context);

}  // namespace clipscope
