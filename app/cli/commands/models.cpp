// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models: which models there are, how they come and go, and what is inside one.
#include "app/cli/commands/models.h"

#include "app/cli/manual_formatter.h"
#include "app/cli/text_table.h"
#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kMegabyte = 1e6;

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char byte) {
        return static_cast<char>(std::tolower(byte));
    });
    return text;
}

/// Up to five names of the catalogue that have `name` in them.
std::string namesLike(const ModelStore& store, const std::string& name)
{
    constexpr int kMost = 5;
    std::string names;
    int count = 0;
    for (const KnownModel& model : store.known()) {
        if (name.empty() || lowered(model.name).find(lowered(name)) == std::string::npos)
            continue;
        if (++count > kMost)
            return names + ", ...";
        names += (names.empty() ? "" : ", ") + model.name;
    }
    return names;
}

}  // namespace

std::string megabytes(std::int64_t bytes)
{
    return fixed(static_cast<double>(bytes) / kMegabyte, 1) + " MB";
}

std::string aboutMegabytes(std::int64_t bytes)
{
    if (bytes == 0)
        return "-";
    const double count = static_cast<double>(bytes) / kMegabyte;
    return "about " + std::to_string(std::llround(count)) + " MB";
}

std::string dumped(const Json& json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

const KnownModel& knownModel(const ModelStore& store, const std::string& name)
{
    if (const KnownModel* model = findKnownModel(store.known(), name))
        return *model;
    const std::string like = namesLike(store, name);
    throw Error(
        ErrorCode::NoModel,
        "no model '" + name + "' is known that could be downloaded; " +
            (like.empty() ? "'clipscope models list' names those that are" : "there is: " + like));
}

Json knownModelJson(const ModelStore& store, const KnownModel& model)
{
    const auto cached = store.findCached(model);
    return {
        {"name", model.name},
        {"aliases", model.aliases},
        {"source", model.source},
        {"license", model.license == "not stated" ? Json(nullptr) : Json(model.license)},
        {"bytes_about", model.bytes},
        {"parameters", model.parameters},
        {"url", model.files.front().urls.front()},
        {"sha256",
         model.files.front().sha256.empty() ? Json(nullptr) : Json(model.files.front().sha256)},
        {"installed", store.isInstalled(model)},
        {"unfinished", store.isUnfinished(model)},
        {"cached", cached ? Json(cached->string()) : Json(nullptr)}};
}

void addModelsCommand(CLI::App& program, Work& chosen, const Services& services)
{
    CLI::App* command =
        program.add_subcommand("models", "List, describe, fetch, check and convert models.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope models list|info|fetch|verify|convert|remove [options]"));
    command->require_subcommand(0, 1);
    command->footer(
        "A model is a folder with a checkpoint and perhaps merges.txt and files that tell\n"
        "its choices, or a single checkpoint file. Folders are searched in\n"
        "$CLIPSCOPE_MODEL_PATH, ~/.local/share/clipscope/models and beside the program.\n"
        "Models are fetched into ~/.local/share/clipscope/models.");
    command->callback([command, &chosen] {
        if (command->get_subcommands().empty())
            chosen = [](const std::stop_token&) {
                throw Error(
                    ErrorCode::InvalidArgument,
                    "models wants to know what to do: 'clipscope models list', 'clipscope models "
                    "info NAME' or 'clipscope models fetch NAME'");
            };
    });
    addModelsList(*command, chosen);
    addModelsInfo(*command, chosen);
    addModelsFetch(*command, chosen, services);
    addModelsVerify(*command, chosen);
    addModelsConvert(*command, chosen);
    addModelsRemove(*command, chosen);
    for (CLI::App* sub : command->get_subcommands({}))
        sub->group("Commands");
}

}  // namespace clipscope::cli
