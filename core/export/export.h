// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/export/channel_table.h"
#include "core/heatmap/heatmap.h"
#include "core/image/image.h"
#include "core/localize/localize.h"

#include <opencv2/core/mat.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// Options in force that are not part of the result itself.
struct ExportOptions {
    std::string model;  ///< as asked for
    std::string fit;
    std::string device = "cpu";
    std::string precision = "float32";
    int threads = 0;
    std::string profile;             ///< empty: none was asked for
    std::string templates = "none";  ///< as asked for
    std::string corruption = "none";
    MapOptions map;
    LocalizeOptions box;
    std::vector<int> channelsOff;  ///< left out of the sum by the user, ascending
    std::optional<int> channel;    ///< the map is the activation of this one instead of the sum
};

/// Everything that `explain` writes about one prompt.
struct Explanation {
    Image image;
    ModelIdentity model;
    SaliencyResult result;
    Heatmap heatmap;
    Localisation localisation;
    ExportOptions options;
    std::vector<ChannelRow> channels;  ///< see channelTable(); empty if the method has none
};

/// `clipscope.result/1` as indented JSON. Deterministic but for timing_ms. A number that is not
/// finite is written as null, bytes that are not UTF-8 as U+FFFD.
[[nodiscard]] std::string resultJson(const Explanation& explanation);

/// What `score` says about a picture and its prompts.
struct ScoreReport {
    Image image;
    ModelIdentity model;
    std::string fit;
    std::vector<PromptScore> prompts;
};

/// `clipscope.score/1` as indented JSON; `prompts` is as in resultJson().
[[nodiscard]] std::string scoreJson(const ScoreReport& report);

/// NumPy .npy, version 1.0, '<f4', C order, from CV_32FC1.
[[nodiscard]] std::string npyBytes(const cv::Mat& values);

/// Writes result.json, heatmap.npy, heatmap_native.npy, heatmap16.png, overlay.png, mask.png,
/// boxes.png, boxes.csv, boxes.json, prompts.csv and, if there are channels, channels.csv into
/// `folder` (made if missing); each file is written atomically, result.json last. An older
/// result.json and channels.csv go first, so that a folder with a result is always complete and all
/// of one piece. Throws Error(WriteFailed).
void writeExplanation(const std::filesystem::path& folder, const Explanation& explanation);

}  // namespace clipscope
