// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/engine/model_library.h"
#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_clip.h"
#include "tests/support/torch_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// The weights as torch.save writes them, every tensor in a storage of its own.
std::string torchFile(const StateDict& weights)
{
    NamedTorchTensors tensors;
    TorchStorages storages;
    for (const auto& [name, weight] : weights) {
        const at::Tensor tensor = weight.contiguous();
        const std::string key = std::to_string(storages.size());
        tensors.emplace_back(
            name,
            TorchTensor{
                .key = key,
                .storageSize = tensor.numel(),
                .sizes = tensor.sizes().vec(),
                .strides = tensor.strides().vec()});
        std::string bytes(tensor.nbytes(), '\0');
        std::memcpy(bytes.data(), tensor.data_ptr(), bytes.size());
        storages.emplace_back(key, std::move(bytes));
    }
    return torchZip(stateDictPickle(tensors), storages);
}

class DescribeModelTest : public testing::Test {
protected:
    void manifest(const std::string& file, const std::string& sha256)
    {
        m_paths.manifest = m_folder.file(
            "manifest.json",
            R"({"schema": "clipscope.manifest/1", "models": [{"name": "known-one",
                "aliases": [], "source": "open_clip", "license": "MIT", "bytes_about": 1000000,
                "choices": {"activation": "quick_gelu"},
                "files": [{"name": ")" +
                file + R"(", "sha256": ")" + sha256 + R"(", "urls": ["https://example.org/)" +
                file + "\"]}]}]}");
    }
    [[nodiscard]] ModelDescriptor describe(const fs::path& path) const
    {
        return describeModel(resolveModel(path.string(), m_paths));
    }
    [[nodiscard]] fs::path write(const std::string& name) const
    {
        fs::create_directories((m_folder.path() / name).parent_path());
        writeSafetensors(m_folder.path() / name, m_weights, m_metadata);
        return m_folder.path() / name;
    }
    [[nodiscard]] static ModelChoice choiceOf(const ModelDescriptor& model, const std::string& name)
    {
        const auto found = std::find_if(
            model.choices.begin(), model.choices.end(), [&](const ModelChoice& choice) {
                return choice.name == name;
            });
        return found == model.choices.end() ? ModelChoice{} : *found;
    }
    static void
    expectActivation(const ModelDescriptor& model, Activation activation, const std::string& origin)
    {
        EXPECT_EQ(model.config.activation, activation);
        EXPECT_EQ(
            choiceOf(model, "activation"),
            (ModelChoice{"activation", std::string(toString(activation)), origin}));
    }

    TempFolder m_folder;
    DataPaths m_paths{.vocabulary = "/official/clip_merges.txt"};
    StateDict m_weights = tinyWeights(VisionFamily::Vit);
    std::map<std::string, std::string> m_metadata;
};

TEST_F(DescribeModelTest, AFileThatSaysNothingGetsTheDefaults)
{
    const ModelDescriptor model = describe(write("odd.safetensors"));
    expectActivation(model, Activation::Gelu, "default");
    EXPECT_EQ(model.container, Container::Safetensors);
    EXPECT_EQ(
        choiceOf(model, "tokenizer"), (ModelChoice{"tokenizer", "clip_merges.txt", "default"}));
    EXPECT_GT(model.bytes, 4 * model.parameters);
    EXPECT_TRUE(model.sha256.empty());
}

TEST_F(DescribeModelTest, MetadataThenFilesThenTheUserCount)
{
    m_metadata = {{"clipscope.activation", "quick_gelu"}};
    const fs::path weights = write("model/model.safetensors");
    expectActivation(describe(weights), Activation::QuickGelu, "metadata of the file");

    std::ignore = m_folder.file(
        "model/config.json",
        R"({"model_type": "clip", "text_config": {"hidden_act": "gelu"},
            "vision_config": {"hidden_act": "gelu", "num_attention_heads": 1}})");
    const ModelDescriptor configured = describe(m_folder.path() / "model");
    expectActivation(configured, Activation::Gelu, "config.json");
    EXPECT_EQ(choiceOf(configured, "image heads").origin, "config.json");
    EXPECT_EQ(configured.config.vision.heads, 1);

    std::ignore = m_folder.file("model/clipscope.json", R"({"activation": "quick_gelu"})");
    expectActivation(describe(m_folder.path() / "model"), Activation::QuickGelu, "clipscope.json");

    ModelFiles files = resolveModel((m_folder.path() / "model").string(), m_paths);
    files.overrides = {.activation = Activation::Gelu, .inputSize = 128};
    const ModelDescriptor asked = describeModel(files);
    expectActivation(asked, Activation::Gelu, "user");
    EXPECT_EQ(asked.config.vision.inputSize, 128);
    EXPECT_EQ(asked.layers.back().grid.width, 8);
}

TEST_F(DescribeModelTest, AModelThatCannotBeUsedIsNamed)
{
    m_weights.erase("visual.ln_pre.weight");
    try {
        std::ignore = describe(write("clipa.safetensors"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unsupported);
        EXPECT_THAT(error.what(), HasSubstr("clipa.safetensors: this CLIP cannot be used"));
    }
}

TEST_F(DescribeModelTest, AKnownCheckpointIsRecognisedByItsName)
{
    manifest("vit-known-12345678.safetensors", "12345678");
    expectActivation(
        describe(write("vit-known-12345678.safetensors")),
        Activation::QuickGelu,
        "known checkpoint known-one");
}

TEST_F(DescribeModelTest, APyTorchFileThatLostItsNameIsRecognisedByItsContents)
{
    const std::string bytes = torchFile(m_weights);
    const std::string sha256 = sha256Hex(std::as_bytes(std::span(bytes)));
    const fs::path weights = m_folder.file("mine.bin", bytes);
    expectActivation(describe(weights), Activation::Gelu, "default");

    manifest("other-name.pt", sha256.substr(0, 8));
    const ModelDescriptor model = describe(weights);
    expectActivation(model, Activation::QuickGelu, "known checkpoint known-one");
    EXPECT_EQ(model.container, Container::TorchZip);
    EXPECT_EQ(model.sha256, sha256);
}

TEST_F(DescribeModelTest, AFolderMayHoldOneCheckpointOfAnyName)
{
    std::ignore = write("model/RN50.safetensors");
    std::ignore = m_folder.file("model/merges.txt", "#version\n");
    EXPECT_EQ(
        choiceOf(describe(m_folder.path() / "model"), "tokenizer").origin, "beside the weights");

    std::ignore = write("model/other.safetensors");
    try {
        std::ignore = describe(m_folder.path() / "model");
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("RN50.safetensors, other.safetensors"));
    }
    // What lies beside one of several belongs to nobody knows which.
    EXPECT_EQ(
        choiceOf(describe(m_folder.path() / "model/RN50.safetensors"), "tokenizer").origin,
        "default");
}

TEST_F(DescribeModelTest, ASnapshotOfHuggingFacesCacheIsCalledByItsRepository)
{
    const fs::path weights = write("models--laion--CLIP-tiny/snapshots/0123abcd/model.safetensors");
    EXPECT_EQ(describe(weights).files.name, "CLIP-tiny");
    EXPECT_EQ(describe(weights.parent_path()).files.name, "CLIP-tiny");
}

}  // namespace
}  // namespace clipscope
