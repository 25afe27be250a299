// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope textspan: what is an attention head about? Answers with descriptions.
#include "app/cli/commands/commands.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"
#include "core/engine/engine.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

namespace clipscope::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExample =
    "clipscope textspan --model ViT-B-16 --images photos --block -1 --head 3";

struct TextSpanOptions {
    std::string images;
    ModelSelection model{.name = {}};
    std::string texts;
    std::int64_t block = -1;
    std::int64_t head = 0;
    std::int64_t count = 10;
    std::int64_t rank = 80;
    Fit fit = Fit::Crop;
    EngineOptions engine{.precision = Precision::Auto};
    bool json = false;
    bool quiet = false;
};

/// All files of a folder by name; what is not a picture is named later, when it cannot be read.
std::vector<fs::path> filesIn(const std::string& folder)
{
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        const bool hidden = it->path().filename().string().starts_with('.');
        if (!hidden && fs::is_regular_file(it->path(), ignored))
            files.push_back(it->path());
    }
    CLIPSCOPE_CHECK(
        !error,
        "cannot list the folder " + folder + ": " + error.message() +
            "; name a folder of pictures with --images");
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> linesOf(const fs::path& path)
{
    std::ifstream file(path);
    if (!file)
        throw Error(
            ErrorCode::Unreadable,
            "cannot read the descriptions in " + path.string() +
                "; name a text file with one description per line with --texts");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (!line.empty())
            lines.push_back(line);
    }
    CLIPSCOPE_CHECK(!lines.empty(), path.string() + " holds no descriptions; write one per line");
    return lines;
}

void print(const HeadCaptions& found, bool json)
{
    if (json) {
        nlohmann::ordered_json captions = nlohmann::ordered_json::array();
        for (const HeadDescription& caption : found.captions)
            captions.push_back(
                {{"text", caption.text},
                 {"deviation", caption.deviation},
                 {"explained", caption.explained}});
        std::cout << nlohmann::ordered_json{
                         {"schema", "clipscope.textspan/1"},
                         {"block", found.block},
                         {"head", found.head},
                         {"captions", captions},
                         {"unreadable", found.unreadable}}
                         .dump(2, ' ', false, nlohmann::json::error_handler_t::replace)
                  << '\n';
        return;
    }
    TextTable table(
        {{"text"}, {"deviation", TextTable::Align::Right}, {"explained", TextTable::Align::Right}});
    for (const HeadDescription& caption : found.captions)
        table.addRow(
            {oneLine(caption.text),
             fixed(caption.deviation, 4),
             fixed(100 * caption.explained, 1) + " %"});
    std::cout << "Layer " << found.block << ", head " << found.head << "\n" << table.aligned();
}

void runTextSpan(const TextSpanOptions& options, const std::stop_token& stop)
{
    CLIPSCOPE_CHECK(
        !options.images.empty() && !options.model.name.empty(),
        std::string("name a ViT with --model and a folder of pictures with --images, as in: ") +
            kExample);
    const DataPaths paths = findDataPaths();
    const HeadCaptionRequest request{
        .images = filesIn(options.images),
        .fit = options.fit,
        .block = static_cast<int>(options.block),
        .head = static_cast<int>(options.head),
        .texts = linesOf(
            options.texts.empty() ? paths.texts / "descriptions.txt" : fs::path(options.texts)),
        .count = static_cast<int>(options.count),
        .rank = static_cast<int>(options.rank)};
    ProgressPrinter printer;
    const RunContext context(stop, options.quiet ? nullptr : printer.onTerminalOnly());
    Engine engine(options.engine);
    engine.loadModel(options.model.resolve(paths), context);
    const HeadCaptions found = engine.captionHead(request, context);
    printer.wipe();
    for (const std::string& sentence : found.unreadable)
        note(sentence);
    print(found, options.json);
}

/// Adds an option for a whole number.
void addWhole(
    CLI::App& command,
    const std::string& name,
    const std::string& description,
    std::int64_t minimum,
    std::int64_t& value)
{
    addParsed(command, name, "N", description, [name, minimum, &value](const std::string& text) {
        value = parseWhole(name, text, minimum, std::numeric_limits<int>::max());
    });
}

}  // namespace

void addTextSpanCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<TextSpanOptions>();
    CLI::App* command = program.add_subcommand(
        "textspan", "Describe an attention head of a ViT from what it adds to many pictures.");
    command->formatter(std::make_shared<ManualFormatter>(
        "clipscope textspan --model VIT --images DIR [--block N] [--head N] [options]"));
    command->footer(
        "Deviation: how much the pictures differ along a text; explained: share of the\n"
        "head's variance that this text and those above it account for.\n\nExample:\n  " +
        std::string(kExample));
    command->add_option("--images", options->images, "Folder of pictures, the more the better.")
        ->type_name("DIR");
    command->add_option("--model", options->model.name, "A ViT: a name, folder or checkpoint file.")
        ->type_name("NAME|PATH");
    addModelOverrides(*command, options->model);
    command
        ->add_option(
            "--texts",
            options->texts,
            "Text file with one description per line. Default: those that ship with clipscope.")
        ->type_name("FILE");
    addWhole(
        *command,
        "--block",
        "Layer, counted from 0, or from the end if negative. Default: -1.",
        std::numeric_limits<int>::min(),
        options->block);
    addWhole(*command, "--head", "Head of that layer. Default: 0.", 0, options->head);
    addWhole(*command, "--count", "Descriptions to pick. Default: 10.", 1, options->count);
    addWhole(
        *command,
        "--rank",
        "Main directions of the head that descriptions are projected to. Default: 80.",
        1,
        options->rank);
    addParsed(
        *command,
        "--fit",
        "stretch|crop|pad",
        "As for explain. Default: crop.",
        [options](const auto& text) { options->fit = fitFromString(text); });
    command->add_flag("--json", options->json, "Print JSON.");
    command->add_flag("-q,--quiet", options->quiet, "No progress bar.");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runTextSpan(*options, stop); };
    });
}

}  // namespace clipscope::cli
