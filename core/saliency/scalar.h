// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace clipscope {

/// What is explained of CLIP's answer (methods-cnn.md 1.4). e: embedding of the picture, t_i: of
/// prompt i, both L2-normalised; s = exp(logit_scale); a: the explained prompt.
enum class Scalar {
    Logit,     ///< s e.t_a: gScoreCAM, and the default
    Cosine,    ///< e.t_a: much flatter softmax in score methods
    Softmax,   ///< softmax over all prompts of s e.t_i, at a: pytorch-grad-cam's CLIP example
    Contrast,  ///< s (e.t_a - alpha e.t_b): what speaks for a rather than for b (FinerCAM)
    Sum,       ///< sum over all prompts of s e.t_i: gScoreCAM's program given several prompts
    RawLogit   ///< s e.(t_a |t_a|), the text not normalised: CLIPCAM's demo
};

[[nodiscard]] std::string_view toString(Scalar scalar);
/// Accepts logit, cosine, softmax, contrast, sum, raw-logit; throws Error(InvalidArgument) that
/// lists them otherwise.
[[nodiscard]] Scalar scalarFromString(std::string_view text);

}  // namespace clipscope
