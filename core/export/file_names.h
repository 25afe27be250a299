// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What the files of an explanation are called; part of the command line's contract.
namespace clipscope::file_names {

inline constexpr const char* kResult = "result.json";
inline constexpr const char* kHeatmap = "heatmap.npy";
inline constexpr const char* kNativeHeatmap = "heatmap_native.npy";
inline constexpr const char* kOverlay = "overlay.png";
inline constexpr const char* kMask = "mask.png";
inline constexpr const char* kBoxes = "boxes.png";

}  // namespace clipscope::file_names
