// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope methods: what --method takes, and what each method can be told.
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/engine/profile.h"
#include "core/saliency/method_info.h"

#include <cmath>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct MethodsOptions {
    bool json = false;
    bool markdown = false;
};

std::string valueText(const ParamValue& value)
{
    std::ostringstream text;
    std::visit([&text](const auto& held) { text << held; }, value);
    return text.str();
}

/// Whole numbers without a point, however large.
std::string numberText(double value)
{
    if (value == std::floor(value))
        return fixed(value, 0);
    std::ostringstream text;
    text << value;
    return text.str();
}

std::string domainText(const ParamSpec& spec)
{
    if (!spec.choices.empty()) {
        std::string text;
        for (const std::string& choice : spec.choices)
            text += (text.empty() ? "" : "|") + choice;
        return text;
    }
    return numberText(spec.minimum) + " to " + numberText(spec.maximum);
}

Json paramJson(const ParamSpec& spec)
{
    Json json = {
        {"id", spec.id},
        {"title", spec.title},
        {"help", spec.help},
        {"default", std::visit([](const auto& held) { return Json(held); }, spec.fallback)}};
    if (spec.choices.empty()) {
        json["minimum"] = spec.minimum;
        json["maximum"] = spec.maximum;
    } else {
        json["choices"] = spec.choices;
    }
    return json;
}

std::string_view runsOnText(RunsOn runsOn)
{
    switch (runsOn) {
    case RunsOn::Any:
        return "any";
    case RunsOn::TransformerOnly:
        return "ViT";
    case RunsOn::ResNetOnly:
        return "RN";
    }
    return "";
}

/// Costs are told for a layer as wide as RN50's last.
constexpr int kChannels = 2048;

/// "301 forward, 1 backward, 2048 head"
std::string costText(const MethodInfo& method)
{
    const Cost cost = method.cost(kChannels, ParamValues(method, {}));
    std::string text = std::to_string(cost.encoderPasses) + " forward";
    if (cost.backwards > 0)
        text += ", " + std::to_string(cost.backwards) + " backward";
    if (cost.headPasses > 0)
        text += ", " + std::to_string(cost.headPasses) + " head";
    return text;
}

Json methodsJson()
{
    Json list = Json::array();
    for (const MethodInfo& method : methodCatalogue()) {
        Json params = Json::array();
        for (const ParamSpec& spec : method.params)
            params.push_back(paramJson(spec));
        list.push_back(
            {{"id", method.id},
             {"title", method.title},
             {"family", toString(method.family)},
             {"runs_on", runsOnText(method.runsOn)},
             {"uses_prompt", method.usesPrompt},
             {"uses_layer", method.usesLayer},
             {"uses_seed", method.usesSeed},
             {"needs", method.needs},
             {"cost_2048_channels", costText(method)},
             {"summary", method.summary},
             {"behaviour", method.behaviour},
             {"paper", method.paper},
             {"params", std::move(params)}});
    }
    return {{"schema", "clipscope.methods/1"}, {"methods", std::move(list)}};
}

TextTable methodTable()
{
    TextTable table(
        {{"id"},
         {"name"},
         {"family"},
         {"runs on"},
         {"cost (2048 channels)"},
         {"needs"},
         {"on CLIP"},
         {"source"}});
    for (const MethodInfo& method : methodCatalogue())
        table.addRow(
            {method.id,
             method.title,
             std::string(toString(method.family)),
             std::string(runsOnText(method.runsOn)),
             costText(method),
             method.needs,
             method.behaviour,
             method.paper});
    return table;
}

TextTable profileTable()
{
    TextTable table({{"profile"}, {"what it sets"}, {"source"}});
    for (const ProfileInfo& profile : profileCatalogue())
        table.addRow({profile.id, profile.summary, profile.source});
    return table;
}

TextTable paramTable()
{
    TextTable table({{"method"}, {"parameter"}, {"default"}, {"allowed"}, {"meaning"}});
    for (const MethodInfo& method : methodCatalogue())
        for (const ParamSpec& spec : method.params)
            table.addRow(
                {method.id, spec.id, valueText(spec.fallback), domainText(spec), spec.help});
    return table;
}

std::string markdownPage()
{
    return "# Methods\n\nWhat `--method` takes. Costs are passes of the image tower for a layer of "
           "2048 channels (RN50); a head pass runs only what lies behind the layer.\n\n" +
           methodTable().markdown() +
           "\n## Parameters\n\nGiven with `--set NAME=VALUE`; `k`, `rank` and `pick` also as "
           "options.\n\n" +
           paramTable().markdown() +
           "\n## Profiles\n\nThe defaults of published programs, with `--profile`.\n\n" +
           profileTable().markdown();
}

/// Indented paragraphs of at most 80 columns.
std::string paragraph(const std::string& text)
{
    constexpr std::size_t kIndent = 2;
    constexpr std::size_t kPage = 80;
    std::string page;
    std::istringstream lines(wrapped(text, kPage - kIndent));
    for (std::string line; std::getline(lines, line);)
        page += std::string(kIndent, ' ') + line + "\n";
    return page;
}

/// Paragraphs rather than one wide table: a summary is a sentence, and terminals are 80 wide.
std::string plainPage()
{
    std::string page;
    for (const MethodInfo& method : methodCatalogue())
        page +=
            method.id + "  (" + method.title + ", " + std::string(toString(method.family)) + ")\n" +
            paragraph(method.summary) + paragraph(method.behaviour) +
            paragraph(
                "Runs on: " + std::string(runsOnText(method.runsOn)) + ". Needs: " + method.needs +
                ". Cost: " + costText(method) + ". Source: " + method.paper + ".") +
            "\n";
    page += "Costs are for a layer of 2048 channels (RN50).\n\nParameters (--set NAME=VALUE):\n\n" +
            paramTable().aligned() + "\nProfiles (--profile ID):\n\n";
    for (const ProfileInfo& profile : profileCatalogue())
        page += profile.id + "  (" + profile.source + ")\n" + paragraph(profile.summary);
    return page;
}

void runMethods(const MethodsOptions& options)
{
    CLIPSCOPE_CHECK(
        !(options.json && options.markdown),
        "--json and --markdown exclude each other; give one of them");
    if (options.json)
        std::cout << methodsJson().dump(2) << '\n';
    else
        std::cout << (options.markdown ? markdownPage() : plainPage());
}

}  // namespace

void addMethodsCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<MethodsOptions>();
    CLI::App* command =
        program.add_subcommand("methods", "List the ways to explain and their parameters.");
    command->formatter(
        std::make_shared<ManualFormatter>("clipscope methods [--json | --markdown]"));
    command->footer(
        "Example:\n  clipscope explain photo.png --prompt dog --method gradcam --out dog");
    command->add_flag("--json", options->json, "Print JSON.");
    command->add_flag("--markdown", options->markdown, "Print a Markdown page.");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token&) { runMethods(*options); };
    });
}

}  // namespace clipscope::cli
