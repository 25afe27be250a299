// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/head_report.h"
#include "core/image/image.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace clipscope {

/// Everything that `heads` says about one prompt.
struct HeadsExport {
    Image image;
    ModelIdentity model;
    HeadReport report;
    std::size_t top = 6;    ///< heads that are listed and drawn
    bool hasFiles = false;  ///< maps and pictures lie beside the document
};

/// "head_03_11.png": layer 3, head 11.
[[nodiscard]] std::string headPictureName(int layer, int head);

/// `clipscope.heads/1` as indented JSON. Deterministic. Numbers and bytes as in resultJson().
[[nodiscard]] std::string headsJson(const HeadsExport& heads);

/// Writes head_maps.npy, a picture of each top head and heads.json into `folder` (made if missing);
/// each file is written atomically, heads.json last. A head that lowers the cosine is drawn by what
/// speaks against the prompt. Throws Error(WriteFailed).
void writeHeads(const std::filesystem::path& folder, HeadsExport heads);

}  // namespace clipscope
