// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope_train: trains the CLIP of a recipe, in as many runs as it takes.
#include "core/base/error.h"
#include "models/training/letters/letter_source.h"
#include "models/training/trainer/library_scenes.h"
#include "models/training/trainer/trainer.h"

#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <exception>
#include <iostream>
#include <malloc.h>

namespace {

using namespace clipscope;

volatile std::sig_atomic_t g_stop = 0;

extern "C" void requestStop(int /*signal*/)
{
    g_stop = 1;
}

/// Where a recipe's scenes come from, with all that has to live as long.
struct Scenes {
    std::unique_ptr<PatchSource> letters;
    std::unique_ptr<training::SpriteLibrary> sprites;
    std::unique_ptr<training::SceneSource> source;
};

Scenes openScenes(const std::string& name, const std::filesystem::path& assets)
{
    Scenes scenes;
    if (name == "toy") {
        scenes.source = training::makeToyScenes();
        return scenes;
    }
    if (name != "library")
        throw Error(
            ErrorCode::Corrupt, "a recipe's scenes are \"library\" or \"toy\", not " + name);
    if (assets.empty())
        throw Error(ErrorCode::InvalidArgument, "this recipe needs --assets, the sprite folder");
    scenes.sprites = std::make_unique<training::SpriteLibrary>(assets);
    scenes.letters = training::letterSource(*scenes.sprites, assets);
    scenes.source = training::makeLibraryScenes(*scenes.sprites, *scenes.letters);
    return scenes;
}

}  // namespace

int main(int argc, char** argv)
{
    CLI::App app("Trains a small CLIP on rendered scenes. Stopped (Ctrl+C, SIGTERM, --minutes), it "
                 "goes on where it was when it is started again.");
    std::filesystem::path recipePath;
    std::filesystem::path assets;
    training::TrainerOptions options;
    double minutes = 0;
    int threads = 0;
    std::string device = "cpu";
    app.add_option("--recipe", recipePath, "the recipe, a JSON file")->required();
    app.add_option("--assets", assets, "folder of the sprites, fonts and backgrounds");
    app.add_option("--work", options.work, "folder for pools, checkpoint and model")->required();
    app.add_option("--minutes", minutes, "stop after so many; 0: when it is done");
    app.add_option("--threads", threads, "0: one per core");
    app.add_option("--device", device, "cpu or cuda")->check(CLI::IsMember({"cpu", "cuda"}));
    CLI11_PARSE(app, argc, argv);

    // Tensors of megabytes come and go; memory that is given back to the system has to be cleared
    // page by page when it returns, which takes a fifth of the time.
    constexpr int kKept = 1 << 30;
    ::mallopt(M_MMAP_THRESHOLD, kKept);
    ::mallopt(M_TRIM_THRESHOLD, kKept);
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
    if (threads > 0)
        at::set_num_threads(threads);

    const auto start = std::chrono::steady_clock::now();
    options.shouldStop = [&] {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        constexpr double kMinute = 60;
        return g_stop != 0 || (minutes > 0 && passed.count() > minutes * kMinute);
    };
    options.say = [](const std::string& line) { std::cerr << line << std::endl; };
    try {
        if (device == "cuda" && !at::detail::getCUDAHooks().hasCUDA())
            throw Error(
                ErrorCode::Unsupported, "this LibTorch has no CUDA device; use --device cpu");
        if (device == "cuda")
            options.device = at::Device(at::kCUDA, 0);
        const training::Recipe recipe = training::Recipe::read(recipePath);
        const Scenes scenes = openScenes(recipe.scenes, assets);
        training::Trainer trainer(recipe, *scenes.source, options);
        if (trainer.run()) {
            std::cerr << "done: " << trainer.modelFolder().string() << std::endl;
            return 0;
        }
        std::cerr << "stopped; the same command goes on" << std::endl;
        return 3;
    } catch (const std::exception& error) {
        std::cerr << "clipscope_train: " << error.what() << std::endl;
        return 1;
    }
}
