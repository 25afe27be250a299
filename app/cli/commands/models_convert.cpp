// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models convert: the same weights, bit for bit, as a safetensors file that also tells
// the choices that weights cannot.
#include "app/cli/commands/models.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/model_options.h"
#include "app/cli/progress_printer.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/store/hash_file.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <system_error>

namespace clipscope::cli {

namespace {

namespace fs = std::filesystem;

struct ConvertOptions {
    ModelSelection model;
    std::string target;
    bool force = false;
};

/// Throws if the target is one of the files that are read, or would be overwritten.
void checkTarget(const ConvertOptions& options, const Checkpoint& checkpoint)
{
    const fs::path target(options.target);
    std::error_code ignored;
    CLIPSCOPE_CHECK(
        target.extension() == ".safetensors",
        "the converted file must be called something.safetensors, not '" + options.target + "'");
    for (const auto& file : checkpoint.files)
        CLIPSCOPE_CHECK(
            !fs::equivalent(file->path(), target, ignored),
            options.target + " is the file that is to be converted; give the new one another name");
    CLIPSCOPE_CHECK(
        !fs::is_directory(target, ignored), options.target + " is a folder; name a file in it");
    CLIPSCOPE_CHECK(
        options.force || !fs::exists(target, ignored),
        options.target + " exists; add --force to overwrite it");
}

/// True if somebody said it, rather than the shapes that the file keeps.
bool wasChosen(const ModelDescriptor& model, const std::string& choice)
{
    return std::any_of(
        model.choices.begin(), model.choices.end(), [&choice](const ModelChoice& made) {
            return made.name == choice && made.origin != "shapes of the weights";
        });
}

ConfigOverrides choicesOf(const ModelDescriptor& model)
{
    ConfigOverrides choices{
        .activation = model.config.activation,
        .mean = model.config.pixels.mean,
        .deviation = model.config.pixels.deviation,
        .resize = model.config.resize,
        .filter = model.config.filter,
        .license = model.license};
    if (wasChosen(model, "image heads"))
        choices.visionHeads = model.config.vision.heads;
    if (wasChosen(model, "text heads"))
        choices.textHeads = model.config.text.heads;
    return choices;
}

void runConvert(const ConvertOptions& options, const std::stop_token& stop)
{
    CLIPSCOPE_CHECK(
        !options.model.overrides.inputSize && options.model.merges.empty(),
        "convert keeps the weights as they are; give --input-size and --merges where the model is "
        "used");
    const ModelFiles files = options.model.resolve(findDataPaths());
    const Checkpoint checkpoint = openCheckpoint(files.weights);
    checkTarget(options, checkpoint);
    const ModelDescriptor model = describeModel(files);

    ProgressPrinter printer(ProgressUnit::Bytes);
    const RunContext context(stop, printer.onTerminalOnly());
    verifyChecksums(checkpoint, context);
    std::map<std::string, std::string> metadata = metadataOf(choicesOf(model));
    metadata.emplace("format", "pt");  // what loaders of PyTorch models look for
    if (checkpoint.files.size() == 1)
        metadata.emplace(
            "clipscope.source_sha256", sha256OfFile(checkpoint.files.front()->path(), context));
    metadata.insert(checkpoint.metadata.begin(), checkpoint.metadata.end());
    writeSafetensorsFile(options.target, checkpoint.tensors, metadata, context);
    printer.wipe();

    std::cout << "wrote " << options.target << ": " << checkpoint.tensors.size() << " tensors, "
              << megabytes(static_cast<std::int64_t>(fs::file_size(options.target))) << "\n";
    for (const ModelChoice& choice : model.choices)
        if (choice.name == "activation")
            std::cout << "  " << choice.name << " " << choice.value << " (" << choice.origin
                      << ")\n";
}

}  // namespace

void addModelsConvert(CLI::App& models, Work& chosen)
{
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* convert =
        models.add_subcommand("convert", "Write a model's weights as one safetensors file.");
    convert->formatter(std::make_shared<ManualFormatter>(
        "clipscope models convert IN OUT.safetensors [--force] [options]"));
    convert->footer(
        "Names, types and numbers stay as they are, bit for bit. What the weights cannot\n"
        "tell goes into the file's metadata, so that it needs no other file beside it.\n"
        "\n"
        "Example:\n"
        "  clipscope models convert ViT-B-32.pt ViT-B-32.safetensors");
    convert->add_option("IN", options->model.name, "A name, a model folder or a checkpoint file.")
        ->required();
    convert->add_option("OUT", options->target, "The file to write.")->required();
    convert->add_flag("--force", options->force, "Overwrite OUT if it exists.");
    addModelOverrides(*convert, options->model);
    convert->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runConvert(*options, stop); };
    });
}

}  // namespace clipscope::cli
