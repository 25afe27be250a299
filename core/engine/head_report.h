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

}  // namespace clipscope
