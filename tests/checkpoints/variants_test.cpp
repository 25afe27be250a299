// SPDX-License-Identifier: GPL-3.0-or-later
// One CLIP in every container and layout that checkpoints come in: all give the same embeddings,
// which are those of a separate implementation (fixtures/tiny_networks.py).
#include "core/base/sha256.h"
#include "core/weights/safetensors.h"
#include "tests/checkpoints/fixtures.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/stack.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace clipscope {
namespace {

constexpr const char* kUser = "user";
constexpr const char* kOpenClipConfig = "open_clip_config.json";
constexpr const char* kHuggingFaceConfig = "config.json";

struct Variant {
    std::string path;  ///< a checkpoint or a model folder
    Container container;
    std::string says = kUser;  ///< who says that the activation is quick_gelu
    std::int64_t parameters = 17'281;

    [[nodiscard]] std::string family() const { return path.substr(0, path.find('/')); }
};

void PrintTo(const Variant& variant, std::ostream* out)
{
    *out << variant.path;
}

struct Embeddings {
    at::Tensor image;  ///< [E], not normalised
    at::Tensor text;   ///< [3, E]
};

const StateDict& expectations()
{
    static const StateDict tensors = readSafetensors(test::fixture("expected.safetensors")).tensors;
    return tensors;
}

Embeddings embed(const ClipModel& model, const std::string& family)
{
    const at::NoGradGuard guard;
    std::vector<at::Tensor> texts;
    for (const std::vector<std::int32_t>& ids :
         {std::vector<std::int32_t>{30, 31}, {30, 5, 17, 31}, {30, 1, 2, 3, 4, 5, 6, 31}})
        texts.push_back(model.encodeText(ids));
    return {model.visual().encode(expectations().at(family + ".pixels"))[0], at::stack(texts)};
}

/// By the most common variant: OpenAI's names in a safetensors file.
const Embeddings& usualEmbeddings(const std::string& family)
{
    static std::map<std::string, Embeddings> known;
    if (!known.contains(family))
        known[family] = embed(
            *test::load(test::describe(test::fixture(family + "/open_clip.safetensors"), true)),
            family);
    return known.at(family);
}

ModelChoice choiceOf(const ModelDescriptor& model, const std::string& name)
{
    const auto found =
        std::find_if(model.choices.begin(), model.choices.end(), [&](const ModelChoice& choice) {
            return choice.name == name;
        });
    return found == model.choices.end() ? ModelChoice{} : *found;
}

class VariantsTest : public ::testing::TestWithParam<Variant> {
protected:
    [[nodiscard]] static ModelDescriptor describe()
    {
        return test::describe(test::fixture(GetParam().path), GetParam().says == kUser);
    }
};

TEST_P(VariantsTest, GivesTheEmbeddingsOfAllOthersToTheLastBit)
{
    const std::string family = GetParam().family();
    const Embeddings embeddings = embed(*test::load(describe()), family);
    EXPECT_TRUE(at::equal(embeddings.image, usualEmbeddings(family).image));
    EXPECT_TRUE(at::equal(embeddings.text, usualEmbeddings(family).text));
}

TEST_P(VariantsTest, GivesTheReferencesEmbeddings)
{
    // Single precision against double; the values go up to 5.
    constexpr double kTolerance = 2e-5;
    const std::string family = GetParam().family();
    const Embeddings embeddings = embed(*test::load(describe()), family);
    const auto difference = [&](const at::Tensor& actual, const std::string& name) {
        const at::Tensor& wanted = expectations().at(family + name);
        EXPECT_EQ(actual.sizes(), wanted.sizes());
        return (actual.to(at::kDouble) - wanted).abs().max().item<double>();
    };
    EXPECT_LT(difference(embeddings.image, ".image"), kTolerance);
    EXPECT_LT(difference(embeddings.text, ".text"), kTolerance);
}

TEST_P(VariantsTest, IsDescribedForWhatItIs)
{
    const ModelDescriptor model = describe();
    EXPECT_EQ(model.container, GetParam().container);
    EXPECT_EQ(model.parameters, GetParam().parameters);
    EXPECT_EQ(model.config.embedding, 8);
    EXPECT_EQ(model.config.text.context, 8);
    EXPECT_EQ(model.config.text.vocabulary, 32);
    EXPECT_EQ(model.config.vision.inputSize, GetParam().family() == "rn" ? 64 : 16);
    EXPECT_EQ(model.config.activation, Activation::QuickGelu);
    EXPECT_EQ(choiceOf(model, "activation").value, "quick_gelu");
    EXPECT_EQ(choiceOf(model, "activation").origin, GetParam().says);
}

std::string testName(const ::testing::TestParamInfo<Variant>& variant)
{
    std::string name = variant.param.path;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '.'; }, '_');
    return name;
}

std::vector<Variant> bothFamilies()
{
    const std::vector<Variant> variants = {
        {"openai.pt", Container::TorchScript, "OpenAI's container"},
        {"state_dict.pt", Container::TorchZip},
        {"legacy.pth", Container::TorchLegacy},
        {"open_clip.safetensors", Container::Safetensors},
        {"training.pt", Container::TorchZip},
        {"training_legacy.pt", Container::TorchLegacy},
        {"tinyclip.pt", Container::TorchZip},
        {"tinyclip_bare.safetensors", Container::Safetensors},
        {"custom_text.safetensors", Container::Safetensors},
        {"custom_text", Container::TorchZip, kOpenClipConfig},
        {"sharded_safetensors", Container::Safetensors},
        {"sharded_bin", Container::TorchZip},
    };
    std::vector<Variant> all;
    for (Variant variant : variants) {
        const std::string name = variant.path;
        variant.path = "vit/" + name;
        all.push_back(variant);
        variant.path = "rn/" + name;
        variant.parameters = 29'235;
        all.push_back(variant);
    }
    return all;
}

INSTANTIATE_TEST_SUITE_P(BothFamilies, VariantsTest, ::testing::ValuesIn(bothFamilies()), testName);

INSTANTIATE_TEST_SUITE_P(
    VitOnly,
    VariantsTest,
    ::testing::Values(
        Variant{"vit/bfloat16.safetensors", Container::Safetensors},
        Variant{"vit/float64.pt", Container::TorchZip},
        Variant{"vit/transposed.pt", Container::TorchZip},
        Variant{"vit/views.pt", Container::TorchZip},
        Variant{"vit/parameters.pt", Container::TorchZip},
        Variant{"vit/hf_safetensors", Container::Safetensors, kHuggingFaceConfig},
        Variant{"vit/hf_bin", Container::TorchZip, kHuggingFaceConfig},
        Variant{"vit/hf_legacy", Container::TorchLegacy, kHuggingFaceConfig},
        Variant{"vit/hf_sharded", Container::Safetensors, kHuggingFaceConfig}),
    testName);

TEST(FixturesTest, AreThoseThatTheScriptWrote)
{
    std::ifstream sums(CLIPSCOPE_TEST_SOURCE_DIR "/tests/checkpoints/fixtures/SHA256SUMS");
    std::string sha256;
    std::string name;
    int files = 0;
    for (; sums >> sha256 >> name; ++files)
        EXPECT_EQ(sha256OfFile(test::fixture(name)), sha256) << name;
    EXPECT_EQ(files, 54);
}

TEST(ModelConfigsTest, HuggingFacesFilesTellThePreprocessing)
{
    for (const char* folder : {"vit/hf_safetensors", "vit/hf_bin", "vit/hf_sharded"}) {
        const ModelDescriptor model = test::describe(test::fixture(folder), false);
        const std::array<float, 3> mean{0.5F, 0.25F, 0.125F};
        const std::array<float, 3> deviation{0.5F, 0.5F, 0.25F};
        EXPECT_EQ(model.config.pixels.mean, mean);
        EXPECT_EQ(model.config.pixels.deviation, deviation);
        EXPECT_EQ(model.config.filter, ResampleFilter::Bilinear);
        EXPECT_EQ(model.config.resize, ResizeMode::Shortest);
        EXPECT_EQ(choiceOf(model, "mean").origin, "preprocessor_config.json");
    }
}

TEST(ModelConfigsTest, OpenClipsFileTellsThePreprocessing)
{
    for (const char* folder : {"vit/custom_text", "rn/custom_text"}) {
        const ModelDescriptor model = test::describe(test::fixture(folder), false);
        const std::array<float, 3> mean{0.25F, 0.5F, 0.5F};
        const std::array<float, 3> deviation{0.5F, 0.25F, 0.5F};
        EXPECT_EQ(model.config.pixels.mean, mean);
        EXPECT_EQ(model.config.pixels.deviation, deviation);
        EXPECT_EQ(model.config.filter, ResampleFilter::Bilinear);
        EXPECT_EQ(model.config.resize, ResizeMode::Squash);
        EXPECT_EQ(choiceOf(model, "mean").origin, kOpenClipConfig);
    }
}

TEST(ModelConfigsTest, WhatTheUserSaysCountsMoreThanAnyFile)
{
    ModelFiles files = resolveModel(test::fixture("vit/hf_bin").string(), DataPaths{});
    files.overrides.activation = Activation::Gelu;
    const ModelDescriptor model = describeModel(files);
    EXPECT_EQ(model.config.activation, Activation::Gelu);
    EXPECT_EQ(choiceOf(model, "activation").origin, kUser);
}

}  // namespace
}  // namespace clipscope
