// SPDX-License-Identifier: GPL-3.0-or-later
// A whole training in seconds: coloured shapes, a tiny CLIP.
#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/load_clip.h"
#include "core/engine/model_library.h"
#include "models/training/trainer/trainer.h"
#include "tests/core/clip/near.h"
#include "tests/support/temp_folder.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>

#include <gtest/gtest.h>

#include <memory>

namespace clipscope::training {
namespace {

nlohmann::json toyRecipe(const std::string& family, std::int64_t steps)
{
    nlohmann::json model{
        {"family", family},
        {"input", 64},
        {"width", family == "vit" ? 64 : 16},
        {"blocks", family == "vit" ? std::vector<int>{2} : std::vector<int>{1, 1, 1, 1}},
        {"patch", 16},
        {"embedding", 32},
        {"text", {{"width", 64}, {"layers", 1}, {"context", 16}}}};
    const auto stage = [&](const char* kind, double rate) {
        return nlohmann::json{
            {"name", kind},
            {"kind", kind},
            {"side", 64},
            {"pools", {{"toy", 1}}},
            {"steps", steps},
            {"batch", 32},
            {"rate", rate},
            {"rise", 5},
            {"augment", 0.2}};
    };
    return {
        {"name", "toy"},
        {"scenes", "toy"},
        {"model", model},
        {"merges", "models/demo-rn/merges.txt"},
        {"pools", {{"toy", {{"side", 64}, {"count", 256}, {"scene", {{"word", 0.3}}}}}}},
        {"evaluation", {"toy"}},
        {"stages", {stage("warmup", 2e-3), stage("align", 2e-3), stage("contrast", 5e-4)}}};
}

Recipe recipeOf(const std::string& family, std::int64_t steps)
{
    return Recipe::parse(toyRecipe(family, steps), CLIPSCOPE_TEST_SOURCE_DIR);
}

class TrainerTest : public testing::TestWithParam<const char*> {
protected:
    TempFolder m_folder;
    std::unique_ptr<SceneSource> m_source = makeToyScenes();
};

TEST_F(TrainerTest, LearnsEightShapesByHeart)
{
    constexpr double kUntrained = 2.5;  // log 8 and log 2 together make 2.8
    constexpr double kLearnt = 1.0;
    nlohmann::json json = toyRecipe("resnet", 60);
    json["stages"] = {json["stages"][0]};
    Trainer early(
        [&] {
            nlohmann::json one = json;
            one["stages"][0]["steps"] = 1;
            return Recipe::parse(one, CLIPSCOPE_TEST_SOURCE_DIR);
        }(),
        *m_source,
        {.work = m_folder.path() / "early"});
    Trainer trainer(
        Recipe::parse(json, CLIPSCOPE_TEST_SOURCE_DIR),
        *m_source,
        {.work = m_folder.path() / "full"});

    ASSERT_TRUE(early.run());
    ASSERT_TRUE(trainer.run());

    EXPECT_GT(early.loss(), kUntrained);
    EXPECT_LT(trainer.loss(), kLearnt);
}

TEST_P(TrainerTest, StoppedAndResumedEqualsUninterrupted)
{
    Trainer whole(recipeOf(GetParam(), 6), *m_source, {.work = m_folder.path() / "whole"});
    ASSERT_TRUE(whole.run());

    // Stops again and again: in the middle of every stage.
    bool done = false;
    std::unique_ptr<Trainer> pieces;
    for (int run = 0; run < 20 && !done; ++run) {
        TrainerOptions options{.work = m_folder.path() / "pieces"};
        int asked = 0;
        options.shouldStop = [&asked] { return ++asked > 8; };
        pieces = std::make_unique<Trainer>(recipeOf(GetParam(), 6), *m_source, options);
        done = pieces->run();
        EXPECT_EQ(done, run > 0 && done) << "one piece did it all";
    }

    ASSERT_TRUE(done);
    for (const auto& [name, weight] : whole.model().weights())
        EXPECT_TRUE(weight.equal(pieces->model().weights().at(name))) << name;
    for (const auto& [name, weight] : whole.optimiser().averaged)
        EXPECT_TRUE(weight.equal(pieces->optimiser().averaged.at(name))) << name;
}

TEST_P(TrainerTest, ExportedModelLoadsAndEqualsTheTrainedOne)
{
    const Recipe recipe = recipeOf(GetParam(), 6);
    Trainer trainer(recipe, *m_source, {.work = m_folder.path()});
    ASSERT_TRUE(trainer.run());

    const ModelFiles files = resolveModel(trainer.modelFolder().string(), {});
    const ModelDescriptor described = describeModel(files);
    const auto loaded = loadClip(
        std::make_shared<Checkpoint>(openCheckpoint(files.weights)), described.config, "toy");
    StateDict averaged = trainer.optimiser().averaged;
    averaged.erase("prototypes");
    const auto expected = evaluationModel(trainer.model().config(), averaged, 64);

    const at::NoGradGuard guard;
    constexpr double kHalfPrecision = 1e-3;  // of the weights: fp16 has eleven bits
    const ScenePool pool =
        ScenePool::open(m_folder.path() / "toy.pool", *m_source, recipe.pools.at("toy"));
    const at::Tensor pixels = firstOf(pool, 0, 4, 64, recipe.model.pixels).pixels;
    const auto unit = [](const at::Tensor& rows) { return rows / rows.norm(2, 1, true); };
    EXPECT_LT(
        relativeDifference(
            unit(loaded->visual().encode(pixels)), unit(expected->visual().encode(pixels))),
        kHalfPrecision * 2);
    const BpeTokenizer tokenizer = BpeTokenizer::fromFile(files.merges);
    const auto ids = tokenizer.encode("a photo of a red disc", 16).ids;
    EXPECT_LT(
        relativeDifference(loaded->encodeText(ids), expected->encodeText(ids)), kHalfPrecision * 2);
    EXPECT_EQ(described.config.activation, Activation::QuickGelu);
    EXPECT_EQ(described.config.vision.inputSize, 64);
}

INSTANTIATE_TEST_SUITE_P(Families, TrainerTest, testing::Values("resnet", "vit"));

}  // namespace
}  // namespace clipscope::training
