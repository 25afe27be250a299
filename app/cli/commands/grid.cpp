// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope grid: four pictures as one, and which of them the prompt is about (CLIPCAM's grid
// view).
#include "app/cli/commands/commands.h"
#include "app/cli/explain_options.h"
#include "app/cli/explain_settings.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/out_folder.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "core/export/channel_table.h"
#include "core/export/export.h"
#include "core/export/grid_json.h"
#include "core/image/image_io.h"
#include "core/image/tile_grid.h"

#include <opencv2/core.hpp>

#include <array>
#include <iostream>
#include <memory>

namespace clipscope::cli {

namespace {

constexpr const char* kExample =
    "clipscope grid a.png b.png c.png d.png --prompt \"a dog\" --out which";
constexpr std::array kNames = {"top left", "top right", "bottom left", "bottom right"};

struct GridOptions {
    CommonOptions common;
    MethodOptions method;
    std::vector<std::string> images;
    bool keepCentre = false;
    std::string out;
};

/// The threshold that the quadrants are cut with: CLIPCAM's, unless another number was given.
double betaOf(const ExplainSettings& settings)
{
    const Threshold& threshold = settings.box.threshold;
    CLIPSCOPE_CHECK(
        threshold.kind == Threshold::Kind::AtLeast || threshold.kind == Threshold::Kind::Fixed,
        "the grid view needs a threshold that is a number, as in --threshold '>=0.3'");
    return threshold.value;
}

/// The quadrants' boxes in place of the method's: the densest quadrant's is the chosen one.
Localisation
asLocalisation(const GridFinding& finding, const QuadrantBoxes& quadrants, const Heatmap& heatmap)
{
    Localisation localisation;
    localisation.value = finding.beta;
    localisation.level = static_cast<int>(255 * finding.beta);
    localisation.mask = quadrants.mask;
    localisation.contours = contoursFor(BoxRule::All, quadrants.mask);
    for (std::size_t i = 0; i < kQuadrants; ++i) {
        if (!quadrants.boxes[i])
            continue;
        const Box& box = *quadrants.boxes[i];
        if (static_cast<std::size_t>(finding.best) == i)
            localisation.chosen = localisation.candidates.size();
        localisation.selected.push_back(localisation.candidates.size());
        localisation.candidates.push_back(
            {box, cv::mean(heatmap.values(cv::Rect(box.x, box.y, box.width, box.height)))[0]});
    }
    return localisation;
}

std::string answerOf(const GridFinding& finding)
{
    TextTable table({{"quadrant"}, {"picture"}, {"box"}, {"mask", TextTable::Align::Right}});
    for (std::size_t i = 0; i < kQuadrants; ++i) {
        const auto& box = finding.boxes[i];
        table.addRow(
            {std::string(kNames[i]) + (static_cast<std::size_t>(finding.best) == i ? " *" : ""),
             oneLine(finding.pictures[i]),
             box ? "x " + std::to_string(box->x) + ", y " + std::to_string(box->y) + ", width " +
                       std::to_string(box->width) + ", height " + std::to_string(box->height)
                 : "none",
             fixed(100 * finding.densities[i], 1) + " %"});
    }
    return table.aligned();
}

void runGrid(const GridOptions& options, const std::stop_token& stop)
{
    CLIPSCOPE_CHECK(
        options.images.size() == kQuadrants,
        "the grid view takes four pictures, not " + std::to_string(options.images.size()) +
            ", as in: " + kExample);
    CLIPSCOPE_CHECK(
        options.common.prompts.size() == 1,
        std::string("the grid view answers one prompt, as in: ") + kExample);
    CLIPSCOPE_CHECK(
        !options.out.empty(), std::string("name a folder with --out, as in: ") + kExample);
    std::vector<Image> pictures;
    for (const std::string& path : options.images)
        pictures.push_back(readImage(path));
    const ModelFiles files = options.common.model.resolve(findDataPaths());
    const ClipConfig config = describeModel(files).config;
    MethodOptions method = options.method;
    if (!method.profileGiven)
        method.profile = "clipcam";
    method.profileGiven = true;
    const ExplainSettings settings = settingsFor(method, options.common, config);
    const double beta = betaOf(settings);
    const SaliencyRequest request =
        requestFor(method, settings, tileGrid(pictures), options.common.prompts);
    checkOutFolder(options.out);

    ProgressPrinter printer;
    const RunContext context(stop, options.common.quiet ? nullptr : printer.onTerminalOnly());
    Engine engine(options.common.engine);
    engine.loadModel(files, context);
    SaliencyResult result = engine.explain(request, context);
    printer.wipe();
    if (!options.common.quiet)
        for (const std::string& sentence : result.notes)
            note(sentence);

    const ModelIdentity model = engine.identity();
    const Heatmap heatmap = makeHeatmap(
        result.map, Geometry(request.image.size(), model.inputSize, result.fit), settings.map);
    const QuadrantBoxes quadrants =
        localizeQuadrants(heatmap, {.atLeast = beta, .eraseCentre = !options.keepCentre});
    GridFinding finding{
        .pictures = {}, .boxes = quadrants.boxes, .densities = quadrantDensities(quadrants.mask)};
    std::copy(options.images.begin(), options.images.end(), finding.pictures.begin());
    finding.best = densestQuadrant(finding.densities);
    finding.beta = beta;
    finding.centreErased = !options.keepCentre;
    std::vector<ChannelRow> channels;
    if (result.bank)
        channels = channelTable(*result.bank);
    const Explanation explanation{
        .image = request.image,
        .model = model,
        .result = std::move(result),
        .heatmap = heatmap,
        .localisation = asLocalisation(finding, quadrants, heatmap),
        .options = exportOptions(options.common, method, settings),
        .channels = std::move(channels)};
    writeGrid(options.out, explanation, finding);
    if (!options.common.quiet)
        std::cout << answerOf(finding) << "written to " << options.out << '\n';
}

}  // namespace

void addGridCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<GridOptions>();
    CLI::App* command = program.add_subcommand(
        "grid", "Show which of four pictures, tiled as one, a prompt is about.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope grid TOP-LEFT TOP-RIGHT BOTTOM-LEFT BOTTOM-RIGHT --prompt TEXT [options] --out "
        "DIR"));
    command->footer(
        "The four pictures become one of 448 x 448 pixels. Every quadrant has its own\n"
        "box; the one with the densest mask is the answer. A disc where the tiles meet is\n"
        "ignored, because networks respond to that junction. Defaults are those of\n"
        "--profile clipcam.\n\nExample:\n  " +
        std::string(kExample));
    addRunOptions(*command, options->common);
    command->add_option("IMAGES", options->images, "The four pictures, row by row.");
    addMethodOptions(*command, options->method);
    addMapOptions(*command, options->method);
    command->add_flag(
        "--keep-centre", options->keepCentre, "Do not ignore the disc where the tiles meet.");
    command->add_option("-o,--out", options->out, "Folder for the results, made if missing.")
        ->type_name("DIR");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runGrid(*options, stop); };
    });
}

}  // namespace clipscope::cli
