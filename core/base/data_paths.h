// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace clipscope {

/// Where the files that ship with the program are, and where the user's models are. Filled once by
/// the app at start-up and handed to whoever needs it; nothing else guesses paths.
struct DataPaths {
    std::filesystem::path vocabulary;  ///< the official CLIP merges file
    std::filesystem::path samples;     ///< folder with samples.json and pictures
    std::filesystem::path texts;       ///< folder with descriptions.txt
    std::filesystem::path manifest;    ///< models/manifest.json: checkpoints that can be downloaded
    std::filesystem::path userModels;  ///< where downloaded models go; may not exist yet
    std::vector<std::filesystem::path>
        models;  ///< folders that hold model folders, searched in order
};

/// Finds the shipped files: $CLIPSCOPE_DATA_DIR, then beside the running program
/// (../share/clipscope), then the source tree that the program was built from. User models:
/// $CLIPSCOPE_MODEL_PATH (colon separated), then $XDG_DATA_HOME/clipscope/models, then the shipped.
/// $CLIPSCOPE_MANIFEST replaces the list of downloadable models.
/// Throws Error(Unreadable) that names the places searched if the shipped files are nowhere.
[[nodiscard]] DataPaths findDataPaths();

}  // namespace clipscope
