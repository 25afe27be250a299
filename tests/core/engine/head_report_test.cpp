// SPDX-License-Identifier: GPL-3.0-or-later
// Layers and heads through the engine: a small ViT from a file, and the ResNet that ships.
#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_clip.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stop_token>
#include <tuple>

namespace clipscope {
namespace {

using testing::HasSubstr;

Image redDisc()
{
    cv::Mat rgb(70, 90, CV_8UC3, cv::Scalar(225, 222, 210));
    cv::circle(rgb, {25, 30}, 18, cv::Scalar(200, 30, 35), cv::FILLED);
    return {rgb, "red disc"};
}

/// Counts the layers that were run.
class PassCounter final : public RunSink {
public:
    void progress(const Progress& progress) override
    {
        if (progress.stage == "decomposing" && progress.total > 0)
            ++m_steps;
    }
    void partial(const NativeMap&, const Progress&) override {}
    [[nodiscard]] int steps() const { return m_steps; }

private:
    int m_steps = 0;
};

class HeadReportTest : public testing::Test {
protected:
    HeadReportTest()
    {
        ClipConfig config = tinyConfig(VisionFamily::Vit);
        config.text.vocabulary = 515;  // bytes, bytes that end a word, one merge, start and end
        writeSafetensors(
            m_folder.path() / "model.safetensors", formulaWeights(canonicalShapes(config)));
        const auto merges = m_folder.file("merges.txt", "#version: 0.2\nr e\n");
        std::ignore = m_folder.file("config.json", R"({"activation": "quick_gelu"})");
        m_engine.loadModel(
            {.name = "tiny", .weights = m_folder.path() / "model.safetensors", .merges = merges},
            RunContext());
    }
    [[nodiscard]] static SaliencyRequest
    requestFor(std::vector<std::string> prompts, std::size_t explained = 0)
    {
        return {
            .image = redDisc(),
            .prompts = std::move(prompts),
            .explained = explained,
            .params = {}};
    }

    TempFolder m_folder;
    Engine m_engine{EngineOptions{.threads = 2}};
};

TEST_F(HeadReportTest, AddsUpToTheCosineOfThePromptThatIsExplainedOnEveryFit)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad})
        for (const std::size_t explained : {0U, 1U}) {
            SaliencyRequest request = requestFor({"red", "blue sky"}, explained);
            request.fit = fit;
            request.templates = {"a photo of {}", "{} again"};
            const HeadReport report = m_engine.attributeHeads(request, RunContext());
            double sum = cv::sum(report.attribution.heads)[0];
            for (const float mlp : report.attribution.mlps)
                sum += double{mlp};
            EXPECT_NEAR(sum, report.attribution.cosine, 1e-5);
            const auto scores = m_engine.score(
                request.image, fit, request.prompts, RunContext(), request.templates);
            EXPECT_NEAR(report.attribution.cosine, scores[explained].cosine, 1e-5);
            EXPECT_NEAR(report.prompts[explained].cosine, scores[explained].cosine, 1e-5);
            EXPECT_EQ(report.attribution.headMaps.size(), cv::Size(16, 6));
            EXPECT_EQ(report.attribution.grid, (Size{4, 4}));
        }
}

TEST_F(HeadReportTest, EqualsTheAttributionOfTheMethodWhateverMethodIsAskedFor)
{
    SaliencyRequest request = requestFor({"red", "blue sky"});
    request.method = "textspan";
    const Attribution wanted = *m_engine.explain(request, RunContext()).attribution;
    request.method = "gradcam";
    const Attribution found = m_engine.attributeHeads(request, RunContext()).attribution;
    EXPECT_LT(cv::norm(wanted.headMaps, found.headMaps, cv::NORM_INF), 1e-7);
    EXPECT_LT(cv::norm(wanted.heads, found.heads, cv::NORM_INF), 1e-7);
    EXPECT_EQ(wanted.mlps.size(), found.mlps.size());
}

TEST_F(HeadReportTest, RunsTheNetworkOncePerPicture)
{
    PassCounter counter;
    const RunContext context({}, &counter);
    std::ignore = m_engine.attributeHeads(requestFor({"red"}), context);
    const int once = counter.steps();
    EXPECT_EQ(once, 4);  // before each of three layers, and behind the last
    std::ignore = m_engine.attributeHeads(requestFor({"red", "green"}, 1), context);
    EXPECT_EQ(counter.steps(), once);
    SaliencyRequest other = requestFor({"red"});
    other.fit = Fit::Crop;
    std::ignore = m_engine.attributeHeads(other, context);
    EXPECT_EQ(counter.steps(), 2 * once);
}

TEST_F(HeadReportTest, StopsWhenAskedTo)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(
        std::ignore =
            m_engine.attributeHeads(requestFor({"red"}), RunContext(stop.get_token(), nullptr)),
        Cancelled);
}

TEST_F(HeadReportTest, SaysWhichPromptWasNotReadToItsEnd)
{
    const HeadReport report = m_engine.attributeHeads(
        requestFor({"a prompt that is far too long for sixteen tokens"}), RunContext());
    ASSERT_EQ(report.notes.size(), 1U);
    EXPECT_THAT(report.notes[0], HasSubstr("were not read"));
}

TEST_F(HeadReportTest, RefusesAResNetAndWrongCallsWithASentence)
{
    const auto messageOf = [this](const SaliencyRequest& request, ErrorCode code) -> std::string {
        try {
            std::ignore = m_engine.attributeHeads(request, RunContext());
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), code);
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(messageOf(requestFor({}), ErrorCode::InvalidArgument), HasSubstr("no prompt"));
    EXPECT_THAT(
        messageOf(requestFor({"red"}, 3), ErrorCode::InvalidArgument), HasSubstr("prompt 3"));
    m_engine.loadModel(
        resolveModel(
            kDefaultModel,
            {.vocabulary = CLIPSCOPE_TEST_SOURCE_DIR "/resources/vocab/clip_merges.txt",
             .models = {CLIPSCOPE_TEST_SOURCE_DIR "/models"}}),
        RunContext());
    EXPECT_THAT(
        messageOf(requestFor({"red"}), ErrorCode::Unsupported), HasSubstr("load a ViT model"));
}

}  // namespace
}  // namespace clipscope
