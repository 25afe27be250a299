// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/channel_bank.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace clipscope::test {

/// Input A of methods-cnn.md 10: six channels of 3 x 3, max(sin(1 + m), 0), m counting all values.
inline ChannelBank toyBank()
{
    ChannelBank bank{.activations = cv::Mat(6, 9, CV_32FC1), .grid = {3, 3}, .weights = {}};
    for (int m = 0; m < 54; ++m)
        bank.activations.at<float>(m / 9, m % 9) =
            static_cast<float>(std::max(std::sin(1.0 + m), 0.0));
    return bank;
}

inline NativeMap mapOf(int rows, int columns, std::initializer_list<float> values)
{
    cv::Mat cells(rows, columns, CV_32FC1);
    std::copy(values.begin(), values.end(), cells.begin<float>());
    return {cells};
}

inline void
expectValues(const cv::Mat& actual, std::initializer_list<double> expected, double tolerance)
{
    ASSERT_EQ(actual.total(), expected.size());
    auto value = actual.begin<float>();
    for (const double wanted : expected)
        EXPECT_NEAR(*value++, wanted, tolerance) << "at " << (&wanted - expected.begin());
}

}  // namespace clipscope::test
