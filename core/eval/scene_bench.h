// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/eval/bench_prompts.h"
#include "core/eval/scene_set.h"
#include "core/eval/tally.h"
#include "core/heatmap/heatmap.h"
#include "core/image/image.h"
#include "core/localize/localize.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace clipscope {

/// A way of making maps: a saliency method of a model, or what it is compared with.
struct BenchMethod {
    std::string id;  ///< "gscorecam"
    std::function<Heatmap(const Image&, const Choice&, const RunContext&)> heat;
    LocalizeOptions box;
};

/// What is measured. One that scores and one that maps need not be the same model.
struct BenchModel {
    /// Logits of the prompts, in order; none: accuracies are left out.
    std::function<std::vector<double>(
        const Image&, const std::vector<std::string>&, const RunContext&)>
        score;
    std::vector<BenchMethod> methods;
};

struct BenchOptions {
    std::uint64_t seed = 1;  ///< of prompts, targets and tiles
    int limit = 0;           ///< scenes at most; 0: all
};

/// What a model says of scenes of one style, or of several.
struct AnswerTally {
    Tally single;   ///< object right among ten, one object in the scene
    Tally several;  ///< the same with more objects in the scene
    Tally word;     ///< word right among ten
    /// Of the single objects that are right among ten, one of which is the word: those that a
    /// sticker with the word makes it prefer the word.
    Tally flipped;
    void add(const AnswerTally& other);
    friend bool operator==(const AnswerTally&, const AnswerTally&) = default;
};

/// Where the maps of one method lie.
struct MethodTally {
    FindingTally single;
    FindingTally several;
    Tally tileBox;   ///< of four scenes tiled, the box's middle lies in the right one
    Tally tileHeat;  ///< ... most of the heat does
    void add(const MethodTally& other);
    friend bool operator==(const MethodTally&, const MethodTally&) = default;
};

/// Results by style id.
struct BenchReport {
    std::map<std::string, AnswerTally> answers;
    std::map<std::string, std::map<std::string, MethodTally>> methods;  ///< by method id first
    int scenesDone = 0;
    int scenes = 0;  ///< to be done
    [[nodiscard]] bool isComplete() const { return scenesDone == scenes; }
    friend bool operator==(const BenchReport&, const BenchReport&) = default;
};

/// Called after every scene with what is known so far.
using BenchListener = std::function<void(const BenchReport&)>;

/// Measures a model on scenes. `picture`: reads a file of the set. Deterministic for a seed, with a
/// step of `context` for each scene. In scenes of several objects one that is at least half seen is
/// asked for, drawn by the seed. Throws what the model, `picture` and `context` throw.
[[nodiscard]] BenchReport runSceneBench(
    const SceneSet& set,
    const BenchModel& model,
    const BenchOptions& options,
    const std::function<Image(const std::string& file)>& picture,
    const RunContext& context,
    const BenchListener& listener = {});

/// A method that knows nothing: the best centre box of all scenes and their centre as peak.
[[nodiscard]] BenchMethod centreBoxMethod(const SceneSet& set);
/// A method that knows nothing: a 7 x 7 map of random numbers, new for every picture.
[[nodiscard]] BenchMethod randomMapMethod(std::uint64_t seed);

}  // namespace clipscope
