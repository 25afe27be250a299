// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/batch_norm.h"
#include "models/training/trainer/training_kernels.h"

namespace clipscope::training {

/// BatchNorm (Ioffe and Szegedy, arXiv:1502.03167, algorithm 1): maps are normalised with mean and
/// variance of the batch, and the running statistics, which evaluation folds, move a tenth of the
/// way towards them.
class BatchStatisticsNorm final : public BatchNorm {
public:
    /// All [C]. The running statistics are overwritten by every forward pass.
    struct Vectors {
        at::Tensor weight;
        at::Tensor bias;
        at::Tensor runningMean;
        at::Tensor runningVariance;
    };
    BatchStatisticsNorm(Vectors vectors, Precision precision);

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const override;
    [[nodiscard]] at::Tensor forwardRelu(const at::Tensor& x) const override;
    [[nodiscard]] at::Tensor
    forwardSumRelu(const at::Tensor& x, const at::Tensor& identity) const override;

    /// Reads the four vectors in place: the reader's tensors have to be of its precision.
    [[nodiscard]] static BatchNormSource source(Precision precision);

private:
    [[nodiscard]] bool isDirect(const at::Tensor& x) const;
    [[nodiscard]] at::Tensor plain(const at::Tensor& x) const;

    Vectors m_vectors;
    Precision m_precision;
};

}  // namespace clipscope::training
