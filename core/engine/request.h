// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/image/image.h"
#include "core/image/pil_resample.h"
#include "core/saliency/method_info.h"
#include "core/saliency/scalar.h"
#include "core/saliency/word_blocks.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

enum class Precision {
    /// Channels are scored in bf16 where the processor has instructions for it, and those that
    /// carry the weight again in fp32; everything else, and everywhere else: fp32.
    Auto,
    Float32,  ///< reference; what the library does unless told otherwise
    BFloat16  ///< every masked pass in bf16, and none again
};

[[nodiscard]] std::string_view toString(Precision precision);  // "auto", "float32", ...
[[nodiscard]] Precision precisionFromString(std::string_view text);

/// Options of the engine as a whole.
struct EngineOptions {
    int threads = 0;  ///< intra-op threads; 0 = all cores
    Precision precision = Precision::Float32;
    std::int64_t bankBytes = 256'000'000;  ///< limit of the kept masked-image embeddings
};

/// Averages over variants of a run (methods-cnn.md 1.6 and 5). Each costs as many runs as it says,
/// and a result made of several has no channel bank.
struct Repetition {
    /// Six runs: the picture and its mirror image, each at 0.9, 1 and 1.1 times its values.
    bool augSmooth = false;
    /// CLIPCAM's iterative mask: that many further runs, each with what was hottest painted over.
    int maskIterations = 0;
};

/// One explanation: a picture, prompts, the one to explain and how. A plain value.
struct SaliencyRequest {
    Image image;
    std::vector<std::string> prompts;  ///< at least one, none empty
    std::size_t explained = 0;         ///< index into prompts
    std::string method = "gscorecam";
    std::map<std::string, ParamValue> params;  ///< what differs from the method's defaults
    std::string layer;  ///< empty: the method's own default; "a,b": the average of several
    Fit fit = Fit::Stretch;
    std::uint64_t seed = 0;

    std::optional<ResampleFilter> filter;  ///< none: the fit's own
    std::vector<std::string> templates;    ///< "a photo of {}"; several: the ensemble's mean
    Scalar scalar = Scalar::Logit;
    std::optional<std::size_t> rival;  ///< Contrast: index into prompts; none: the likeliest other
    double alpha = 1;                  ///< Contrast: weight of the rival
    /// The first principal component of the weighted channels instead of their sum.
    bool eigenSmooth = false;
    Repetition repetition;
    std::optional<WordBlocks> words;  ///< also tell which words of the prompt matter, read so
};

}  // namespace clipscope
