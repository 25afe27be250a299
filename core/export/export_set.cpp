// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/export/export.h"
#include "core/export/file_names.h"
#include "core/export/pictures.h"
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

/// While the new files are written the old record must not vouch for them.
void removeOldRecord(const fs::path& record)
{
    std::error_code error;
    fs::remove(record, error);
    if (error)
        throw Error(
            ErrorCode::WriteFailed,
            "cannot replace " + record.string() + ": " + error.message() +
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

    makeFolder(folder);
    removeOldRecord(folder / file_names::kResult);
    writeFileAtomically(folder / file_names::kHeatmap, npyBytes(explanation.heatmap.values));
    writeFileAtomically(
        folder / file_names::kNativeHeatmap, npyBytes(explanation.result.map.values));
    writePng(folder / file_names::kOverlay, overlay);
    writePng(folder / file_names::kMask, explanation.localisation.mask);
    writePng(folder / file_names::kBoxes, boxes);
    writeFileAtomically(folder / file_names::kResult, record);
}

}  // namespace clipscope
