// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the files of an explanation, and of layers and heads, are called; part of the command
/// line's contract.
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

}  // namespace clipscope::file_names
