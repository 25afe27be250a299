// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heatmap/value_range.h"

#include <opencv2/core/hal/intrin.hpp>

namespace clipscope {

ValueRange rangeOf(const float* values, std::size_t count)
{
    // Two vectors side by side: one would wait for the result of the last comparison.
    constexpr std::size_t kLanes = cv::v_float32x4::nlanes;
    ValueRange range;
    cv::v_float32x4 lowest[] = {cv::v_setall_f32(range.lowest), cv::v_setall_f32(range.lowest)};
    cv::v_float32x4 highest[] = {cv::v_setall_f32(range.highest), cv::v_setall_f32(range.highest)};
    std::size_t i = 0;
    for (; i + 2 * kLanes <= count; i += 2 * kLanes) {
        for (std::size_t side = 0; side < 2; ++side) {
            const auto four = cv::v_load(values + i + side * kLanes);
            lowest[side] = cv::v_min(lowest[side], four);
            highest[side] = cv::v_max(highest[side], four);
        }
    }
    range.lowest = cv::v_reduce_min(cv::v_min(lowest[0], lowest[1]));
    range.highest = cv::v_reduce_max(cv::v_max(highest[0], highest[1]));
    for (; i < count; ++i)
        range.include(values[i]);
    return range;
}

ValueRange unionOf(const std::vector<ValueRange>& ranges)
{
    ValueRange whole;
    for (const ValueRange& range : ranges) {
        whole.include(range.lowest);
        whole.include(range.highest);
    }
    return whole;
}

}  // namespace clipscope
