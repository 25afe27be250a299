// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope heads: what does each layer and head of a transformer add to the agreement of picture
// and prompt, and where in the picture did it take that from?
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/options.h"
#include "app/cli/out_folder.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "core/export/heads_export.h"
#include "core/image/image_io.h"
#include "core/text/prompt_templates.h"

#include <cmath>
#include <iostream>
#include <memory>
#include <utility>

namespace clipscope::cli {

namespace {

constexpr const char* kExample =
    "clipscope heads photo.png --prompt \"a photo of a dog\" --model ViT-B-32-openai --out heads";

struct HeadsOptions {
    CommonOptions common;
    std::vector<std::string> templates;
    std::size_t explained = 0;
    std::size_t top = 6;
    std::string out;
    bool json = false;
};

const std::string kNotes =
    "The table: percent of the cosine that each head, all heads of a layer, and its\n"
    "MLP add; positive raises the cosine. The row 'in' is the embedding in front of\n"
    "the first layer. All of them add up to 100 (-100 for a negative cosine).\n"
    "\n"
    "Results in DIR:\n"
    "  heads.json      everything in figures (clipscope.heads/1)\n"
    "  head_maps.npy   float32, one row per head: what it took from each patch\n"
    "  head_LL_HH.png  the map of layer LL's head HH over the picture, for the top\n"
    "                  heads; of a head that lowers the cosine, what speaks against\n"
    "\n"
    "Examples:\n"
    "  clipscope heads photo.png --prompt dog --model ViT-B-32-openai --out heads\n"
    "  clipscope heads photo.png --prompt dog --prompt cat --model clip.pt --json";

constexpr TextTable::Align kRight = TextTable::Align::Right;

/// Percent of the cosine with a sign, one digit.
std::string percent(const Attribution& attribution, double value)
{
    const double share = std::round(10 * percentOfCosine(attribution, value)) / 10;
    if (share == 0)
        return "0.0";  // not "-0.0"
    return (share > 0 ? "+" : "") + fixed(share, 1);
}

std::string layerTable(const Attribution& attribution)
{
    std::vector<TextTable::Column> columns{{"layer", kRight}};
    for (int head = 0; head < attribution.headCount(); ++head)
        columns.push_back({std::to_string(head), kRight});
    columns.push_back({"heads", kRight});
    columns.push_back({"MLP", kRight});
    TextTable table(std::move(columns));
    std::vector<std::string> first(static_cast<std::size_t>(attribution.headCount()) + 3);
    first.front() = "in";
    first.back() = percent(attribution, double{attribution.mlps.front()});
    table.addRow(std::move(first));
    for (int layer = 0; layer < attribution.layerCount(); ++layer) {
        std::vector<std::string> row{std::to_string(layer)};
        for (int head = 0; head < attribution.headCount(); ++head)
            row.push_back(percent(attribution, double{attribution.heads.at<float>(layer, head)}));
        row.push_back(percent(attribution, attribution.layerAttention(layer)));
        const auto mlp = static_cast<std::size_t>(layer) + 1;
        row.push_back(percent(attribution, double{attribution.mlps[mlp]}));
        table.addRow(std::move(row));
    }
    return table.aligned();
}

std::string topTable(const HeadsExport& heads)
{
    const Attribution& attribution = heads.report.attribution;
    TextTable table({{"layer", kRight}, {"head", kRight}, {"percent", kRight}, {"prompt"}});
    for (const RankedHead& head : topHeads(attribution, heads.top))
        table.addRow(
            {std::to_string(head.layer),
             std::to_string(head.head),
             percent(attribution, head.value),
             evidenceOf(head.value) == Evidence::For ? "for" : "against"});
    return table.aligned();
}

void print(const HeadsExport& heads, const HeadsOptions& options)
{
    const HeadReport& report = heads.report;
    std::cout << scoreTable(report.prompts, report.explained)
              << "\nPercent of the cosine, by layer and head\n"
              << layerTable(report.attribution) << "\nThe heads that matter most\n"
              << topTable(heads);
    if (!options.out.empty())
        std::cout << "\nwritten to " << oneLine(options.out) << '\n';
}

void runHeads(const HeadsOptions& options, const std::stop_token& stop)
{
    const CommonOptions& common = options.common;
    checkPictureAndPrompts(common, kExample);
    const ModelFiles files = common.model.resolve(findDataPaths());
    const Image image = readImage(common.image);
    if (!options.out.empty())
        checkOutFolder(options.out);

    ProgressPrinter printer;
    const RunContext context(stop, common.quiet ? nullptr : printer.onTerminalOnly());
    Engine engine(common.engine);
    engine.loadModel(files, context);
    const ClipConfig& config = engine.model().config;
    const SaliencyRequest request{
        .image = image,
        .prompts = common.prompts,
        .explained = options.explained,
        .params = {},
        .fit = common.modelFit ? fitOf(config.resize) : common.fit.value_or(Fit::Stretch),
        .filter = common.modelFit ? std::optional(config.filter) : std::nullopt,
        .templates = options.templates};
    HeadsExport heads{
        .image = image,
        .model = {},
        .report = engine.attributeHeads(request, context),
        .top = options.top,
        .hasFiles = !options.out.empty()};
    heads.model = engine.identity();
    printer.wipe();
    if (!common.quiet)
        for (const std::string& sentence : heads.report.notes)
            note(sentence);
    if (!options.out.empty())
        writeHeads(options.out, heads);
    if (options.json)
        std::cout << headsJson(heads);
    else if (!common.quiet || options.out.empty())
        print(heads, options);
}

}  // namespace

void addHeadsCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<HeadsOptions>();
    CLI::App* command = program.add_subcommand(
        "heads", "Show what each layer and head of a ViT adds to the cosine of a prompt.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope heads IMAGE --prompt TEXT --model VIT [options] [--out DIR]"));
    command->footer(kNotes);
    addCommonOptions(*command, options->common);
    addParsed(
        *command,
        "--explain",
        "N",
        "Which prompt to take apart, counted from 0. Default: 0.",
        [options](const std::string& text) {
            options->explained =
                static_cast<std::size_t>(parseWhole("--explain", text, 0, 1'000'000));
        });
    addParsed(
        *command,
        "--template",
        "NAME|TEXT",
        "Words round every prompt, as for explain. Default: none.",
        [options](const std::string& text) { options->templates = templatesFromString(text); });
    addParsed(
        *command,
        "--top",
        "N",
        "Heads to list and to draw, those that matter most. Default: 6.",
        [options](const std::string& text) {
            options->top = static_cast<std::size_t>(parseWhole("--top", text, 0, 100'000));
        });
    command->add_option("-o,--out", options->out, "Folder for the results, made if missing.")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "Print JSON, as in heads.json.");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runHeads(*options, stop); };
    });
}

}  // namespace clipscope::cli
