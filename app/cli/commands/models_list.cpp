// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models list: the models that ship, those that the user has, and those to be had.
#include "app/cli/commands/models.h"
#include "app/cli/commands/models_info.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/engine/model_library.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ListOptions {
    bool json = false;
    bool all = false;
    bool installed = false;
};

/// A model of the list: its description, or the sentence that says why there is none.
struct ListedModel {
    ModelFiles files;
    std::optional<ModelDescriptor> description;
    std::string problem;
    bool ships = false;
};

/// One broken file among the user's models must not hide the others.
std::vector<ListedModel> listedModels(const DataPaths& paths)
{
    std::vector<ListedModel> models;
    for (const ModelFiles& files : listModels(paths)) {
        ListedModel model{
            .files = files,
            .description = {},
            .problem = {},
            .ships = shipsWithProgram(files, paths)};
        try {
            model.description = describeModel(files);
        } catch (const Error& error) {
            model.problem = error.what();
        }
        models.push_back(std::move(model));
    }
    return models;
}

/// The catalogue, or nothing: what is installed can be listed without it.
std::optional<ModelStore> openStore(const DataPaths& paths)
{
    try {
        return ModelStore(paths);
    } catch (const Error& error) {
        note(error.what());
        return std::nullopt;
    }
}

Json jsonOf(const ListedModel& model)
{
    Json json = model.description ? briefJson(*model.description)
                                  : Json{
                                        {"name", model.files.name},
                                        {"path", model.files.weights.string()},
                                        {"problem", model.problem}};
    json["ships"] = model.ships;
    return json;
}

std::string tableOf(const std::vector<ListedModel>& models, bool ships)
{
    TextTable table(
        {{"name"},
         {"family"},
         {"input", TextTable::Align::Right},
         {"embedding", TextTable::Align::Right},
         {"size", TextTable::Align::Right},
         {"license"}});
    bool isEmpty = true;
    for (const ListedModel& model : models) {
        if (model.ships != ships)
            continue;
        isEmpty = false;
        if (!model.description) {
            table.addRow({model.files.name, "-", "-", "-", "-", oneLine(model.problem)});
            continue;
        }
        const ClipConfig& config = model.description->config;
        table.addRow(
            {model.files.name,
             std::string(toString(config.vision.family)),
             std::to_string(config.vision.inputSize),
             std::to_string(config.embedding),
             megabytes(model.description->bytes),
             model.description->license});
    }
    return isEmpty ? "" : table.aligned();
}

std::string stateOf(const ModelStore& store, const KnownModel& model)
{
    if (store.findCached(model))
        return "in a cache of another program";
    return store.isUnfinished(model) ? "partly downloaded" : "";
}

std::string tableOfAvailable(const ModelStore& store)
{
    TextTable table({{"name"}, {"size", TextTable::Align::Right}, {"license"}, {"state"}});
    for (const KnownModel& model : store.known())
        if (!store.isInstalled(model))
            table.addRow(
                {model.name, aboutMegabytes(model.bytes), model.license, stateOf(store, model)});
    return table.aligned();
}

void printGroup(const std::string& title, const std::string& table, bool& isFirst)
{
    if (table.empty())
        return;
    std::cout << (isFirst ? "" : "\n") << title << "\n\n" << table;
    isFirst = false;
}

void runList(const ListOptions& options)
{
    CLIPSCOPE_CHECK(
        !options.all || !options.installed, "--all and --installed contradict each other");
    const DataPaths paths = findDataPaths();
    const std::vector<ListedModel> models = listedModels(paths);
    const std::optional<ModelStore> store = options.installed ? std::nullopt : openStore(paths);
    if (options.json) {
        Json document = {{"schema", "clipscope.models/1"}, {"models", Json::array()}};
        for (const ListedModel& model : models)
            document["models"].push_back(jsonOf(model));
        if (!options.installed) {
            document["available"] = Json::array();
            for (const KnownModel& model : store ? store->known() : std::vector<KnownModel>())
                document["available"].push_back(knownModelJson(*store, model));
        }
        std::cout << dumped(document);
        return;
    }
    bool isFirst = true;
    printGroup("Shipped with the program:", tableOf(models, true), isFirst);
    printGroup("Installed:", tableOf(models, false), isFirst);
    if (store)
        printGroup(
            "To be had with 'clipscope models fetch NAME':", tableOfAvailable(*store), isFirst);
}

}  // namespace

void addModelsList(CLI::App& models, Work& chosen)
{
    auto options = std::make_shared<ListOptions>();
    CLI::App* list = models.add_subcommand(
        "list", "List the models that --model knows by name, and those that can be fetched.");
    list->formatter(
        std::make_shared<ManualFormatter>("clipscope models list [--installed|--all] [--json]"));
    list->footer("Sizes of models that are not installed are rounded.");
    list->add_flag("--installed", options->installed, "Leave out what can only be fetched.");
    list->add_flag("--all", options->all, "List everything, which is the default.");
    list->add_flag("--json", options->json, "Print JSON.");
    list->callback(
        [options, &chosen] { chosen = [options](const std::stop_token&) { runList(*options); }; });
}

}  // namespace clipscope::cli
