// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the box around what a heatmap highlights.
// Paper: gScoreCAM (Chen et al., ACCV 2022), Algorithm 1 of its appendix.
// Agrees: the authors' program on the golden vector (tests/core/localize).
#include "core/localize/localize.h"

#include "core/base/check.h"
#include "core/localize/localize_levels.h"

#include <numeric>
#include <string>

namespace clipscope {

namespace {

void checkAlpha(const LocalizeOptions& options)
{
    CLIPSCOPE_CHECK(
        options.alpha >= 0 && options.alpha <= 1,
        "alpha, the weight of a box's area, must lie between 0 and 1, not " +
            std::to_string(options.alpha));
}

}  // namespace

std::optional<Box> Localisation::box() const
{
    if (!chosen)
        return std::nullopt;
    return candidates.at(*chosen).box;
}

Localisation localize(const Heatmap& heatmap, const LocalizeOptions& options)
{
    checkAlpha(options);
    return locate(
        options.rule == BoxRule::LargestContour ? binariseForMaxBoxAcc(heatmap, options.threshold)
                                                : binarise(heatmap, options.threshold),
        heatmap.values,
        options);
}

Localisation locate(const Binarised& binary, const cv::Mat& heat, const LocalizeOptions& options)
{
    Localisation result;
    result.level = binary.level;
    result.value = binary.value;
    result.mask = binary.mask;
    result.contours = contoursFor(options.rule, result.mask);
    result.candidates = candidatesFor(options.rule, result.contours, result.mask, heat);
    result.chosen =
        preferredBox(options.rule, result.candidates, result.contours, heat, options.alpha);
    if (options.rule == BoxRule::All) {
        result.selected.resize(result.candidates.size());
        std::iota(result.selected.begin(), result.selected.end(), std::size_t{0});
    } else if (result.chosen) {
        result.selected = {*result.chosen};
    }
    return result;
}

Binarised
binariseFor(const Heatmap& heatmap, const HeatLevels& levels, const LocalizeOptions& options)
{
    checkAlpha(options);
    return options.rule == BoxRule::LargestContour
               ? binariseForMaxBoxAcc(heatmap, options.threshold)
               : binarise(heatmap, levels, options.threshold);
}

Localisation
localize(const Heatmap& heatmap, const HeatLevels& levels, const LocalizeOptions& options)
{
    return locate(binariseFor(heatmap, levels, options), heatmap.values, options);
}

Localisation localize(const Heatmap& heatmap, const Threshold& threshold)
{
    return localize(heatmap, LocalizeOptions{.threshold = threshold});
}

}  // namespace clipscope
