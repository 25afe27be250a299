// SPDX-License-Identifier: GPL-3.0-or-later
// Rates every way of splitting a histogram into dark and bright.
// Paper: Otsu, A Threshold Selection Method from Gray-Level Histograms (IEEE SMC, 1979).
// Agrees: cv::threshold THRESH_OTSU, level for level (tests/core/localize).
#include "core/localize/otsu.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

namespace clipscope {

namespace {

// A class with less than this share of the pixels does not count: OpenCV's constant.
constexpr double kLeastShare = std::numeric_limits<float>::epsilon();

}  // namespace

// The order of the operations is OpenCV's: another would round differently and move ties.
std::array<double, 256> otsuCurve(const ByteHistogram& histogram)
{
    std::array<double, 256> curve{};
    const std::int64_t pixels =
        std::accumulate(histogram.begin(), histogram.end(), std::int64_t{0});
    if (pixels == 0)
        return curve;
    const double scale = 1.0 / static_cast<double>(pixels);
    double mean = 0;
    for (std::size_t i = 0; i < histogram.size(); ++i)
        mean += static_cast<double>(i) * histogram[i];
    mean *= scale;

    double below = 0;      // q1
    double belowMean = 0;  // mu1
    for (std::size_t i = 0; i < histogram.size(); ++i) {
        const double share = histogram[i] * scale;
        belowMean *= below;
        below += share;
        const double above = 1.0 - below;
        if (std::min(below, above) < kLeastShare || std::max(below, above) > 1.0 - kLeastShare)
            continue;
        belowMean = (belowMean + static_cast<double>(i) * share) / below;
        const double aboveMean = (mean - below * belowMean) / above;
        curve[i] = below * above * (belowMean - aboveMean) * (belowMean - aboveMean);
    }
    return curve;
}

int otsuLevel(const std::array<double, 256>& curve)
{
    return static_cast<int>(std::max_element(curve.begin(), curve.end()) - curve.begin());
}

}  // namespace clipscope
