// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/engine/model_library.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace clipscope {
namespace {

namespace fs = std::filesystem;

class ModelLibraryTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_root = fs::temp_directory_path() /
                 ("clipscope-library-" +
                  std::to_string(testing::UnitTest::GetInstance()->random_seed()) + "-" +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(m_root);
        fs::create_directories(m_root);
        m_paths.vocabulary = m_root / "official.txt";
        m_paths.models = {m_root / "mine", m_root / "absent", m_root / "shipped"};
    }
    void TearDown() override { fs::remove_all(m_root); }

    void write(const fs::path& relative) const
    {
        fs::create_directories((m_root / relative).parent_path());
        std::ofstream(m_root / relative) << "x";
    }

    fs::path m_root;
    DataPaths m_paths;
};

TEST_F(ModelLibraryTest, ListsModelFoldersByNameAndTheUsersOwnWins)
{
    write("shipped/zebra/model.safetensors");
    write("shipped/apple/model.safetensors");
    write("mine/apple/model.safetensors");
    write("shipped/not-a-model/readme.txt");

    const auto models = listModels(m_paths);
    ASSERT_EQ(models.size(), 2U);
    EXPECT_EQ(models[0].name, "apple");
    EXPECT_EQ(models[0].weights, m_root / "mine/apple/model.safetensors");
    EXPECT_EQ(models[1].name, "zebra");
}

TEST_F(ModelLibraryTest, MergesAndConfigBesideTheWeightsWinOverTheOfficialVocabulary)
{
    write("shipped/own/model.safetensors");
    write("shipped/own/merges.txt");
    write("shipped/own/config.json");
    write("shipped/bare/model.safetensors");

    const ModelFiles own = resolveModel("own", m_paths);
    EXPECT_EQ(own.merges, m_root / "shipped/own/merges.txt");
    EXPECT_EQ(own.configs, std::vector<fs::path>{m_root / "shipped/own/config.json"});
    const ModelFiles bare = resolveModel("bare", m_paths);
    EXPECT_EQ(bare.merges, m_paths.vocabulary);
    EXPECT_TRUE(bare.configs.empty());
}

TEST_F(ModelLibraryTest, AFolderOrASingleFileIsAModelToo)
{
    write("elsewhere/custom/model.safetensors");
    write("elsewhere/ViT-B-32.pt");

    EXPECT_EQ(resolveModel((m_root / "elsewhere/custom").string(), m_paths).name, "custom");
    EXPECT_EQ(resolveModel((m_root / "elsewhere/custom/").string(), m_paths).name, "custom");
    const ModelFiles file = resolveModel((m_root / "elsewhere/ViT-B-32.pt").string(), m_paths);
    EXPECT_EQ(file.name, "ViT-B-32");
    EXPECT_EQ(file.merges, m_paths.vocabulary);
}

TEST_F(ModelLibraryTest, AnUnknownNameGetsTheListOfInstalledModels)
{
    write("shipped/demo/model.safetensors");
    try {
        const ModelFiles files = resolveModel("RN50", m_paths);
        FAIL() << "resolved to " << files.weights;
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NoModel);
        EXPECT_THAT(
            error.what(), testing::AllOf(testing::HasSubstr("'RN50'"), testing::HasSubstr("demo")));
    }
}

TEST_F(ModelLibraryTest, AFolderWithoutWeightsIsNamed)
{
    fs::create_directories(m_root / "empty");
    try {
        const ModelFiles files = resolveModel((m_root / "empty").string(), m_paths);
        FAIL() << "resolved to " << files.weights;
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("has no checkpoint"));
    }
}

TEST(ShippedModelTest, IsDescribedWithoutItsWeights)
{
    const DataPaths paths{
        .vocabulary = {}, .samples = {}, .models = {CLIPSCOPE_TEST_SOURCE_DIR "/models"}};
    const ModelDescriptor model = describeModel(resolveModel(kDefaultModel, paths));

    EXPECT_EQ(model.config.vision.family, VisionFamily::ResNet);
    EXPECT_EQ(model.layers.back().name, model.lastBlockOutput);
    EXPECT_EQ(layerFor(model, findMethod("gscorecam")).channels, model.config.vision.channels());
    EXPECT_THROW(std::ignore = layerFor(model, findMethod("gscorecam"), "layer9"), Error);
    EXPECT_GT(model.parameters, 1'000'000);
}

}  // namespace
}  // namespace clipscope
