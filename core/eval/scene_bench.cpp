// SPDX-License-Identifier: GPL-3.0-or-later
// Does a model know what scenes show, does it read, and do its maps lie on the things?
#include "core/eval/scene_bench.h"

#include "core/base/check.h"
#include "core/base/seeded_random.h"
#include "core/image/tile_grid.h"
#include "core/localize/heat_levels.h"
#include "core/localize/localize_levels.h"
#include "core/localize/quadrants.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace clipscope {

namespace {

constexpr double kLeastSeen = 0.5;  ///< of an object that is asked for
constexpr int kTile = 224;

/// What a heatmap says of one thing.
struct Finding {
    std::optional<Box> box;
    std::optional<Point> peak;
};

Finding findingOf(const Heatmap& heatmap, const LocalizeOptions& options)
{
    if (heatmap.state == HeatState::Empty || heatmap.state == HeatState::Flat)
        return {};
    const HeatLevels levels = levelsOf(heatmap);
    return {
        localize(heatmap, levels, options).box(), Point{levels.peak.x + 0.5, levels.peak.y + 0.5}};
}

Point middleOf(const Box& box)
{
    return {box.x + box.width / 2.0, box.y + box.height / 2.0};
}

/// The tile with the most heat; none in an empty map.
std::optional<std::size_t> hottestTile(const Heatmap& heatmap)
{
    std::array<double, kQuadrants> sums{};
    for (std::size_t i = 0; i < kQuadrants; ++i) {
        const Box tile =
            quadrantBox(static_cast<Quadrant>(i), {heatmap.values.cols, heatmap.values.rows});
        sums[i] = cv::sum(heatmap.values(cv::Rect(tile.x, tile.y, tile.width, tile.height)))[0];
    }
    const auto most = std::max_element(sums.begin(), sums.end());
    return *most > 0 ? std::optional(static_cast<std::size_t>(most - sums.begin())) : std::nullopt;
}

/// Index of the highest, the first of equal ones.
std::size_t topOf(const std::vector<double>& logits)
{
    return static_cast<std::size_t>(
        std::max_element(logits.begin(), logits.end()) - logits.begin());
}

class Run {
public:
    Run(const SceneSet& set,
        const BenchModel& model,
        const BenchOptions& options,
        const std::function<Image(const std::string&)>& picture,
        const RunContext& context)
        : m_set(set)
        , m_model(model)
        , m_options(options)
        , m_picture(picture)
        , m_context(context)
    {
    }

    [[nodiscard]] BenchReport measure(const BenchListener& listener)
    {
        const auto all = static_cast<int>(m_set.scenes.size());
        m_report.scenes = m_options.limit > 0 ? std::min(m_options.limit, all) : all;
        for (int i = 0; i < m_report.scenes; ++i) {
            m_context.step({"measuring scenes", i, m_report.scenes});
            measure(m_set.scenes[static_cast<std::size_t>(i)], static_cast<std::uint64_t>(i));
            m_report.scenesDone = i + 1;
            if (listener)
                listener(m_report);
        }
        m_context.step({"measuring scenes", m_report.scenes, m_report.scenes});
        return m_report;
    }

private:
    /// One scene of four that are to be tiled.
    struct Tile {
        Image image;
        const BenchScene* scene;
        std::string target;
    };

    void measure(const BenchScene& scene, std::uint64_t number)
    {
        SeededRandom dice(m_options.seed * 1'000'003 + number);
        const auto seed = static_cast<std::uint64_t>(dice.uniform() * 4294967296.0);
        const Image image = m_picture(scene.file);
        AnswerTally& answers = m_report.answers[scene.style];
        const std::vector<SceneTruth> objects = scene.objects();
        const std::vector<SceneTruth> words = scene.words();
        if (!words.empty())
            read(image, wordChoice(m_set, scene, words.front().name, seed), answers);
        if (words.empty())
            if (const auto target = targetOf(objects, dice))
                find(image, scene, *target, objects.size() == 1, seed);
    }

    [[nodiscard]] static std::optional<SceneTruth>
    targetOf(const std::vector<SceneTruth>& objects, SeededRandom& dice)
    {
        std::vector<SceneTruth> seen;
        std::copy_if(
            objects.begin(), objects.end(), std::back_inserter(seen), [](const SceneTruth& truth) {
                return truth.seenShare >= kLeastSeen && truth.box.area() > 0;
            });
        if (seen.empty())
            return std::nullopt;
        return seen[static_cast<std::size_t>(dice.uniform() * static_cast<double>(seen.size()))];
    }

    void read(const Image& image, const Choice& choice, AnswerTally& answers)
    {
        if (m_model.score)
            answers.word.add(
                topOf(m_model.score(image, choice.prompts, m_context)) == choice.right);
    }

    void find(
        const Image& image,
        const BenchScene& scene,
        const SceneTruth& target,
        bool isSingle,
        std::uint64_t seed)
    {
        AnswerTally& answers = m_report.answers[scene.style];
        const Choice choice = objectChoice(m_set, scene, target.name, seed);
        if (m_model.score) {
            const auto logits = m_model.score(image, choice.prompts, m_context);
            (isSingle ? answers.single : answers.several).add(topOf(logits) == choice.right);
            if (isSingle && scene.attack)
                attack(image, *scene.attack, choice, answers);
        }
        for (const BenchMethod& method : m_model.methods) {
            const Finding finding = findingOf(method.heat(image, choice, m_context), method.box);
            MethodTally& tally = m_report.methods[method.id][scene.style];
            (isSingle ? tally.single : tally.several).add(target.box, finding.box, finding.peak);
        }
        if (isSingle)
            collect({image, &scene, target.name});
    }

    void attack(const Image& image, const SceneAttack& attack, Choice choice, AnswerTally& answers)
    {
        const std::size_t wrong = putWord(choice, attack.word);
        if (topOf(m_model.score(image, choice.prompts, m_context)) != choice.right)
            return;
        const Image attacked = m_picture(attack.file);
        answers.flipped.add(topOf(m_model.score(attacked, choice.prompts, m_context)) == wrong);
    }

    /// Four single objects of a style, no two alike, make a grid.
    void collect(Tile tile)
    {
        std::vector<Tile>& tiles = m_tiles[tile.scene->style];
        if (std::any_of(tiles.begin(), tiles.end(), [&tile](const Tile& other) {
                return other.target == tile.target;
            }))
            return;
        tiles.push_back(std::move(tile));
        if (tiles.size() == kQuadrants) {
            measureGrid(tiles);
            tiles.clear();
        }
    }

    void measureGrid(const std::vector<Tile>& tiles)
    {
        if (m_model.methods.empty())
            return;
        std::vector<Image> pictures;
        BenchScene whole;
        for (const Tile& tile : tiles) {
            pictures.push_back(tile.image);
            whole.truths.insert(
                whole.truths.end(), tile.scene->truths.begin(), tile.scene->truths.end());
        }
        const Image grid = tileGrid(pictures, kTile);
        SeededRandom dice(m_options.seed * 7919 + m_grids++);
        const auto asked = static_cast<std::size_t>(dice.uniform() * kQuadrants);
        const Choice choice = objectChoice(
            m_set,
            whole,
            tiles[asked].target,
            static_cast<std::uint64_t>(dice.uniform() * 4294967296.0));
        const Box right = quadrantBox(static_cast<Quadrant>(asked), grid.size());
        for (const BenchMethod& method : m_model.methods) {
            const Heatmap heatmap = method.heat(grid, choice, m_context);
            const Finding finding = findingOf(heatmap, method.box);
            MethodTally& tally = m_report.methods[method.id][tiles.front().scene->style];
            tally.tileBox.add(finding.box && contains(right, middleOf(*finding.box)));
            tally.tileHeat.add(hottestTile(heatmap) == asked);
        }
    }

    const SceneSet& m_set;
    const BenchModel& m_model;
    const BenchOptions& m_options;
    const std::function<Image(const std::string&)>& m_picture;
    const RunContext& m_context;
    BenchReport m_report;
    std::map<std::string, std::vector<Tile>> m_tiles;
    std::uint64_t m_grids = 0;
};

}  // namespace

void AnswerTally::add(const AnswerTally& other)
{
    single.add(other.single);
    several.add(other.several);
    word.add(other.word);
    flipped.add(other.flipped);
}

void MethodTally::add(const MethodTally& other)
{
    single.add(other.single);
    several.add(other.several);
    tileBox.add(other.tileBox);
    tileHeat.add(other.tileHeat);
}

BenchReport runSceneBench(
    const SceneSet& set,
    const BenchModel& model,
    const BenchOptions& options,
    const std::function<Image(const std::string& file)>& picture,
    const RunContext& context,
    const BenchListener& listener)
{
    CLIPSCOPE_CHECK(!set.scenes.empty(), "there are no scenes to measure a model on");
    return Run(set, model, options, picture, context).measure(listener);
}

BenchMethod centreBoxMethod(const SceneSet& set)
{
    std::vector<TruthInPicture> truths;
    for (const BenchScene& scene : set.scenes)
        for (const SceneTruth& truth : scene.objects())
            truths.push_back({truth.box, {set.side, set.side}});
    const CentreBox best = truths.empty() ? CentreBox{} : bestCentreBox(truths);
    return {
        .id = "centre box",
        .heat =
            [best](const Image& image, const Choice&, const RunContext&) {
                Heatmap heatmap;
                heatmap.values = cv::Mat::zeros(image.height(), image.width(), CV_32FC1);
                const Box box = best.in(image.size());
                heatmap.values(cv::Rect(box.x, box.y, box.width, box.height)).setTo(0.9);
                // The peak: all of the box is hot, its middle hottest.
                heatmap.values.at<float>(image.height() / 2, image.width() / 2) = 1;
                heatmap.state = HeatState::Ok;
                heatmap.seen = {0, 0, image.width(), image.height()};
                return heatmap;
            },
        .box = {}};
}

BenchMethod randomMapMethod(std::uint64_t seed)
{
    return {
        .id = "random map",
        .heat =
            [dice =
                 SeededRandom(seed)](const Image& image, const Choice&, const RunContext&) mutable {
                constexpr int kCells = 7;
                NativeMap map{.values = cv::Mat(kCells, kCells, CV_32FC1)};
                for (int y = 0; y < kCells; ++y)
                    for (int x = 0; x < kCells; ++x)
                        map.values.at<float>(y, x) = static_cast<float>(dice.uniform());
                return makeHeatmap(map, Geometry(image.size(), kTile, Fit::Stretch));
            },
        .box = {}};
}

}  // namespace clipscope
