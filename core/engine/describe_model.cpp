// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said of a model without loading its weights, and who says it.
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/name_map.h"
#include "core/engine/model_library.h"
#include "core/store/known_models.h"
#include "core/weights/weight_source.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

constexpr const char* kUserOrigin = "user";

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// The entry of a PyTorch file that lost its name but not its contents. Reads all of it.
const KnownModel* recogniseByContents(
    const std::vector<KnownModel>& known, const fs::path& weights, std::string& sha256)
{
    sha256 = sha256OfFile(weights);
    return recogniseBySha256(known, sha256);
}

/// Who has a say about this model, in falling order of authority.
std::vector<ChoiceSource>
sourcesFor(const ModelFiles& files, const Checkpoint& checkpoint, std::string& sha256)
{
    std::vector<ChoiceSource> sources{{.origin = kUserOrigin, .says = files.overrides}};
    for (const fs::path& config : files.configs)
        sources.push_back({.origin = config.filename().string(), .says = readConfigFile(config)});
    sources.push_back(
        {.origin = "metadata of the file",
         .says = overridesFromMetadata(checkpoint.metadata, files.weights.string())});

    if (!files.manifest.empty() && isFile(files.manifest)) {
        const std::vector<KnownModel> known = readKnownModels(files.manifest);
        const KnownModel* model = recogniseByPath(known, files.weights);
        const bool decided =
            std::any_of(sources.begin(), sources.end(), [](const ChoiceSource& source) {
                return source.says.activation.has_value();
            });
        const bool isTorchSave = checkpoint.container == Container::TorchZip ||
                                 checkpoint.container == Container::TorchLegacy;
        if (model == nullptr && !decided && isTorchSave && checkpoint.files.size() == 1)
            model = recogniseByContents(known, files.weights, sha256);
        if (model != nullptr)
            sources.push_back(
                {.origin = "known checkpoint " + model->name, .says = model->choices});
    }
    if (checkpoint.container == Container::TorchScript)
        sources.push_back(
            {.origin = "OpenAI's container", .says = {.activation = Activation::QuickGelu}});
    return sources;
}

/// What is wrong with a model is said with its name.
ConfiguredModel configure(
    const ModelFiles& files, const ShapeTable& shapes, const std::vector<ChoiceSource>& sources)
{
    try {
        return configureModel(shapes, sources);
    } catch (const Error& error) {
        throw Error(error.code(), files.weights.string() + ": " + error.what());
    }
}

std::string tokenizerOrigin(const ModelFiles& files)
{
    if (files.mergesGiven)
        return kUserOrigin;
    return files.merges.parent_path() == files.weights.parent_path() ? "beside the weights"
                                                                     : "default";
}

}  // namespace

ModelDescriptor describeModel(const ModelFiles& files)
{
    const Checkpoint checkpoint = openCheckpoint(files.weights);
    const ShapeTable shapes = toCanonical(shapesOf(checkpoint), files.weights.string());
    ModelDescriptor model{.files = files};
    ConfiguredModel configured =
        configure(files, shapes, sourcesFor(files, checkpoint, model.sha256));
    model.config = configured.config;
    model.choices = std::move(configured.choices);
    model.choices.push_back(
        {.name = "tokenizer",
         .value = files.merges.filename().string(),
         .origin = tokenizerOrigin(files)});
    model.license = std::move(configured.license);
    model.parameters = countParameters(shapes);
    model.container = checkpoint.container;
    for (const auto& file : checkpoint.files)
        model.bytes += static_cast<std::int64_t>(file->bytes().size());
    model.layers = layersOf(model.config.vision);
    model.gradientLayer = gradientLayerOf(model.config.vision);
    model.lastBlockOutput = lastBlockOutputOf(model.config.vision);
    return model;
}

}  // namespace clipscope
