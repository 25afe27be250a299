// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layer_info.h"
#include "core/engine/feature_cache.h"
#include "core/engine/model_library.h"
#include "core/engine/request.h"
#include "core/engine/result.h"
#include "core/saliency/target.h"

#include <string>
#include <vector>

namespace clipscope {

// The parts of answering a request that are neither network nor method.

/// "layer3.5,layer4.2".
[[nodiscard]] std::string namesOf(const std::vector<LayerInfo>& layers);

/// Brings k into the range of the smallest layer and says so, instead of failing as the published
/// program does.
void clampChannels(
    ParamValues& params, const std::vector<LayerInfo>& layers, std::vector<std::string>& notes);

/// What the request explains. `result.prompts` must be there; `result.rival` is set for Contrast.
/// Throws Error(InvalidArgument) for a rival that does not exist or is the explained prompt.
[[nodiscard]] Target makeTarget(
    FeatureCache& features,
    const SaliencyRequest& request,
    double logitScale,
    SaliencyResult& result);

/// Relevance of the explained prompt's words for the logit (Chefer et al., ICCV 2021,
/// arXiv:2103.15679), read from `blocks` of the text tower. Words of a template count too.
[[nodiscard]] std::vector<WordRelevance> relevantWords(
    const ClipModel& model,
    const BpeTokenizer& tokenizer,
    const ImageFeature& picture,
    WordBlocks blocks,
    SaliencyResult& result);

/// What people should know about the request before they read the map: prompts that were cut, a map
/// that does not depend on the prompt, a layer that is not used.
void addNotes(
    SaliencyResult& result,
    const SaliencyRequest& request,
    const MethodInfo& info,
    const ModelDescriptor& model);

}  // namespace clipscope
