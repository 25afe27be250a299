// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heatmap/heat_span.h"

#include "core/heatmap/bilinear_map.h"
#include "core/heatmap/kernel_map.h"
#include "core/heatmap/prepare_grid.h"

#include <algorithm>

namespace clipscope {

namespace {

/// Native value = floor + grid value * unit.
struct GridUnits {
    double floor = 0;
    double unit = 1;

    [[nodiscard]] float toNative(float gridValue) const
    {
        return static_cast<float>(floor + static_cast<double>(gridValue) * unit);
    }
};

/// How prepareGrid() has scaled the values.
GridUnits unitsOf(const ValueRange& raw, Rectify rectify)
{
    const double lowest = raw.lowest;
    const double highest = raw.highest;
    switch (rectify) {
    case Rectify::BeforeResize: {
        const double floor = std::max(lowest, 0.0);
        return {floor, highest - floor + kMinMaxEpsilon};
    }
    case Rectify::AfterResize:
        return {0, highest};
    case Rectify::Never:
        return {lowest, highest - lowest};
    }
    return {};
}

}  // namespace

ValueRange spanOf(const PreparedGrid& prepared, Rectify rectify, const ValueRange& resampled)
{
    if (prepared.state != HeatState::Ok) {
        const ValueRange range = rectified(prepared.raw, rectify);
        return {range.highest, range.highest};
    }
    const ValueRange range = rectified(resampled, rectify);
    const GridUnits units = unitsOf(prepared.raw, rectify);
    return {units.toNative(range.lowest), units.toNative(range.highest)};
}

ValueRange heatSpan(const NativeMap& map, const Geometry& geometry, const MapOptions& options)
{
    const PreparedGrid prepared = prepareGrid(map);
    if (prepared.state != HeatState::Ok)
        return spanOf(prepared, map.rectify, {});
    return spanOf(
        prepared,
        map.rectify,
        options.interpolation == Interpolation::Bilinear
            ? BilinearMap(prepared.grid, geometry).range()
            : KernelMap(prepared.grid, geometry, options.interpolation).range());
}

}  // namespace clipscope
