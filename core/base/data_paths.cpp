// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/data_paths.h"

#include "core/base/error.h"

#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

constexpr const char* kManifestName = "manifest.json";

std::optional<std::string> environment(const char* name)
{
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start-up only
    if (value == nullptr || *value == '\0')
        return std::nullopt;
    return std::string(value);
}

/// An installed or environment tree: vocab, samples and models side by side.
std::optional<DataPaths> installedTree(const fs::path& root)
{
    const DataPaths paths{
        .vocabulary = root / "vocab" / "clip_merges.txt",
        .samples = root / "samples",
        .texts = root / "texts",
        .manifest = root / "models" / kManifestName,
        .userModels = {},
        .models = {root / "models"}};
    std::error_code ignored;
    if (!fs::exists(paths.vocabulary, ignored))
        return std::nullopt;
    return paths;
}

std::optional<DataPaths> sourceTree(const fs::path& root)
{
    auto paths = installedTree(root / "resources");
    if (paths) {
        paths->models = {root / "models"};
        paths->manifest = root / "models" / kManifestName;
    }
    return paths;
}

fs::path programFolder()
{
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : program.parent_path();
}

void prependUserModels(DataPaths& paths)
{
    std::vector<fs::path> folders;
    if (const auto list = environment("CLIPSCOPE_MODEL_PATH")) {
        std::istringstream stream(*list);
        for (std::string item; std::getline(stream, item, ':');)
            if (!item.empty())
                folders.emplace_back(item);
    }
    if (const auto data = environment("XDG_DATA_HOME"))
        paths.userModels = fs::path(*data) / "clipscope" / "models";
    else if (const auto home = environment("HOME"))
        paths.userModels = fs::path(*home) / ".local" / "share" / "clipscope" / "models";
    if (!paths.userModels.empty())
        folders.push_back(paths.userModels);
    paths.models.insert(paths.models.begin(), folders.begin(), folders.end());
}

}  // namespace

DataPaths findDataPaths()
{
    std::vector<fs::path> searched;
    std::optional<DataPaths> found;
    if (const auto root = environment("CLIPSCOPE_DATA_DIR")) {
        searched.emplace_back(*root);
        found = installedTree(*root);
    } else {
        const fs::path folder = programFolder();
        searched.push_back(folder.parent_path() / "share" / "clipscope");
        found = installedTree(searched.back());
        if (!found) {
            searched.emplace_back(CLIPSCOPE_SOURCE_DIR);
            found = sourceTree(searched.back());
        }
    }
    if (!found) {
        std::string places;
        for (const fs::path& place : searched)
            places += (places.empty() ? "" : ", ") + place.string();
        throw Error(
            ErrorCode::Unreadable,
            "cannot find the files that ship with clipscope (looked in " + places +
                "); reinstall it or set CLIPSCOPE_DATA_DIR");
    }
    prependUserModels(*found);
    if (const auto manifest = environment("CLIPSCOPE_MANIFEST"))
        found->manifest = *manifest;
    return *found;
}

}  // namespace clipscope
