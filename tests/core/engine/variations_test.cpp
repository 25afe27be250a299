// SPDX-License-Identifier: GPL-3.0-or-later
// What a request can vary besides method and prompt: layers, smoothing, scalars, templates, words.
#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/heatmap/heatmap.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {
namespace {

using testing::Contains;
using testing::HasSubstr;

DataPaths testPaths()
{
    return {
        .vocabulary = CLIPSCOPE_TEST_SOURCE_DIR "/resources/vocab/clip_merges.txt",
        .samples = CLIPSCOPE_TEST_SOURCE_DIR "/resources/samples",
        .texts = CLIPSCOPE_TEST_SOURCE_DIR "/resources/texts",
        .models = {CLIPSCOPE_TEST_SOURCE_DIR "/models"}};
}

constexpr Size kPicture{90, 70};

Image redDisc(bool mirrored = false)
{
    cv::Mat rgb(kPicture.height, kPicture.width, CV_8UC3, cv::Scalar(225, 222, 210));
    cv::circle(rgb, {25, 30}, 18, cv::Scalar(200, 30, 35), cv::FILLED);
    cv::rectangle(rgb, {60, 40, 20, 12}, cv::Scalar(20, 60, 160), cv::FILLED);
    if (mirrored)
        cv::flip(rgb, rgb, 1);
    return {rgb, "red disc"};
}

class VariationsTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_engine = new Engine(EngineOptions{.threads = 2});
        s_engine->loadModel(resolveModel(kDefaultModel, testPaths()), RunContext());
    }
    static void TearDownTestSuite()
    {
        delete s_engine;
        s_engine = nullptr;
    }
    static SaliencyRequest request(std::string method, std::vector<std::string> prompts = {"apple"})
    {
        return {
            .image = redDisc(),
            .prompts = std::move(prompts),
            .method = std::move(method),
            .params = {}};
    }
    static SaliencyResult explain(const SaliencyRequest& request)
    {
        return s_engine->explain(request, RunContext());
    }
    /// The finished picture of a result.
    static cv::Mat heat(const SaliencyResult& result)
    {
        const int side = s_engine->model().config.vision.inputSize;
        return makeHeatmap(result.map, Geometry(kPicture, side, result.fit)).values;
    }
    static double difference(const cv::Mat& a, const cv::Mat& b)
    {
        return cv::norm(a, b, cv::NORM_INF);
    }
    static std::string messageOf(const SaliencyRequest& request)
    {
        try {
            std::ignore = explain(request);
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }
    static Engine* s_engine;
};

Engine* VariationsTest::s_engine = nullptr;

cv::Mat rescaled(const cv::Mat& map)
{
    double low = 0;
    double high = 0;
    cv::minMaxLoc(map, &low, &high);
    return (map - low) / (high - low);
}

TEST_F(VariationsTest, SeveralLayersAreTheMeanOfTheirHeatmapsNormalisedAgain)
{
    SaliencyRequest both = request("layercam");
    both.layer = "layer4,layer3";
    const SaliencyResult result = explain(both);
    cv::Mat sum = cv::Mat::zeros(kPicture.height, kPicture.width, CV_32FC1);
    for (const char* layer : {"layer4", "layer3"}) {
        SaliencyRequest one = request("layercam");
        one.layer = layer;
        sum += heat(explain(one));
    }
    // The maps differ in size and meet at the size of the model's input, a little smoother.
    EXPECT_LT(difference(heat(result), rescaled(sum)), 0.05);
    EXPECT_THAT(result.layer, HasSubstr("layer4."));
    EXPECT_THAT(result.layer, HasSubstr(",layer3."));
    EXPECT_FALSE(result.bank);
}

TEST_F(VariationsTest, LayersOfOneSizeAverageExactly)
{
    const auto& layers = s_engine->model().layers;
    const std::string last = layers.back().name;
    const std::string before = layers[layers.size() - 2].name;
    if (layers[layers.size() - 2].grid != layers.back().grid)
        GTEST_SKIP() << "the last stage of the shipped model has one block";
    SaliencyRequest both = request("layercam");
    both.layer = last + "," + before;
    cv::Mat sum = cv::Mat::zeros(kPicture.height, kPicture.width, CV_32FC1);
    for (const std::string& layer : {last, before}) {
        SaliencyRequest one = request("layercam");
        one.layer = layer;
        sum += heat(explain(one));
    }
    EXPECT_LT(difference(heat(explain(both)), rescaled(sum)), 1e-4);
}

TEST_F(VariationsTest, ALayerNamedTwiceOrNotAtAllIsRefused)
{
    SaliencyRequest twice = request("gradcam");
    twice.layer = "layer4,layer4";
    EXPECT_THAT(messageOf(twice), HasSubstr("named twice"));
    twice.layer = "layer4,,layer3";
    EXPECT_THAT(messageOf(twice), HasSubstr("empty layer"));
    twice.layer = "layer9";
    EXPECT_THAT(messageOf(twice), HasSubstr("choose one of"));
}

TEST_F(VariationsTest, AugSmoothingOfAMirroredPictureIsTheMirroredMap)
{
    SaliencyRequest straight = request("layercam");
    straight.repetition.augSmooth = true;
    SaliencyRequest mirrored = straight;
    mirrored.image = redDisc(/*mirrored=*/true);
    cv::Mat flipped;
    cv::flip(heat(explain(mirrored)), flipped, 1);
    // Stretching rounds pixels to 8 bits, mirrored or not, so only rounding remains.
    EXPECT_LT(difference(heat(explain(straight)), flipped), 2e-3);

    // A single run of the method is not symmetric, so that the equality above says something.
    SaliencyRequest plain = request("layercam");
    SaliencyRequest plainMirrored = plain;
    plainMirrored.image = redDisc(true);
    cv::flip(heat(explain(plainMirrored)), flipped, 1);
    EXPECT_GT(difference(heat(explain(plain)), flipped), 0.02);
}

TEST_F(VariationsTest, EigenSmoothingIsTheFirstComponentOfTheWeightedChannels)
{
    SaliencyRequest smooth = request("gradcam");
    smooth.eigenSmooth = true;
    const SaliencyResult result = explain(smooth);
    const SaliencyResult plain = explain(request("gradcam"));
    ASSERT_TRUE(plain.bank);

    // The projection on the first right singular vector of the column-centred [hw, C] matrix.
    cv::Mat terms;
    plain.bank->activations.convertTo(terms, CV_64F);
    for (int c = 0; c < terms.rows; ++c)
        terms.row(c) *= static_cast<double>(plain.bank->weights[static_cast<std::size_t>(c)]);
    cv::Mat matrix = terms.t();
    for (int c = 0; c < matrix.cols; ++c)
        matrix.col(c) -= cv::mean(matrix.col(c))[0];
    cv::Mat values;
    cv::Mat left;
    cv::Mat right;
    cv::SVD::compute(matrix, values, left, right);
    cv::Mat expected = matrix * right.row(0).t();
    double low = 0;
    double high = 0;
    cv::minMaxLoc(expected, &low, &high);
    if (std::abs(low) > std::abs(high))
        expected = -expected;
    cv::Mat single;
    cv::Mat(expected.reshape(1, plain.map.values.rows)).convertTo(single, CV_32F);
    EXPECT_LT(
        difference(result.map.values, single), 1e-4 * std::max(std::abs(low), std::abs(high)));
    EXPECT_TRUE(result.eigenSmooth);
}

TEST_F(VariationsTest, MaskIterationsPaintOverWhatWasHottestAndAddUp)
{
    // A picture of the model's own size, so that painting it is painting what the model reads.
    const int side = s_engine->model().config.vision.inputSize;
    cv::Mat rgb;
    cv::resize(redDisc().rgb(), rgb, {side, side}, 0, 0, cv::INTER_AREA);
    const auto heatOf = [&](const cv::Mat& picture, int iterations) {
        SaliencyRequest one = request("layercam");
        one.image = Image(picture, "square");
        one.repetition.maskIterations = iterations;
        return makeHeatmap(explain(one).map, Geometry({side, side}, side, Fit::Stretch)).values;
    };
    const cv::Mat first = heatOf(rgb, 0);
    cv::Mat painted = rgb.clone();
    painted.setTo(cv::Scalar(123, 117, 104), first > 0.5);  // the mean colour, to half a grey level
    const cv::Mat second = heatOf(painted, 0);
    const cv::Mat total = heatOf(rgb, 1);
    EXPECT_LT(difference(total, rescaled(first + second)), 0.1);
    EXPECT_GT(difference(total, first), 0.15);
}

TEST_F(VariationsTest, TheCosineScalesTheGradientAndTheContrastIsADifference)
{
    const SaliencyResult logit = explain(request("gradcam", {"apple", "dog"}));
    SaliencyRequest scaled = request("gradcam", {"apple", "dog"});
    scaled.scalar = Scalar::Cosine;
    const SaliencyResult cosine = explain(scaled);
    const double scale = logit.prompts[0].logit / logit.prompts[0].cosine;
    EXPECT_LT(
        difference(cosine.map.values * scale, logit.map.values),
        1e-4 * cv::norm(logit.map.values, cv::NORM_INF));

    SaliencyRequest other = request("gradcam", {"apple", "dog"});
    other.explained = 1;
    const SaliencyResult dog = explain(other);
    SaliencyRequest contrast = request("gradcam", {"apple", "dog"});
    contrast.scalar = Scalar::Contrast;
    contrast.alpha = 0.5;
    const SaliencyResult between = explain(contrast);
    EXPECT_LT(
        difference(between.map.values, logit.map.values - 0.5 * dog.map.values),
        1e-4 * cv::norm(logit.map.values, cv::NORM_INF));
    EXPECT_EQ(between.rival, 1U);

    SaliencyRequest summed = request("gradcam", {"apple", "dog"});
    summed.scalar = Scalar::Sum;
    EXPECT_LT(
        difference(explain(summed).map.values, logit.map.values + dog.map.values),
        1e-4 * cv::norm(logit.map.values, cv::NORM_INF));
}

TEST_F(VariationsTest, TheSoftmaxGradientIsThatOfTheProbability)
{
    // d p_a = p_a (d l_a - sum_i p_i d l_i), and Grad-CAM is linear in the gradient. With p near 1
    // few digits of it are left.
    std::vector<SaliencyResult> logits;
    for (std::size_t i = 0; i < 2; ++i) {
        SaliencyRequest one = request("gradcam", {"apple", "dog"});
        one.explained = i;
        logits.push_back(explain(one));
    }
    const double p = *logits[0].prompts[0].probability;
    const cv::Mat expected = p * (1 - p) * (logits[0].map.values - logits[1].map.values);
    SaliencyRequest softmax = request("gradcam", {"apple", "dog"});
    softmax.scalar = Scalar::Softmax;
    EXPECT_LT(
        difference(explain(softmax).map.values, expected),
        5e-3 * cv::norm(expected, cv::NORM_INF) + 1e-9);
}

TEST_F(VariationsTest, ScalarsThatComparePromptsNeedTwo)
{
    for (const Scalar scalar : {Scalar::Softmax, Scalar::Contrast}) {
        SaliencyRequest lone = request("gradcam");
        lone.scalar = scalar;
        EXPECT_THAT(messageOf(lone), HasSubstr("give at least two"));
    }
    SaliencyRequest itself = request("gradcam", {"apple", "dog"});
    itself.scalar = Scalar::Contrast;
    itself.rival = 0;
    EXPECT_THAT(messageOf(itself), HasSubstr("cannot be the rival"));
}

TEST_F(VariationsTest, ATemplateIsTheSameAsTypingItAndAnEnsembleTheirMean)
{
    const auto cosineOf = [](const std::string& prompt, const std::vector<std::string>& templates) {
        return s_engine->score(redDisc(), Fit::Stretch, {prompt}, RunContext(), templates)[0]
            .cosine;
    };
    const double photo = cosineOf("a photo of apple", {});
    const double bare = cosineOf("apple", {});
    EXPECT_NEAR(cosineOf("apple", {"a photo of {}"}), photo, 1e-12);
    // The mean of two unit vectors lies between them: its cosine is (a + b) / |t_a + t_b|.
    const double mean = cosineOf("apple", {"{}", "a photo of {}"});
    EXPECT_GE(std::abs(mean) + 1e-6, std::abs(photo + bare) / 2);
    EXPECT_LE(std::abs(mean), 1.0);
}

TEST_F(VariationsTest, WordsShareAllOfTheRelevance)
{
    SaliencyRequest words = request("gradcam", {"a photo of a red apple"});
    words.words = WordBlocks::Last;
    const SaliencyResult result = explain(words);
    ASSERT_EQ(result.words.size(), 6U);
    EXPECT_EQ(result.words[4].word, "red");
    double sum = 0;
    for (const WordRelevance& word : result.words) {
        EXPECT_GE(word.relevance, 0.0);
        sum += word.relevance;
    }
    EXPECT_NEAR(sum, 1.0, 1e-6);
}

TEST_F(VariationsTest, AMethodThatTheModelCannotRunSaysWhy)
{
    EXPECT_THAT(messageOf(request("gem")), HasSubstr("load a ViT model"));
}

TEST_F(VariationsTest, AMapThatDoesNotDependOnThePromptSaysSo)
{
    const SaliencyResult apple = explain(request("eigencam"));
    const SaliencyResult dog = explain(request("eigencam", {"dog"}));
    EXPECT_EQ(difference(apple.map.values, dog.map.values), 0.0);
    EXPECT_THAT(apple.notes, Contains(HasSubstr("does not read the prompt")));
}

TEST_F(VariationsTest, AnotherFilterIsAnotherPicture)
{
    SaliencyRequest bicubic = request("layercam");
    bicubic.filter = ResampleFilter::Bicubic;
    EXPECT_GT(difference(heat(explain(request("layercam"))), heat(explain(bicubic))), 1e-6);
}

}  // namespace
}  // namespace clipscope
