// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope_scenes: looks at scenes, times them, and writes folders of them for the bench.
#include "core/base/stopwatch.h"
#include "core/image/image_io.h"
#include "models/training/letters/letter_source.h"
#include "models/training/program/preview.h"
#include "models/training/program/write_folder.h"

#include <opencv2/core/utility.hpp>

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <string>

namespace clipscope::training {

namespace {

struct ProgramOptions {
    std::string sprites = "build/sprites";
    std::string split = "test";
    std::string out;
    std::uint64_t seed = 1;
    SceneOptions scene;
    FolderOptions folder;
    PreviewOptions preview;
    bool plain = false;
};

SceneSplit splitFrom(const std::string& text)
{
    return text == "train" ? SceneSplit::Train : SceneSplit::Test;
}

void addShared(CLI::App& command, ProgramOptions& options)
{
    command.add_option("--sprites", options.sprites, "Folder of clipscope_sprites.")
        ->capture_default_str();
    command.add_option("--seed", options.seed, "Scenes of another seed are others.")
        ->capture_default_str();
    command.add_option("--split", options.split)
        ->check(CLI::IsMember({"train", "test"}))
        ->capture_default_str();
    command.add_option("--side", options.folder.side, "Pixels.")
        ->check(CLI::Range(8, 4096))
        ->capture_default_str();
}

void timeScenes(const SceneMaker& maker, const SceneRenderer& renderer, int side)
{
    constexpr std::uint64_t kWarm = 300;
    constexpr std::uint64_t kTimed = 2000;
    cv::setNumThreads(1);
    for (std::uint64_t i = 0; i < kWarm; ++i)
        static_cast<void>(renderer.renderPicture(maker.spec(i), side));
    const Stopwatch picture;
    for (std::uint64_t i = 0; i < kTimed; ++i)
        static_cast<void>(renderer.renderPicture(maker.spec(i), side));
    const double alone = picture.milliseconds() / kTimed;
    const Stopwatch all;
    for (std::uint64_t i = 0; i < kTimed; ++i)
        static_cast<void>(renderer.render(maker.spec(i), side));
    std::cout << "a scene of " << side << " pixels on one thread: " << alone
              << " ms the picture alone, " << all.milliseconds() / kTimed
              << " ms with boxes and masks\n";
}

void run(const CLI::App& program, ProgramOptions& options)
{
    const SpriteLibrary library(options.sprites);
    const auto letters = letterSource(library, options.sprites);
    options.scene.split = options.folder.split = splitFrom(options.split);
    options.folder.seed = options.seed;
    options.preview.side = options.folder.side;
    options.preview.drawsBoxes = !options.plain;
    const SceneRenderer renderer(library, *letters);
    if (program.got_subcommand("make")) {
        writeFolder(library, *letters, options.folder, options.out);
        return;
    }
    const SceneMaker maker(library, options.scene, options.seed);
    if (program.got_subcommand("preview"))
        writePng(options.out, contactSheet(library, maker, renderer, options.preview));
    else
        timeScenes(maker, renderer, options.folder.side);
}

}  // namespace

}  // namespace clipscope::training

int main(int argc, char** argv)
{
    using clipscope::training::ProgramOptions;
    CLI::App program("Labelled scenes for training and testing of demo models.");
    program.require_subcommand(1);
    ProgramOptions options;
    CLI::App* preview = program.add_subcommand("preview", "A sheet of scenes with their boxes.");
    CLI::App* make = program.add_subcommand("make", "A folder for 'clipscope eval scenes'.");
    CLI::App* time = program.add_subcommand("time", "How long a scene takes.");
    for (CLI::App* command : {preview, make, time})
        addShared(*command, options);
    for (CLI::App* command : {preview, time}) {
        command->add_option("--clutter", options.scene.clutter)->check(CLI::Range(0.0, 1.0));
        command->add_option("--word-share", options.scene.wordShare)->check(CLI::Range(0.0, 1.0));
        command->add_option("--redrawn", options.scene.redrawnShare, "Of the objects.")
            ->check(CLI::Range(0.0, 1.0));
        command->add_option("--style", options.scene.styles, "Of these only.");
    }
    preview->add_flag("--plain", options.plain, "Without boxes.");
    preview->add_option("--out", options.out, "A PNG file.")->required();
    make->add_option("--count", options.folder.count)->check(CLI::Range(1, 99999));
    make->add_option("--out", options.out, "A folder.")->required();
    CLI11_PARSE(program, argc, argv);
    try {
        clipscope::training::run(program, options);
    } catch (const std::exception& problem) {
        std::cerr << "clipscope_scenes: " << problem.what() << '\n';
        return 1;
    }
    return 0;
}
