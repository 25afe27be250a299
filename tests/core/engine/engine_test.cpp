// SPDX-License-Identifier: GPL-3.0-or-later
// The engine on the model that ships: real files, real shapes, few channels so that it stays quick.
#include "core/base/error.h"
#include "core/engine/engine.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <stop_token>

namespace clipscope {
namespace {

using testing::HasSubstr;

const DataPaths& testPaths()
{
    static const DataPaths paths{
        .vocabulary = CLIPSCOPE_TEST_SOURCE_DIR "/resources/vocab/clip_merges.txt",
        .samples = CLIPSCOPE_TEST_SOURCE_DIR "/resources/samples",
        .models = {CLIPSCOPE_TEST_SOURCE_DIR "/models"}};
    return paths;
}

Image redDisc(int width = 220, int height = 160)
{
    cv::Mat rgb(height, width, CV_8UC3, cv::Scalar(225, 222, 210));
    cv::circle(rgb, {width / 3, height / 2}, height / 4, cv::Scalar(200, 30, 35), cv::FILLED);
    return {rgb, "red disc"};
}

SaliencyRequest requestFor(std::vector<std::string> prompts, int k)
{
    return {.image = redDisc(), .prompts = std::move(prompts), .params = {{"k", std::int64_t{k}}}};
}

class EngineTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_engine.loadModel(resolveModel(kDefaultModel, testPaths()), RunContext());
    }
    Engine m_engine{EngineOptions{.threads = 2}};
};

TEST_F(EngineTest, DescribesTheModelInForce)
{
    const ModelIdentity identity = m_engine.identity();
    EXPECT_EQ(identity.name, "demo-rn");
    EXPECT_EQ(identity.family, "resnet");
    EXPECT_EQ(identity.sha256.size(), 64U);
    EXPECT_EQ(m_engine.model().layers.back().channels, 32 * m_engine.model().config.vision.width);
}

TEST_F(EngineTest, ProbabilitiesAreASoftmaxOfTheLogitsAndALonePromptHasNone)
{
    const auto scores =
        m_engine.score(redDisc(), Fit::Stretch, {"apple", "dog", "car"}, RunContext());
    double sum = 0;
    for (const PromptScore& score : scores) {
        ASSERT_TRUE(score.probability);
        sum += *score.probability;
        EXPECT_NEAR(
            std::log(*score.probability / *scores[0].probability),
            score.logit - scores[0].logit,
            1e-9);
        EXPECT_LE(std::abs(score.cosine), 1.0);
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
    EXPECT_FALSE(m_engine.score(redDisc(), Fit::Stretch, {"apple"}, RunContext())[0].probability);
}

TEST_F(EngineTest, TwoEnginesGiveTheSameBytes)
{
    const SaliencyResult first = m_engine.explain(requestFor({"apple", "dog"}, 24), RunContext());
    Engine other(EngineOptions{.threads = 2});
    other.loadModel(resolveModel(kDefaultModel, testPaths()), RunContext());
    const SaliencyResult second = other.explain(requestFor({"apple", "dog"}, 24), RunContext());

    EXPECT_EQ(cv::norm(first.map.values, second.map.values, cv::NORM_INF), 0.0);
    EXPECT_EQ(first.bank->logits, second.bank->logits);
}

TEST_F(EngineTest, ASecondPromptReusesScoredChannelsAndEqualsAFreshRun)
{
    const SaliencyResult all = m_engine.explain(requestFor({"apple"}, 200), RunContext());
    EXPECT_EQ(all.passes, 201);
    const SaliencyResult second = m_engine.explain(requestFor({"dog"}, 100), RunContext());
    EXPECT_LT(second.passes, 100);

    Engine fresh(EngineOptions{.threads = 2});
    fresh.loadModel(resolveModel(kDefaultModel, testPaths()), RunContext());
    const SaliencyResult alone = fresh.explain(requestFor({"dog"}, 100), RunContext());
    EXPECT_EQ(alone.passes, 101);
    EXPECT_EQ(alone.bank->order, second.bank->order);
    EXPECT_LE(
        cv::norm(alone.map.values, second.map.values, cv::NORM_INF),
        1e-5 * cv::norm(alone.map.values, cv::NORM_INF));
}

TEST_F(EngineTest, KAboveTheChannelCountIsClampedAndSaid)
{
    SaliencyRequest request = requestFor({"apple"}, 5000);
    request.layer = "layer1.0";
    const SaliencyResult result = m_engine.explain(request, RunContext());
    EXPECT_EQ(std::get<std::int64_t>(result.params.at("k")), 128);
    EXPECT_THAT(result.notes, testing::Contains(HasSubstr("5000")));
}

TEST_F(EngineTest, ALongPromptIsReadAsFarAsItFitsAndSaid)
{
    std::string words;
    for (int i = 0; i < 200; ++i)
        words += "apple ";
    const SaliencyResult result = m_engine.explain(requestFor({words}, 8), RunContext());
    EXPECT_EQ(
        static_cast<int>(result.prompts[0].tokens.size()), m_engine.model().config.text.context);
    EXPECT_GT(result.prompts[0].droppedTokens, 0);
    EXPECT_THAT(result.notes, testing::Contains(HasSubstr("were not read")));
}

TEST_F(EngineTest, RefusesWrongCallsWithASentence)
{
    const auto messageOf = [&](const SaliencyRequest& request) -> std::string {
        try {
            std::ignore = m_engine.explain(request, RunContext());
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(messageOf(requestFor({}, 3)), HasSubstr("no prompt"));
    EXPECT_THAT(messageOf(requestFor({"  "}, 3)), HasSubstr("empty"));
    SaliencyRequest request = requestFor({"apple"}, 3);
    request.layer = "layer9.9";
    EXPECT_THAT(messageOf(request), HasSubstr("layer4.1"));
    request = requestFor({"apple"}, 3);
    request.explained = 4;
    EXPECT_THAT(messageOf(request), HasSubstr("prompt 4"));
}

/// Counts what a run says and stops it at the given partial map.
class Recorder final : public RunSink {
public:
    explicit Recorder(int stopAt = 0) : m_stopAt(stopAt) {}
    void progress(const Progress& progress) override { m_last = progress; }
    void partial(const NativeMap& map, const Progress& progress) override
    {
        EXPECT_TRUE(cv::checkRange(map.values));
        if (progress.done == 0) {
            ++m_drafts;
            EXPECT_EQ(m_partials, 0) << "a draft after something better";
            return;
        }
        EXPECT_GT(progress.done, m_partialDone);
        m_partialDone = progress.done;
        if (++m_partials == m_stopAt)
            m_stop.request_stop();
    }
    [[nodiscard]] RunContext context() { return RunContext(m_stop.get_token(), this); }
    [[nodiscard]] int partials() const { return m_partials; }
    [[nodiscard]] int drafts() const { return m_drafts; }
    [[nodiscard]] const Progress& last() const { return m_last; }

private:
    std::stop_source m_stop;
    Progress m_last;
    std::int64_t m_partialDone = 0;
    int m_partials = 0;
    int m_drafts = 0;
    int m_stopAt;
};

TEST_F(EngineTest, PartialMapsGrowAndProgressEndsComplete)
{
    Recorder recorder;
    const SaliencyResult result = m_engine.explain(requestFor({"apple"}, 80), recorder.context());
    EXPECT_GE(recorder.partials(), 1);
    EXPECT_EQ(recorder.last().done, recorder.last().total);
    EXPECT_EQ(recorder.last().total, 80);
    EXPECT_TRUE(cv::checkRange(result.map.values));
}

TEST_F(EngineTest, OnlyALongRunBeginsWithADraft)
{
    Recorder fresh;
    std::ignore = m_engine.explain(requestFor({"apple"}, 120), fresh.context());
    EXPECT_EQ(fresh.drafts(), 1);
    Recorder again;
    std::ignore = m_engine.explain(requestFor({"apple"}, 120), again.context());
    EXPECT_EQ(again.drafts(), 0) << "all channels are banked, so the map itself is there at once";
    SaliencyRequest rise = requestFor({"apple"}, 1);
    rise.method = "rise";
    rise.params = {{"masks", std::int64_t{120}}};
    Recorder random;
    std::ignore = m_engine.explain(rise, random.context());
    EXPECT_EQ(random.drafts(), 1);
}

TEST_F(EngineTest, ReducedPrecisionFindsTheSameMapAndSaysSo)
{
    SaliencyRequest request = requestFor({"apple"}, 300);
    const SaliencyResult exact = m_engine.explain(request, RunContext());
    Engine automatic({.precision = Precision::Auto});
    automatic.loadModel(resolveModel(kDefaultModel, testPaths()), RunContext());
    const SaliencyResult drafted = automatic.explain(request, RunContext());
    EXPECT_LT(
        cv::norm(exact.map.values, drafted.map.values, cv::NORM_INF),
        0.01 * cv::norm(exact.map.values, cv::NORM_INF));
    const bool isDrafted = automatic.scoresIn() == Precision::BFloat16;
    EXPECT_EQ(drafted.scoring.find("bfloat16") != std::string::npos, isDrafted) << drafted.scoring;
    EXPECT_GE(drafted.passes, exact.passes);
}

TEST_F(EngineTest, AStoppedRunThrowsCancelledAndTheNextOneContinuesFromTheBank)
{
    Recorder stopper(1);
    EXPECT_THROW(
        std::ignore = m_engine.explain(requestFor({"apple"}, 120), stopper.context()), Cancelled);
    const SaliencyResult result = m_engine.explain(requestFor({"apple"}, 120), RunContext());
    EXPECT_LT(result.passes, 121);
}

TEST_F(EngineTest, EveryMethodRunsOnEveryFitAndStaysFinite)
{
    // Few passes, and ScoreCAM over the 32 channels of the stem instead of 1024.
    const std::map<std::string, ParamValue> few{
        {"k", std::int64_t{6}},
        {"masks", std::int64_t{8}},
        {"samples", std::int64_t{2}},
        {"groups", std::int64_t{6}}};
    for (const MethodInfo& method : methodCatalogue())
        for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
            SaliencyRequest request = requestFor({"apple"}, 6);
            request.method = method.id;
            request.fit = fit;
            request.params.clear();
            for (const auto& [name, value] : few)
                if (method.param(name) != nullptr)
                    request.params[name] = value;
            request.layer = "stem";
            if (!whyNot(method, VisionFamily::ResNet).empty()) {
                EXPECT_THROW(std::ignore = m_engine.explain(request, RunContext()), Error);
                continue;
            }
            const SaliencyResult result = m_engine.explain(request, RunContext());
            EXPECT_TRUE(cv::checkRange(result.map.values)) << method.id;
            if (result.bank) {
                const int cells = m_engine.model().config.vision.inputSize / 4;
                EXPECT_EQ(result.map.grid(), (Size{cells, cells})) << method.id;
            }
        }
}

TEST_F(EngineTest, EstimatesFromWhatEarlierRunsTook)
{
    EXPECT_EQ(m_engine.estimateSeconds(requestFor({"apple"}, 100)), 0.0);
    std::ignore = m_engine.explain(requestFor({"apple"}, 60), RunContext());
    const double small = m_engine.estimateSeconds(requestFor({"apple"}, 100));
    const double large = m_engine.estimateSeconds(requestFor({"apple"}, 1000));
    EXPECT_GT(small, 0.0);
    // But for the gradient, which costs a part of one pass in both.
    EXPECT_NEAR(large / small, 1001.0 / 101.0, 0.01);
}

TEST_F(EngineTest, AFailedLoadKeepsThePreviousModel)
{
    const ModelFiles broken{
        .name = "broken", .weights = testPaths().vocabulary, .merges = testPaths().vocabulary};
    EXPECT_THROW(m_engine.loadModel(broken, RunContext()), Error);
    EXPECT_EQ(m_engine.model().files.name, "demo-rn");
}

TEST_F(EngineTest, AMergesFileOfAnotherModelIsRefusedByName)
{
    ModelFiles files = resolveModel(kDefaultModel, testPaths());
    files.merges = testPaths().vocabulary;
    try {
        m_engine.loadModel(files, RunContext());
        FAIL() << "loaded";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("vocabulary of 49408"));
    }
}

TEST(EngineWithoutModelTest, SaysThatThereIsNone)
{
    Engine engine;
    EXPECT_FALSE(engine.hasModel());
    EXPECT_THROW(std::ignore = engine.model(), Error);
    EXPECT_THROW(std::ignore = engine.explain(requestFor({"apple"}, 3), RunContext()), Error);
}

}  // namespace
}  // namespace clipscope
