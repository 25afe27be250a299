// SPDX-License-Identifier: GPL-3.0-or-later
// Resizes pictures exactly as the Python Imaging Library does, because CLIP was trained on its
// pixels. Paper: none; the arithmetic is Pillow's 8-bit resampling (formats.md 2.10.2). Agrees: bit
// for bit with Pillow 9.4 (tests/core/image/golden).
#include "core/image/pil_resample.h"

#include "core/base/check.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clipscope {

namespace {

constexpr int kPrecisionBits = 22;  // Pillow: 32 - 8 bits of pixel - 2 bits for bicubic's overshoot
constexpr std::int32_t kRoundingHalf = 1 << (kPrecisionBits - 1);

/// What one output row or column is made of.
struct Tap {
    int first = 0;              ///< first input index
    int count = 0;              ///< input pixels
    std::size_t weightsAt = 0;  ///< where its weights begin in Taps::weights
};

/// One axis: the taps of the output indices [begin, begin + taps.size()).
struct Taps {
    std::vector<Tap> taps;
    std::vector<std::int32_t> weights;  ///< fixed point, kPrecisionBits
};

double bilinearKernel(double t)
{
    const double x = std::abs(t);
    return x < 1.0 ? 1.0 - x : 0.0;
}

double bicubicKernel(double t)
{
    constexpr double a = -0.5;
    const double x = std::abs(t);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0;
    if (x < 2.0)
        return (((x - 5.0) * x + 8.0) * x - 4.0) * a;
    return 0.0;
}

std::int32_t toFixedPoint(double weight)
{
    const double shifted = weight * (1 << kPrecisionBits);
    return static_cast<std::int32_t>(shifted < 0 ? shifted - 0.5 : shifted + 0.5);
}

/// Taps of `count` outputs from `begin` on, for an axis of `input` pixels resized to `output`.
Taps makeTaps(int input, int output, ResampleFilter filter, int begin, int count)
{
    const bool cubic = filter == ResampleFilter::Bicubic;
    const double scale = static_cast<double>(input) / output;
    const double filterScale = std::max(scale, 1.0);
    const double support = (cubic ? 2.0 : 1.0) * filterScale;
    const double inverse = 1.0 / filterScale;

    Taps axis;
    axis.taps.reserve(static_cast<std::size_t>(count));
    std::vector<double> kernel;
    for (int i = begin; i < begin + count; ++i) {
        const double centre = (i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(std::trunc(centre - support + 0.5)));
        const int last = std::min(input, static_cast<int>(std::trunc(centre + support + 0.5)));
        kernel.clear();
        double sum = 0;
        for (int x = first; x < last; ++x) {
            const double t = (x - centre + 0.5) * inverse;
            kernel.push_back(cubic ? bicubicKernel(t) : bilinearKernel(t));
            sum += kernel.back();
        }
        axis.taps.push_back({first, last - first, axis.weights.size()});
        for (const double weight : kernel)
            axis.weights.push_back(toFixedPoint(sum != 0 ? weight / sum : weight));
    }
    return axis;
}

std::uint8_t toByte(std::int32_t sum)
{
    return static_cast<std::uint8_t>(std::clamp(sum >> kPrecisionBits, 0, 255));
}

template <std::size_t Channels>
void resampleRow(const std::uint8_t* in, std::uint8_t* out, const Taps& axis)
{
    for (const Tap& tap : axis.taps) {
        const std::int32_t* weights = axis.weights.data() + tap.weightsAt;
        const std::uint8_t* pixel = in + static_cast<std::size_t>(tap.first) * Channels;
        std::array<std::int32_t, Channels> sums{};
        sums.fill(kRoundingHalf);
        for (int i = 0; i < tap.count; ++i) {
            for (std::size_t c = 0; c < Channels; ++c)
                sums[c] += *pixel++ * weights[i];
        }
        for (const std::int32_t sum : sums)
            *out++ = toByte(sum);
    }
}

/// Horizontal pass over the rows [firstRow, firstRow + rows).
cv::Mat resampleColumns(const cv::Mat& pixels, const Taps& axis, int firstRow, int rows)
{
    cv::Mat out(rows, static_cast<int>(axis.taps.size()), pixels.type());
    cv::parallel_for_(cv::Range(0, rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            if (pixels.channels() == 1)
                resampleRow<1>(pixels.ptr(firstRow + y), out.ptr(y), axis);
            else
                resampleRow<3>(pixels.ptr(firstRow + y), out.ptr(y), axis);
        }
    });
    return out;
}

/// Vertical pass; `pixels` begins with input row `firstRow`.
cv::Mat resampleRows(const cv::Mat& pixels, const Taps& axis, int firstRow)
{
    const int samples = pixels.cols * pixels.channels();
    cv::Mat out(static_cast<int>(axis.taps.size()), pixels.cols, pixels.type());
    cv::parallel_for_(cv::Range(0, out.rows), [&](const cv::Range& range) {
        std::vector<std::int32_t> sums(static_cast<std::size_t>(samples));
        for (int y = range.start; y < range.end; ++y) {
            const Tap& tap = axis.taps[static_cast<std::size_t>(y)];
            std::fill(sums.begin(), sums.end(), kRoundingHalf);
            for (int i = 0; i < tap.count; ++i) {
                const std::int32_t weight =
                    axis.weights[tap.weightsAt + static_cast<std::size_t>(i)];
                const std::uint8_t* in = pixels.ptr(tap.first - firstRow + i);
                for (std::size_t x = 0; x < sums.size(); ++x)
                    sums[x] += in[x] * weight;
            }
            std::transform(sums.begin(), sums.end(), out.ptr(y), toByte);
        }
    });
    return out;
}

std::string describe(const Box& box)
{
    return std::to_string(box.width) + " x " + std::to_string(box.height) + " at (" +
           std::to_string(box.x) + ", " + std::to_string(box.y) + ")";
}

void checkArguments(const cv::Mat& pixels, Size target, const Box& keep)
{
    CLIPSCOPE_CHECK(
        pixels.type() == CV_8UC1 || pixels.type() == CV_8UC3,
        "only 8-bit pictures with one or three channels can be resampled, not " +
            cv::typeToString(pixels.type()));
    CLIPSCOPE_CHECK(!pixels.empty(), "a picture without pixels cannot be resampled");
    CLIPSCOPE_CHECK(
        target.width >= 1 && target.height >= 1,
        "a picture cannot be resampled to " + std::to_string(target.width) + " x " +
            std::to_string(target.height) + " pixels; both must be at least 1");
    CLIPSCOPE_CHECK(
        keep.width >= 1 && keep.height >= 1 && keep.x >= 0 && keep.y >= 0 &&
            keep.width <= target.width - keep.x && keep.height <= target.height - keep.y,
        "the window " + describe(keep) + " does not lie inside the resampled picture of " +
            std::to_string(target.width) + " x " + std::to_string(target.height));
}

}  // namespace

cv::Mat pilResize(const cv::Mat& pixels, Size target, ResampleFilter filter)
{
    return pilResizeWindow(pixels, target, filter, {0, 0, target.width, target.height});
}

cv::Mat pilResizeWindow(const cv::Mat& pixels, Size target, ResampleFilter filter, const Box& keep)
{
    checkArguments(pixels, target, keep);
    const bool vertical = target.height != pixels.rows;
    int firstRow = keep.y;
    int rows = keep.height;
    Taps rowTaps;
    if (vertical) {
        rowTaps = makeTaps(pixels.rows, target.height, filter, keep.y, keep.height);
        firstRow = rowTaps.taps.front().first;
        rows = rowTaps.taps.back().first + rowTaps.taps.back().count - firstRow;
    }
    const cv::Mat narrowed =
        target.width == pixels.cols
            ? pixels(cv::Rect(keep.x, firstRow, keep.width, rows))
            : resampleColumns(
                  pixels,
                  makeTaps(pixels.cols, target.width, filter, keep.x, keep.width),
                  firstRow,
                  rows);
    return vertical ? resampleRows(narrowed, rowTaps, firstRow) : narrowed.clone();
}

}  // namespace clipscope
