// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <string_view>

namespace clipscope {

/// How a heatmap becomes a mask.
struct Threshold {
    enum class Kind {
        Otsu,     ///< Otsu's rule on 8 bits
        Fixed,    ///< 8-bit heat strictly above round(255 * value): gScoreCAM
        AtLeast,  ///< float heat >= value: CLIPCAM
        Mean      ///< float heat > its mean over what the model saw: ClipTextSpan
    };
    Kind kind = Kind::Otsu;
    double value = 0.5;  ///< for Fixed and AtLeast: in [0, 1]
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

/// Accepts "otsu", "mean", a number in [0, 1] (Fixed), or ">=" and such a number (AtLeast); throws
/// Error(InvalidArgument) that says so otherwise.
[[nodiscard]] Threshold thresholdFromString(std::string_view text);
[[nodiscard]] std::string toString(const Threshold& threshold);

/// The pixels that pass a threshold.
struct Binarised {
    cv::Mat mask;      ///< CV_8UC1, 0 or 255, H x W
    int level = 0;     ///< the threshold in force on 8 bits; for AtLeast and Mean ceil(255 * value)
    double value = 0;  ///< level / 255; for AtLeast and Mean the value itself
};

/// Otsu and Fixed compare heatToBytes(); AtLeast and Mean compare the float map where the model saw
/// the picture (so 0 selects just that). Nothing passes in an empty or flat heatmap. Throws
/// Error(InvalidArgument) if the value lies outside [0, 1] or as heatToBytes() does.
[[nodiscard]] Binarised binarise(const Heatmap& heatmap, const Threshold& threshold);

/// The same as MaxBoxAcc does it (methods-cnn.md 6.2): heat * 255 truncated to 8 bits, without
/// another min-max; Fixed is strictly above trunc(value * largest byte).
[[nodiscard]] Binarised binariseForMaxBoxAcc(const Heatmap& heatmap, const Threshold& threshold);

/// The 8-bit map that binarise() thresholds: cv::normalize(MINMAX) to [0, 255], rounded.
/// Throws Error(InvalidArgument) unless `heat` is CV_32FC1 with at least one pixel.
[[nodiscard]] cv::Mat heatToBytes(const cv::Mat& heat);

}  // namespace clipscope
