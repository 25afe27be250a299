// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/rise_masks.h"

#include "core/base/check.h"
#include "core/saliency/blocks/random_numbers.h"

#include <ATen/ops/empty.h>

#include <cmath>
#include <string>
#include <vector>

namespace clipscope {

namespace {

std::int64_t cellSide(std::int64_t side, std::int64_t cells)
{
    return (side + cells - 1) / cells;
}

/// Between which two cells a pixel of the mask lies.
struct Between {
    std::int64_t cell = 0;
    std::int64_t next = 0;
    double fraction = 0;  ///< share of `next`
};

std::int64_t mirrored(std::int64_t cell, std::int64_t cells)
{
    if (cell < 0)
        return -cell;
    return cell < cells ? cell : 2 * (cells - 1) - cell;
}

std::vector<Between> axis(std::int64_t cells, std::int64_t offset, std::int64_t side)
{
    const auto enlarged = static_cast<double>((cells + 1) * cellSide(side, cells));
    std::vector<Between> axis(static_cast<std::size_t>(side));
    for (std::int64_t i = 0; i < side; ++i) {
        const double position =
            (static_cast<double>(i + offset) + 0.5) * static_cast<double>(cells) / enlarged - 0.5;
        const double low = std::floor(position);
        const auto cell = static_cast<std::int64_t>(low);
        axis[static_cast<std::size_t>(i)] = {
            mirrored(cell, cells), mirrored(cell + 1, cells), position - low};
    }
    return axis;
}

}  // namespace

at::Tensor
riseMask(const at::Tensor& grid, std::int64_t offsetY, std::int64_t offsetX, std::int64_t n)
{
    const std::int64_t s = grid.size(0);
    CLIPSCOPE_CHECK(
        grid.dim() == 2 && grid.size(1) == s && s >= 2 && n >= 1,
        "a RISE mask needs a square grid of at least 2 x 2 cells and at least one pixel");
    const std::int64_t cell = cellSide(n, s);
    CLIPSCOPE_CHECK(
        offsetY >= 0 && offsetY < cell && offsetX >= 0 && offsetX < cell,
        "the offset (" + std::to_string(offsetY) + ", " + std::to_string(offsetX) +
            ") of a RISE mask must lie within a cell of " + std::to_string(cell) + " pixels");
    const at::Tensor values = grid.to(at::kDouble).contiguous();
    const auto* cells = values.data_ptr<double>();
    const std::vector<Between> columns = axis(s, offsetX, n);
    // Every grid row is widened once; mask rows are blends of two of them.
    std::vector<double> wide(static_cast<std::size_t>(s * n));
    for (std::int64_t y = 0; y < s; ++y) {
        const double* row = cells + y * s;
        double* out = wide.data() + y * n;
        for (const Between& x : columns)
            *out++ = row[x.cell] * (1.0 - x.fraction) + row[x.next] * x.fraction;
    }
    at::Tensor mask = at::empty({n, n}, at::kFloat);
    auto* out = mask.data_ptr<float>();
    for (const Between& y : axis(s, offsetY, n)) {
        const double* above = wide.data() + y.cell * n;
        const double* below = wide.data() + y.next * n;
        for (std::int64_t x = 0; x < n; ++x)
            *out++ = static_cast<float>(above[x] * (1.0 - y.fraction) + below[x] * y.fraction);
    }
    return mask;
}

at::Tensor RiseMasks::mask(std::int64_t index) const
{
    RandomNumbers random(seed, {static_cast<std::uint64_t>(index)});
    const at::Tensor grid = at::empty({cells, cells}, at::kDouble);
    auto* value = grid.data_ptr<double>();
    for (std::int64_t i = 0; i < cells * cells; ++i)
        value[i] = random.uniform() < probability ? 1.0 : 0.0;
    const std::int64_t cell = cellSide(side, cells);
    const std::int64_t offsetY = random.below(cell);
    const std::int64_t offsetX = random.below(cell);
    return riseMask(grid, offsetY, offsetX, side);
}

}  // namespace clipscope
