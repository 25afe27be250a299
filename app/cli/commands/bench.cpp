// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope bench: how fast are explanations on this machine?
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/base/stopwatch.h"
#include "core/image/image_io.h"
#include "core/measure/speed.h"
#include "core/saliency/method_info.h"

#include <iostream>
#include <memory>

namespace clipscope::cli {

namespace {

constexpr std::size_t kPrompts = 2;
constexpr std::int64_t kMostRepeats = 1000;

struct BenchOptions {
    CommonOptions common;
    std::string method = "gscorecam";
    std::optional<std::int64_t> k;
    std::vector<std::string> params;
    int repeats = 3;
    bool json = false;
};

const std::string kNotes =
    "Every repeat explains a picture that was never seen, then a second prompt for it, then\n"
    "that prompt once more, when everything is known; medians are shown. The share of the peak\n"
    "compares masked pictures, mask making and all, with a product of two large matrices.\n"
    "Compare numbers of one machine that does nothing else.\n"
    "\n"
    "Examples:\n"
    "  clipscope bench\n"
    "  clipscope bench --model RN50x16 --precision bfloat16 --k 300 --json";

std::string milliseconds(double value)
{
    return fixed(value, value < 100 ? 1 : 0) + " ms";
}

std::string megabytes(std::int64_t bytes)
{
    return fixed(static_cast<double>(bytes) / 1e6, 0) + " MB";
}

std::string rowsOf(const SpeedReport& report)
{
    TextTable times({{"explanation"}, {"draft"}, {"first map"}, {"finished"}, {"masked pictures"}});
    const auto add = [&times](const std::string& title, const SpeedTiming& timing) {
        times.addRow(
            {title,
             timing.draft ? milliseconds(*timing.draft) : "-",
             timing.firstPartial ? milliseconds(*timing.firstPartial) : "-",
             milliseconds(timing.total),
             std::to_string(timing.masked)});
    };
    add("a new picture", report.newPicture);
    add("another prompt for it", report.secondPrompt);
    add("the same prompt again", report.samePrompt);
    return times.aligned();
}

std::string encoderLine(const SpeedReport& report)
{
    if (report.picturesPerSecond <= 0)
        return "masked pictures: none, this method scores none\n";
    std::string line = "masked pictures: " + fixed(report.picturesPerSecond, 1) +
                       " a second in batches of " + std::to_string(report.batch) + ", " +
                       fixed(report.picturesPerSecond * report.macsPerPicture / 1e9, 0) + " GMAC/s";
    if (report.peakMacsPerSecond > 0)
        line += ", " + fixed(100 * report.shareOfPeak(), 0) + " % of the peak of " +
                fixed(report.peakMacsPerSecond / 1e9, 0) + " GMAC/s";
    return line + '\n';
}

void print(const SpeedReport& report)
{
    std::cout << report.model.name << ", " << report.method;
    if (report.k > 0)
        std::cout << ", k = " << report.k;
    std::cout << ", " << toString(report.precision) << ", " << report.threads
              << (report.threads == 1 ? " thread" : " threads") << ", median of " << report.repeats
              << "\n\n"
              << rowsOf(report) << '\n'
              << "loading the model: " << milliseconds(report.loadMilliseconds) << '\n'
              << encoderLine(report) << "memory: " << megabytes(report.before.now)
              << " with the model loaded, " << megabytes(report.after.most) << " at most\n";
}

void runBenchCommand(const BenchOptions& options, const std::stop_token& stop)
{
    const CommonOptions& common = options.common;
    CLIPSCOPE_CHECK(
        common.prompts.empty() || common.prompts.size() == kPrompts,
        "bench takes two prompts or none: --prompt dog --prompt bicycle");
    SpeedRequest request{.method = normalisedMethodId(options.method), .repeats = options.repeats};
    const MethodInfo& method = findMethod(request.method);
    request.params = parseParams(method, options.params);
    if (options.k)
        request.params["k"] = *options.k;
    request.fit = common.fit.value_or(Fit::Stretch);
    if (!common.image.empty())
        request.image = readImage(common.image);
    if (!common.prompts.empty())
        request.prompts = common.prompts;

    ProgressPrinter printer;
    RunSink* const sink = common.quiet ? nullptr : printer.onTerminalOnly();
    Engine engine(common.engine);
    const Stopwatch watch;
    engine.loadModel(common.model.resolve(findDataPaths()), RunContext(stop, sink));
    const double load = watch.milliseconds();
    SpeedReport report = measureSpeed(engine, common.engine, request, stop, sink);
    report.loadMilliseconds = load;
    printer.wipe();
    if (options.json)
        std::cout << speedJson(report);
    else
        print(report);
}

}  // namespace

void addBenchCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<BenchOptions>();
    CLI::App* command =
        program.add_subcommand("bench", "Measure how fast explanations are on this machine.");
    command->formatter(std::make_shared<ManualFormatter>("clipscope bench [IMAGE] [options]"));
    command->footer(kNotes);
    addCommonOptions(*command, options->common);
    command->add_option("--method", options->method, "Saliency method. Default: gscorecam.")
        ->type_name("ID");
    addParsed(
        *command,
        "--k",
        "N",
        "Channels to score, for methods that have a k.",
        [options](const std::string& text) { options->k = parseWhole("--k", text, 1, 1'000'000); });
    command->add_option("--set", options->params, "A parameter of the method, NAME=VALUE.")
        ->type_name("NAME=VALUE");
    addParsed(
        *command,
        "--repeat",
        "N",
        "New pictures to explain. Default: 3.",
        [options](const std::string& text) {
            options->repeats = static_cast<int>(parseWhole("--repeat", text, 1, kMostRepeats));
        });
    command->add_flag("--json", options->json, "Print JSON.");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runBenchCommand(*options, stop); };
    });
}

}  // namespace clipscope::cli
