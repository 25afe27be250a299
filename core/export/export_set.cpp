// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/export/export.h"
#include "core/export/file_names.h"
#include "core/export/pictures.h"
#include "core/export/tables.h"
#include "core/image/image_io.h"

#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    // Some systems report no error for a path that is a file; ask for what is needed.
    std::error_code ignored;
    if (error || !fs::is_directory(folder, ignored))
        throw Error(
            ErrorCode::WriteFailed,
            "cannot make the folder " + folder.string() + ": " +
                (error ? error.message() : std::string("a file of that name is in the way")) +
                "; choose another place for the results");
}

/// While the new files are written the old record must not vouch for them; and what the new result
/// does not have must not be taken for a part of it.
void removeOld(const fs::path& path)
{
    std::error_code error;
    fs::remove(path, error);
    if (error)
        throw Error(
            ErrorCode::WriteFailed,
            "cannot replace " + path.string() + ": " + error.message() +
                "; choose another folder for the results");
}

}  // namespace

void writeExplanation(const fs::path& folder, const Explanation& explanation)
{
    // Drawn and encoded before the first file changes: whatever fails here leaves the folder as it
    // was.
    const std::string record = resultJson(explanation);
    const cv::Mat overlay = overlayPicture(explanation.image, explanation.heatmap);
    const cv::Mat boxes = boxesPicture(explanation.image, explanation.localisation);
    const Localisation& found = explanation.localisation;
    const Size size = explanation.image.size();

    makeFolder(folder);
    removeOld(folder / file_names::kResult);
    removeOld(folder / file_names::kChannels);
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
