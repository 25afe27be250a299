// SPDX-License-Identifier: GPL-3.0-or-later
// oneDNN 2.6 cannot normalise fp32 rows into bf16 ones, and the residual stream stays in fp32.
#include "core/scoring/row_norm.h"

#include <ATen/Parallel.h>

#include <bit>
#include <cmath>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CLIPSCOPE_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define CLIPSCOPE_WIDE
#endif

namespace clipscope {

namespace {

constexpr std::int64_t kLanes = 16;  // independent sums, which the compiler puts into one register
constexpr float kEpsilon = 1e-5F;

struct Moments {
    float mean;
    float inverse;  // of the deviation
};

CLIPSCOPE_WIDE Moments momentsOf(const float* __restrict x, std::int64_t width)
{
    float sums[kLanes] = {};
    std::int64_t i = 0;
    for (; i + kLanes <= width; i += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += x[i + lane];
    float total = 0;
    for (; i < width; ++i)
        total += x[i];
    for (const float sum : sums)
        total += sum;
    const float mean = total / static_cast<float>(width);

    float squares[kLanes] = {};
    for (i = 0; i + kLanes <= width; i += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane) {
            const float distance = x[i + lane] - mean;
            squares[lane] += distance * distance;
        }
    float spread = 0;
    for (; i < width; ++i)
        spread += (x[i] - mean) * (x[i] - mean);
    for (const float square : squares)
        spread += square;
    return {mean, 1 / std::sqrt(spread / static_cast<float>(width) + kEpsilon)};
}

CLIPSCOPE_WIDE void writeFloats(
    std::int64_t width,
    const float* __restrict x,
    Moments moments,
    const float* __restrict weight,
    const float* __restrict bias,
    float* __restrict out)
{
    for (std::int64_t i = 0; i < width; ++i)
        out[i] = (x[i] - moments.mean) * moments.inverse * weight[i] + bias[i];
}

CLIPSCOPE_WIDE void writeBFloats(
    std::int64_t width,
    const float* __restrict x,
    Moments moments,
    const float* __restrict weight,
    const float* __restrict bias,
    std::uint16_t* __restrict out)
{
    for (std::int64_t i = 0; i < width; ++i) {
        const float value = (x[i] - moments.mean) * moments.inverse * weight[i] + bias[i];
        const auto bits = std::bit_cast<std::uint32_t>(value);
        out[i] = static_cast<std::uint16_t>((bits + 0x7fffU + ((bits >> 16U) & 1U)) >> 16U);
    }
}

}  // namespace

void normaliseRows(
    std::int64_t rows,
    std::int64_t width,
    const float* x,
    const float* weight,
    const float* bias,
    StorageType storage,
    void* out)
{
    constexpr std::int64_t kRowsAtOnce = 32;
    at::parallel_for(0, rows, kRowsAtOnce, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            const std::int64_t at = row * width;
            const Moments moments = momentsOf(x + at, width);
            if (storage == StorageType::Float32)
                writeFloats(width, x + at, moments, weight, bias, static_cast<float*>(out) + at);
            else
                writeBFloats(
                    width, x + at, moments, weight, bias, static_cast<std::uint16_t*>(out) + at);
        }
    });
}

}  // namespace clipscope
