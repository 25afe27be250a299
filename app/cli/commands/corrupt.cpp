// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope corrupt: a picture in bad weather, to see whether the model still finds things.
#include "app/cli/commands/commands.h"
#include "app/cli/explain_options.h"
#include "app/cli/manual_formatter.h"
#include "core/base/check.h"
#include "core/image/image_io.h"

#include <iostream>
#include <memory>

namespace clipscope::cli {

namespace {

struct CorruptCommandOptions {
    std::string image;
    CorruptionOptions corruption{.kind = Corruption::Fog};
    std::uint64_t seed = 0;
    std::string out;
};

void runCorrupt(const CorruptCommandOptions& options)
{
    CLIPSCOPE_CHECK(
        !options.image.empty(),
        "no picture was given; as in: clipscope corrupt photo.png --kind fog --out foggy.png");
    CLIPSCOPE_CHECK(
        !options.out.empty(), "no place for the result was given; name a PNG file with --out");
    const Image picture = readImage(options.image);
    writePng(
        options.out,
        corrupt(picture, options.corruption.kind, options.corruption.severity, options.seed).rgb());
    std::cout << "written to " << options.out << '\n';
}

}  // namespace

void addCorruptCommand(CLI::App& program, Work& chosen)
{
    auto options = std::make_shared<CorruptCommandOptions>();
    CLI::App* command = program.add_subcommand("corrupt", "Put a picture into fog or snow.");
    command->formatter(
        std::make_shared<ManualFormatter>("clipscope corrupt IMAGE [options] --out FILE.png"));
    command->footer("The same seed makes the same weather.\n\nExample:\n"
                    "  clipscope corrupt photo.png --kind snow:0.7 --out snowy.png");
    command->add_option("IMAGE", options->image, "The picture.");
    addParsed(
        *command,
        "--kind",
        "fog|snow[:S]",
        "The weather; S, above 0 up to 1, is how bad. Default: fog.",
        [options](const std::string& text) {
            options->corruption = CorruptionOptions::parse(text);
        });
    addParsed(
        *command, "--seed", "N", "Seed of the weather. Default: 0.", [options](const auto& text) {
            options->seed = parseSeed(text);
        });
    command->add_option("-o,--out", options->out, "The picture to write, PNG.")->type_name("FILE");
    command->callback([options, &chosen] {
        chosen = [options](const std::stop_token&) { runCorrupt(*options); };
    });
}

}  // namespace clipscope::cli
