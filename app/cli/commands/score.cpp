// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope score: how well does each prompt describe the picture?
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "core/export/export.h"
#include "core/image/image_io.h"
#include "core/text/prompt_templates.h"

#include <iostream>
#include <memory>

namespace clipscope::cli {

namespace {

struct ScoreOptions {
    CommonOptions common;
    std::vector<std::string> templates;
    bool json = false;
};

const std::string kNotes =
    "The probability is the softmax over the prompts of this call; a lone prompt has\n"
    "none.\n"
    "\n"
    "Examples:\n"
    "  clipscope score photo.png --prompt \"a photo of a dog\" --prompt \"a toy\"\n"
    "  clipscope score photo.png --prompt dog --json";

void noteDroppedTokens(const std::vector<PromptScore>& prompts)
{
    for (std::size_t i = 0; i < prompts.size(); ++i)
        if (prompts[i].droppedTokens > 0)
            note(
                "prompt " + std::to_string(i) + " is longer than the model reads: its last " +
                std::to_string(prompts[i].droppedTokens) + " tokens were left out");
}

void runScore(const ScoreOptions& options, const std::stop_token& stop)
{
    const CommonOptions& common = options.common;
    checkPictureAndPrompts(common, "clipscope score photo.png --prompt dog --prompt cat");
    const Image image = readImage(common.image);

    ProgressPrinter printer;
    const RunContext context(stop, common.quiet ? nullptr : printer.onTerminalOnly());
    Engine engine(common.engine);
    engine.loadModel(common.model.resolve(findDataPaths()), context);
    const ClipConfig& config = engine.model().config;
    const Fit fit = common.modelFit ? fitOf(config.resize) : common.fit.value_or(Fit::Stretch);
    const std::vector<PromptScore> prompts = engine.score(
        image,
        fit,
        common.prompts,
        context,
        options.templates,
        common.modelFit ? std::optional(config.filter) : std::nullopt);
    printer.wipe();
    noteDroppedTokens(prompts);

    if (options.json)
        std::cout << scoreJson(
            {.image = image,
             .model = engine.identity(),
             .fit = std::string(toString(fit)),
             .prompts = prompts});
    else
        std::cout << scoreTable(prompts, prompts.size());
}

}  // namespace

void addScoreCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<ScoreOptions>();
    CLI::App* command = program.add_subcommand(
        "score", "Print cosine, logit and probability of each prompt for a picture.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope score IMAGE --prompt TEXT [--prompt TEXT ...] [options]"));
    command->footer(kNotes);
    addCommonOptions(*command, options->common);
    addParsed(
        *command,
        "--template",
        "NAME|TEXT",
        "Words round every prompt, as for explain. Default: none.",
        [options](const std::string& text) { options->templates = templatesFromString(text); });
    command->add_flag("--json", options->json, "Print JSON; 'prompts' is as in result.json.");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runScore(*options, stop); };
    });
}

}  // namespace clipscope::cli
