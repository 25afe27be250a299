// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/export/export.h"
#include "core/export/file_names.h"
#include "core/export/pictures.h"
#include "core/export/record_folder.h"
#include "core/export/tables.h"
#include "core/image/image_io.h"

namespace clipscope {

namespace fs = std::filesystem;

void writeExplanation(const fs::path& folder, const Explanation& explanation)
{
    // Drawn and encoded before the first file changes: whatever fails here leaves the folder as it
    // was.
    const std::string record = resultJson(explanation);
    const cv::Mat overlay = overlayPicture(explanation.image, explanation.heatmap);
    const cv::Mat boxes = boxesPicture(explanation.image, explanation.localisation);
    const Localisation& found = explanation.localisation;
    const Size size = explanation.image.size();

    openRecordFolder(folder, {file_names::kResult, file_names::kChannels});
    writeFileAtomically(folder / file_names::kHeatmap, npyBytes(explanation.heatmap.values));
    writeFileAtomically(
        folder / file_names::kNativeHeatmap, npyBytes(explanation.result.map.values));
    writePng(folder / file_names::kHeatmap16, heatmapPicture(explanation.heatmap));
    writePng(folder / file_names::kOverlay, overlay);
    writePng(folder / file_names::kMask, found.mask);
    writePng(folder / file_names::kBoxes, boxes);
    writeFileAtomically(folder / file_names::kBoxesCsv, boxesCsv(found, size));
    writeFileAtomically(
        folder / file_names::kBoxesJson, boxesJson(found, size, explanation.options.box));
    writeFileAtomically(folder / file_names::kPrompts, promptsCsv(explanation.result.prompts));
    if (!explanation.channels.empty())
        writeFileAtomically(folder / file_names::kChannels, channelsCsv(explanation.channels));
    writeFileAtomically(folder / file_names::kResult, record);
}

}  // namespace clipscope
