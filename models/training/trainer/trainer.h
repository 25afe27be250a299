// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/bpe_tokenizer.h"
#include "models/training/trainer/batch.h"
#include "models/training/trainer/label_texts.h"
#include "models/training/trainer/optimiser.h"
#include "models/training/trainer/recipe.h"
#include "models/training/trainer/trained_clip.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clipscope::training {

/// Where and how long to train.
struct TrainerOptions {
    std::filesystem::path work;  ///< pools, checkpoint, curve.csv and the exported model
    at::Device device = at::kCPU;
    Precision precision = Precision::Mixed;
    double secondsBetweenCheckpoints = 180;
    /// Asked between steps; true stops with everything saved.
    std::function<bool()> shouldStop = [] { return false; };
    /// Lines for people.
    std::function<void(const std::string&)> say = [](const std::string&) {};
};

/// Trains the CLIP of a recipe, from where the last run stopped.
///
/// Every number that a step draws comes from the recipe's seed and the step's number, and the
/// checkpoint holds everything else, so that a training in pieces ends with the same weights, to
/// the bit, as one in a go (on one machine with one number of threads).
class Trainer {
public:
    /// Opens or continues the work folder. Throws Error as the files do.
    Trainer(Recipe recipe, const SceneSource& source, TrainerOptions options);

    /// Renders pools, runs stages and exports. False if it was stopped.
    bool run();

    /// The folder of the finished model: OPTIONS.work / the recipe's name.
    [[nodiscard]] std::filesystem::path modelFolder() const;
    [[nodiscard]] const TrainedClip& model() const { return *m_model; }
    [[nodiscard]] const Optimiser& optimiser() const { return m_optimiser; }
    /// The last step's loss.
    [[nodiscard]] double loss() const { return m_loss; }
    /// Writes the averaged weights with config.json and merges.txt as a model that loads.
    void exportModel() const;

private:
    struct Position {
        std::size_t stage = 0;
        std::int64_t step = 0;
    };

    /// Those of the stage and of the evaluation.
    bool renderPools(const Stage& stage);
    /// Labels that a step reads the prompts of: those that are shown, and others at random.
    [[nodiscard]] std::vector<std::int64_t>
    chooseLabels(const Stage& stage, const Batch& batch, SeededRandom& random) const;
    bool runStage(const Stage& stage);
    [[nodiscard]] at::Tensor lossOf(const Stage& stage);
    [[nodiscard]] at::Tensor pictureLoss(
        const Stage& stage,
        const at::Tensor& images,
        const at::Tensor& labels,
        const std::vector<std::int64_t>& chosen,
        const Batch& batch) const;
    void evaluate(const Stage& stage) const;
    [[nodiscard]] double rateAt(const Stage& stage) const;
    [[nodiscard]] std::uint64_t stepSeed() const;
    [[nodiscard]] std::string describeRecipe() const;
    void save() const;
    bool load();

    Recipe m_recipe;
    const SceneSource& m_source;
    TrainerOptions m_options;
    BpeTokenizer m_tokenizer;
    std::unique_ptr<LabelTexts> m_labels;
    std::unique_ptr<TrainedClip> m_model;
    StateDict m_weights;  ///< the model's and "prototypes" [L, E]; shares their memory
    Optimiser m_optimiser;
    Pools m_pools;
    Position m_position;
    double m_loss = 0;
};

}  // namespace clipscope::training
