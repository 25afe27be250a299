// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/folder_lock.h"
#include "core/store/known_models.h"

#include <filesystem>
#include <optional>
#include <string>

namespace clipscope {

/// Where one model is put together, out of sight of whoever lists models, by one program at a time.
/// Partial downloads stay when the work is interrupted; everything else goes.
class Workshop {
public:
    /// In `userModels`, the folder that holds the model folders. Throws Error(WriteFailed) if it
    /// cannot be written or another program is at work on this model.
    Workshop(const std::filesystem::path& userModels, const std::string& name);
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    [[nodiscard]] static std::filesystem::path
    folderFor(const std::filesystem::path& userModels, const std::string& name);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// Where a file is while it is downloaded.
    [[nodiscard]] std::filesystem::path part(const KnownFile& file) const;
    /// What becomes the model's folder; empty at first.
    [[nodiscard]] std::filesystem::path ready() const;
    /// Removes everything, the lock included: the object is of no use after that.
    void clear();

private:
    std::filesystem::path m_folder;
    std::optional<FolderLock> m_lock;
};

/// Renames a file or folder. Throws Error(WriteFailed) with the reason.
void moveTo(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace clipscope
