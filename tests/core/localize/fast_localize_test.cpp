// SPDX-License-Identifier: GPL-3.0-or-later
// The fast way from a heatmap to its boxes must find what the slow one finds.
#include "core/base/error.h"
#include "core/localize/heat_levels.h"
#include "core/localize/localize.h"
#include "core/localize/localize_levels.h"
#include "tests/core/heatmap/slow_heatmap.h"
#include "tests/core/localize/heatmaps.h"
#include "tests/core/localize/slow_localize.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <string>

namespace clipscope {
namespace {

using test::heatmapOf;
using test::isSameToTheBit;
using test::RandomMaps;
using test::slowBytes;
using test::slowHistogram;
using test::slowLocalisation;

constexpr BoxRule kRules[] = {
    BoxRule::LargestBox,
    BoxRule::AreaIntensity,
    BoxRule::All,
    BoxRule::Enclosing,
    BoxRule::LargestContour};
constexpr Threshold::Kind kKinds[] = {
    Threshold::Kind::Otsu, Threshold::Kind::Fixed, Threshold::Kind::AtLeast, Threshold::Kind::Mean};
constexpr double kSumsInAnotherOrder = 1e-9;

void expectOpenCvs(const HeatLevels& levels, const Heatmap& heatmap)
{
    const cv::Mat bytes = slowBytes(heatmap.values);
    ASSERT_TRUE(isSameToTheBit(levels.bytes, bytes)) << bytes.size();
    ASSERT_TRUE(isSameToTheBit(heatToBytes(heatmap.values), bytes));
    ASSERT_EQ(levels.histogram, slowHistogram(bytes));
    const Box& seen = heatmap.seen;
    ASSERT_EQ(levels.seen, slowHistogram(bytes(cv::Rect(seen.x, seen.y, seen.width, seen.height))));
    double highest = 0;
    cv::Point where;
    cv::minMaxLoc(heatmap.values, nullptr, &highest, nullptr, &where);
    ASSERT_EQ(levels.peak, where);
    ASSERT_EQ(levels.peakHeat, static_cast<float>(highest));
}

void expectSameLevels(const Heatmap& heatmap)
{
    expectOpenCvs(levelsOf(heatmap), heatmap);
}

void expectSame(const Localisation& fast, const Localisation& slow)
{
    ASSERT_EQ(fast.level, slow.level);
    ASSERT_EQ(fast.value, slow.value);
    ASSERT_TRUE(isSameToTheBit(fast.mask, slow.mask));
    ASSERT_EQ(fast.contours, slow.contours);
    ASSERT_EQ(fast.candidates.size(), slow.candidates.size());
    for (std::size_t i = 0; i < slow.candidates.size(); ++i) {
        ASSERT_EQ(fast.candidates[i].box, slow.candidates[i].box);
        ASSERT_NEAR(fast.candidates[i].meanHeat, slow.candidates[i].meanHeat, kSumsInAnotherOrder);
    }
    ASSERT_EQ(fast.chosen, slow.chosen);
    ASSERT_EQ(fast.selected, slow.selected);
}

void expectSameFindings(const Heatmap& heatmap, double value, double alpha)
{
    const HeatLevels levels = levelsOf(heatmap);
    for (const Threshold::Kind kind : kKinds) {
        for (const BoxRule rule : kRules) {
            const LocalizeOptions options{.threshold = {kind, value}, .rule = rule, .alpha = alpha};
            SCOPED_TRACE(toString(options.threshold) + " " + std::string(toString(rule)));
            const Localisation slow = slowLocalisation(heatmap, options);
            expectSame(localize(heatmap, options), slow);
            expectSame(localize(heatmap, levels, options), slow);
            if (testing::Test::HasFatalFailure())
                return;
        }
    }
}

TEST(HeatLevelsTest, EqualOpenCvsForMapsOfAllKinds)
{
    RandomMaps random(5);
    for (int trial = 0; trial < 300 && !testing::Test::HasFatalFailure(); ++trial) {
        SCOPED_TRACE(trial);
        const NativeMap map = random.map();
        expectSameLevels(
            makeHeatmap(map, random.geometry(trial % 10 == 0 ? 1500 : 90), random.options()));
    }
}

/// Also tells whether rows really lie where the maker was told that they would.
class StrictLevelsMaker final : public HeatWatcher {
public:
    void begin(Size picture, const Box& seen, const std::vector<ValueRange>& rows) override
    {
        m_rows = rows;
        m_maker.begin(picture, seen, rows);
    }
    void look(const cv::Mat& heat, const cv::Range& rows) override
    {
        for (int y = rows.start; y < rows.end; ++y) {
            const ValueRange range =
                rangeOf(heat.ptr<float>(y), static_cast<std::size_t>(heat.cols));
            const ValueRange& told = m_rows[static_cast<std::size_t>(y)];
            if (range.lowest != told.lowest || range.highest != told.highest)
                ++wrongRows;
        }
        m_maker.look(heat, rows);
        ++bands;
    }
    HeatLevels finish(const Heatmap& heatmap) { return m_maker.finish(heatmap); }

    std::atomic<int> wrongRows = 0;
    std::atomic<int> bands = 0;

private:
    std::vector<ValueRange> m_rows;
    LevelsMaker m_maker;
};

TEST(HeatLevelsTest, AreTheSameIfMadeWithTheHeatmap)
{
    RandomMaps random(77);
    int watched = 0;
    for (int trial = 0; trial < 300 && !testing::Test::HasFatalFailure(); ++trial) {
        SCOPED_TRACE(trial);
        const NativeMap map = random.map();
        const Geometry geometry = random.geometry(trial % 10 == 0 ? 1500 : 90);
        MapOptions options = random.options();
        if (trial % 3 != 0)
            options.closing = {};
        StrictLevelsMaker maker;
        const Heatmap heatmap = makeSpannedHeatmap(map, geometry, options, maker).heatmap;
        ASSERT_TRUE(isSameToTheBit(heatmap.values, makeHeatmap(map, geometry, options).values));
        EXPECT_EQ(maker.wrongRows, 0);
        watched += maker.bands > 0 ? 1 : 0;
        expectOpenCvs(maker.finish(heatmap), heatmap);
    }
    EXPECT_GT(watched, 100);
}

TEST(HeatLevelsTest, EqualOpenCvsForNoise)
{
    for (const cv::Size size :
         {cv::Size(1, 1), cv::Size(3, 50000), cv::Size(70001, 2), cv::Size(1000, 777)}) {
        cv::Mat noise(size, CV_32FC1);
        cv::RNG(11).fill(noise, cv::RNG::UNIFORM, -0.3, 1.7);
        Heatmap heatmap = heatmapOf(noise);
        expectSameLevels(heatmap);
        heatmap.seen = {size.width / 3, size.height / 4, size.width / 2, size.height / 2};
        expectSameLevels(heatmap);
    }
}

TEST(HeatLevelsTest, RefuseWhatIsNoHeat)
{
    EXPECT_THROW((void)levelsOf(Heatmap{}), Error);
    EXPECT_THROW((void)levelsOf(heatmapOf(cv::Mat::zeros(3, 3, CV_8UC1))), Error);
}

TEST(FastLocalizeTest, EqualsTheSlowOneForMapsOfAllKinds)
{
    RandomMaps random(31);
    for (int trial = 0; trial < 60 && !testing::Test::HasFatalFailure(); ++trial) {
        SCOPED_TRACE(trial);
        const NativeMap map = random.map();
        const Heatmap heatmap =
            makeHeatmap(map, random.geometry(trial % 10 == 0 ? 900 : 90), random.options());
        expectSameFindings(
            heatmap, trial % 7 == 0 ? 0.0 : double{random.share()}, double{random.share()});
    }
}

/// Islands in lakes on islands: many contours, at all edges.
TEST(FastLocalizeTest, EqualsTheSlowOneForNoise)
{
    RandomMaps random(8);
    for (int trial = 0; trial < 40 && !testing::Test::HasFatalFailure(); ++trial) {
        SCOPED_TRACE(trial);
        cv::Mat noise(1 + random.upTo(60), 1 + random.upTo(90), CV_32FC1);
        cv::RNG(static_cast<std::uint64_t>(trial)).fill(noise, cv::RNG::UNIFORM, 0.0, 1.0);
        expectSameFindings(heatmapOf(noise), double{random.share()}, 0.5);
    }
}

}  // namespace
}  // namespace clipscope
