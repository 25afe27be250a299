// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models info: what is inside a model, and who decided what its weights cannot tell.
#include "app/cli/commands/models_info.h"

#include "app/cli/commands/models.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/model_options.h"
#include "app/cli/text_table.h"
#include "core/base/error.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
    ModelSelection model;
    bool json = false;
};

/// Recognising the model may have needed it already, and it takes seconds for a large one.
std::string sha256Of(const ModelDescriptor& model)
{
    return model.sha256.empty() ? sha256OfFile(model.files.weights) : model.sha256;
}

Json choicesJson(const ModelDescriptor& model)
{
    Json choices = Json::object();
    for (const ModelChoice& choice : model.choices)
        choices[choice.name] = {{"value", choice.value}, {"origin", choice.origin}};
    return choices;
}

Json fullJson(const ModelDescriptor& model)
{
    const VisionConfig& vision = model.config.vision;
    const TextConfig& text = model.config.text;
    Json layers = Json::array();
    for (const LayerInfo& layer : model.layers)
        layers.push_back(
            {{"name", layer.name},
             {"channels", layer.channels},
             {"grid", Json::array({layer.grid.height, layer.grid.width})}});
    Json json = {{"schema", "clipscope.model/1"}};
    json.update(briefJson(model));
    json["container"] = toString(model.container);
    json["sha256"] = sha256Of(model);
    json["merges"] = model.files.merges.string();
    json["activation"] = toString(model.config.activation);
    json["vision"] = {
        {"width", vision.width},
        {"heads", vision.heads},
        {"patch", vision.patch},
        {"blocks", vision.blocks}};
    json["text"] = {
        {"context", text.context},
        {"vocabulary", text.vocabulary},
        {"width", text.width},
        {"heads", text.heads},
        {"layers", text.layers}};
    json["image_mean"] = model.config.pixels.mean;
    json["image_std"] = model.config.pixels.deviation;
    json["choices"] = choicesJson(model);
    json["default_layers"] = {{"gradient", model.gradientLayer}, {"score", model.lastBlockOutput}};
    json["layers"] = std::move(layers);
    return json;
}

std::string blocksText(const VisionConfig& vision)
{
    std::string text;
    for (const int blocks : vision.blocks)
        text += (text.empty() ? "" : "+") + std::to_string(blocks);
    return text + (vision.patch > 0 ? " blocks, patch " + std::to_string(vision.patch) : " blocks");
}

/// The label that Container has, and for OpenAI's archives what people worry about.
std::string containerText(Container container)
{
    const std::string name(toString(container));
    return container == Container::TorchScript ? name + " (its code is not run)" : name;
}

/// What the weights cannot tell, and who told it.
std::string choicesTable(const ModelDescriptor& model)
{
    TextTable table({{"choice"}, {"value"}, {"decided by"}});
    for (const ModelChoice& choice : model.choices)
        table.addRow({choice.name, choice.value, choice.origin});
    return table.aligned();
}

std::string layersTable(const ModelDescriptor& model)
{
    TextTable layers(
        {{"layer"},
         {"channels", TextTable::Align::Right},
         {"grid (h x w)", TextTable::Align::Right},
         {"default of"}});
    for (const LayerInfo& layer : model.layers) {
        std::string role = layer.name == model.gradientLayer ? "gradient methods" : "";
        if (layer.name == model.lastBlockOutput)
            role += role.empty() ? "score methods" : ", score methods";
        layers.addRow(
            {layer.name,
             std::to_string(layer.channels),
             std::to_string(layer.grid.height) + " x " + std::to_string(layer.grid.width),
             role});
    }
    return layers.aligned();
}

std::string infoPage(const ModelDescriptor& model)
{
    const VisionConfig& vision = model.config.vision;
    const TextConfig& text = model.config.text;
    std::string page = model.files.name + "\n";
    const auto line = [&page](const std::string& title, const std::string& value) {
        constexpr std::size_t kTitle = 12;
        page +=
            "  " + title + std::string(kTitle - std::min(kTitle, title.size()), ' ') + value + "\n";
    };
    line("weights", model.files.weights.string());
    line("container", containerText(model.container));
    line("size", megabytes(model.bytes) + ", " + std::to_string(model.parameters) + " parameters");
    line("sha256", sha256Of(model));
    line(
        "vocabulary",
        model.files.merges.string() + " (" + std::to_string(text.vocabulary) + " tokens)");
    line("license", model.license.empty() ? "not stated" : model.license);
    line(
        "image tower",
        std::string(toString(vision.family)) + ", " + blocksText(vision) + ", width " +
            std::to_string(vision.width) + ", " + std::to_string(vision.heads) + " heads, reads " +
            std::to_string(vision.inputSize) + " x " + std::to_string(vision.inputSize) +
            " pixels");
    line(
        "text tower",
        std::to_string(text.layers) + " layers, width " + std::to_string(text.width) + ", " +
            std::to_string(text.heads) + " heads, reads " + std::to_string(text.context) +
            " tokens");
    line("embedding", std::to_string(model.config.embedding) + " numbers");
    return page + "\n" + choicesTable(model) + "\n" + layersTable(model);
}

/// A model of the catalogue that is not installed.
std::string knownPage(const ModelStore& store, const KnownModel& model)
{
    std::string aliases;
    for (const std::string& alias : model.aliases)
        aliases += (aliases.empty() ? "" : ", ") + alias;
    const KnownFile& weights = model.files.front();
    const auto cached = store.findCached(model);
    return model.name + "\n  not installed; get it with: clipscope models fetch " + model.name +
           "\n  also called  " + aliases + "\n  source       " + model.source +
           "\n  size         " + aboutMegabytes(model.bytes) + ", " +
           std::to_string(model.parameters) + " parameters\n  license      " + model.license +
           "\n  url          " + weights.urls.front() + "\n  sha256       " +
           (weights.sha256.empty() ? "not published" : weights.sha256) + "\n" +
           (cached ? "  cached       " + cached->string() + "\n" : "");
}

void runInfo(const InfoOptions& options)
{
    const DataPaths paths = findDataPaths();
    try {
        const ModelDescriptor model = describeModel(options.model.resolve(paths));
        std::cout << (options.json ? dumped(fullJson(model)) : infoPage(model));
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NoModel)
            throw;
        const ModelStore store(paths);
        const KnownModel* known = findKnownModel(store.known(), options.model.name);
        if (known == nullptr)
            throw;
        Json json = {{"schema", "clipscope.known_model/1"}};
        json.update(knownModelJson(store, *known));
        std::cout << (options.json ? dumped(json) : knownPage(store, *known));
    }
}

}  // namespace

Json briefJson(const ModelDescriptor& model)
{
    return {
        {"name", model.files.name},
        {"path", model.files.weights.string()},
        {"family", toString(model.config.vision.family)},
        {"input_size", model.config.vision.inputSize},
        {"embed_dim", model.config.embedding},
        {"parameters", model.parameters},
        {"bytes", model.bytes},
        {"license", model.license.empty() ? Json(nullptr) : Json(model.license)}};
}

bool shipsWithProgram(const ModelFiles& files, const DataPaths& paths)
{
    // The shipped folder is the last one that is searched.
    return !paths.models.empty() &&
           files.weights.parent_path().parent_path() == paths.models.back();
}

void addModelsInfo(CLI::App& models, Work& chosen)
{
    auto options = std::make_shared<InfoOptions>();
    CLI::App* info = models.add_subcommand(
        "info", "Describe a model: its towers, its layers and who decided its choices.");
    info->formatter(
        std::make_shared<ManualFormatter>("clipscope models info [NAME|PATH] [--json] [options]"));
    info->footer("");
    info->add_option("NAME", options->model.name, "A name, a model folder or a checkpoint file.");
    info->add_flag("--json", options->json, "Print JSON.");
    addModelOverrides(*info, options->model);
    info->callback(
        [options, &chosen] { chosen = [options](const std::stop_token&) { runInfo(*options); }; });
}

}  // namespace clipscope::cli
