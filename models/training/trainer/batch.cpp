// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/batch.h"

#include "core/base/check.h"
#include "core/base/seeded_random.h"
#include "models/training/trainer/augment.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace clipscope::training {

namespace {

struct Choice {
    PoolRecord record;
    int from = 0;
    Augmentation augmentation;
};

at::Tensor render(const std::vector<Choice>& choices, int side, const PixelStatistics& statistics)
{
    const auto count = static_cast<std::int64_t>(choices.size());
    const at::Tensor rows = at::empty({count, side, side, 3}, at::TensorOptions(at::kFloat));
    auto* target = rows.data_ptr<float>();
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const Choice& choice = choices[static_cast<std::size_t>(i)];
            applyAugmentation(
                choice.record.rgb,
                choice.from,
                choice.augmentation,
                statistics,
                side,
                target + i * std::int64_t{3} * side * side);
        }
    });
    return rows.permute({0, 3, 1, 2});
}

}  // namespace

Batch drawBatch(
    const Pools& pools,
    const Stage& stage,
    const PixelStatistics& statistics,
    const std::vector<SceneLabel>& vocabulary,
    std::uint64_t seed,
    Content content)
{
    SeededRandom random(seed);
    double total = 0;
    for (const auto& [name, share] : stage.pools)
        total += share;
    Batch batch;
    std::vector<Choice> choices;
    for (std::int64_t i = 0; i < stage.batch; ++i) {
        double at = random.uniform(0, total);
        const ScenePool* pool = nullptr;
        for (const auto& [name, share] : stage.pools) {
            pool = &pools.at(name);
            if (at < share)
                break;
            at -= share;
        }
        CLIPSCOPE_CHECK(
            pool != nullptr && pool->size() > 0, "the stage " + stage.name + " has no scenes");
        const auto index =
            static_cast<std::int64_t>(random.uniform(0, static_cast<double>(pool->size())));
        PoolRecord record = pool->record(index);
        const bool hasWord =
            std::any_of(record.labels.begin(), record.labels.end(), [&](std::uint16_t label) {
                return vocabulary.at(label).kind == LabelKind::Word;
            });
        const Augmentation augmentation =
            drawAugmentation(random, pool->side(), stage.augment, hasWord);
        batch.labels.push_back(record.labels);
        batch.captions.push_back(pool->caption(index, random));
        choices.push_back(
            {.record = std::move(record), .from = pool->side(), .augmentation = augmentation});
    }
    if (content == Content::PicturesAndTexts)
        batch.pixels = render(choices, stage.side, statistics);
    return batch;
}

Batch firstOf(
    const ScenePool& pool,
    std::int64_t first,
    std::int64_t count,
    int side,
    const PixelStatistics& statistics)
{
    Batch batch;
    std::vector<Choice> choices;
    std::vector<cv::Mat> smaller;  // what the records of the choices look at
    smaller.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = first; i < std::min(first + count, pool.size()); ++i) {
        PoolRecord record = pool.record(i);
        batch.labels.push_back(record.labels);
        // Averaged, since two neighbours alone would miss what lies between them.
        const cv::Mat rgb(
            pool.side(), pool.side(), CV_8UC3, const_cast<std::uint8_t*>(record.rgb.data()));
        cv::resize(rgb, smaller.emplace_back(), {side, side}, 0, 0, cv::INTER_AREA);
        record.rgb = {smaller.back().data, smaller.back().total() * smaller.back().elemSize()};
        Augmentation whole;
        whole.width = side;
        whole.height = side;
        choices.push_back({.record = std::move(record), .from = side, .augmentation = whole});
    }
    batch.pixels = render(choices, side, statistics);
    return batch;
}

}  // namespace clipscope::training
