// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_options.h"

#include "app/cli/options.h"
#include "core/base/check.h"
#include "core/clip/model_choices.h"

#include <algorithm>
#include <optional>

namespace clipscope::cli {

namespace {

constexpr const char* kGroup = "What the weights cannot tell";
constexpr std::int64_t kMostHeads = 1024;
constexpr std::int64_t kLargestInput = 4096;

void addWhole(
    CLI::App& command,
    const std::string& name,
    const std::string& description,
    std::int64_t maximum,
    std::optional<int>& target)
{
    addParsed(command, name, "N", description, [name, maximum, &target](const std::string& text) {
        target = static_cast<int>(parseWhole(name, text, 1, maximum));
    })->group(kGroup);
}

}  // namespace

ModelFiles ModelSelection::resolve(const DataPaths& paths) const
{
    ModelFiles files = resolveModel(name, paths);
    files.overrides = overrides;
    if (!merges.empty()) {
        files.merges = merges;
        files.mergesGiven = true;
    }
    return files;
}

void addModelOptions(CLI::App& command, ModelSelection& selection)
{
    command
        .add_option(
            "--model",
            selection.name,
            std::string("A name from 'clipscope models list', a model folder or a checkpoint file. "
                        "Default: ") +
                kDefaultModel + ".")
        ->type_name("NAME|PATH");
    addModelOverrides(command, selection);
}

void addModelOverrides(CLI::App& command, ModelSelection& selection)
{
    ConfigOverrides& overrides = selection.overrides;
    addParsed(
        command,
        "--activation",
        "quick_gelu|gelu",
        "Activation of both transformers. Default: what the files or the table of known models "
        "say, else gelu.",
        [&overrides](const std::string& text) {
            overrides.activation = activationFromString("--activation", text);
        })
        ->group(kGroup);
    addWhole(
        command,
        "--heads",
        "Attention heads of the image tower. Default: its width / 64, or what is known.",
        kMostHeads,
        overrides.visionHeads);
    addWhole(
        command,
        "--text-heads",
        "Attention heads of the text tower. Default: its width / 64.",
        kMostHeads,
        overrides.textHeads);
    addParsed(
        command,
        "--mean",
        "R,G,B",
        "Mean of the training pictures, for values from 0 to 1. Default: the model's, else CLIP's.",
        [&overrides](const std::string& text) {
            overrides.mean = tripleFromString("--mean", text);
        })
        ->group(kGroup);
    addParsed(
        command,
        "--std",
        "R,G,B",
        "Their standard deviation. Default: the model's, else CLIP's.",
        [&overrides](const std::string& text) {
            const auto deviation = tripleFromString("--std", text);
            CLIPSCOPE_CHECK(
                *std::min_element(deviation.begin(), deviation.end()) > 0,
                "--std must be three numbers above 0, not '" + text + "'");
            overrides.deviation = deviation;
        })
        ->group(kGroup);
    addWhole(
        command,
        "--input-size",
        "Side of the square that the model reads, in pixels; the positional embedding is "
        "resampled. Default: the size that it was trained at.",
        kLargestInput,
        overrides.inputSize);
    command
        .add_option(
            "--merges",
            selection.merges,
            "The model's byte-pair merges (merges.txt). Default: those beside the weights, else "
            "CLIP's own.")
        ->type_name("FILE")
        ->group(kGroup);
}

}  // namespace clipscope::cli
