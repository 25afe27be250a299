// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heatmap/prepare_grid.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace clipscope {

namespace {

void checkMap(const NativeMap& map)
{
    CLIPSCOPE_CHECK(
        map.values.type() == CV_32FC1 && !map.values.empty(),
        "a saliency map must have one 32-bit float channel and at least one cell, not " +
            std::to_string(map.values.cols) + " x " + std::to_string(map.values.rows) + " of " +
            cv::typeToString(map.values.type()));
    CLIPSCOPE_CHECK(
        cv::checkRange(map.values),
        "the saliency map holds values that are not finite numbers; use another method or layer");
}

/// (value - floor) * scale, in double.
cv::Mat rescaled(const cv::Mat& values, double floor, double scale)
{
    cv::Mat grid = values.clone();
    grid.forEach<float>([floor, scale](float& value, const int*) {
        value = static_cast<float>((static_cast<double>(value) - floor) * scale);
    });
    return grid;
}

/// ReLU and min-max. Precondition: `highest` > 0.
cv::Mat positivePart(const cv::Mat& values, double lowest, double highest)
{
    const double floor = std::max(lowest, 0.0);
    return rescaled(cv::max(values, 0.0F), floor, 1.0 / (highest - floor + kMinMaxEpsilon));
}

}  // namespace

PreparedGrid prepareGrid(const NativeMap& map)
{
    checkMap(map);
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(map.values, &lowest, &highest);
    PreparedGrid prepared{
        HeatState::Ok, {}, {static_cast<float>(lowest), static_cast<float>(highest)}};

    if (map.rectify == Rectify::Never) {
        const double largest = std::max(std::abs(lowest), std::abs(highest));
        if (highest - lowest > kFlatShare * largest)
            prepared.grid = rescaled(map.values, lowest, 1.0 / (highest - lowest));
        else
            prepared.state = HeatState::Flat;
        return prepared;
    }
    if (highest <= 0)
        prepared.state = HeatState::Empty;
    else if (!(highest - std::max(lowest, 0.0) > kFlatShare * highest))
        prepared.state = HeatState::Flat;
    else if (map.rectify == Rectify::BeforeResize)
        prepared.grid = positivePart(map.values, lowest, highest);
    else
        prepared.grid = rescaled(map.values, 0.0, 1.0 / highest);
    return prepared;
}

ValueRange rectified(ValueRange range, Rectify rectify)
{
    if (rectify == Rectify::Never)
        return range;
    return {std::max(range.lowest, 0.0F), std::max(range.highest, 0.0F)};
}

}  // namespace clipscope
