// SPDX-License-Identifier: GPL-3.0-or-later
// First principal component of channel maps.
// Paper:  Muhammad and Yeasin, Eigen-CAM, arXiv:2008.00299.
// Agrees: golden vectors (tests/core/saliency/gradient_golden_test.cpp) and a power iteration
//         (gradient_slow_test.cpp).
#include "core/saliency/blocks/first_component.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/linalg_eigh.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace clipscope {

namespace {

/// [h * w, C]: cells by channels, every column with mean 0. Constant columns are exactly 0, not
/// what rounding leaves of them: otherwise a map of nothing but rounding could be scaled up.
at::Tensor centredCells(const at::Tensor& maps)
{
    at::Tensor cells = maps.flatten(1).t().to(at::kDouble);
    cells = at::where(at::isfinite(cells), cells, at::zeros_like(cells));
    const at::Tensor centred = cells - cells.mean(0, /*keepdim=*/true);
    const at::Tensor varies = at::amax(cells, {0}) != at::amin(cells, {0});
    return centred * varies.to(at::kDouble);
}

/// Eigenvector of the largest eigenvalue of a symmetric matrix [n, n], and that value, at least 0.
std::pair<at::Tensor, double> principal(const at::Tensor& symmetric)
{
    const auto [values, vectors] = at::linalg_eigh(symmetric);  // rising
    const std::int64_t last = values.size(0) - 1;
    return {vectors.select(1, last), std::max(values[last].item<double>(), 0.0)};
}

}  // namespace

at::Tensor firstComponent(const at::Tensor& maps)
{
    CLIPSCOPE_ENSURE(maps.dim() == 3 && maps.numel() > 0, "maps that are not [C, h, w]");
    const at::Tensor cells = centredCells(maps);
    // Y Y^T and Y^T Y share their eigenvalues s^2, and Y v = s u: the smaller one will do. A layer
    // near the input has thousands of cells, one near the output thousands of channels.
    at::Tensor projection;
    if (cells.size(0) <= cells.size(1)) {
        const auto [left, square] = principal(at::matmul(cells, cells.t()));
        projection = left * std::sqrt(square);
    } else {
        const auto [right, square] = principal(at::matmul(cells.t(), cells));
        projection = at::matmul(cells, right);
    }
    const double low = projection.min().item<double>();
    const double high = projection.max().item<double>();
    if (std::abs(low) > std::abs(high))
        projection = -projection;
    return projection.view({maps.size(1), maps.size(2)});
}

}  // namespace clipscope
