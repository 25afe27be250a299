// SPDX-License-Identifier: GPL-3.0-or-later
// SS-CAM and IS-CAM against their formulas in double, and what all score methods promise.
#include "core/saliency/blocks/random_numbers.h"
#include "tests/core/saliency/score_reference.h"

#include <opencv2/core.hpp>

#include <tuple>

namespace clipscope {
namespace {

using reference::Planes;

constexpr int kSelected = 3;
constexpr int kSamples = 4;
constexpr double kSigma = 0.7;
constexpr std::uint64_t kSeed = 7;  // of TinyScene

/// The map of the formula: `sample` makes picture i of channel c from its mask.
Planes
formula(TinyScene& scene, const std::function<Planes(const Planes& mask, int c, int i)>& sample)
{
    const ClipProbe probe(scene.inputs(1));
    const Planes activation = reference::planesOf(probe.activation());
    const Planes gradient = reference::planesOf(probe.gradient());
    std::vector<std::pair<double, int>> ranking;
    for (int c = 0; c < activation.count; ++c) {
        double sum = 0;
        for (const double value : reference::plane(gradient, c).values)
            sum += value;
        ranking.emplace_back(-sum, c);
    }
    std::sort(ranking.begin(), ranking.end());

    const auto n = static_cast<int>(scene.pixels.size(2));
    const double baseline = reference::logitOf(scene, reference::planesOf(scene.pixels.squeeze(0)));
    std::vector<double> gains;
    for (int rank = 0; rank < kSelected; ++rank) {
        const int c = ranking[static_cast<std::size_t>(rank)].second;
        const Planes mask = reference::maskOf(activation, c, n);
        double sum = 0;
        for (int i = 0; i < kSamples; ++i)
            sum += reference::logitOf(scene, sample(mask, c, i)) - baseline;
        gains.push_back(sum / kSamples);
    }
    const std::vector<double> shares = reference::softmax(gains);
    std::vector<double> weights(static_cast<std::size_t>(activation.count), 0.0);
    for (std::size_t rank = 0; rank < shares.size(); ++rank)
        weights[static_cast<std::size_t>(ranking[rank].second)] = shares[rank];
    return reference::weightedSum(activation, weights);
}

RandomNumbers noiseOf(int c, int i)
{
    return {kSeed, {static_cast<std::uint64_t>(c), static_cast<std::uint64_t>(i)}};
}

const std::map<std::string, ParamValue> kSsCam{
    {"k", std::int64_t{kSelected}}, {"samples", std::int64_t{kSamples}}, {"sigma", kSigma}};
const std::map<std::string, ParamValue> kIsCam{
    {"k", std::int64_t{kSelected}}, {"samples", std::int64_t{kSamples}}};

std::map<std::string, ParamValue>
with(std::map<std::string, ParamValue> params, const char* id, ParamValue value)
{
    params[id] = std::move(value);
    return params;
}

class SampledFormulaTest : public testing::TestWithParam<VisionFamily> {
protected:
    TinyScene m_scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    Planes m_picture = reference::planesOf(m_scene.pixels.squeeze(0));

    void expectEqual(const Planes& expected, const SaliencyOutcome& outcome) const
    {
        const Heatmap heat = reference::heatmapOf(expected);
        EXPECT_EQ(heat.state, HeatState::Ok);
        EXPECT_LE(reference::difference(heat, reference::heatmapOf(outcome.map)), 1e-4);
    }
};

TEST_P(SampledFormulaTest, SsCamAddsNoiseToTheMaskTheSameInAllColours)
{
    const Planes expected = formula(m_scene, [&](Planes mask, int c, int i) {
        RandomNumbers random = noiseOf(c, i);
        for (double& value : mask.values)
            value += kSigma * random.normal();
        return reference::masked(m_picture, mask);
    });
    expectEqual(expected, reference::run(m_scene, "sscam", kSsCam));
}

TEST_P(SampledFormulaTest, SsCamAddsNoiseToTheMaskedPictureInEveryColour)
{
    const Planes expected = formula(m_scene, [&](const Planes& mask, int c, int i) {
        RandomNumbers random = noiseOf(c, i);
        Planes picture = reference::masked(m_picture, mask);
        for (double& value : picture.values)
            value += kSigma * random.normal();
        return picture;
    });
    expectEqual(
        expected,
        reference::run(m_scene, "sscam", with(kSsCam, "variant", std::string("picture"))));
}

TEST_P(SampledFormulaTest, IsCamScalesTheMaskByGrowingSums)
{
    const Planes expected = formula(m_scene, [&](Planes mask, int, int i) {
        double strength = 0;
        for (int j = 1; j <= i + 1; ++j)
            strength += static_cast<double>(j) / kSamples;
        for (double& value : mask.values)
            value *= strength;
        return reference::masked(m_picture, mask);
    });
    expectEqual(expected, reference::run(m_scene, "iscam", kIsCam));
}

TEST_P(SampledFormulaTest, WithoutNoiseSsCamIsGScoreCam)
{
    const SaliencyOutcome plain = reference::run(
        m_scene,
        "gscorecam",
        {{"k", std::int64_t{kSelected}}, {"softmax", std::string("selected")}});
    const SaliencyOutcome smooth = reference::run(m_scene, "sscam", with(kSsCam, "sigma", 0.0));
    EXPECT_LE(
        reference::difference(reference::heatmapOf(plain.map), reference::heatmapOf(smooth.map)),
        1e-5);
}

TEST_P(SampledFormulaTest, AnySmallerKOfTheBankEqualsAFreshRun)
{
    for (const char* id : {"sscam", "iscam"}) {
        const auto params = id == std::string("sscam") ? kSsCam : kIsCam;
        const SaliencyOutcome large = reference::run(m_scene, id, params);
        for (const std::int64_t k : {1, 2, 3})
            EXPECT_EQ(
                cv::norm(
                    combineFirst(*large.bank, static_cast<int>(k)).values,
                    reference::run(m_scene, id, with(params, "k", k)).map.values,
                    cv::NORM_INF),
                0.0)
                << id << " k = " << k;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    SampledFormulaTest,
    testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const auto& family) { return std::string(toString(family.param)); });

/// A method with parameters that make it small and, where it can be, random.
struct Small {
    std::string id;
    std::map<std::string, ParamValue> params;
    bool random = false;
};

std::vector<Small> smallMethods()
{
    return {
        {"gscorecam", {{"k", std::int64_t{11}}, {"pick", std::string("both")}}, false},
        {"scorecam", {{"sample", std::int64_t{13}}}, true},
        {"sscam", kSsCam, true},
        {"iscam", kIsCam, false},
        {"groupcam", {{"groups", std::int64_t{9}}}, false},
        {"groupcam", {{"groups", std::int64_t{9}}, {"grouping", std::string("k-means")}}, true},
        {"rise", {{"masks", std::int64_t{23}}, {"cells", std::int64_t{3}}}, true}};
}

class ScoreFamilyTest : public testing::TestWithParam<std::tuple<Small, VisionFamily>> {
protected:
    /// Every run starts from nothing: no bank of another run answers for it.
    [[nodiscard]] static NativeMap run(const reference::RunOptions& options)
    {
        const auto& [method, family] = GetParam();
        TinyScene scene = TinyScene::make(family, /*gradientLayer=*/false);
        return reference::run(scene, method.id, method.params, options).map;
    }
};

TEST_P(ScoreFamilyTest, TheBatchSizeDoesNotChangeTheMap)
{
    const NativeMap one = run({.batch = 1});
    const NativeMap five = run({.batch = 5});
    EXPECT_LE(
        cv::norm(one.values, five.values, cv::NORM_INF), 5e-5 * cv::norm(one.values, cv::NORM_INF));
}

TEST_P(ScoreFamilyTest, TheSameSeedGivesTheSameBytesAndAnotherSeedAnotherMap)
{
    const cv::Mat first = run({.seed = 7}).values;
    EXPECT_EQ(cv::norm(first, run({.seed = 7}).values, cv::NORM_INF), 0.0);
    EXPECT_EQ(
        cv::norm(first, run({.seed = 8}).values, cv::NORM_INF) > 0.0,
        std::get<0>(GetParam()).random);
}

/// Keeps the partial maps of a run.
class PartialMaps final : public RunSink {
public:
    void progress(const Progress&) override {}
    void partial(const NativeMap& map, const Progress& progress) override
    {
        m_maps.push_back(map.values.clone());
        m_done.push_back(progress.done);
        EXPECT_LT(progress.done, progress.total);
        EXPECT_TRUE(cv::checkRange(map.values));
    }
    [[nodiscard]] const std::vector<cv::Mat>& maps() const { return m_maps; }
    [[nodiscard]] const std::vector<std::int64_t>& done() const { return m_done; }

private:
    std::vector<cv::Mat> m_maps;
    std::vector<std::int64_t> m_done;
};

TEST_P(ScoreFamilyTest, EveryBatchButTheLastShowsARefinedMap)
{
    PartialMaps sink;
    const NativeMap last = run({.batch = 4, .context = RunContext({}, &sink)});
    ASSERT_GE(sink.maps().size(), 2U);
    for (std::size_t i = 0; i < sink.maps().size(); ++i) {
        EXPECT_EQ(sink.done()[i], static_cast<std::int64_t>(4 * (i + 1)));
        EXPECT_EQ(sink.maps()[i].size(), last.values.size());
    }
    EXPECT_GT(cv::norm(sink.maps().front(), sink.maps().back(), cv::NORM_INF), 0.0);
    const NativeMap unwatched = run({.batch = 4});
    EXPECT_EQ(cv::norm(last.values, unwatched.values, cv::NORM_INF), 0.0);
}

std::string caseName(const testing::TestParamInfo<std::tuple<Small, VisionFamily>>& info)
{
    const auto& [small, family] = info.param;
    return small.id + (small.params.contains("grouping") ? "_clusters_" : "_") +
           std::string(toString(family));
}

INSTANTIATE_TEST_SUITE_P(
    Methods,
    ScoreFamilyTest,
    testing::Combine(
        testing::ValuesIn(smallMethods()),
        testing::Values(VisionFamily::ResNet, VisionFamily::Vit)),
    caseName);

}  // namespace
}  // namespace clipscope
