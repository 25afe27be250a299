// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/image/image.h"
#include "core/saliency/method_info.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

enum class Precision {
    Float32,  ///< reference; the default
    BFloat16  ///< masked passes in bf16; about half the time where the CPU has it
};

[[nodiscard]] std::string_view toString(Precision precision);  // "float32", "bfloat16"
[[nodiscard]] Precision precisionFromString(std::string_view text);

/// Options of the engine as a whole.
struct EngineOptions {
    int threads = 0;  ///< intra-op threads; 0 = all cores
    Precision precision = Precision::Float32;
    std::int64_t bankBytes = 256'000'000;  ///< limit of the kept masked-image embeddings
};

/// One explanation: a picture, prompts, the one to explain and how. A plain value.
struct SaliencyRequest {
    Image image;
    std::vector<std::string> prompts;  ///< at least one, none empty
    std::size_t explained = 0;         ///< index into prompts
    std::string method = "gscorecam";
    std::map<std::string, ParamValue> params;  ///< what differs from the method's defaults
    std::string layer;                         ///< empty: the method's own default
    Fit fit = Fit::Stretch;
    std::uint64_t seed = 0;
};

}  // namespace clipscope
