// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/model_cache.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

std::optional<fs::path> folderFrom(const char* variable)
{
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nothing sets any
    if (value == nullptr || *value == '\0')
        return std::nullopt;
    return fs::path(value);
}

void add(
    std::vector<fs::path>& folders, const std::optional<fs::path>& root, const fs::path& below = {})
{
    if (root)
        folders.push_back(below.empty() ? *root : *root / below);
}

/// Where files lie by their own names.
std::vector<fs::path> plainFolders()
{
    std::vector<fs::path> folders;
    const auto home = folderFrom("HOME");
    // Both loaders write this one out in full, whatever $XDG_CACHE_HOME says.
    add(folders, home, fs::path(".cache") / "clip");
    const fs::path checkpoints = fs::path("hub") / "checkpoints";
    add(folders, folderFrom("TORCH_HOME"), checkpoints);
    add(folders, folderFrom("XDG_CACHE_HOME"), "torch" / checkpoints);
    add(folders, home, fs::path(".cache") / "torch" / checkpoints);
    return folders;
}

std::vector<fs::path> hubFolders()
{
    std::vector<fs::path> folders;
    const fs::path below = fs::path("huggingface") / "hub";
    add(folders, folderFrom("HF_HUB_CACHE"));
    add(folders, folderFrom("HF_HOME"), "hub");
    add(folders, folderFrom("XDG_CACHE_HOME"), below);
    add(folders, folderFrom("HOME"), ".cache" / below);
    return folders;
}

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// The commit that the cache took for the branch main, or nothing.
std::string mainCommit(const fs::path& repository)
{
    std::string commit;
    std::ifstream(repository / "refs" / "main") >> commit;
    const bool isHex = std::all_of(commit.begin(), commit.end(), [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    });
    return isHex ? commit : std::string();
}

std::optional<fs::path> inSnapshots(const fs::path& repository, const std::string& name)
{
    const fs::path snapshots = repository / "snapshots";
    if (const std::string commit = mainCommit(repository);
        !commit.empty() && isFile(snapshots / commit / name))
        return snapshots / commit / name;
    std::optional<fs::path> newest;
    fs::file_time_type newestTime{};
    std::error_code error;
    for (fs::directory_iterator at(snapshots, error), end; !error && at != end;
         at.increment(error)) {
        std::error_code ignored;
        const fs::file_time_type time = fs::last_write_time(at->path(), ignored);
        if (isFile(at->path() / name) && (!newest || time > newestTime)) {
            newest = at->path() / name;
            newestTime = time;
        }
    }
    return newest;
}

}  // namespace

std::string hubCacheFolder(const std::string& repository)
{
    std::string name = "models--";
    for (const char character : repository)
        name += character == '/' ? std::string("--") : std::string(1, character);
    return name;
}

std::optional<fs::path> findInCaches(const KnownModel& model, const KnownFile& file)
{
    if (model.repository.empty()) {
        for (const fs::path& folder : plainFolders())
            if (isFile(folder / file.name))
                return folder / file.name;
        return std::nullopt;
    }
    for (const fs::path& hub : hubFolders())
        if (auto found = inSnapshots(hub / hubCacheFolder(model.repository), file.name))
            return found;
    return std::nullopt;
}

}  // namespace clipscope
