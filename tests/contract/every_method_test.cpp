// SPDX-License-Identifier: GPL-3.0-or-later
// What every registered method promises, on both families and at every layer.
#include "core/base/error.h"
#include "core/saliency/channel_methods.h"
#include "core/saliency/registry.h"
#include "tests/support/tiny_scene.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <stop_token>

namespace clipscope {
namespace {

constexpr std::int64_t kBatch = 4;

using Case = std::tuple<std::string, VisionFamily>;

std::string nameOf(const testing::TestParamInfo<Case>& info)
{
    std::string name =
        std::get<0>(info.param) + "_" + std::string(toString(std::get<1>(info.param)));
    for (char& c : name)
        c = c == '+' ? 'p' : c;
    return name;
}

/// Counts partial maps and stops at the given one.
class PartialCounter final : public RunSink {
public:
    explicit PartialCounter(int stopAt = 0) : m_stopAt(stopAt) {}
    void progress(const Progress&) override { ++m_steps; }
    void partial(const NativeMap& map, const Progress& progress) override
    {
        EXPECT_TRUE(cv::checkRange(map.values));
        EXPECT_GT(progress.done, m_lastDone);
        EXPECT_LT(progress.done, progress.total);
        m_lastDone = progress.done;
        ++m_count;
        if (m_count == m_stopAt)
            m_stop.request_stop();
    }
    [[nodiscard]] RunContext context() { return RunContext(m_stop.get_token(), this); }
    void stopNow() { m_stop.request_stop(); }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int steps() const { return m_steps; }

private:
    std::stop_source m_stop;
    std::int64_t m_lastDone = 0;
    int m_count = 0;
    int m_steps = 0;
    int m_stopAt;
};

class EveryMethodTest : public testing::TestWithParam<Case> {
protected:
    void SetUp() override
    {
        const std::string obstacle = whyNot(info(), std::get<1>(GetParam()));
        if (!obstacle.empty())
            GTEST_SKIP() << obstacle;
    }
    [[nodiscard]] const MethodInfo& info() const { return findMethod(std::get<0>(GetParam())); }
    [[nodiscard]] TinyScene scene() const
    {
        return TinyScene::make(std::get<1>(GetParam()), info().layer == LayerRole::GradientLayer);
    }
    /// With fewer passes where the default takes thousands; everything else as people get it.
    [[nodiscard]] SaliencyOutcome run(TinyScene& scene, const RunContext& context = {}) const
    {
        const at::NoGradGuard guard;
        const ClipProbe probe(scene.inputs(kBatch));
        std::map<std::string, ParamValue> params;
        if (info().param("masks") != nullptr)
            params["masks"] = std::int64_t{40};
        if (info().param("samples") != nullptr) {
            params["samples"] = std::int64_t{2};
            params["k"] = std::int64_t{12};
        }
        return createMethod(info().id)->run(probe, ParamValues(info(), params), context);
    }
};

/// Methods that look at a layer give its map; the others have a grid of their own.
void expectGrid(const SaliencyOutcome& outcome, const LayerInfo& layer)
{
    EXPECT_TRUE(cv::checkRange(outcome.map.values)) << layer.name;
    if (outcome.bank) {
        EXPECT_EQ(outcome.map.grid(), layer.grid) << layer.name;
    }
    EXPECT_GT(outcome.map.values.total(), 0U);
}

TEST_P(EveryMethodTest, GivesAFiniteMapThatIsNotConstant)
{
    TinyScene tiny = scene();
    const SaliencyOutcome outcome = run(tiny);
    expectGrid(outcome, tiny.model->visual().layer(tiny.layer));
    if (info().id == "channel")
        return;  // one channel may be dead
    double low = 0;
    double high = 0;
    cv::minMaxLoc(outcome.map.values, &low, &high);
    EXPECT_GT(high - low, 0.0);
}

TEST_P(EveryMethodTest, GivesTheSameBytesTwice)
{
    TinyScene first = scene();
    TinyScene second = scene();
    EXPECT_EQ(cv::norm(run(first).map.values, run(second).map.values, cv::NORM_INF), 0.0);
}

TEST_P(EveryMethodTest, ItsBankRecombinesToItsMap)
{
    TinyScene tiny = scene();
    const SaliencyOutcome outcome = run(tiny);
    EXPECT_EQ(outcome.bank.has_value(), weighsChannels(info()))
        << "core/saliency/channel_methods.cpp";
    if (!outcome.bank)
        GTEST_SKIP() << "not of the form sum of w_c times A_c";
    const NativeMap again = combine(*outcome.bank, outcome.bank->weights);
    EXPECT_EQ(cv::norm(again.values, outcome.map.values, cv::NORM_INF), 0.0);
}

TEST_P(EveryMethodTest, ReportsProgressAndStopsAtOnceWhenAskedBefore)
{
    TinyScene tiny = scene();
    PartialCounter counter;
    std::ignore = run(tiny, counter.context());
    EXPECT_GE(counter.steps(), 1);

    TinyScene other = scene();
    PartialCounter stopped;
    stopped.stopNow();
    EXPECT_THROW(std::ignore = run(other, stopped.context()), Cancelled);
    EXPECT_EQ(other.scoredChannels(), 0);
}

TEST_P(EveryMethodTest, ScoreMethodsGrowPartialMapsAndStopWithinOneBatch)
{
    if (info().family != MethodFamily::Score)
        GTEST_SKIP() << "needs a single pass";
    TinyScene tiny = scene();
    PartialCounter counter(2);
    EXPECT_THROW(std::ignore = run(tiny, counter.context()), Cancelled);
    EXPECT_EQ(counter.count(), 2);
    if (tiny.scoredChannels() > 0) {
        EXPECT_EQ(tiny.scoredChannels(), 2 * kBatch);
    }
}

TEST_P(EveryMethodTest, RunsAtEveryLayer)
{
    const auto family = std::get<1>(GetParam());
    const auto model = tinyClip(family);
    for (const LayerInfo& layer : model->visual().layers()) {
        TinyScene tiny = TinyScene::makeAt(family, layer.name);
        const SaliencyOutcome outcome = run(tiny);
        expectGrid(outcome, layer);
    }
}

std::vector<std::string> allIds()
{
    std::vector<std::string> ids;
    for (const MethodInfo& method : methodCatalogue())
        ids.push_back(method.id);
    return ids;
}

INSTANTIATE_TEST_SUITE_P(
    Catalogue,
    EveryMethodTest,
    testing::Combine(
        testing::ValuesIn(allIds()), testing::Values(VisionFamily::ResNet, VisionFamily::Vit)),
    nameOf);

TEST(CatalogueContractTest, EveryMethodIsDescribedInFull)
{
    for (const MethodInfo& method : methodCatalogue()) {
        EXPECT_FALSE(method.title.empty()) << method.id;
        EXPECT_FALSE(method.paper.empty()) << method.id;
        EXPECT_TRUE(method.summary.ends_with('.')) << method.id;
        ASSERT_NE(method.cost, nullptr) << method.id;
        EXPECT_GE(method.cost(1024, ParamValues(method, {})).encoderPasses, 1) << method.id;
        EXPECT_TRUE(method.behaviour.ends_with('.')) << method.id;
        EXPECT_FALSE(method.needs.empty()) << method.id;
        for (const ParamSpec& param : method.params)
            EXPECT_TRUE(param.help.ends_with('.')) << method.id << " " << param.id;
    }
}

}  // namespace
}  // namespace clipscope
