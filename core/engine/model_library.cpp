// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model_library.h"

#include "core/base/check.h"
#include "core/clip/name_map.h"
#include "core/weights/open_checkpoint.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWeightsName = "model.safetensors";
constexpr const char* kMergesName = "merges.txt";
constexpr const char* kConfigName = "config.json";

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

ModelFiles filesOf(const fs::path& weights, const std::string& name, const fs::path& vocabulary)
{
    const fs::path folder = weights.parent_path();
    const fs::path merges = folder / kMergesName;
    const fs::path config = folder / kConfigName;
    return {
        .name = name,
        .weights = weights,
        .merges = isFile(merges) ? merges : vocabulary,
        .config = isFile(config) ? config : fs::path()};
}

std::string folderName(const fs::path& folder)
{
    // "models/demo-rn/" has an empty file name; its parent does not.
    const fs::path name =
        folder.filename().empty() ? folder.parent_path().filename() : folder.filename();
    return name == "." || name == ".." ? fs::weakly_canonical(folder).filename().string()
                                       : name.string();
}

ModelFiles filesOfFolder(const fs::path& folder, const fs::path& vocabulary)
{
    const fs::path weights = folder / kWeightsName;
    if (!isFile(weights))
        throw Error(
            ErrorCode::NoModel,
            folder.string() + " is not a model folder: it has no " + kWeightsName);
    return filesOf(weights, folderName(folder), vocabulary);
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
            if (isFile(it->path() / kWeightsName))
                folders.push_back(it->path());
        std::sort(folders.begin(), folders.end());
        for (const fs::path& folder : folders)
            if (seen.insert(folder.filename().string()).second)
                models.push_back(filesOfFolder(folder, paths.vocabulary));
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
    const auto named = std::find_if(models.begin(), models.end(), [&](const ModelFiles& model) {
        return model.name == nameOrPath;
    });
    if (named != models.end())
        return *named;
    const fs::path path(nameOrPath);
    if (isFolder(path))
        return filesOfFolder(path, paths.vocabulary);
    if (isFile(path))
        return filesOf(path, path.stem().string(), paths.vocabulary);
    throw Error(
        ErrorCode::NoModel,
        "there is no model '" + nameOrPath + "': neither a name nor a file nor a folder (" +
            namesOf(models) + ")");
}

ModelDescriptor describeModel(const ModelFiles& files)
{
    ConfigOverrides overrides;
    if (!files.config.empty())
        overrides = readConfigOverrides(files.config);
    const ShapeTable shapes =
        toCanonical(openCheckpointShapes(files.weights), files.weights.string());
    ModelDescriptor model{.files = files, .config = inferConfig(shapes, overrides)};
    for (const auto& [name, shape] : shapes) {
        std::int64_t count = 1;
        for (const std::int64_t side : shape)
            count *= side;
        // Running statistics belong to the file but are not trained.
        if (name.find("running_") == std::string::npos)
            model.parameters += count;
    }
    std::error_code ignored;
    model.bytes = static_cast<std::int64_t>(fs::file_size(files.weights, ignored));
    model.layers = layersOf(model.config.vision);
    model.gradientLayer = gradientLayerOf(model.config.vision);
    model.lastBlockOutput = lastBlockOutputOf(model.config.vision);
    model.license = overrides.license;
    return model;
}

const LayerInfo&
layerFor(const ModelDescriptor& model, const MethodInfo& method, const std::string& layer)
{
    const std::string& fallback =
        method.layer == LayerRole::GradientLayer ? model.gradientLayer : model.lastBlockOutput;
    const std::string& name = layer.empty() ? fallback : layer;
    const auto found =
        std::find_if(model.layers.begin(), model.layers.end(), [&](const LayerInfo& info) {
            return info.name == name;
        });
    if (found != model.layers.end())
        return *found;
    // "layer3" or "resblocks": the last block of that stage.
    const auto last =
        std::find_if(model.layers.rbegin(), model.layers.rend(), [&](const LayerInfo& info) {
            return info.name.starts_with(name + ".") && info.name.find(".ln_") == std::string::npos;
        });
    if (last != model.layers.rend())
        return *last;
    std::string all;
    for (const LayerInfo& info : model.layers)
        all += (all.empty() ? "" : ", ") + info.name;
    throw Error(
        ErrorCode::InvalidArgument,
        "the model " + model.files.name + " has no layer '" + name + "'; choose one of " + all);
}

std::vector<LayerInfo>
layersFor(const ModelDescriptor& model, const MethodInfo& method, const std::string& layer)
{
    std::vector<LayerInfo> layers;
    std::size_t first = 0;
    do {
        const std::size_t comma = std::min(layer.find(',', first), layer.size());
        const std::string name = layer.substr(first, comma - first);
        CLIPSCOPE_CHECK(
            layer.empty() || !name.empty(),
            "'" + layer + "' names an empty layer; separate layers with single commas");
        const LayerInfo& found = layerFor(model, method, name);
        const bool twice = std::any_of(layers.begin(), layers.end(), [&](const LayerInfo& other) {
            return other.name == found.name;
        });
        CLIPSCOPE_CHECK(
            !twice, "the layer " + found.name + " is named twice in '" + layer + "'; name it once");
        layers.push_back(found);
        first = comma + 1;
    } while (first <= layer.size() && !layer.empty());
    return layers;
}

double headShare(const ModelDescriptor& model, const LayerInfo& layer)
{
    constexpr double kPooling = 0.01;  // attention pooling or projection, always behind the layer
    const auto at =
        std::find_if(model.layers.begin(), model.layers.end(), [&](const LayerInfo& info) {
            return info.name == layer.name;
        });
    const auto behind = static_cast<double>(model.layers.end() - at - 1);
    return kPooling + (1 - kPooling) * behind / static_cast<double>(model.layers.size());
}

}  // namespace clipscope
