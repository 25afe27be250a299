// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/image/geometry.h"
#include "core/image/pil_resample.h"
#include "core/saliency/attribution.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// What every layer and head of a vision transformer adds to the cosine of a picture and a prompt,
/// with the map of each head. A value.
struct HeadReport {
    std::string imageId;
    Fit fit = Fit::Stretch;
    std::optional<ResampleFilter> filter;  ///< none: the fit's own
    std::vector<std::string> templates;
    std::vector<PromptScore> prompts;
    std::size_t explained = 0;  ///< index into prompts
    Attribution attribution;    ///< of the explained prompt
    std::vector<std::string> notes;
};

/// One head and what it adds.
struct RankedHead {
    int layer = 0;
    int head = 0;
    double value = 0;  ///< part of the cosine
};

/// The `count` heads that matter most, by magnitude; ties by layer, then head.
[[nodiscard]] std::vector<RankedHead> topHeads(const Attribution& attribution, std::size_t count);

/// A part of the cosine in percent of its magnitude: positive raises the cosine, whatever its sign.
/// 0 if the cosine is 0.
[[nodiscard]] double percentOfCosine(const Attribution& attribution, double value);

}  // namespace clipscope
