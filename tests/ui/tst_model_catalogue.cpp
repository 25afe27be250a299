// SPDX-License-Identifier: GPL-3.0-or-later
// What the list of models says, and what tells models apart.
#include "ui/state/document.h"
#include "ui/state/model_catalogue.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace clipscope::test {
namespace {

using ui::ModelRow;

ModelDescriptor smallModel()
{
    ModelDescriptor model;
    model.files.weights = "/models/net/model.safetensors";
    model.files.merges = "/vocab/merges.txt";
    model.config.vision.heads = 12;
    return model;
}

struct Difference {
    const char* what;
    std::function<void(ModelDescriptor&)> make;
};

class ModelKeyTest : public ::testing::TestWithParam<Difference> {};

TEST_P(ModelKeyTest, TellsModelsApartThatAnswerDifferently)
{
    ModelDescriptor other = smallModel();
    GetParam().make(other);
    EXPECT_EQ(ui::modelKey(smallModel()), ui::modelKey(smallModel()));
    EXPECT_NE(ui::modelKey(other), ui::modelKey(smallModel())) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Choices,
    ModelKeyTest,
    ::testing::Values(
        Difference{"weights", [](ModelDescriptor& model) { model.files.weights = "/other"; }},
        Difference{"merges", [](ModelDescriptor& model) { model.files.merges = "/other"; }},
        Difference{
            "activation",
            [](ModelDescriptor& model) { model.config.activation = Activation::QuickGelu; }},
        Difference{
            "input size", [](ModelDescriptor& model) { model.config.vision.inputSize = 336; }},
        Difference{"image heads", [](ModelDescriptor& model) { model.config.vision.heads = 16; }},
        Difference{"text heads", [](ModelDescriptor& model) { model.config.text.heads = 16; }},
        Difference{
            "mean, by less than six digits show",
            [](ModelDescriptor& model) { model.config.pixels.mean[2] += 1e-7F; }},
        Difference{"std", [](ModelDescriptor& model) { model.config.pixels.deviation[0] = 0.5F; }},
        Difference{
            "resize mode",
            [](ModelDescriptor& model) { model.config.resize = ResizeMode::Squash; }},
        Difference{"interpolation", [](ModelDescriptor& model) {
                       model.config.filter = ResampleFilter::Bilinear;
                   }}));

TEST(DocumentModelTest, TellsOnceThatMoreIsSaidAboutAModel)
{
    ui::Document document;
    document.setModel("net");
    int changes = 0;
    QObject::connect(&document, &ui::Document::changed, &document, [&changes](ui::Changes what) {
        EXPECT_EQ(what, ui::Change::Model);
        ++changes;
    });
    ui::ModelWish wish = document.modelWish();
    EXPECT_EQ(wish, ui::ModelWish{.nameOrPath = "net"});
    wish.overrides.textHeads = 4;
    document.setModelWish(wish);
    document.setModelWish(wish);
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(document.modelWish(), wish);
    document.setModelWish({.nameOrPath = "net"});
    EXPECT_EQ(changes, 2);
    EXPECT_FALSE(document.modelWish().isTuned());
}

TEST(ModelRowTest, MatchesEveryWordAnywhere)
{
    const ModelRow row{.searched = "ViT-B-32-openai ViT-B/32 OpenAI MIT"};
    EXPECT_TRUE(row.matches(""));
    EXPECT_TRUE(row.matches(" b/32  mit "));
    EXPECT_FALSE(row.matches("b/32 apache"));
}

TEST(ModelTitleTest, NamesTheFolderWhereEveryFileIsCalledTheSame)
{
    EXPECT_EQ(ui::titleOfModel("/a/b/my-clip.pt"), "my-clip.pt");
    EXPECT_EQ(ui::titleOfModel("/a/b/model.safetensors"), "b/model.safetensors");
    EXPECT_EQ(
        ui::titleOfModel("/a/b/model.safetensors.index.json"), "b/model.safetensors.index.json");
    EXPECT_EQ(ui::titleOfModel("/a/b/"), "b");
    EXPECT_EQ(ui::titleOfModel("demo-rn"), "demo-rn");
}

TEST(AmountTest, IsGivenInDecimalUnits)
{
    EXPECT_EQ(ui::dataSize(353'976'522), "354 MB");
    EXPECT_EQ(ui::dataSize(1'710'000'000), "1.7 GB");
    EXPECT_EQ(ui::parameterCount(151'277'313), "151 M");
    EXPECT_EQ(ui::parameterCount(1'366'678'273), "1.4 G");
    EXPECT_EQ(ui::parameterCount(1'230'000), "1.2 M");
    EXPECT_EQ(ui::parameterCount(999), "999");
}

TEST(FetchSentenceTest, SaysHowFarAndHowLong)
{
    ui::Fetch fetch{
        .stage = ui::Fetch::Stage::Running,
        .model = "ViT-B-32",
        .step = "downloading",
        .done = 123'000'000,
        .total = 353'000'000,
        .secondsLeft = 40,
        .problem = {}};
    EXPECT_EQ(ui::sentence(fetch), "ViT-B-32 · downloading · 123 MB of 353 MB · 34 % · 40 s left");
    fetch.total = 0;
    fetch.secondsLeft.reset();
    EXPECT_EQ(ui::sentence(fetch), "ViT-B-32 · downloading · 123 MB");
    fetch.stage = ui::Fetch::Stage::Failed;
    fetch.problem = "nobody answers";
    EXPECT_EQ(ui::sentence(fetch), "ViT-B-32 could not be installed: nobody answers");
}

}  // namespace
}  // namespace clipscope::test
