// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/attribution.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace clipscope {

namespace {

void checkIndex(const char* what, int index, int count)
{
    CLIPSCOPE_CHECK(
        index >= 0 && index < count,
        std::string("there is no ") + what + " " + std::to_string(index) + "; this model has the " +
            what + "s 0 to " + std::to_string(count - 1));
}

/// The sum of `count` rows of the heads' maps from `first` on, or its negative.
NativeMap summedRows(const Attribution& attribution, int first, int count, Evidence evidence)
{
    const Size grid = attribution.grid;
    CLIPSCOPE_ENSURE(
        attribution.headMaps.cols == grid.width * grid.height &&
            attribution.headMaps.rows >= first + count,
        "an attribution without the maps of its heads");
    NativeMap map{
        .values = cv::Mat(grid.height, grid.width, CV_32FC1), .rectify = Rectify::AfterResize};
    const double sign = evidence == Evidence::For ? 1 : -1;
    for (int cell = 0; cell < attribution.headMaps.cols; ++cell) {
        double sum = 0;
        for (int row = first; row < first + count; ++row)
            sum += double{attribution.headMaps.at<float>(row, cell)};
        map.values.at<float>(cell / grid.width, cell % grid.width) = static_cast<float>(sign * sum);
    }
    return map;
}

}  // namespace

double Attribution::layerAttention(int layer) const
{
    double sum = 0;
    for (int head = 0; head < heads.cols; ++head)
        sum += double{heads.at<float>(layer, head)};
    return sum;
}

NativeMap headMap(const Attribution& attribution, int layer, int head, Evidence evidence)
{
    checkIndex("layer", layer, attribution.layerCount());
    checkIndex("head", head, attribution.headCount());
    return summedRows(attribution, layer * attribution.headCount() + head, 1, evidence);
}

NativeMap layerMap(const Attribution& attribution, int layer, Evidence evidence)
{
    checkIndex("layer", layer, attribution.layerCount());
    return summedRows(
        attribution, layer * attribution.headCount(), attribution.headCount(), evidence);
}

std::vector<RankedHead> topHeads(const Attribution& attribution, std::size_t count)
{
    std::vector<RankedHead> ranked;
    for (int layer = 0; layer < attribution.layerCount(); ++layer)
        for (int head = 0; head < attribution.headCount(); ++head)
            ranked.push_back(
                {.layer = layer,
                 .head = head,
                 .value = double{attribution.heads.at<float>(layer, head)}});
    std::stable_sort(ranked.begin(), ranked.end(), [](const RankedHead& a, const RankedHead& b) {
        return std::abs(a.value) > std::abs(b.value);
    });
    ranked.resize(std::min(count, ranked.size()));
    return ranked;
}

double percentOfCosine(const Attribution& attribution, double value)
{
    return attribution.cosine == 0 ? 0 : 100 * value / std::abs(attribution.cosine);
}

}  // namespace clipscope
