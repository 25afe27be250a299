// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope attack: words on the picture. What does the model believe then, and where does it look?
#include "app/cli/attack_options.h"
#include "app/cli/commands/commands.h"
#include "app/cli/explain_options.h"
#include "app/cli/explain_settings.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/out_folder.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/attack/defences.h"
#include "core/attack/gaze.h"
#include "core/attack/sweep.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "core/export/attack_export.h"
#include "core/image/image_io.h"
#include "core/sticker/composite.h"

#include <iostream>
#include <memory>
#include <utility>

namespace clipscope::cli {

namespace {

constexpr const char* kExample =
    "clipscope attack apple.jpg --text iPod --prompt apple --prompt iPod --out attack";

struct AttackOptions {
    CommonOptions common;
    MethodOptions method;
    StickerOptions sticker;
    std::optional<SweepPlan> sweep;
    bool defences = false;
    std::string out;
    bool json = false;
};

const std::string kNotes =
    "The sticker is composed at the picture's own resolution; the picture's file is\n"
    "left alone. Maps of a prompt share one colour scale, clean and attacked.\n"
    "\n"
    "Results in DIR:\n"
    "  attack.json                everything in figures (clipscope.attack/1)\n"
    "  clean.png, attacked.png    the picture without and with the words\n"
    "  NN-clean.png, NN-attacked.png  the heat of prompt NN, counted from 0\n"
    "  scores.csv                 every prompt, clean and attacked\n"
    "  sweep.csv, defences.csv    with --sweep and --defences\n"
    "  report.html                all of it on one page\n"
    "\n"
    "Examples:\n"
    "  clipscope attack apple.jpg --text iPod --prompt apple --prompt iPod --out attack\n"
    "  clipscope attack apple.jpg --text iPod --prompt apple --prompt iPod \\\n"
    "      --sweep size=5:40:12 --defences --out attack";

constexpr TextTable::Align kRight = TextTable::Align::Right;

std::string shown(const std::optional<double>& value)
{
    return value ? fixed(*value, 4) : "-";
}

std::string scoreboard(const AttackScores& scores)
{
    TextTable table(
        {{"prompt"},
         {"clean", kRight},
         {"attacked", kRight},
         {"difference", kRight},
         {"logit clean", kRight},
         {"attacked", kRight},
         {"top-1"}});
    for (std::size_t i = 0; i < scores.rows.size(); ++i) {
        const AttackRow& row = scores.rows[i];
        std::string top = scores.cleanTop == i ? "clean" : "";
        if (scores.attackedTop == i)
            top += top.empty() ? "attacked" : ", attacked";
        table.addRow(
            {oneLine(row.clean.text),
             shown(row.clean.probability),
             shown(row.attacked.probability),
             shown(row.probabilityChange()),
             fixed(row.clean.logit, 2),
             fixed(row.attacked.logit, 2),
             std::move(top)});
    }
    return table.aligned();
}

std::string sweepTable(const AttackExport& attack)
{
    TextTable table({{std::string(toString(attack.plan->kind))}, {"area", kRight}, {"top-1"}});
    for (const SweepPoint& point : attack.sweep) {
        const PromptScore& top = point.scores[point.top];
        std::string what = fixed(point.value, 2);
        if (attack.plan->kind == SweepKind::Text)
            what = oneLine(point.sticker.text);
        else if (attack.plan->kind == SweepKind::Position)
            what = fixed(point.sticker.centreX, 0) + "," + fixed(point.sticker.centreY, 0);
        table.addRow(
            {what,
             fixed(100 * point.coveredShare, 1) + " %",
             oneLine(top.text) + " " + shown(top.probability) + (point.isFlipped ? " *" : "")});
    }
    return table.aligned();
}

std::string defenceTable(const std::vector<DefenceRow>& defences)
{
    TextTable table({{"defence"}, {"clean top-1"}, {"attacked top-1"}, {"repelled"}});
    for (const DefenceRow& row : defences) {
        const PromptScore& clean = row.scores.rows[row.scores.cleanTop].clean;
        const PromptScore& attacked = row.scores.rows[row.scores.attackedTop].attacked;
        table.addRow(
            {row.defence.title,
             oneLine(clean.text) + " " + shown(clean.probability),
             oneLine(attacked.text) + " " + shown(attacked.probability),
             row.isRepelled ? "yes" : "no"});
    }
    return table.aligned();
}

/// One study, from the picture to the record.
class Study {
public:
    Study(
        const AttackOptions& options,
        Engine& engine,
        const Image& image,
        const PatchSource& source,
        const RunContext& context)
        : m_options(options)
        , m_engine(engine)
        , m_source(source)
        , m_context(context)
        , m_settings(settingsFor(options.method, options.common, engine.model().config))
        , m_request(requestFor(options.method, m_settings, image, options.common.prompts))
        , m_geometry(image.size(), engine.model().config.vision.inputSize, m_settings.fit)
        , m_score(engineScorer(engine, options.common.prompts, m_settings.fit, m_settings.filter))
        , m_clean(m_score(image, m_request.templates, context))
    {
    }

    [[nodiscard]] AttackExport run()
    {
        const Image& image = m_request.image;
        const std::size_t top = topOf(m_clean);
        const std::vector<Sticker> stickers{
            stickerFor(m_options.sticker, image.size(), target(top), m_source)};
        const Image attacked = composed(image, stickers, m_source);
        const StickerPatch patch = m_source.textPatch(stickers.front());
        const cv::Mat mask = outlineMaskOf(stickers, image.size(), m_source);
        const double share = coveredShare(stickers, image.size(), m_source);
        AttackExport found{
            .clean = image,
            .attacked = attacked,
            .model = m_engine.identity(),
            .method = m_settings.method,
            .fit = std::string(toString(m_settings.fit)),
            .templates = m_request.templates,
            .stickers = stickers,
            .fontFamily = patch.family,
            .fontChecksum = patch.fontChecksum,
            .scores =
                compareScores(m_clean, m_score(attacked, m_request.templates, m_context), share),
            .gaze = {},
            .verdict = {},
            .plan = m_options.sweep,
            .sweep = {},
            .defences = {}};
        for (std::size_t i = 0; i < m_clean.size(); ++i)
            found.gaze.push_back(compareGaze(
                m_clean[i].text,
                {mapOf(image, i), mapOf(attacked, i)},
                m_geometry,
                mask,
                m_settings.map,
                m_settings.box));
        found.verdict = attackVerdict(found.scores, titleOf(stickers.front()), &found.gaze[top]);
        if (m_options.sweep)
            runSweep(
                {image, stickers, 0, m_request.templates, *m_options.sweep},
                top,
                m_score,
                m_source,
                m_context,
                [&found](SweepPoint point) { found.sweep.push_back(std::move(point)); });
        if (m_options.defences)
            runDefences(
                {image, attacked, mask, m_request.templates, top, share},
                attackDefences(),
                m_score,
                m_context,
                [&found](DefenceRow row) { found.defences.push_back(std::move(row)); });
        return found;
    }

private:
    [[nodiscard]] NativeMap mapOf(const Image& image, std::size_t prompt)
    {
        SaliencyRequest request = m_request;
        request.image = image;
        request.explained = prompt;
        return m_engine.explain(request, m_context.withoutPartials()).map;
    }

    /// The box of the likeliest prompt, if the line names no place.
    [[nodiscard]] Box target(std::size_t top)
    {
        const Size size = m_request.image.size();
        const Box whole{0, 0, size.width, size.height};
        const Heatmap heatmap =
            makeHeatmap(mapOf(m_request.image, top), m_geometry, m_settings.map);
        return localize(heatmap, m_settings.box).box().value_or(whole);
    }

    const AttackOptions& m_options;
    Engine& m_engine;
    const PatchSource& m_source;
    const RunContext& m_context;
    ExplainSettings m_settings;
    SaliencyRequest m_request;
    Geometry m_geometry;
    Scorer m_score;
    std::vector<PromptScore> m_clean;
};

void print(const AttackExport& found, const AttackOptions& options)
{
    std::cout << scoreboard(found.scores) << '\n' << oneLine(found.verdict) << '\n';
    if (found.plan)
        std::cout << "\nSweep (* top-1 is another than the clean picture's)\n" << sweepTable(found);
    if (!found.defences.empty())
        std::cout << "\nDefences\n" << defenceTable(found.defences);
    if (!options.out.empty())
        std::cout << "\nwritten to " << oneLine(options.out) << '\n';
}

void runAttack(const AttackOptions& options, const Services& services, const std::stop_token& stop)
{
    const CommonOptions& common = options.common;
    checkPictureAndPrompts(common, kExample);
    CLIPSCOPE_CHECK(
        !options.sticker.text.empty(),
        std::string("name the words to put on the picture with --text, as in: ") + kExample);
    if (!services.stickerRaster)
        throw Error(
            ErrorCode::Unsupported,
            "this program was built without fonts, so it cannot put words on a picture; build it "
            "with CLIPSCOPE_BUILD_GUI");
    const ModelFiles files = common.model.resolve(findDataPaths());
    const Image image = readImage(common.image);
    if (!options.out.empty())
        checkOutFolder(options.out);
    const std::unique_ptr<PatchSource> source = services.stickerRaster();

    ProgressPrinter printer;
    const RunContext context(stop, common.quiet ? nullptr : printer.onTerminalOnly());
    Engine engine(common.engine);
    engine.loadModel(files, context);
    AttackExport found = Study(options, engine, image, *source, context).run();
    printer.wipe();
    if (!common.quiet && found.fontFamily != found.stickers.front().font.family)
        note(
            "there is no font '" + oneLine(found.stickers.front().font.family) +
            "'; the words are written in '" + found.fontFamily + "'");
    if (!options.out.empty())
        writeAttack(options.out, found);
    found.hasFiles = !options.out.empty();
    if (options.json)
        std::cout << attackJson(found);
    else if (!common.quiet || options.out.empty())
        print(found, options);
}

}  // namespace

void addAttackCommand(CLI::App& program, Work& chosen, const Services& services)
{
    auto options = std::make_shared<AttackOptions>();
    CLI::App* command = program.add_subcommand(
        "attack", "Put words on the picture and compare what the model believes and looks at.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope attack IMAGE --text WORDS --prompt TEXT [--prompt TEXT ...] [options] "
        "[--out DIR]"));
    command->footer(kNotes);
    addStickerOptions(*command, options->sticker);
    addParsed(
        *command,
        "--sweep",
        "WHAT=...",
        "Score the picture for many stickers: size=5:40:12 (width in percent of the picture's), "
        "opacity=0:1:11, rotation=-90:90:13, position=8x6 or text=iPod,pizza; at most 400.",
        [options](const std::string& text) { options->sweep = sweepPlanFrom(text); });
    command->add_flag(
        "--defences",
        options->defences,
        "Also try templates, crops, and masks over the sticker against it.");
    addCommonOptions(*command, options->common);
    addMethodOptions(*command, options->method);
    addMapOptions(*command, options->method);
    command->add_option("-o,--out", options->out, "Folder for the results, made if missing.")
        ->type_name("DIR");
    command->add_flag("--json", options->json, "Print JSON, as in attack.json.");
    command->callback([options, &chosen, &services] {
        chosen = [options, &services](const std::stop_token& stop) {
            runAttack(*options, services, stop);
        };
    });
}

}  // namespace clipscope::cli
