// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <gtest/gtest.h>

#include <limits>

namespace clipscope {

/// The greatest difference of two tensors, in units of the greatest value of `expected`.
[[nodiscard]] inline double relativeDifference(const at::Tensor& actual, const at::Tensor& expected)
{
    if (actual.sizes() != expected.sizes())
        return std::numeric_limits<double>::infinity();
    const at::Tensor wanted = expected.to(at::kDouble);
    const double scale = wanted.abs().max().item<double>();
    return actual.to(at::kDouble).sub(wanted).abs().max().item<double>() / scale;
}

}  // namespace clipscope
