// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "models/training/trainer/scene_pool.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace clipscope::training {

/// A part of the training with one loss and one resolution.
struct Stage {
    enum class Kind {
        Warmup,   ///< image tower on one free prototype per label
        Align,    ///< text tower to the prototypes, without pictures
        Contrast  ///< both towers
    };
    std::string name;
    Kind kind = Kind::Warmup;
    int side = 64;                        ///< of the pictures, pixels
    std::map<std::string, double> pools;  ///< name -> share of the batch
    std::int64_t steps = 0;
    std::int64_t batch = 128;
    double rate = 1e-3;
    double lastRate = 0.05;   ///< share of `rate` at the end of the cosine
    std::int64_t rise = 200;  ///< steps in which the rate rises
    double decay = 0.05;
    double augment = 0.5;
    double smoothing = 0.0;
    double wordWeight = 1.0;         ///< of the words' part of the presence loss
    double labelWeight = 1.0;        ///< Contrast: of the labels' prompts beside the captions
    std::int64_t labels = 160;       ///< whose prompts a step reads, at least those that are shown
    std::int64_t evaluateEvery = 0;  ///< steps; 0: only at the end
};

struct Recipe {
    std::string name;
    std::uint64_t seed = 1;
    std::string scenes = "library";  ///< or "toy"
    ClipConfig model;                ///< its vocabulary comes from the merges
    std::filesystem::path merges;    ///< relative to the recipe
    std::map<std::string, PoolOptions> pools;
    std::vector<std::string> evaluation;  ///< pools that are never trained on
    std::vector<Stage> stages;
    std::string license;

    /// Throws Error(Unreadable), Error(Corrupt) naming the file and the key.
    [[nodiscard]] static Recipe read(const std::filesystem::path& path);
    [[nodiscard]] static Recipe
    parse(const nlohmann::json& json, const std::filesystem::path& folder);
};

}  // namespace clipscope::training
