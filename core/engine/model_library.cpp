// SPDX-License-Identifier: GPL-3.0-or-later
// Which models there are, and which files belong to one.
#include "core/engine/model_library.h"

#include "core/base/error.h"
#include "core/store/known_models.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

constexpr const char* kMergesName = "merges.txt";

// In the order in which a folder's weights are chosen.
constexpr std::array<std::string_view, 6> kWeightsNames{
    "model.safetensors",
    "open_clip_model.safetensors",
    "model.safetensors.index.json",
    "pytorch_model.bin",
    "open_clip_pytorch_model.bin",
    "pytorch_model.bin.index.json"};

// Ours first: it is written for the very file that lies beside it.
constexpr std::array<std::string_view, 4> kConfigNames{
    "clipscope.json", "config.json", "open_clip_config.json", "preprocessor_config.json"};

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool isFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool hasUsualName(const fs::path& weights)
{
    const std::string name = weights.filename().string();
    return std::find(kWeightsNames.begin(), kWeightsNames.end(), name) != kWeightsNames.end();
}

bool hasCheckpointExtension(const fs::path& path)
{
    constexpr std::array<std::string_view, 5> kExtensions{
        ".safetensors", ".pt", ".pth", ".bin", ".ckpt"};
    const std::string extension = path.extension().string();
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

/// Files of a folder that are checkpoints by their names, sorted.
std::vector<fs::path> checkpointsIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (hasCheckpointExtension(it->path()) && isFile(it->path()))
            files.push_back(it->path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Empty if the folder has none, or several and none with a usual name.
fs::path weightsIn(const fs::path& folder)
{
    for (const std::string_view name : kWeightsNames)
        if (isFile(folder / name))
            return folder / name;
    const std::vector<fs::path> files = checkpointsIn(folder);
    return files.size() == 1 ? files.front() : fs::path();
}

ModelFiles filesOf(const fs::path& weights, const std::string& name, const DataPaths& paths)
{
    const fs::path folder = weights.parent_path();
    ModelFiles files{
        .name = name,
        .weights = weights,
        .merges = paths.vocabulary,
        .configs = {},
        .manifest = paths.manifest};
    // What lies beside one of many files belongs to nobody knows which.
    if (!hasUsualName(weights) && checkpointsIn(folder.empty() ? "." : folder).size() != 1)
        return files;
    if (isFile(folder / kMergesName))
        files.merges = folder / kMergesName;
    for (const std::string_view config : kConfigNames)
        if (isFile(folder / config))
            files.configs.push_back(folder / config);
    return files;
}

/// The name of the repository if the folder is a snapshot in Hugging Face's cache.
std::string cachedRepository(const fs::path& folder)
{
    constexpr std::string_view kPrefix = "models--";
    for (const fs::path& part : folder) {
        const std::string text = part.string();
        if (!text.starts_with(kPrefix))
            continue;
        const auto separator = text.rfind("--");
        return text.substr(separator + 2);
    }
    return {};
}

std::string folderName(const fs::path& folder)
{
    if (const std::string repository = cachedRepository(folder); !repository.empty())
        return repository;
    // "models/demo-rn/" has an empty file name; its parent does not.
    const fs::path name =
        folder.filename().empty() ? folder.parent_path().filename() : folder.filename();
    return name == "." || name == ".." ? fs::weakly_canonical(folder).filename().string()
                                       : name.string();
}

std::string nameOfFile(const fs::path& weights)
{
    return hasUsualName(weights) && !weights.parent_path().empty()
               ? folderName(weights.parent_path())
               : weights.stem().string();
}

ModelFiles filesOfFolder(const fs::path& folder, const DataPaths& paths)
{
    const fs::path weights = weightsIn(folder);
    if (!weights.empty())
        return filesOf(weights, folderName(folder), paths);
    std::string names;
    for (const fs::path& file : checkpointsIn(folder))
        names += (names.empty() ? "" : ", ") + file.filename().string();
    throw Error(
        ErrorCode::NoModel,
        names.empty()
            ? folder.string() + " is not a model folder: it has no checkpoint, such as " +
                  std::string(kWeightsNames.front())
            : folder.string() + " holds several checkpoints (" + names + "); name the one to use");
}

/// What a known checkpoint is called when it is installed, by any of its names; else empty.
std::string publishedName(const std::string& name, const DataPaths& paths)
{
    if (paths.manifest.empty() || !isFile(paths.manifest))
        return {};
    const std::vector<KnownModel> known = readKnownModels(paths.manifest);
    const KnownModel* model = findKnownModel(known, name);
    return model == nullptr ? std::string() : model->name;
}

std::string namesOf(const std::vector<ModelFiles>& models)
{
    std::string text;
    for (const ModelFiles& model : models)
        text += (text.empty() ? "" : ", ") + model.name;
    return text.empty() ? "none is installed" : "installed: " + text;
}

}  // namespace

std::vector<ModelFiles> listModels(const DataPaths& paths)
{
    std::vector<ModelFiles> models;
    std::set<std::string> seen;
    for (const fs::path& root : paths.models) {
        std::error_code error;
        std::vector<fs::path> folders;
        for (fs::directory_iterator it(root, error), end; !error && it != end; it.increment(error))
            if (isFolder(it->path()) && !it->path().filename().string().starts_with('.') &&
                !weightsIn(it->path()).empty())
                folders.push_back(it->path());
        std::sort(folders.begin(), folders.end());
        for (const fs::path& folder : folders)
            if (seen.insert(folder.filename().string()).second)
                models.push_back(filesOfFolder(folder, paths));
    }
    std::sort(models.begin(), models.end(), [](const ModelFiles& a, const ModelFiles& b) {
        return a.name < b.name;
    });
    return models;
}

ModelFiles resolveModel(const std::string& nameOrPath, const DataPaths& paths)
{
    // A plain word is a name first, so that a folder of that name in the current directory cannot
    // change what a command does.
    const std::vector<ModelFiles> models = listModels(paths);
    const auto find = [&](const std::string& name) {
        return std::find_if(models.begin(), models.end(), [&](const ModelFiles& model) {
            return model.name == name;
        });
    };
    if (const auto named = find(nameOrPath); named != models.end())
        return *named;
    const std::string published = publishedName(nameOrPath, paths);
    if (const auto named = find(published); named != models.end())
        return *named;
    const fs::path path(nameOrPath);
    if (isFolder(path))
        return filesOfFolder(path, paths);
    if (isFile(path))
        return filesOf(path, nameOfFile(path), paths);
    if (!published.empty())
        throw Error(
            ErrorCode::NoModel,
            "the model " + published + " is not installed; 'clipscope models fetch " + published +
                "' gets it");
    throw Error(
        ErrorCode::NoModel,
        "there is no model '" + nameOrPath + "': neither a name nor a file nor a folder (" +
            namesOf(models) + ")");
}

}  // namespace clipscope
