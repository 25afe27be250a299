// SPDX-License-Identifier: GPL-3.0-or-later
// The whole chain on the shipped model and samples equals an independent Python implementation
// (golden/reference_clip.py): decoding, resize, tokens, both towers, three methods, box.
#include "core/engine/engine.h"
#include "core/heatmap/heatmap.h"
#include "core/image/image_io.h"
#include "core/localize/localize.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

namespace clipscope {
namespace {

// Two implementations in fp32, some hundred layers and a softmax over logits apart.
constexpr double kCosine = 2e-5;
constexpr double kMap =
    2e-3;  // of the map's largest value; decoders of JPEG may differ by a grey level
constexpr int kBoxPixels = 3;

std::filesystem::path root()
{
    return CLIPSCOPE_TEST_SOURCE_DIR;
}

nlohmann::json goldens()
{
    std::ifstream file(root() / "tests/parity/golden/demo_rn.json");
    return nlohmann::json::parse(file);
}

class DemoRnParityTest : public testing::TestWithParam<int> {
protected:
    static void SetUpTestSuite()
    {
        s_engine = std::make_unique<Engine>();
        s_engine->loadModel(
            resolveModel(
                kDefaultModel,
                {.vocabulary = root() / "resources/vocab/clip_merges.txt",
                 .samples = root() / "resources/samples",
                 .models = {root() / "models"}}),
            RunContext());
    }
    static void TearDownTestSuite() { s_engine.reset(); }

    [[nodiscard]] static SaliencyResult
    explain(const nlohmann::json& golden, const std::string& method)
    {
        const std::string name = golden.at("id").get<std::string>() + ".jpg";
        return s_engine->explain(
            {.image = readImage(root() / "resources/samples" / name),
             .prompts = golden.at("prompts").get<std::vector<std::string>>(),
             .explained = golden.at("explained").get<std::size_t>(),
             .method = method},
            RunContext());
    }

    static std::unique_ptr<Engine> s_engine;
};

std::unique_ptr<Engine> DemoRnParityTest::s_engine;

TEST_P(DemoRnParityTest, TokensScoresChannelsMapsAndBoxAgree)
{
    const nlohmann::json golden = goldens().at(static_cast<std::size_t>(GetParam()));
    SCOPED_TRACE(golden.at("id").get<std::string>());

    for (const auto& [method, expected] : golden.at("maps").items()) {
        const SaliencyResult result = explain(golden, method);
        const auto values = expected.get<std::vector<float>>();
        ASSERT_EQ(result.map.values.total(), values.size()) << method;
        cv::Mat reference(result.map.values.size(), CV_32FC1);
        std::copy(values.begin(), values.end(), reference.begin<float>());
        EXPECT_LE(
            cv::norm(result.map.values, reference, cv::NORM_INF),
            kMap * cv::norm(reference, cv::NORM_INF))
            << method;
    }

    const SaliencyResult result = explain(golden, "gscorecam");
    for (std::size_t i = 0; i < result.prompts.size(); ++i) {
        EXPECT_EQ(
            result.prompts[i].tokens, golden.at("tokens")[i].get<std::vector<std::int32_t>>());
        EXPECT_NEAR(result.prompts[i].cosine, golden.at("cosines")[i].get<double>(), kCosine);
        EXPECT_NEAR(result.prompts[i].logit, golden.at("logits")[i].get<double>(), 20 * kCosine);
    }
    ASSERT_TRUE(result.bank);
    const auto top = golden.at("top_channels").get<std::vector<int>>();
    EXPECT_TRUE(std::equal(top.begin(), top.end(), result.bank->order.begin()));

    const Image image =
        readImage(root() / "resources/samples" / (golden.at("id").get<std::string>() + ".jpg"));
    const Geometry geometry(image.size(), s_engine->model().config.vision.inputSize, Fit::Stretch);
    const Localisation found = localize(makeHeatmap(result.map, geometry), Threshold{});
    ASSERT_TRUE(found.box());
    const auto box = golden.at("box").get<std::vector<int>>();
    EXPECT_NEAR(found.box()->x, box[0], kBoxPixels);
    EXPECT_NEAR(found.box()->y, box[1], kBoxPixels);
    EXPECT_NEAR(found.box()->width, box[2], kBoxPixels);
    EXPECT_NEAR(found.box()->height, box[3], kBoxPixels);
    EXPECT_NEAR(found.level, golden.at("level").get<int>(), 1);
}

INSTANTIATE_TEST_SUITE_P(Samples, DemoRnParityTest, testing::Range(0, 3));

/// Reads the .npy files of samples.json by hand: version 1.0, '<f4', C order.
cv::Mat readNativeMap(const std::filesystem::path& path, Size grid)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const std::size_t length = static_cast<std::size_t>(grid.width * grid.height) * sizeof(float);
    cv::Mat map(grid.height, grid.width, CV_32FC1);
    if (bytes.size() > length)
        std::memcpy(map.data, bytes.data() + bytes.size() - length, length);
    return map;
}

TEST(SamplesTest, EveryPrecomputedMapIsWhatTheShippedModelGives)
{
    std::ifstream file(root() / "resources/samples/samples.json");
    const nlohmann::json samples = nlohmann::json::parse(file).at("samples");
    ASSERT_GE(samples.size(), 6U);
    Engine engine;
    engine.loadModel(
        resolveModel(
            kDefaultModel, {.vocabulary = {}, .samples = {}, .models = {root() / "models"}}),
        RunContext());
    for (const nlohmann::json& sample : samples) {
        const auto folder = root() / "resources/samples";
        const SaliencyResult result = engine.explain(
            {.image = readImage(folder / sample.at("image").get<std::string>()),
             .prompts = sample.at("prompts").get<std::vector<std::string>>(),
             .explained = sample.at("explained").get<std::size_t>()},
            RunContext());
        const cv::Mat shipped =
            readNativeMap(folder / sample.at("precomputed").get<std::string>(), result.map.grid());
        EXPECT_LE(
            cv::norm(result.map.values, shipped, cv::NORM_INF),
            1e-3 * cv::norm(shipped, cv::NORM_INF))
            << sample.at("id");
    }
}

}  // namespace
}  // namespace clipscope
