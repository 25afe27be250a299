// SPDX-License-Identifier: GPL-3.0-or-later
// What the transformer methods do with unusual requests.
#include "core/base/error.h"
#include "core/text/prompt_templates.h"
#include "tests/core/saliency/transformer_scene.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <stop_token>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using Params = std::map<std::string, ParamValue>;

double difference(const SaliencyOutcome& a, const SaliencyOutcome& b)
{
    return cv::norm(a.map.values, b.map.values, cv::NORM_INF);
}

std::string messageOf(TransformerScene& scene, const std::string& method, const Params& params)
{
    try {
        std::ignore = scene.run(method, params);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        return error.what();
    }
    return "";
}

/// Stops at the given step.
class Stopper final : public RunSink {
public:
    explicit Stopper(int at) : m_left(at) {}
    void progress(const Progress&) override
    {
        if (--m_left == 0)
            m_stop.request_stop();
    }
    void partial(const NativeMap&, const Progress&) override {}
    [[nodiscard]] RunContext context() { return RunContext(m_stop.get_token(), this); }
    [[nodiscard]] int left() const { return m_left; }

private:
    std::stop_source m_stop;
    int m_left;
};

TEST(TransformerMethodsTest, StopBetweenBlocks)
{
    for (const char* method :
         {"hilacam",
          "gem",
          "clipsurgery",
          "textspan",
          "rawattention",
          "rollout",
          "gradrollout",
          "maskclip"}) {
        TransformerScene scene(VisionFamily::Vit);
        Stopper stopper(3);
        EXPECT_THROW(std::ignore = scene.run(method, {}, stopper.context()), Cancelled) << method;
        EXPECT_LE(stopper.left(), 0) << method;
        EXPECT_GE(stopper.left(), -1) << method;
    }
}

TEST(TransformerMethodsTest, ThoseThatReadAttentionRefuseAResNetAndSayWhy)
{
    for (const char* method :
         {"hilacam", "gem", "textspan", "rawattention", "rollout", "gradrollout"}) {
        TransformerScene scene(VisionFamily::ResNet);
        try {
            std::ignore = scene.run(method);
            ADD_FAILURE() << method;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unsupported) << method;
        }
        EXPECT_FALSE(whyNot(findMethod(method), VisionFamily::ResNet).empty()) << method;
        EXPECT_TRUE(whyNot(findMethod(method), VisionFamily::Vit).empty()) << method;
    }
}

TEST(GemTest, ADepthBeyondTheModelModifiesAllBlocksAndIsTold)
{
    TransformerScene scene(VisionFamily::Vit);
    const SaliencyOutcome all = scene.run("gem", {{"depth", 4L}});
    const SaliencyOutcome more = scene.run("gem", {{"depth", 50L}});
    EXPECT_EQ(difference(all, more), 0);
    EXPECT_TRUE(all.notes.empty());
    ASSERT_EQ(more.notes.size(), 1U);
    EXPECT_NE(more.notes[0].find("only 3 blocks"), std::string::npos) << more.notes[0];
    EXPECT_GT(difference(all, scene.run("gem", {{"depth", 3L}})), 1e-3);
}

TEST(GemTest, TheOriginalStreamIsPlainDenseClipAtEveryDepth)
{
    TransformerScene scene(VisionFamily::Vit);
    const SaliencyOutcome plain = scene.run("maskclip", {{"flavour", std::string("raw")}});
    for (const std::int64_t depth : {2, 7})
        EXPECT_LT(
            difference(
                scene.run("gem", {{"depth", depth}, {"stream", std::string("original")}}), plain),
            1e-6)
            << depth;
}

TEST(ClipSurgeryTest, BlocksBeyondTheModelModifyAllAndAreTold)
{
    TransformerScene scene(VisionFamily::Vit);
    const SaliencyOutcome all = scene.run("clipsurgery", {{"blocks", 3L}});
    const SaliencyOutcome more = scene.run("clipsurgery", {{"blocks", 6L}});
    EXPECT_EQ(difference(all, more), 0);
    EXPECT_TRUE(all.notes.empty());
    EXPECT_EQ(more.notes.size(), 1U);
}

TEST(ClipSurgeryTest, ASinglePromptIsComparedWithTheEmptyOneInEveryTemplate)
{
    TransformerScene scene(VisionFamily::Vit);
    scene.explain(1);
    std::ignore = scene.run("clipsurgery");
    ASSERT_EQ(scene.asked().size(), 85U);
    const auto templates = templatesFromString("surgery");
    for (std::size_t i = 0; i < templates.size(); ++i)
        EXPECT_EQ(scene.asked()[i], fillTemplate(templates[i], ""));
}

TEST(ClipSurgeryTest, ThePromptsMapsAddUpToZero)
{
    // What all prompts have in common is gone: exact, whatever the features.
    TransformerScene scene(VisionFamily::Vit);
    scene.explain(2, 0);
    const cv::Mat first = scene.run("clipsurgery").map.values;
    scene.explain(2, 1);
    const cv::Mat second = scene.run("clipsurgery").map.values;
    EXPECT_LT(cv::norm(first + second, cv::NORM_INF), 1e-6);
    EXPECT_GT(cv::norm(first, cv::NORM_INF), 1e-2);
}

TEST(ClipSurgeryTest, SaysWhatItCouldNotFollow)
{
    TransformerScene scene(VisionFamily::ResNet);
    EXPECT_TRUE(scene.run("clipsurgery").notes.empty());
    EXPECT_EQ(scene.run("clipsurgery", {{"architecture", std::string("off")}}).notes.size(), 1U);
    scene.explain(2, 0, Scalar::Contrast);
    EXPECT_EQ(scene.run("clipsurgery").notes.size(), 1U);
}

TEST(MaskClipTest, AResNetKnowsOneFlavourAndSaysSo)
{
    TransformerScene scene(VisionFamily::ResNet);
    const SaliencyOutcome plain = scene.run("maskclip");
    const SaliencyOutcome raw = scene.run("maskclip", {{"flavour", std::string("raw")}});
    EXPECT_EQ(difference(plain, raw), 0);
    EXPECT_TRUE(plain.notes.empty());
    EXPECT_EQ(raw.notes.size(), 1U);
}

TEST(RawAttentionTest, CountsBlocksFromEitherEndAndNamesTheRange)
{
    TransformerScene scene(VisionFamily::Vit);
    EXPECT_EQ(
        difference(
            scene.run("rawattention", {{"block", -3L}}),
            scene.run("rawattention", {{"block", 0L}})),
        0);
    EXPECT_GT(
        difference(scene.run("rawattention", {{"block", -3L}}), scene.run("rawattention")), 1e-3);
    EXPECT_NE(
        messageOf(scene, "rawattention", {{"block", 3L}}).find("blocks 0 to 2"), std::string::npos);
    EXPECT_NE(messageOf(scene, "rawattention", {{"block", -4L}}).find("not -4"), std::string::npos);
    EXPECT_NE(
        messageOf(scene, "rawattention", {{"head", 2L}}).find("heads 0 to 1"), std::string::npos);
}

TEST(TextSpanTest, BlocksAndHeadsAddUpToTheWhole)
{
    TransformerScene scene(VisionFamily::Vit);
    const cv::Mat whole = scene.run("textspan").map.values;
    cv::Mat blocks = cv::Mat::zeros(whole.size(), CV_32FC1);
    for (const std::int64_t block : {0, 1, 2})
        blocks += scene.run("textspan", {{"block", block}}).map.values;
    EXPECT_LT(cv::norm(whole, blocks, cv::NORM_INF), 1e-6);
    cv::Mat heads = cv::Mat::zeros(whole.size(), CV_32FC1);
    for (const std::int64_t head : {0, 1})
        heads += scene.run("textspan", {{"head", head}}).map.values;
    EXPECT_LT(cv::norm(whole, heads, cv::NORM_INF), 1e-6);
    EXPECT_GT(cv::norm(whole, cv::NORM_INF), 1e-3);
}

TEST(TextSpanTest, NamesTheRangeOfBlocksAndHeadsAndTheMissingPrompt)
{
    TransformerScene scene(VisionFamily::Vit);
    EXPECT_NE(
        messageOf(scene, "textspan", {{"block", 3L}}).find("blocks 0 to 2"), std::string::npos);
    EXPECT_NE(messageOf(scene, "textspan", {{"head", 9L}}).find("heads 0 to 1"), std::string::npos);
    scene.explain(1);
    EXPECT_NE(
        messageOf(scene, "textspan", {{"contrast", std::string("prompts")}}).find("two prompts"),
        std::string::npos);
}

TEST(TextSpanTest, AttributesTheCosineWhateverTheMapIsComparedWith)
{
    TransformerScene scene(VisionFamily::Vit);
    for (const char* contrast : {"prompts", "empty", "none"}) {
        const SaliencyOutcome outcome =
            scene.run("textspan", {{"contrast", std::string(contrast)}});
        ASSERT_TRUE(outcome.attribution) << contrast;
        double sum = cv::sum(outcome.attribution->heads)[0];
        for (const float mlp : outcome.attribution->mlps)
            sum += static_cast<double>(mlp);
        EXPECT_NEAR(sum, outcome.attribution->cosine, 1e-5) << contrast;
        EXPECT_EQ(outcome.map.rectify, Rectify::AfterResize);
    }
    scene.explain(1);
    std::ignore = scene.run("textspan");
    EXPECT_EQ(scene.asked().size(), templatesFromString("imagenet").size());
}

TEST(TextSpanTest, AContrastScalarIsTheContrast)
{
    TransformerScene scene(VisionFamily::Vit);
    const cv::Mat half = scene.run("textspan").map.values;  // t - (t + u) / 2
    scene.explain(2, 0, Scalar::Contrast);
    EXPECT_LT(cv::norm(2 * half, scene.run("textspan").map.values, cv::NORM_INF), 1e-6);
}

TEST(PromptFreeMethodsTest, GiveTheSameMapForEveryPrompt)
{
    for (const char* method : {"rawattention", "rollout"}) {
        TransformerScene scene(VisionFamily::Vit);
        const SaliencyOutcome first = scene.run(method);
        scene.explain(2, 1);
        EXPECT_EQ(difference(first, scene.run(method)), 0) << method;
        EXPECT_FALSE(findMethod(method).usesPrompt);
    }
}

}  // namespace
}  // namespace clipscope
