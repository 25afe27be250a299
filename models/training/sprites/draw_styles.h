// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace clipscope::training {

/// One way of drawing and where its pictures come from.
struct StyleSource {
    std::string id;
    std::string title;
    std::string licence;
    std::string package;  ///< as in PROVENANCE.tsv
    bool isHeldOut = false;
    /// The picture of an object by its id ("1f34e"): CV_8UC4, RGBA, not premultiplied; empty if the
    /// style has none.
    std::function<cv::Mat(const std::string& id)> draw;
};

/// The four styles. `assets`: the folder of get_assets.sh. Throws Error(Unreadable) if a font is
/// missing. Needs a QGuiApplication as long as the result lives.
[[nodiscard]] std::vector<StyleSource> styleSources(const std::filesystem::path& assets);

/// Cut to what is not transparent, its longer side at most `side` pixels.
[[nodiscard]] cv::Mat trimmed(const cv::Mat& rgba, int side);

}  // namespace clipscope::training
