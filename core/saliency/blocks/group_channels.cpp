// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/group_channels.h"

#include "core/base/check.h"
#include "core/saliency/blocks/random_numbers.h"

#include <algorithm>
#include <limits>

namespace clipscope {

namespace {

constexpr int kMostRounds = 300;

/// Rows of d numbers, one after the other.
struct Points {
    const double* first = nullptr;
    std::int64_t count = 0;
    std::int64_t width = 0;
    [[nodiscard]] const double* at(std::int64_t i) const { return first + i * width; }
};

double squaredDistance(const double* a, const double* b, std::int64_t width)
{
    double sum = 0;
    for (std::int64_t i = 0; i < width; ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// A row, chosen with a probability in proportion to its distance; the first one if all are 0.
std::int64_t drawFar(const std::vector<double>& distances, RandomNumbers& random)
{
    double sum = 0;
    for (const double distance : distances)
        sum += distance;
    double left = random.uniform() * sum;
    std::int64_t last = 0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        if (distances[i] <= 0)
            continue;
        last = static_cast<std::int64_t>(i);
        left -= distances[i];
        if (left < 0)
            break;
    }
    return last;  // rounding may leave a little: then it is the last one that can be drawn
}

std::vector<double> firstCentres(const Points& points, std::int64_t groups, std::uint64_t seed)
{
    RandomNumbers random(seed, {});
    std::vector<double> centres;
    std::vector<double> nearest(
        static_cast<std::size_t>(points.count), std::numeric_limits<double>::max());
    std::int64_t chosen = random.below(points.count);
    for (std::int64_t g = 0; g < groups; ++g) {
        if (g > 0)
            chosen = drawFar(nearest, random);
        centres.insert(centres.end(), points.at(chosen), points.at(chosen) + points.width);
        for (std::int64_t i = 0; i < points.count; ++i) {
            double& distance = nearest[static_cast<std::size_t>(i)];
            distance =
                std::min(distance, squaredDistance(points.at(i), points.at(chosen), points.width));
        }
    }
    return centres;
}

std::int64_t
nearestCentre(const double* point, const std::vector<double>& centres, std::int64_t width)
{
    std::int64_t best = 0;
    double lowest = std::numeric_limits<double>::infinity();
    const auto groups = static_cast<std::int64_t>(centres.size()) / width;
    for (std::int64_t g = 0; g < groups; ++g) {
        const double distance = squaredDistance(point, centres.data() + g * width, width);
        if (distance < lowest) {
            lowest = distance;
            best = g;
        }
    }
    return best;
}

void moveCentres(
    const Points& points, const std::vector<std::int64_t>& group, std::vector<double>& centres)
{
    std::vector<double> sums(centres.size(), 0.0);
    std::vector<double> counts(centres.size() / static_cast<std::size_t>(points.width), 0.0);
    for (std::int64_t i = 0; i < points.count; ++i) {
        const std::int64_t g = group[static_cast<std::size_t>(i)];
        counts[static_cast<std::size_t>(g)] += 1.0;
        for (std::int64_t d = 0; d < points.width; ++d)
            sums[static_cast<std::size_t>(g * points.width + d)] += points.at(i)[d];
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double count = counts[i / static_cast<std::size_t>(points.width)];
        if (count > 0)
            centres[i] = sums[i] / count;
    }
}

}  // namespace

std::vector<std::int64_t> chunkChannels(std::int64_t channels, std::int64_t groups)
{
    const std::int64_t parts = std::clamp<std::int64_t>(groups, 1, channels);
    std::vector<std::int64_t> group(static_cast<std::size_t>(channels));
    for (std::int64_t g = 0; g < parts; ++g)
        for (std::int64_t c = g * channels / parts; c < (g + 1) * channels / parts; ++c)
            group[static_cast<std::size_t>(c)] = g;
    return group;
}

std::vector<std::int64_t> clusterChannels(
    const at::Tensor& rows, std::int64_t groups, std::uint64_t seed, const RunContext& context)
{
    CLIPSCOPE_ENSURE(rows.dim() == 2 && rows.numel() > 0, "rows to group that are not [C, d]");
    const at::Tensor values = rows.to(at::kDouble).contiguous();
    const Points points{values.data_ptr<double>(), values.size(0), values.size(1)};
    std::vector<double> centres =
        firstCentres(points, std::clamp<std::int64_t>(groups, 1, points.count), seed);
    std::vector<std::int64_t> group(static_cast<std::size_t>(points.count), -1);
    for (int round = 0; round < kMostRounds; ++round) {
        context.step({.stage = "grouping channels", .done = round, .total = 0});
        bool changed = false;
        for (std::int64_t i = 0; i < points.count; ++i) {
            const std::int64_t nearest = nearestCentre(points.at(i), centres, points.width);
            changed = changed || group[static_cast<std::size_t>(i)] != nearest;
            group[static_cast<std::size_t>(i)] = nearest;
        }
        if (!changed)
            break;
        moveCentres(points, group, centres);
    }
    return group;
}

}  // namespace clipscope
