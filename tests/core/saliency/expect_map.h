// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace clipscope {

/// The published vectors are printed with six decimals.
inline constexpr double kPrinted = 1.5e-6;

/// Compares a CV_32FC1 map with the values of a golden vector, row by row.
inline void
expectNear(const cv::Mat& actual, const std::vector<double>& expected, double tolerance = kPrinted)
{
    ASSERT_EQ(actual.total(), expected.size());
    for (int y = 0, i = 0; y < actual.rows; ++y)
        for (int x = 0; x < actual.cols; ++x, ++i)
            EXPECT_NEAR(
                static_cast<double>(actual.at<float>(y, x)),
                expected[static_cast<std::size_t>(i)],
                tolerance)
                << "row " << y << ", column " << x;
}

}  // namespace clipscope
