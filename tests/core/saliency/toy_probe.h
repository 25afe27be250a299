// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clipscope {

/// The input of the published golden vectors: six channels of 3 x 3, scored on an 8 x 8 picture by
/// a linear toy instead of a network. All closed formulas, so expected values come from anywhere.
class ToyProbe final : public Probe {
public:
    static constexpr int kChannels = 6;
    static constexpr int kSide = 3;
    static constexpr int kPicture = 8;

    explicit ToyProbe(double gradientSign = 1.0) : m_sign(gradientSign) {}

    [[nodiscard]] at::Tensor activation() const override
    {
        return fill([](int m, int, int) { return std::max(std::sin(1.0 + m), 0.0); });
    }
    [[nodiscard]] at::Tensor gradient() const override
    {
        return fill([this](int m, int c, int i) {
            return -0.5 * m_sign * std::cos(0.7 * m + 0.9 * c * c * (1 + i));
        });
    }
    [[nodiscard]] at::Tensor pixels() const override
    {
        return plane([](int c, int y, int x) { return std::sin(0.3 * c + 0.5 * y - 0.2 * x); })
            .unsqueeze(0);
    }
    [[nodiscard]] double score() const override { return scoreOf(pixels()); }
    [[nodiscard]] std::vector<float> scores(
        const PictureFamily& family,
        const std::vector<std::int64_t>& rows,
        const RunContext& context,
        const OnBatch& onBatch) const override
    {
        std::vector<float> scores;
        for (const std::int64_t row : rows) {
            context.step({.stage = "toy"});
            scores.push_back(static_cast<float>(scoreOf(family.make({row}))));
            if (onBatch)
                onBatch(scores);
        }
        return scores;
    }

private:
    static double scoreOf(const at::Tensor& picture)
    {
        const at::Tensor pattern =
            plane([](int c, int y, int x) { return std::cos(0.2 * c - 0.3 * y + 0.4 * x); });
        return 20.0 + 10.0 * (picture.squeeze(0) * pattern).mean().item<double>();
    }
    template <typename Formula>
    static at::Tensor fill(Formula formula)
    {
        at::Tensor maps = at::zeros({kChannels, kSide, kSide});
        auto* value = maps.data_ptr<float>();
        for (int m = 0; m < kChannels * kSide * kSide; ++m)
            value[m] = static_cast<float>(formula(m, m / (kSide * kSide), m / kSide % kSide));
        return maps;
    }
    template <typename Formula>
    static at::Tensor plane(Formula formula)
    {
        at::Tensor planes = at::zeros({3, kPicture, kPicture});
        auto* value = planes.data_ptr<float>();
        for (int c = 0; c < 3; ++c)
            for (int y = 0; y < kPicture; ++y)
                for (int x = 0; x < kPicture; ++x)
                    *value++ = static_cast<float>(formula(c, y, x));
        return planes;
    }

    double m_sign;
};

}  // namespace clipscope
