// SPDX-License-Identifier: GPL-3.0-or-later
// HilaCAM as gScoreCAM's program can evaluate it: Otsu, bilinear, logistic.
#include "tests/core/saliency/transformer_scene.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace clipscope {
namespace {

/// The byte above which a value counts, by the greatest variance between the two classes.
int otsuByHand(const std::vector<int>& bytes)
{
    double best = -1;
    int level = 0;
    for (int t = 0; t < 255; ++t) {
        double below = 0;
        double sumBelow = 0;
        double above = 0;
        double sumAbove = 0;
        for (const int byte : bytes) {
            (byte <= t ? below : above) += 1;
            (byte <= t ? sumBelow : sumAbove) += byte;
        }
        if (below == 0 || above == 0)
            continue;
        const double gap = sumBelow / below - sumAbove / above;
        const double variance = below * above * gap * gap;
        if (variance > best * (1 + 1e-12)) {
            best = variance;
            level = t;
        }
    }
    return level;
}

TEST(HilaTransformTest, IsTheLogisticOfTheOtsuMaskBroughtToTheModelsSize)
{
    TransformerScene scene(VisionFamily::Vit);
    const cv::Mat cells = scene.run("hilacam", {}).map.values;
    const cv::Mat actual = scene.run("hilacam", {{"transform", std::string("otsu")}}).map.values;
    const int side = actual.rows;
    ASSERT_GT(side, cells.rows);

    double low = 0;
    double high = 0;
    cv::minMaxLoc(cells, &low, &high);
    std::vector<int> bytes;
    for (int i = 0; i < cells.rows * cells.cols; ++i)
        bytes.push_back(static_cast<int>(std::lround(
            255 * (static_cast<double>(cells.at<float>(i / cells.cols, i % cells.cols)) - low) /
            (high - low))));
    const int level = otsuByHand(bytes);
    const auto mask = [&](int y, int x) {
        y = std::clamp(y, 0, cells.rows - 1);
        x = std::clamp(x, 0, cells.cols - 1);
        return bytes[static_cast<std::size_t>(y * cells.cols + x)] > level ? 1.0 : 0.0;
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double v = (y + 0.5) * cells.rows / side - 0.5;
            const double u = (x + 0.5) * cells.cols / side - 0.5;
            const int row = static_cast<int>(std::floor(v));
            const int column = static_cast<int>(std::floor(u));
            const double fy = v - row;
            const double fx = u - column;
            const double mass =
                (1 - fy) * ((1 - fx) * mask(row, column) + fx * mask(row, column + 1)) +
                fy * ((1 - fx) * mask(row + 1, column) + fx * mask(row + 1, column + 1));
            const double expected = mass > 0 ? 1 / (1 + std::exp(-mass)) : 0;
            EXPECT_NEAR(static_cast<double>(actual.at<float>(y, x)), expected, 1e-5)
                << "row " << y << ", column " << x;
        }
}

}  // namespace
}  // namespace clipscope
