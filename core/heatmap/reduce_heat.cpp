// SPDX-License-Identifier: GPL-3.0-or-later
// Shrinks a heatmap by averaging the pixels that fall together.
// Agrees: cv::resize INTER_AREA, exactly (tests/core/heatmap).
#include "core/heatmap/reduce_heat.h"

#include "core/base/check.h"
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace clipscope {

namespace {

constexpr int kBandRows = 16;  // of the result: what they come from fits into a core's own cache
constexpr double kLeastShare = 1e-3;  // OpenCV drops pixels of which less than this is covered

/// The pixels that one pixel of the result covers along one axis.
struct Cover {
    int first = 0;
    int count = 0;
    std::size_t share = 0;  ///< index of the first pixel's share
};

struct Axis {
    std::vector<Cover> covers;
    std::vector<float> shares;  ///< one cover's after the other's; they add up to about 1
};

/// As OpenCV lays them out, rounding and all.
Axis makeAxis(int pixels, int results)
{
    const double scale = 1.0 / (static_cast<double>(results) / pixels);
    Axis axis;
    for (int i = 0; i < results; ++i) {
        const double begin = i * scale;
        const double end = begin + scale;
        const double width = std::min(scale, pixels - begin);
        const int lastWhole = std::min(static_cast<int>(std::floor(end)), pixels - 1);
        const int firstWhole = std::min(static_cast<int>(std::ceil(begin)), lastWhole);
        Cover cover{.first = firstWhole, .share = axis.shares.size()};
        if (firstWhole - begin > kLeastShare) {
            cover.first = firstWhole - 1;
            axis.shares.push_back(static_cast<float>((firstWhole - begin) / width));
        }
        for (int pixel = firstWhole; pixel < lastWhole; ++pixel)
            axis.shares.push_back(static_cast<float>(1.0 / width));
        if (end - lastWhole > kLeastShare)
            axis.shares.push_back(
                static_cast<float>(std::min(std::min(end - lastWhole, 1.0), width) / width));
        cover.count = static_cast<int>(axis.shares.size() - cover.share);
        axis.covers.push_back(cover);
    }
    return axis;
}

using Vector = cv::v_float32x4;
constexpr int kLanes = Vector::nlanes;
using FourRows = std::array<const float*, kLanes>;

/// Four rows column by column, so that one vector operation serves all of them.
void weave(const FourRows& rows, int pixels, float* woven)
{
    int x = 0;
    for (; x + kLanes <= pixels; x += kLanes, woven += kLanes * kLanes) {
        Vector columns[kLanes];
        cv::v_transpose4x4(
            cv::v_load(rows[0] + x),
            cv::v_load(rows[1] + x),
            cv::v_load(rows[2] + x),
            cv::v_load(rows[3] + x),
            columns[0],
            columns[1],
            columns[2],
            columns[3]);
        for (int i = 0; i < kLanes; ++i)
            cv::v_store(woven + i * kLanes, columns[i]);
    }
    for (; x < pixels; ++x, woven += kLanes)
        for (std::size_t row = 0; row < rows.size(); ++row)
            woven[row] = rows[row][x];
}

/// Averages along four woven rows. The order of the sums is OpenCV's.
void averageColumns(const float* woven, const Axis& columns, float* averaged)
{
    const float* share = columns.shares.data();
    for (const Cover& cover : columns.covers) {
        const float* from = woven + std::ptrdiff_t{cover.first} * kLanes;
        Vector sums = cv::v_setzero_f32();
        for (int i = 0; i < cover.count; ++i, from += kLanes)
            sums = sums + cv::v_load(from) * cv::v_setall_f32(*share++);
        cv::v_store(averaged, sums);
        averaged += kLanes;
    }
}

/// Adds what the woven rows y, y + 1, ... of the heatmap give to one row of the result.
void addRows(const float* averaged, int y, const Cover& cover, const Axis& rows, cv::Mat result)
{
    auto* out = result.ptr<float>();
    const int begin = std::max(y, cover.first);
    const int end = std::min(y + kLanes, cover.first + cover.count);
    for (int from = begin; from < end; ++from) {
        const float share = rows.shares[cover.share + static_cast<std::size_t>(from - cover.first)];
        const float* in = averaged + (from - y);
        for (int x = 0; x < result.cols; ++x)
            out[x] += share * in[x * kLanes];
    }
}

/// Room for the work on one band, used again for the next.
struct Room {
    std::vector<float> woven;
    std::vector<float> averaged;
};

/// Rows [part.start, part.end) of the result.
void reduceBand(
    const cv::Mat& heat,
    const Axis& columns,
    const Axis& rows,
    const cv::Range& part,
    Room& room,
    cv::Mat& reduced)
{
    const auto coverOf = [&](int y) { return rows.covers[static_cast<std::size_t>(y)]; };
    const auto endOf = [&](int y) { return coverOf(y).first + coverOf(y).count; };
    reduced.rowRange(part).setTo(0);
    int unfinished = part.start;
    const int bottom = endOf(part.end - 1);
    for (int y = coverOf(part.start).first; y < bottom; y += kLanes) {
        FourRows four{};
        for (int i = 0; i < kLanes; ++i)  // the last one several times, if need be
            four[static_cast<std::size_t>(i)] = heat.ptr<float>(std::min(y + i, bottom - 1));
        weave(four, heat.cols, room.woven.data());
        averageColumns(room.woven.data(), columns, room.averaged.data());
        for (int to = unfinished; to < part.end && coverOf(to).first < y + kLanes; ++to) {
            addRows(room.averaged.data(), y, coverOf(to), rows, reduced.row(to));
            if (endOf(to) <= y + kLanes)
                unfinished = to + 1;
        }
    }
}

bool isWhole(double scale)
{
    return std::abs(scale - std::round(scale)) < std::numeric_limits<double>::epsilon();
}

}  // namespace

cv::Mat reduceHeat(const cv::Mat& heat, Size size)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && size.width >= 1 && size.height >= 1 && size.width <= heat.cols &&
            size.height <= heat.rows,
        "a heatmap of " + std::to_string(heat.cols) + " x " + std::to_string(heat.rows) + " of " +
            cv::typeToString(heat.type()) + " cannot be reduced to " + std::to_string(size.width) +
            " x " + std::to_string(size.height) + " pixels");
    cv::Mat reduced = makeLargeMat(size.height, size.width, CV_32FC1);
    // Whole factors have a way of their own in OpenCV, which is fast and sums in another order.
    if (isWhole(1.0 / (static_cast<double>(size.width) / heat.cols)) &&
        isWhole(1.0 / (static_cast<double>(size.height) / heat.rows))) {
        cv::resize(heat, reduced, reduced.size(), 0, 0, cv::INTER_AREA);
        return reduced;
    }
    const Axis columns = makeAxis(heat.cols, size.width);
    const Axis rows = makeAxis(heat.rows, size.height);
    const int bands = (size.height + kBandRows - 1) / kBandRows;
    cv::parallel_for_(cv::Range(0, bands), [&](const cv::Range& some) {
        Room room{
            .woven = std::vector<float>(static_cast<std::size_t>(heat.cols) * kLanes),
            .averaged = std::vector<float>(static_cast<std::size_t>(size.width) * kLanes)};
        for (int band = some.start; band < some.end; ++band) {
            const int begin = band * kBandRows;
            const cv::Range part(begin, std::min(begin + kBandRows, size.height));
            reduceBand(heat, columns, rows, part, room, reduced);
        }
    });
    return reduced;
}

}  // namespace clipscope
