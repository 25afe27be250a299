// SPDX-License-Identifier: GPL-3.0-or-later
// Finds where a closing has something to do.
// Agrees: a closing of everything, exactly (tests/core/heatmap).
#include "core/heatmap/closing_plan.h"

#include "core/base/vectorised.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>

namespace clipscope {

namespace {

constexpr int kSmallestTile = 32;
// Pixels: a part and what it needs around it should stay in a core's own cache.
constexpr int kWidestPart = 512;
constexpr int kTallestPart = 256;

/// What neighbours do somewhere in a tile, as bits.
enum Trend : std::uint8_t {
    kFallsAlongRow = 1,
    kRisesAlongRow = 2,
    kFallsDown = 4,
    kRisesDown = 8
};

constexpr int kTogether = 4;  // rows compared in one go: tiles are too narrow to sum up for each
using Rows = std::array<const float*, kTogether + 1>;  // the last one is only compared with

int trendOf(float value, float next, const int (&fallsAndRises)[2])
{
    return (value > next ? fallsAndRises[0] : 0) | (value < next ? fallsAndRises[1] : 0);
}

/// Adds what the first `count` pixels of the rows do, compared with their neighbours.
CLIPSCOPE_VECTORISED void note(const Rows& rows, int count, int* trends)
{
    const float* a = rows[0];
    const float* b = rows[1];
    const float* c = rows[2];
    const float* d = rows[3];
    const float* e = rows[4];
    constexpr int kOfRow[] = {kFallsAlongRow, kRisesAlongRow};
    constexpr int kDown[] = {kFallsDown, kRisesDown};
    for (int i = 0; i < count; ++i) {
        int trend = trends[i];
        trend |= trendOf(a[i], a[i + 1], kOfRow) | trendOf(a[i], b[i], kDown);
        trend |= trendOf(b[i], b[i + 1], kOfRow) | trendOf(b[i], c[i], kDown);
        trend |= trendOf(c[i], c[i + 1], kOfRow) | trendOf(c[i], d[i], kDown);
        trend |= trendOf(d[i], d[i + 1], kOfRow) | trendOf(d[i], e[i], kDown);
        trends[i] = trend;
    }
}

/// CV_8UC1, one byte per tile.
cv::Mat trendsOf(const cv::Mat& heat, int tile)
{
    cv::Mat trends =
        cv::Mat::zeros((heat.rows + tile - 1) / tile, (heat.cols + tile - 1) / tile, CV_8UC1);
    const int last = heat.cols - 1;
    cv::parallel_for_(cv::Range(0, trends.rows), [&](const cv::Range& part) {
        std::vector<int> ofColumns(static_cast<std::size_t>(heat.cols));
        for (int row = part.start; row < part.end; ++row) {
            std::fill(ofColumns.begin(), ofColumns.end(), 0);
            const int bottom = std::min((row + 1) * tile, heat.rows);
            for (int y = row * tile; y < bottom; y += kTogether) {
                Rows rows{};
                for (int k = 0; k <= kTogether; ++k)  // the last one has none below but itself
                    rows[static_cast<std::size_t>(k)] =
                        heat.ptr<float>(std::min(y + k, heat.rows - 1));
                note(rows, last, ofColumns.data());
                for (std::size_t k = 0; k < kTogether; ++k) {  // no pixel is right of the last
                    if (rows[k][last] > rows[k + 1][last])
                        ofColumns.back() |= kFallsDown;
                    if (rows[k][last] < rows[k + 1][last])
                        ofColumns.back() |= kRisesDown;
                }
            }
            for (int x = 0; x < trends.cols; ++x) {
                const auto first = ofColumns.begin() + x * tile;
                const auto end = ofColumns.begin() + std::min((x + 1) * tile, heat.cols);
                trends.at<std::uint8_t>(row, x) =
                    static_cast<std::uint8_t>(std::accumulate(first, end, 0, std::bit_or<>()));
            }
        }
    });
    return trends;
}

bool isSteady(int trends, Trend falls, Trend rises)
{
    return (trends & falls) == 0 || (trends & rises) == 0;
}

/// The parts of one row of tiles, side by side ones of the same kind joined.
std::vector<PartToClose> partsOfRow(const cv::Mat& around, const cv::Size& picture, int tile, int y)
{
    std::vector<PartToClose> parts;
    const int top = y * tile;
    const int height = std::min(tile, picture.height - top);
    for (int x = 0; x < around.cols; ++x) {
        const int left = x * tile;
        const int width = std::min(tile, picture.width - left);
        const int trends = around.at<std::uint8_t>(y, x);
        // A tile's neighbours reach at least two radii far.
        const bool isAtSide = x == 0 || left + width + tile > picture.width;
        const bool isAtEnd = y == 0 || top + height + tile > picture.height;
        PartToClose next{
            .part = {left, top, width, height},
            .alongRows = isAtSide || !isSteady(trends, kFallsAlongRow, kRisesAlongRow),
            .alongColumns = isAtEnd || !isSteady(trends, kFallsDown, kRisesDown)};
        if (!next.alongRows && !next.alongColumns)
            continue;
        if (!parts.empty()) {
            PartToClose& last = parts.back();
            if (last.part.br().x == left && last.alongRows == next.alongRows &&
                last.alongColumns == next.alongColumns && last.part.width < kWidestPart) {
                last.part.width += width;
                continue;
            }
        }
        parts.push_back(next);
    }
    return parts;
}

bool canJoin(const PartToClose& upper, const PartToClose& lower)
{
    return upper.part.x == lower.part.x && upper.part.width == lower.part.width &&
           upper.part.br().y == lower.part.y && upper.alongRows == lower.alongRows &&
           upper.alongColumns == lower.alongColumns && upper.part.height < kTallestPart;
}

}  // namespace

std::vector<PartToClose> partsToClose(const cv::Mat& heat, int radius)
{
    const int reach = std::max(kSmallestTile, 2 * radius);
    const int tile = (reach + kTogether - 1) / kTogether * kTogether;
    const cv::Mat trends = trendsOf(heat, tile);
    cv::Mat around = trends.clone();  // of the tile and its neighbours
    for (int y = 0; y < trends.rows; ++y) {
        for (int x = 0; x < trends.cols; ++x) {
            for (int v = std::max(0, y - 1); v <= std::min(trends.rows - 1, y + 1); ++v)
                for (int u = std::max(0, x - 1); u <= std::min(trends.cols - 1, x + 1); ++u)
                    around.at<std::uint8_t>(y, x) |= trends.at<std::uint8_t>(v, u);
        }
    }
    std::vector<PartToClose> parts;
    for (int y = 0; y < around.rows; ++y) {
        for (const PartToClose& next : partsOfRow(around, heat.size(), tile, y)) {
            const auto above = std::find_if(parts.rbegin(), parts.rend(), [&](const auto& part) {
                return canJoin(part, next);
            });
            if (above != parts.rend())
                above->part.height += next.part.height;
            else
                parts.push_back(next);
        }
    }
    return parts;
}

}  // namespace clipscope
