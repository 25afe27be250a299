// SPDX-License-Identifier: GPL-3.0-or-later
// The part of every layer, head and patch in the cosine, against a network written as loops.
#include "core/base/error.h"
#include "core/saliency/attribution.h"
#include "core/saliency/transformer/text_span.h"
#include "tests/core/saliency/slow_vit.h"
#include "tests/core/saliency/transformer_scene.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using testing::HasSubstr;

// Single precision against double; the greatest part of this model's cosine is about 0.1.
constexpr double kSinglePrecision = 1e-6;
constexpr double kSum = 1e-5;

const VitEncoder& vitOf(const TransformerScene& scene)
{
    return dynamic_cast<const VitEncoder&>(scene.model().visual());
}

class HeadAttributionTest : public testing::Test {
protected:
    HeadAttributionTest() : m_text(m_scene.texts()[1])
    {
        const Decomposition parts =
            decompose(vitOf(m_scene), m_scene.pixels(), m_text.unsqueeze(0));
        m_attribution = attributionOf(parts, m_text, parts.tokens[0], vitOf(m_scene));
    }
    [[nodiscard]] std::string messageOf(int layer, int head) const
    {
        try {
            std::ignore = headMap(m_attribution, layer, head);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
            return error.what();
        }
        return "";
    }

    TransformerScene m_scene{VisionFamily::Vit};
    at::Tensor m_text;
    Attribution m_attribution;
};

TEST_F(HeadAttributionTest, EveryPatchOfEveryHeadEqualsTheLoopsInDouble)
{
    const SlowVit slow(tinyWeights(VisionFamily::Vit), m_scene.pixels(), 3);
    const SlowVit::Row text = SlowVit::numbers(m_text);
    ASSERT_EQ(slow.heads(), 2U);
    ASSERT_EQ(slow.tokens(), 17U);
    ASSERT_EQ(m_attribution.grid, (Size{4, 4}));
    EXPECT_NEAR(m_attribution.cosine, slow.cosine(text), kSinglePrecision);
    double sum = 0;
    for (int l = 0; l < 3; ++l)
        for (int h = 0; h < 2; ++h) {
            const NativeMap map = headMap(m_attribution, l, h);
            const auto layer = static_cast<std::size_t>(l);
            const auto head = static_cast<std::size_t>(h);
            const double ofClass = slow.term(layer, head, 0, text);
            EXPECT_NEAR(m_attribution.classShares.at<float>(l, h), ofClass, kSinglePrecision);
            double whole = ofClass;
            for (int y = 0; y < 4; ++y)
                for (int x = 0; x < 4; ++x) {
                    const auto token = static_cast<std::size_t>(1 + 4 * y + x);
                    const double wanted = slow.term(layer, head, token, text);
                    EXPECT_NEAR(map.values.at<float>(y, x), wanted, kSinglePrecision)
                        << l << ' ' << h << ' ' << y << ' ' << x;
                    whole += wanted;
                }
            EXPECT_NEAR(m_attribution.heads.at<float>(l, h), whole, kSinglePrecision);
            sum += whole;
        }
    for (std::size_t l = 0; l < 4; ++l) {
        EXPECT_NEAR(m_attribution.mlps[l], slow.rest(l, text), kSinglePrecision);
        sum += slow.rest(l, text);
    }
    EXPECT_NEAR(sum, slow.cosine(text), 1e-12);  // the loops themselves add up
}

TEST_F(HeadAttributionTest, MapsAndClassSharesAddUpToTheHeadsAndThoseToTheCosine)
{
    double cosine = 0;
    for (int l = 0; l < 3; ++l) {
        double layer = 0;
        for (int h = 0; h < 2; ++h) {
            const double head = cv::sum(headMap(m_attribution, l, h).values)[0] +
                                double{m_attribution.classShares.at<float>(l, h)};
            EXPECT_NEAR(head, m_attribution.heads.at<float>(l, h), kSum);
            layer += head;
        }
        EXPECT_NEAR(m_attribution.layerAttention(l), layer, kSum);
        cosine += layer;
    }
    for (const float mlp : m_attribution.mlps)
        cosine += double{mlp};
    EXPECT_NEAR(cosine, m_attribution.cosine, kSum);
}

TEST_F(HeadAttributionTest, AHeadsMapIsThatOfTheMethodForThisBlockAndHead)
{
    m_scene.explain(2, 1);
    for (const std::int64_t l : {0, 2})
        for (const std::int64_t h : {0, 1}) {
            const SaliencyOutcome outcome = m_scene.run(
                "textspan", {{"block", l}, {"head", h}, {"contrast", std::string("none")}});
            const NativeMap map = headMap(m_attribution, static_cast<int>(l), static_cast<int>(h));
            EXPECT_LT(cv::norm(map.values, outcome.map.values, cv::NORM_INF), 1e-7) << l << h;
            EXPECT_EQ(map.rectify, outcome.map.rectify);
            ASSERT_TRUE(outcome.attribution);
            EXPECT_LT(
                cv::norm(outcome.attribution->headMaps, m_attribution.headMaps, cv::NORM_INF),
                1e-7);
        }
}

TEST_F(HeadAttributionTest, ALayersMapIsTheSumOfItsHeads)
{
    const cv::Mat sum = headMap(m_attribution, 1, 0).values + headMap(m_attribution, 1, 1).values;
    EXPECT_LT(cv::norm(layerMap(m_attribution, 1).values, sum, cv::NORM_INF), 1e-7);
    EXPECT_GT(cv::norm(sum, layerMap(m_attribution, 2).values, cv::NORM_INF), 1e-4);
}

TEST_F(HeadAttributionTest, WhatSpeaksAgainstIsTheSameMapUpsideDown)
{
    const NativeMap against = headMap(m_attribution, 1, 1, Evidence::Against);
    EXPECT_EQ(cv::norm(against.values, -headMap(m_attribution, 1, 1).values, cv::NORM_INF), 0);
    const NativeMap layer = layerMap(m_attribution, 1, Evidence::Against);
    EXPECT_EQ(cv::norm(layer.values, -layerMap(m_attribution, 1).values, cv::NORM_INF), 0);
    EXPECT_EQ(evidenceOf(-1e-9), Evidence::Against);
    EXPECT_EQ(evidenceOf(0), Evidence::For);
}

TEST_F(HeadAttributionTest, NamesTheRangeOfLayersAndHeads)
{
    EXPECT_THAT(messageOf(3, 0), HasSubstr("layers 0 to 2"));
    EXPECT_THAT(messageOf(-1, 0), HasSubstr("no layer -1"));
    EXPECT_THAT(messageOf(0, 2), HasSubstr("heads 0 to 1"));
    EXPECT_THROW(std::ignore = layerMap(m_attribution, 3), Error);
}

TEST(ClassRowsTest, AFurtherPromptOfTheSamePictureNeedsNoPass)
{
    const TransformerScene scene(VisionFamily::Vit);
    std::map<std::string, at::Tensor> kept;
    int computed = 0;
    const KeepTensor keep = [&](const std::string& id, const std::function<at::Tensor()>& compute) {
        if (const auto found = kept.find(id); found != kept.end())
            return found->second;
        ++computed;
        return kept[id] = compute();
    };
    const ClassRows first = keptClassRows(vitOf(scene), scene.pixels(), keep);
    EXPECT_EQ(computed, 3);
    const ClassRows second = keptClassRows(vitOf(scene), scene.pixels(), keep);
    EXPECT_EQ(computed, 3);
    EXPECT_TRUE(second.read.is_same(first.read));
    EXPECT_EQ(first.read.sizes(), (std::vector<std::int64_t>{3, 2, 17, 64}));
    EXPECT_EQ(first.mlps.sizes(), (std::vector<std::int64_t>{4, 128}));

    // One part was pushed out: all are computed again, and are the same.
    kept.erase("class rows, mlps");
    const ClassRows third = keptClassRows(vitOf(scene), scene.pixels(), keep);
    EXPECT_EQ(computed, 4);
    EXPECT_TRUE(third.mlps.equal(first.mlps));
}

TEST(TopHeadsTest, RanksByMagnitudeAndBreaksTiesByPlace)
{
    const Attribution attribution{
        .heads = (cv::Mat_<float>(2, 2) << 0.25F, -0.5F, 0.5F, 0.125F),
        .mlps = {},
        .cosine = -0.5,
        .headMaps = {},
        .classShares = {},
        .grid = {}};
    const auto top = topHeads(attribution, 3);
    ASSERT_EQ(top.size(), 3U);
    EXPECT_EQ(std::tuple(top[0].layer, top[0].head, top[0].value), std::tuple(0, 1, -0.5));
    EXPECT_EQ(std::tuple(top[1].layer, top[1].head, top[1].value), std::tuple(1, 0, 0.5));
    EXPECT_EQ(std::tuple(top[2].layer, top[2].head, top[2].value), std::tuple(0, 0, 0.25));
    EXPECT_EQ(topHeads(attribution, 99).size(), 4U);
    // Positive raises the cosine, also where that is negative.
    EXPECT_EQ(percentOfCosine(attribution, 0.25), 50);
    EXPECT_EQ(percentOfCosine(Attribution{}, 0.25), 0);
}

}  // namespace
}  // namespace clipscope
