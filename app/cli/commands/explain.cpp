// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope explain: where does the model look for these words? Writes the answer into a folder.
#include "app/cli/commands/commands.h"
#include "app/cli/explain_options.h"
#include "app/cli/explain_session.h"
#include "app/cli/explain_settings.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/options.h"
#include "app/cli/out_folder.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "core/export/channel_table.h"
#include "core/export/export.h"
#include "core/heatmap/heatmap.h"
#include "core/localize/localize.h"
#include "core/session/session_file.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace clipscope::cli {

namespace {

constexpr const char* kExample =
    "clipscope explain photo.png --prompt \"a photo of a dog\" --out dog";

struct ExplainOptions {
    Asked line;
    std::string session;      ///< a file; empty: the line says it all
    std::string saveSession;  ///< a file; empty: none
    std::string out;
};

void parseExplained(Asked& line, const std::string& text)
{
    if (text == "all") {
        line.explained.reset();
        return;
    }
    constexpr std::int64_t kAny = 1'000'000;  // compared with the number of prompts later
    line.explained = static_cast<std::size_t>(
        parseWhole("--explain, the number of a prompt counted from 0 (or 'all'),", text, 0, kAny));
}

void addOutputOptions(CLI::App& command, ExplainOptions& options)
{
    addParsed(
        command,
        "--explain",
        "N|all",
        "Which prompt to explain, counted from 0, or all of them. Default: 0.",
        [&options](const std::string& text) { parseExplained(options.line, text); });
    addParsed(
        command,
        "--words",
        "last|all",
        "Also tell how much each word of the prompt matters, from the attention of the text "
        "tower's "
        "last block or of all.",
        [&options](const std::string& text) {
            CLIPSCOPE_CHECK(
                text == "last" || text == "all", "--words must be last or all, not '" + text + "'");
            options.line.words = text == "all" ? WordBlocks::All : WordBlocks::Last;
        });
    command
        .add_option(
            "--session",
            options.session,
            "Ask again what a session asks, or a PNG with a session in it; all other options "
            "override it.")
        ->type_name("FILE");
    command
        .add_option(
            "--save-session",
            options.saveSession,
            "Also write a session that the window opens, with the picture and the map in it.")
        ->type_name("FILE");
    command.add_option("-o,--out", options.out, "Folder for the results, made if missing.")
        ->type_name("DIR");
}

const std::string kNotes =
    "Results in DIR (with --explain all, in one subfolder per prompt):\n"
    "  result.json         everything in figures (clipscope.result/1)\n"
    "  heatmap.npy         float32, picture height x width, 0 to 1\n"
    "  heatmap_native.npy  float32, the model's own grid, before normalisation\n"
    "  heatmap16.png       the same as heatmap.npy as 16-bit grey, 65535 for 1\n"
    "  overlay.png         the heat over the picture\n"
    "  mask.png            255 where the heat is above the threshold\n"
    "  boxes.png           outlines, every box, and the chosen box in red\n"
    "  boxes.csv, .json    every box, the largest first\n"
    "  prompts.csv         cosine, logit and probability of every prompt\n"
    "  channels.csv        every channel's weight (methods that weigh channels)\n"
    "\n"
    "Examples:\n"
    "  clipscope explain photo.png --prompt \"a photo of a dog\" --out dog\n"
    "  clipscope explain photo.png --prompt dog --prompt cat --explain all --out both\n"
    "  clipscope explain photo.png --prompt dog --method gradcam --fit pad --out grad\n"
    "  clipscope explain photo.png --prompt dog --profile clipcam --out clipcam\n"
    "  clipscope explain --session dog.clipscope --k 100 --out again\n"
    "\n"
    "Exit code: 0 done, 1 the run failed, 2 the call was wrong, 130 interrupted.";

std::vector<std::size_t> explainedIndices(const Asked& asked)
{
    const std::size_t count = asked.common.prompts.size();
    std::vector<std::size_t> indices;
    if (!asked.explained) {
        for (std::size_t i = 0; i < count; ++i)
            indices.push_back(i);
        return indices;
    }
    CLIPSCOPE_CHECK(
        *asked.explained < count,
        "--explain " + std::to_string(*asked.explained) + " names no prompt: there " +
            (count == 1 ? std::string("is one, number 0")
                        : "are " + std::to_string(count) + ", numbered from 0"));
    return {*asked.explained};
}

/// A result, as a rule without its bank, and what is written of that.
struct Computed {
    SaliencyResult result;
    std::vector<ChannelRow> channels;
};

Explanation finish(
    const Image& image,
    const ModelIdentity& model,
    Computed computed,
    const ExplainSettings& settings,
    const Asked& asked)
{
    SaliencyResult& result = computed.result;
    Heatmap heatmap =
        makeHeatmap(result.map, Geometry(image.size(), model.inputSize, result.fit), settings.map);
    Localisation localisation = localize(heatmap, settings.box);
    return {
        .image = image,
        .model = model,
        .result = std::move(result),
        .heatmap = std::move(heatmap),
        .localisation = std::move(localisation),
        .options = exportOptions(asked.common, asked.method, settings),
        .channels = std::move(computed.channels)};
}

std::string whereItLooks(const Explanation& explanation)
{
    switch (explanation.heatmap.state) {
    case HeatState::Empty:
        return "no evidence for the prompt: the map is empty";
    case HeatState::Flat:
        return "no place stands out: the map is the same everywhere";
    case HeatState::Ok:
    case HeatState::Partial:
        break;
    }
    const Localisation& found = explanation.localisation;
    if (!found.chosen)
        return "nothing is above the threshold";
    const BoxCandidate& best = found.candidates[*found.chosen];
    return "box x " + std::to_string(best.box.x) + ", y " + std::to_string(best.box.y) +
           ", width " + std::to_string(best.box.width) + ", height " +
           std::to_string(best.box.height) + ", mean heat " + fixed(best.meanHeat, 2);
}

/// "words: photo 0.12, dog 0.88"
std::string wordsLine(const SaliencyResult& result)
{
    if (result.words.empty())
        return {};
    std::string line;
    for (const WordRelevance& word : result.words)
        line +=
            (line.empty() ? "words: " : ", ") + oneLine(word.word) + " " + fixed(word.relevance, 2);
    return line + "\n  ";
}

/// `comparison`: with what a session has; may be empty.
std::string summary(
    const Explanation& explanation,
    const std::filesystem::path& folder,
    const std::string& comparison)
{
    constexpr double kMillisecondsPerSecond = 1000;
    const SaliencyResult& result = explanation.result;
    return "\n" + oneLine(result.prompts[result.explained].text) + "\n  " +
           whereItLooks(explanation) + "\n  " + wordsLine(result) + result.method + " at " +
           result.layer + ", " + std::to_string(result.passes) +
           (result.passes == 1 ? " pass, " : " passes, ") +
           fixed(result.timing.total / kMillisecondsPerSecond, 2) + " s" +
           (comparison.empty() ? "" : "\n  " + comparison) + "\n  written to " +
           oneLine(folder.string()) + "\n";
}

/// The same remark about the same model is made once, however many prompts there are.
void printNotes(const std::vector<Computed>& results)
{
    std::set<std::string> said;
    for (const auto& [result, channels] : results)
        for (const auto* sentences : {&result.notes, &result.remarks})
            for (const std::string& sentence : *sentences)
                if (said.insert(sentence).second)
                    note(sentence);
}

/// Banks are for the window: one is kept for a session, the others would only hold memory.
enum class Banks { None, First };

std::vector<Computed> computeAll(
    Engine& engine,
    SaliencyRequest request,
    const std::vector<std::size_t>& indices,
    Banks banks,
    const RunContext& context)
{
    std::vector<Computed> results;
    for (const std::size_t index : indices) {
        request.explained = index;
        Computed& computed = results.emplace_back(Computed{engine.explain(request, context), {}});
        if (computed.result.bank)
            computed.channels = channelTable(*computed.result.bank);
        if (banks == Banks::None || results.size() > 1)
            computed.result.bank.reset();
    }
    return results;
}

std::vector<SaliencyResult> answersOf(const std::vector<Computed>& results)
{
    std::vector<SaliencyResult> answers;
    for (const Computed& computed : results)
        answers.push_back(computed.result);
    return answers;
}

void checkCall(const ExplainOptions& options)
{
    CLIPSCOPE_CHECK(
        !options.out.empty(),
        std::string("no place for the results was given; name a folder with --out, as in: ") +
            kExample);
    if (options.session.empty())
        checkPictureAndPrompts(options.line.common, kExample);
    else if (!options.line.common.prompts.empty())
        checkPrompts(options.line.common, kExample);
}

void runExplain(
    const ExplainOptions& options,
    const CLI::App& command,
    const Services& services,
    const std::stop_token& stop)
{
    checkCall(options);
    std::optional<OpenedSession> session;
    if (!options.session.empty())
        session = {options.session, readSession(options.session)};
    const Asked asked = session ? askedBy(*session, options.line, command) : options.line;
    const std::vector<std::size_t> indices = explainedIndices(asked);
    const ModelFiles files = asked.common.model.resolve(findDataPaths());
    const ClipConfig model = describeModel(files).config;
    const ExplainSettings settings = settingsFor(asked.method, asked.common, model);
    const std::string obstacle = whyNot(findMethod(settings.method), model.vision.family);
    if (!obstacle.empty())
        throw Error(ErrorCode::Unsupported, obstacle);
    SaliencyRequest request = requestFor(
        asked.method, settings, pictureFor(asked.common, session, services), asked.common.prompts);
    request.words = asked.words;
    checkOutFolder(options.out);
    if (!options.saveSession.empty())
        checkSessionPlace(options.saveSession);

    ProgressPrinter printer;
    const RunContext context(stop, asked.common.quiet ? nullptr : printer.onTerminalOnly());
    Engine engine(asked.common.engine);
    engine.loadModel(files, context);
    const Image image = request.image;
    const Banks banks = options.saveSession.empty() ? Banks::None : Banks::First;
    std::vector<Computed> results = computeAll(engine, std::move(request), indices, banks, context);
    printer.wipe();

    // Nothing is written before everything is computed, so an interrupted run leaves no trace.
    const ModelIdentity identity = engine.identity();
    if (!asked.common.quiet) {
        printNotes(results);
        if (session && !modelNote(*session, identity).empty())
            note(modelNote(*session, identity));
    }
    if (!options.saveSession.empty())
        writeSession(
            options.saveSession,
            sessionOf(asked, settings, image, identity, answersOf(results), session));
    std::string answer =
        scoreTable(results.front().result.prompts, asked.explained.value_or(indices.size()));
    for (Computed& computed : results) {
        const SaliencyResult& result = computed.result;
        const auto folder = asked.explained
                                ? std::filesystem::path(options.out)
                                : promptFolder(options.out, result.prompts, result.explained);
        const std::string comparison = session ? comparedWith(*session, result) : std::string();
        const Explanation explanation =
            finish(image, identity, std::move(computed), settings, asked);
        writeExplanation(folder, explanation);
        answer += summary(explanation, folder, comparison);
    }
    if (!asked.common.quiet)
        std::cout << answer;
}

}  // namespace

void addExplainCommand(CLI::App& program, Work& chosen, const Services& services)
{
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* command =
        program.add_subcommand("explain", "Show where the model looks for a prompt in a picture.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope explain IMAGE --prompt TEXT [--prompt TEXT ...] [options] --out DIR\n"
        "  clipscope explain --session FILE [options] --out DIR"));
    command->footer(kNotes);
    addCommonOptions(*command, options->line.common);
    addMethodOptions(*command, options->line.method);
    addMapOptions(*command, options->line.method);
    addOutputOptions(*command, *options);
    command->callback([options, command, &chosen, &services] {
        chosen = [options, command, &services](const std::stop_token& stop) {
            runExplain(*options, *command, services, stop);
        };
    });
}

}  // namespace clipscope::cli
