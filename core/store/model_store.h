// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/data_paths.h"
#include "core/base/run_context.h"
#include "core/store/downloader.h"
#include "core/store/known_models.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// What install() did.
struct Installation {
    std::filesystem::path folder;   ///< the model's own folder
    std::filesystem::path weights;  ///< its weights
    std::string sha256;             ///< of the weights
    std::int64_t bytes = 0;         ///< of the weights
    bool verified = false;          ///< the checksum was known before
    /// Where the weights came from: a URL, or the file of another program's cache.
    std::string source;
};

/// The user's models: which can be had, which are there, and how they come and go.
///
/// Files are verified before they get their names: a folder of that name is complete or absent.
/// Not thread-safe; several programs may use the same folder.
class ModelStore {
public:
    /// `manifest` is read at once; throws as readKnownModels().
    ModelStore(const std::filesystem::path& manifest, std::filesystem::path userModels);
    /// With the paths of this program.
    explicit ModelStore(const DataPaths& paths);

    [[nodiscard]] const std::vector<KnownModel>& known() const { return m_known; }
    /// Where models are installed; may not exist yet.
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] bool isInstalled(const KnownModel& model) const;
    /// True if a part of it has been downloaded, or is being downloaded right now.
    [[nodiscard]] bool isUnfinished(const KnownModel& model) const;

    /// The model's weights in the cache of OpenAI's program (~/.cache/clip), of PyTorch Hub or of
    /// Hugging Face ($HF_HUB_CACHE, $HF_HOME/hub, ~/.cache/huggingface/hub), if they are there.
    /// By name and place only: install() compares the checksum.
    [[nodiscard]] std::optional<std::filesystem::path> findCached(const KnownModel& model) const;

    /// Brings a model into folder()/name: weights from a cache (hard link, else copy) or from the
    /// network, its small files, and a config.json with its choices and provenance. Returns at once
    /// if it is installed already. Reports "downloading", "checking file", "copying".
    /// `downloader` may be null if the weights are cached.
    /// Throws Cancelled (a partial download is kept and continued next time) or Error as the
    /// downloader does; Error(Corrupt) for a wrong checksum or a file that is no checkpoint.
    [[nodiscard]] Installation
    install(const KnownModel& model, Downloader* downloader, const RunContext& context);

    /// Removes an installed model and what an unfinished download left of it. Returns the bytes
    /// that were freed. Throws Error(NoModel) if it is not in folder(), Error(InvalidArgument) for
    /// a name that is not a plain folder name.
    std::int64_t remove(const std::string& name);

private:
    [[nodiscard]] Installation installed(const KnownModel& model) const;

    std::vector<KnownModel> m_known;
    std::filesystem::path m_folder;
};

}  // namespace clipscope
