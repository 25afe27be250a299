// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

/// What the files of an explanation, and of layers and heads or an attack, are called; part of the
/// command line's contract.
namespace clipscope::file_names {

inline constexpr const char* kResult = "result.json";
inline constexpr const char* kHeatmap = "heatmap.npy";
inline constexpr const char* kNativeHeatmap = "heatmap_native.npy";
inline constexpr const char* kHeatmap16 = "heatmap16.png";
inline constexpr const char* kOverlay = "overlay.png";
inline constexpr const char* kMask = "mask.png";
inline constexpr const char* kBoxes = "boxes.png";
inline constexpr const char* kBoxesCsv = "boxes.csv";
inline constexpr const char* kBoxesJson = "boxes.json";
inline constexpr const char* kPrompts = "prompts.csv";
inline constexpr const char* kChannels = "channels.csv";
inline constexpr const char* kHeads = "heads.json";
inline constexpr const char* kHeadMaps = "head_maps.npy";
inline constexpr const char* kAttack = "attack.json";
inline constexpr const char* kCleanPicture = "clean.png";
inline constexpr const char* kAttackedPicture = "attacked.png";
inline constexpr const char* kScoresCsv = "scores.csv";
inline constexpr const char* kSweepCsv = "sweep.csv";
inline constexpr const char* kDefencesCsv = "defences.csv";
inline constexpr const char* kReport = "report.html";

/// "00-clean.png": the heat of the first prompt that was explained.
[[nodiscard]] inline std::string gazePicture(std::size_t prompt, const std::string& side)
{
    std::string name = std::to_string(prompt);
    if (name.size() < 2)
        name.insert(name.begin(), '0');
    return name + '-' + side + ".png";
}

}  // namespace clipscope::file_names
