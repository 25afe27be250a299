// SPDX-License-Identifier: GPL-3.0-or-later
// Shrinks a heatmap to what fits on a screen.
#include "core/heatmap/sample_heat.h"

#include "core/base/check.h"
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace clipscope {

namespace {

/// The middle of what result `i` of `results` covers of `pixels`.
int middleOf(int i, int results, int pixels)
{
    return static_cast<int>((2 * std::int64_t{i} + 1) * pixels / (2 * std::int64_t{results}));
}

}  // namespace

cv::Mat sampleHeat(const cv::Mat& heat, Size size)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && size.width >= 1 && size.height >= 1 && size.width <= heat.cols &&
            size.height <= heat.rows,
        "a heatmap of " + std::to_string(heat.cols) + " x " + std::to_string(heat.rows) + " of " +
            cv::typeToString(heat.type()) + " cannot be reduced to " + std::to_string(size.width) +
            " x " + std::to_string(size.height) + " pixels");
    std::vector<int> columns(static_cast<std::size_t>(size.width));
    for (int x = 0; x < size.width; ++x)
        columns[static_cast<std::size_t>(x)] = middleOf(x, size.width, heat.cols);
    cv::Mat samples = makeLargeMat(size.height, size.width, CV_32FC1);
    cv::parallel_for_(cv::Range(0, size.height), [&](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y) {
            const auto* row = heat.ptr<float>(middleOf(y, size.height, heat.rows));
            std::transform(columns.begin(), columns.end(), samples.ptr<float>(y), [row](int x) {
                return row[x];
            });
        }
    });
    return samples;
}

}  // namespace clipscope
