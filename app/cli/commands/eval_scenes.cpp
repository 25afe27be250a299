// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope eval scenes: rendered scenes whose every object, word, box and mask is known.
#include "app/cli/commands/eval.h"
#include "app/cli/eval_tables.h"
#include "app/cli/explain_options.h"
#include "app/cli/explain_settings.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/progress_printer.h"
#include "core/base/atomic_file.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "core/eval/bench_record.h"
#include "core/eval/scene_bench.h"
#include "core/eval/untrained.h"
#include "core/image/image_io.h"
#include "core/saliency/method_info.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace clipscope::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExample = "clipscope eval scenes build/scenes --methods gscorecam,gradcam";

struct EvalOptions {
    CommonOptions common;
    MethodOptions map;  ///< what --interpolation, --threshold and the like say
    std::string folder;
    std::vector<std::string> methods{"gscorecam", "gradcam"};
    std::optional<std::int64_t> k;
    BenchOptions bench;
    bool skipUntrained = false;
    std::string json;
    std::string markdown;
};

const std::string kNotes =
    "FOLDER is one of clipscope_scenes (models/training): scenes.json and pictures.\n"
    "\n"
    "  object, one/several  right among ten prompts, with one object or more in it\n"
    "  word                 the written word right among ten\n"
    "  flipped              objects, right at first, that become the word of a sticker\n"
    "  IoU, >= 0.5          box of the map against the object's: mean, share of hits\n"
    "  pointing             the hottest pixel lies in the object's box\n"
    "  tile                 four scenes tiled 2 x 2: the box's middle, or most of the heat,\n"
    "                       lies in the one that the prompt is about\n"
    "\n"
    "Beside it stand the best fixed box, a random map and the same network untrained.\n"
    "Results do not depend on the machine but for rounding. When it is interrupted,\n"
    "the files of --json and --markdown keep what was measured until then.\n"
    "\n"
    "Examples:\n"
    "  clipscope eval scenes build/scenes --methods gscorecam,gradcam\n"
    "  clipscope eval scenes build/scenes --limit 50 --json eval.json --markdown eval.md";

std::vector<std::string> methodsFrom(const std::string& text)
{
    std::vector<std::string> methods;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');) {
        const std::string id = findMethod(normalisedMethodId(word)).id;
        CLIPSCOPE_CHECK(
            std::find(methods.begin(), methods.end(), id) == methods.end(),
            "--methods names " + id + " twice");
        methods.push_back(id);
    }
    CLIPSCOPE_CHECK(
        !methods.empty(), "--methods names no method, as in: --methods gscorecam,gradcam");
    return methods;
}

/// A folder of its own for as long as it is needed.
class WorkFolder {
public:
    WorkFolder()
    {
        std::string name = (fs::temp_directory_path() / "clipscope-eval-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw Error(
                ErrorCode::WriteFailed,
                "no folder can be made in " + fs::temp_directory_path().string() +
                    " for the untrained model; add --no-untrained");
        m_path = name;
    }
    ~WorkFolder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

/// An engine as the bench wants it. What it says of its progress goes nowhere: the bench counts
/// scenes.
BenchModel
benchModel(Engine& engine, const EvalOptions& options, std::size_t methods, const RunContext& quiet)
{
    BenchModel model;
    const ClipConfig& config = engine.model().config;
    const ExplainSettings plain = settingsFor(options.map, options.common, config);
    model.score =
        [&engine, plain, quiet](
            const Image& image, const std::vector<std::string>& prompts, const RunContext&) {
            std::vector<double> logits;
            for (const PromptScore& score :
                 engine.score(image, plain.fit, prompts, quiet, {}, plain.filter))
                logits.push_back(score.logit);
            return logits;
        };
    for (std::size_t i = 0; i < methods; ++i) {
        MethodOptions method = options.map;
        method.method = options.methods[i];
        const auto& params = findMethod(options.methods[i]).params;
        const bool ranks = std::any_of(
            params.begin(), params.end(), [](const ParamSpec& param) { return param.id == "k"; });
        if (ranks)
            method.k = options.k;
        const ExplainSettings settings = settingsFor(method, options.common, config);
        model.methods.push_back(
            {.id = options.methods[i],
             .heat =
                 [&engine, method, settings, quiet, side = config.vision.inputSize](
                     const Image& image, const Choice& choice, const RunContext&) {
                     SaliencyRequest request = requestFor(method, settings, image, choice.prompts);
                     request.explained = choice.right;
                     return makeHeatmap(
                         engine.explain(request, quiet).map,
                         Geometry(image.size(), side, settings.fit),
                         settings.map);
                 },
             .box = settings.box});
    }
    return model;
}

class Evaluation {
public:
    Evaluation(const EvalOptions& options, const std::stop_token& stop)
        : m_options(options)
        , m_set(readSceneSet(options.folder))
        , m_context(stop, options.common.quiet ? nullptr : m_printer.onTerminalOnly())
        , m_quiet(stop)
    {
    }

    void run()
    {
        const ModelFiles files = m_options.common.model.resolve(findDataPaths());
        m_record.folder = m_options.folder;
        m_record.methods = m_options.methods;
        m_record.k = m_options.k.value_or(0);
        m_record.seed = m_options.bench.seed;
        try {
            measure(files);
            if (!m_options.skipUntrained)
                measureUntrained(files);
        } catch (const Cancelled&) {
            m_printer.wipe();
            if (m_record.report.scenesDone == 0)
                throw;
            save();
            const bool isKept = !m_options.json.empty() || !m_options.markdown.empty();
            throw Interrupted{
                "interrupted after " + std::to_string(m_record.report.scenesDone) + " of " +
                std::to_string(m_record.report.scenes) + " scenes" +
                (isKept ? "; what was measured is written" : "")};
        }
        m_printer.wipe();
        save();
        if (!m_options.common.quiet)
            std::cout << evalTables(m_set, m_record, TableFormat::Aligned);
    }

private:
    [[nodiscard]] std::function<Image(const std::string&)> pictures() const
    {
        return [folder = fs::path(m_options.folder)](const std::string& file) {
            return readImage(folder / file);
        };
    }

    void measure(const ModelFiles& files)
    {
        Engine engine(m_options.common.engine);
        engine.loadModel(files, m_context);
        const ModelIdentity identity = engine.identity();
        m_record.model = identity.name;
        m_record.sha256 = identity.sha256;
        BenchModel model = benchModel(engine, m_options, m_options.methods.size(), m_quiet);
        for (BenchMethod baseline :
             {centreBoxMethod(m_set), randomMapMethod(m_options.bench.seed)}) {
            m_record.baselines.push_back(baseline.id);
            model.methods.push_back(std::move(baseline));
        }
        m_record.report = runSceneBench(
            m_set, model, m_options.bench, pictures(), m_context, [this](const BenchReport& part) {
                m_record.report = part;
            });
    }

    /// Its maps are made by the first method.
    void measureUntrained(const ModelFiles& files)
    {
        const WorkFolder folder;
        ModelFiles random = files;
        random.weights = folder.path() / "untrained.safetensors";
        writeUntrained(files.weights, m_options.bench.seed, random.weights, m_quiet);
        Engine engine(m_options.common.engine);
        engine.loadModel(random, m_context);
        m_record.untrained = runSceneBench(
            m_set,
            benchModel(engine, m_options, 1, m_quiet),
            m_options.bench,
            pictures(),
            m_context);
    }

    void save() const
    {
        if (!m_options.json.empty())
            writeFileAtomically(m_options.json, std::string_view(benchJson(m_set, m_record)));
        if (!m_options.markdown.empty())
            writeFileAtomically(
                m_options.markdown,
                std::string_view(evalTables(m_set, m_record, TableFormat::Markdown)));
    }

    const EvalOptions& m_options;
    SceneSet m_set;
    ProgressPrinter m_printer;
    RunContext m_context;
    RunContext m_quiet;
    BenchRecord m_record;
};

void runEvalScenes(const EvalOptions& options, const std::stop_token& stop)
{
    CLIPSCOPE_CHECK(
        !options.folder.empty(), std::string("name a folder of scenes, as in: ") + kExample);
    Evaluation(options, stop).run();
}

}  // namespace

void addEvalScenes(CLI::App& eval, Work& chosen)
{
    auto options = std::make_shared<EvalOptions>();
    CLI::App* command =
        eval.add_subcommand("scenes", "Measure on rendered scenes with exact boxes.");
    command->formatter(std::make_shared<ManualFormatter>("clipscope eval scenes FOLDER [options]"));
    command->footer(kNotes);
    command->add_option("FOLDER", options->folder, "The scenes.");
    addParsed(
        *command,
        "--methods",
        "ID,...",
        "Methods whose maps are measured. Default: gscorecam,gradcam.",
        [options](const std::string& text) { options->methods = methodsFrom(text); });
    addParsed(
        *command,
        "-k,--k",
        "N",
        "Channels that methods which rank them use. Default: the method's own.",
        [options](const std::string& text) { options->k = parseWhole("--k", text, 1, 1'000'000); });
    addParsed(
        *command,
        "--limit",
        "N",
        "Measure on the first N scenes only.",
        [options](const std::string& text) {
            options->bench.limit = static_cast<int>(parseWhole("--limit", text, 1, 1'000'000));
        });
    addParsed(
        *command,
        "--seed",
        "N",
        "Draws prompts, targets, the random map and the untrained weights. Default: 1.",
        [options](const std::string& text) { options->bench.seed = parseSeed(text); });
    command->add_flag(
        "--no-untrained",
        options->skipUntrained,
        "Leave the untrained model out; it takes as long.");
    command->add_option("--json", options->json, "Write clipscope.eval-scenes/1.")
        ->type_name("FILE");
    command->add_option("--markdown", options->markdown, "Write the tables for a model card.")
        ->type_name("FILE");
    addEngineOptions(*command, options->common);
    addMapOptions(*command, options->map);
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runEvalScenes(*options, stop); };
    });
}

}  // namespace clipscope::cli
