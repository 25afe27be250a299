// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/scalar.h"

#include <ATen/core/Tensor.h>

#include <cstddef>

namespace clipscope {

/// The number that an explanation explains, as a function of the picture's embedding.
///
/// With e the normalised embedding of the picture, t the normalised ones of the prompts and
/// s = exp(logit_scale): see Scalar for the formulas.
class Target {
public:
    struct Inputs {
        at::Tensor texts;           ///< [T, E], L2-normalised, T >= 1
        std::size_t explained = 0;  ///< row of the explained prompt
        double logitScale = 1;
        Scalar scalar = Scalar::Logit;
        std::size_t rival = 0;  ///< Contrast: row of b
        double alpha = 1;       ///< Contrast: weight of b
        double textNorm = 1;    ///< RawLogit: length of the text embedding before normalisation
    };

    /// Throws Error(InvalidArgument) if a row does not exist, or for Contrast with itself.
    explicit Target(Inputs inputs);

    /// [N, E], any scale -> [N]. Records gradients.
    [[nodiscard]] at::Tensor of(const at::Tensor& embeddings) const;
    /// [E]: what an embedding is compared with. The value is a positive multiple of e . direction
    /// for every scalar but Softmax, where it is the explained prompt alone.
    [[nodiscard]] const at::Tensor& direction() const { return m_direction; }
    /// [E], L2-normalised: the explained prompt.
    [[nodiscard]] at::Tensor text() const;
    /// [T, E]: all prompts.
    [[nodiscard]] const at::Tensor& texts() const { return m_in.texts; }
    [[nodiscard]] std::size_t explained() const { return m_in.explained; }
    [[nodiscard]] double logitScale() const { return m_in.logitScale; }
    [[nodiscard]] Scalar scalar() const { return m_in.scalar; }

private:
    Inputs m_in;
    at::Tensor m_direction;
    double m_factor = 1;  // value = factor * (e . direction), unless Softmax
};

}  // namespace clipscope
