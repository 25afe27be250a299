// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/norm_loops.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <bit>
#include <cstddef>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CLIPSCOPE_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define CLIPSCOPE_WIDE
#endif

namespace clipscope::training {

namespace {

constexpr std::int64_t kChunks = 16;      // fixed, so that sums do not depend on the threads
constexpr std::int64_t kSummedRows = 64;  // in single precision before a double takes over

inline float widen(Half value)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(value) << 16U);
}

/// Rounds to the nearest, ties to even. Numbers here are finite.
inline Half narrowed(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return static_cast<Half>((bits + 0x7fffU + ((bits >> 16U) & 1U)) >> 16U);
}

/// Positive and not zero, as a bf16.
inline bool isAboveZero(Half value)
{
    return value != 0 && value < 0x8000U;
}

CLIPSCOPE_WIDE void sumRows(
    std::int64_t rows,
    std::int64_t channels,
    const Half* __restrict x,
    const Half* __restrict y,
    float* __restrict first,
    float* __restrict second)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, y += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = widen(x[c]);
            first[c] += value;
            second[c] += value * widen(y[c]);
        }
}

CLIPSCOPE_WIDE void sumMaskedRows(
    std::int64_t rows,
    std::int64_t channels,
    const Half* __restrict x,
    const Half* __restrict y,
    const Half* __restrict mask,
    float* __restrict first,
    float* __restrict second)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, y += channels, mask += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const float value = isAboveZero(mask[c]) ? widen(x[c]) : 0.0F;
            first[c] += value;
            second[c] += value * widen(y[c]);
        }
}

CLIPSCOPE_WIDE void normRows(
    std::int64_t rows,
    std::int64_t channels,
    const Half* __restrict x,
    const float* __restrict scale,
    const float* __restrict shift,
    float lowest,
    Half* __restrict out)
{
    for (std::int64_t row = 0; row < rows; ++row, x += channels, out += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            out[c] = narrowed(std::max(lowest, widen(x[c]) * scale[c] + shift[c]));
}

CLIPSCOPE_WIDE void normSumRows(
    std::int64_t rows,
    std::int64_t channels,
    const Half* __restrict x,
    const Half* __restrict identity,
    const float* __restrict scale,
    const float* __restrict shift,
    float lowest,
    Half* __restrict out)
{
    for (std::int64_t row = 0; row < rows;
         ++row, x += channels, identity += channels, out += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            out[c] =
                narrowed(std::max(lowest, widen(x[c]) * scale[c] + shift[c] + widen(identity[c])));
}

CLIPSCOPE_WIDE void gradientRows(
    std::int64_t rows,
    std::int64_t channels,
    const Half* __restrict gradient,
    const Half* __restrict mask,
    const Half* __restrict x,
    const GradientFactors& factors,
    Half* __restrict result)
{
    const float* __restrict a = factors.a;
    const float* __restrict b = factors.b;
    const float* __restrict shift = factors.c;
    for (std::int64_t row = 0; row < rows; ++row) {
        for (std::int64_t c = 0; c < channels; ++c) {
            const float g = isAboveZero(mask[c]) ? widen(gradient[c]) : 0.0F;
            result[c] = narrowed(a[c] * g + b[c] * widen(x[c]) + shift[c]);
        }
        gradient += channels;
        mask += channels;
        x += channels;
        result += channels;
    }
}

CLIPSCOPE_WIDE void clipRows(
    std::int64_t count,
    const Half* __restrict gradient,
    const Half* __restrict mask,
    Half* __restrict clipped)
{
    for (std::int64_t i = 0; i < count; ++i)
        clipped[i] = isAboveZero(mask[i]) ? gradient[i] : Half{0};
}

/// Calls work(first, end, chunk) for the parts of all rows.
template <typename Work>
void inChunks(const NormRows& shape, Work work)
{
    at::parallel_for(0, kChunks, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t chunk = begin; chunk < end; ++chunk)
            work(
                shape.rows * chunk / kChunks,
                shape.rows * (chunk + 1) / kChunks,
                static_cast<std::size_t>(chunk));
    });
}

}  // namespace

ChannelSums channelSums(const NormRows& shape, const Half* x, const Half* y, const Half* mask)
{
    const auto channels = static_cast<std::size_t>(shape.channels);
    std::vector<ChannelSums> parts(
        kChunks, {std::vector<double>(channels), std::vector<double>(channels)});
    inChunks(shape, [&](std::int64_t begin, std::int64_t end, std::size_t chunk) {
        std::vector<float> first(channels);
        std::vector<float> second(channels);
        for (std::int64_t row = begin; row < end; row += kSummedRows) {
            const std::int64_t rows = std::min(kSummedRows, end - row);
            const std::int64_t at = row * shape.channels;
            std::fill(first.begin(), first.end(), 0.0F);
            std::fill(second.begin(), second.end(), 0.0F);
            if (mask != nullptr)
                sumMaskedRows(
                    rows, shape.channels, x + at, y + at, mask + at, first.data(), second.data());
            else
                sumRows(rows, shape.channels, x + at, y + at, first.data(), second.data());
            for (std::size_t c = 0; c < channels; ++c) {
                parts[chunk].first[c] += static_cast<double>(first[c]);
                parts[chunk].second[c] += static_cast<double>(second[c]);
            }
        }
    });
    for (std::size_t chunk = 1; chunk < parts.size(); ++chunk)
        for (std::size_t c = 0; c < channels; ++c) {
            parts[0].first[c] += parts[chunk].first[c];
            parts[0].second[c] += parts[chunk].second[c];
        }
    return std::move(parts[0]);
}

void applyNorm(
    const NormRows& shape,
    const Half* x,
    const Half* identity,
    const float* scale,
    const float* shift,
    Clip clip,
    Half* out)
{
    constexpr float kAll = -3.0e38F;
    const float lowest = clip == Clip::BelowZero ? 0.0F : kAll;
    inChunks(shape, [&](std::int64_t begin, std::int64_t end, std::size_t) {
        const std::int64_t at = begin * shape.channels;
        if (identity != nullptr)
            normSumRows(
                end - begin, shape.channels, x + at, identity + at, scale, shift, lowest, out + at);
        else
            normRows(end - begin, shape.channels, x + at, scale, shift, lowest, out + at);
    });
}

void applyNormGradient(
    const NormRows& shape,
    const Half* gradient,
    const Half* mask,
    const Half* x,
    const GradientFactors& factors,
    Half* result,
    Half* clipped)
{
    // Without a mask everything counts: a row of ones stands in for it.
    const std::vector<Half> ones(
        mask == nullptr ? static_cast<std::size_t>(shape.channels) : 0U, Half{0x3f80});
    inChunks(shape, [&](std::int64_t begin, std::int64_t end, std::size_t) {
        const std::int64_t at = begin * shape.channels;
        if (mask == nullptr) {
            for (std::int64_t row = begin; row < end; ++row) {
                const std::int64_t from = row * shape.channels;
                gradientRows(
                    1,
                    shape.channels,
                    gradient + from,
                    ones.data(),
                    x + from,
                    factors,
                    result + from);
            }
            return;
        }
        gradientRows(
            end - begin, shape.channels, gradient + at, mask + at, x + at, factors, result + at);
        if (clipped != nullptr)
            clipRows((end - begin) * shape.channels, gradient + at, mask + at, clipped + at);
    });
}

}  // namespace clipscope::training
