// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cost_model.h"

#include <algorithm>
#include <cmath>

namespace clipscope {

namespace {

/// A ModifiedResNet: stem of three 3x3 convolutions, bottlenecks that pool after their 3x3.
double residualMacs(const VisionConfig& vision)
{
    const double w = vision.width;
    double side = vision.inputSize / 2.0;
    double macs = side * side * 9 * (3 * w / 2 + w * w / 4 + w * w / 2);
    side /= 2;
    double channels = w;
    for (std::size_t stage = 0; stage < vision.blocks.size(); ++stage) {
        const double planes = w * std::pow(2.0, static_cast<double>(stage));
        for (int block = 0; block < vision.blocks[stage]; ++block) {
            const bool strided = stage > 0 && block == 0;
            const double inner = channels * planes + 9 * planes * planes;
            macs += side * side * inner;
            if (strided)
                side /= 2;
            const double shortcut = block == 0 ? channels * 4 * planes : 0;
            macs += side * side * (4 * planes * planes + shortcut);
            channels = 4 * planes;
        }
    }
    return macs + 4 * channels * channels;
}

double transformerMacs(const VisionConfig& vision)
{
    const double d = vision.width;
    const double tokens = 1.0 + vision.grid() * vision.grid();
    const double layers = vision.blocks.empty() ? 0 : vision.blocks.front();
    const double patches = (tokens - 1) * 3 * vision.patch * vision.patch * d;
    return patches + layers * (12 * tokens * d * d + 2 * tokens * tokens * d);
}

}  // namespace

double forwardMacs(const VisionConfig& vision)
{
    return vision.family == VisionFamily::ResNet ? residualMacs(vision) : transformerMacs(vision);
}

std::int64_t scoringBatch(const VisionConfig& vision)
{
    constexpr double kMacsPerBatch = 1e10;
    const double batch = kMacsPerBatch / std::max(1.0, forwardMacs(vision));
    return static_cast<std::int64_t>(std::clamp(std::floor(batch), 1.0, 64.0));
}

void CostModel::record(std::int64_t passes, double seconds)
{
    // A single pass is mostly warm-up; it would spoil the estimate of hundreds.
    constexpr std::int64_t kFewestPasses = 8;
    if (passes < kFewestPasses || seconds <= 0)
        return;
    m_secondsPerPass = seconds / static_cast<double>(passes);
}

void CostModel::clear()
{
    m_secondsPerPass = 0;
}

double CostModel::seconds(const Cost& cost, double headShare) const
{
    constexpr double kBackward = 2;  // a backward pass is two products for every one forward
    const double passes = static_cast<double>(cost.encoderPasses) +
                          static_cast<double>(cost.headPasses) * headShare +
                          static_cast<double>(cost.backwards) * kBackward * headShare;
    return m_secondsPerPass * passes;
}

}  // namespace clipscope
