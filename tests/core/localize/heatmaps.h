// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"

#include <opencv2/core.hpp>

#include <cmath>
#include <ostream>
#include <string>
#include <vector>

namespace clipscope {

inline void PrintTo(const Box& box, std::ostream* out)
{
    *out << "(" << box.x << ", " << box.y << ") " << box.width << " x " << box.height;
}

}  // namespace clipscope

namespace clipscope::test {

inline Heatmap heatmapOf(const cv::Mat& values)
{
    return {
        .values = values,
        .state = HeatState::Ok,
        .rawMin = 0,
        .rawMax = 1,
        .seen = {0, 0, values.cols, values.rows}};
}

/// Two hills of 40 x 30 pixels: the box vector of methods-cnn.md 10.
inline Heatmap twoHills()
{
    cv::Mat map(30, 40, CV_32FC1);
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x) {
            const double large = std::exp(-(std::pow(x - 12, 2) / 40 + std::pow(y - 14, 2) / 30));
            const double small = std::exp(-(std::pow(x - 31, 2) / 12 + std::pow(y - 8, 2) / 20));
            map.at<float>(y, x) = static_cast<float>(large + 0.6 * small);
        }
    }
    cv::normalize(map, map, 0, 1, cv::NORM_MINMAX);
    return heatmapOf(map);
}

/// '#' is hot, '.' cold, a digit that many tenths.
inline Heatmap heatmapFromText(const std::vector<std::string>& rows)
{
    cv::Mat map(static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), CV_32FC1);
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x) {
            const char cell = rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
            const auto tenths = static_cast<float>(cell - '0') / 10.0F;
            map.at<float>(y, x) = cell == '#' ? 1.0F : cell == '.' ? 0.0F : tenths;
        }
    }
    return heatmapOf(map);
}

}  // namespace clipscope::test
