// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models: which models are there, and what is inside one.
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/base/sha256.h"
#include "core/engine/model_library.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ModelsOptions {
    std::string model = kDefaultModel;
    bool json = false;
};

/// A model of the list: its description, or the sentence that says why there is none.
struct ListedModel {
    ModelFiles files;
    std::optional<ModelDescriptor> description;
    std::string problem;
};

/// One broken file among the user's models must not hide the others.
std::vector<ListedModel> listedModels()
{
    std::vector<ListedModel> models;
    for (const ModelFiles& files : listModels(findDataPaths())) {
        ListedModel model{.files = files, .description = {}, .problem = {}};
        try {
            model.description = describeModel(files);
        } catch (const Error& error) {
            model.problem = error.what();
        }
        models.push_back(std::move(model));
    }
    return models;
}

std::string megabytes(std::int64_t bytes)
{
    constexpr double kMegabyte = 1e6;
    return fixed(static_cast<double>(bytes) / kMegabyte, 1) + " MB";
}

/// Paths may hold any bytes; JSON may not.
std::string dumped(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

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
    json["sha256"] = sha256OfFile(model.files.weights);
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
    line("size", megabytes(model.bytes) + ", " + std::to_string(model.parameters) + " parameters");
    line("sha256", sha256OfFile(model.files.weights));
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
    page += "\n";
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
    return page + layers.aligned();
}

void runList(const ModelsOptions& options)
{
    const std::vector<ListedModel> models = listedModels();
    if (options.json) {
        Json list = Json::array();
        for (const ListedModel& model : models)
            list.push_back(
                model.description ? briefJson(*model.description)
                                  : Json{
                                        {"name", model.files.name},
                                        {"path", model.files.weights.string()},
                                        {"problem", model.problem}});
        std::cout << dumped({{"schema", "clipscope.models/1"}, {"models", std::move(list)}});
        return;
    }
    TextTable table(
        {{"name"},
         {"family"},
         {"input", TextTable::Align::Right},
         {"embedding", TextTable::Align::Right},
         {"size", TextTable::Align::Right},
         {"license"}});
    for (const ListedModel& model : models) {
        if (!model.description) {
            table.addRow({model.files.name, "-", "-", "-", "-", model.problem});
            continue;
        }
        table.addRow(
            {model.files.name,
             std::string(toString(model.description->config.vision.family)),
             std::to_string(model.description->config.vision.inputSize),
             std::to_string(model.description->config.embedding),
             megabytes(model.description->bytes),
             model.description->license});
    }
    std::cout << table.aligned();
}

void runInfo(const ModelsOptions& options)
{
    const ModelDescriptor model = describeModel(resolveModel(options.model, findDataPaths()));
    std::cout << (options.json ? dumped(fullJson(model)) : infoPage(model));
}

}  // namespace

void addModelsCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<ModelsOptions>();
    CLI::App* command =
        program.add_subcommand("models", "List the models, or describe one of them.");
    command->formatter(std::make_shared<ManualFormatter>("clipscope models list|info [options]"));
    command->require_subcommand(0, 1);
    command->footer(
        "A model is a folder with model.safetensors, merges.txt and perhaps config.json,\n"
        "or a single checkpoint file. Folders are searched in $CLIPSCOPE_MODEL_PATH, in\n"
        "~/.local/share/clipscope/models and beside the program.");
    command->callback([command, &chosen] {
        if (command->get_subcommands().empty())
            chosen = [](const std::stop_token&) {
                throw Error(
                    ErrorCode::InvalidArgument,
                    "models wants to know what to do: 'clipscope models list' or 'clipscope models "
                    "info NAME'");
            };
    });

    CLI::App* list = command->add_subcommand("list", "List the models that --model knows by name.");
    list->group("Commands");
    list->formatter(std::make_shared<ManualFormatter>("clipscope models list [--json]"));
    list->footer("");
    list->add_flag("--json", options->json, "Print JSON.");
    list->callback(
        [options, &chosen] { chosen = [options](const std::stop_token&) { runList(*options); }; });

    CLI::App* info = command->add_subcommand("info", "Describe a model: its towers and layers.");
    info->group("Commands");
    info->formatter(
        std::make_shared<ManualFormatter>("clipscope models info [NAME|PATH] [--json]"));
    info->footer("");
    info->add_option("NAME", options->model, "A name, a model folder or a checkpoint file.");
    info->add_flag("--json", options->json, "Print JSON.");
    info->callback(
        [options, &chosen] { chosen = [options](const std::stop_token&) { runInfo(*options); }; });
}

}  // namespace clipscope::cli
