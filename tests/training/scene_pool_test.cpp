// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "models/training/trainer/scene_pool.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace clipscope::training {
namespace {

const PoolOptions kOptions{.side = 24, .count = 100, .seed = 5, .scene = {{"word", 0.5}}};

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ScenePoolTest, HoldsTheScenesOfItsStream)
{
    const TempFolder folder;
    const auto source = makeToyScenes();
    const auto path = folder.path() / "toy.pool";

    ScenePool::write(path, *source, kOptions, RunContext());
    const ScenePool pool = ScenePool::open(path, *source, kOptions);

    ASSERT_EQ(pool.size(), 100);
    const TrainingScene expected =
        source->stream(kOptions.scene, kOptions.seed)->scene(42, kOptions.side);
    const PoolRecord record = pool.record(42);
    EXPECT_TRUE(
        std::equal(record.rgb.begin(), record.rgb.end(), expected.rgb.begin(), expected.rgb.end()));
    EXPECT_EQ(record.labels, expected.labels);
}

TEST(ScenePoolTest, GoesOnWhereItWasInterrupted)
{
    const TempFolder folder;
    const auto source = makeToyScenes();
    const auto whole = folder.path() / "whole.pool";
    const auto cut = folder.path() / "cut.pool";
    ScenePool::write(whole, *source, kOptions, RunContext());
    std::filesystem::copy_file(whole, cut);
    constexpr std::uintmax_t kInsideRecord = 30000;
    std::filesystem::resize_file(cut, kInsideRecord);

    ScenePool::write(cut, *source, kOptions, RunContext());

    EXPECT_EQ(contents(cut), contents(whole));
}

TEST(ScenePoolTest, RefusesAPoolOfOtherOptions)
{
    const TempFolder folder;
    const auto source = makeToyScenes();
    const auto path = folder.path() / "toy.pool";
    ScenePool::write(path, *source, kOptions, RunContext());
    PoolOptions other = kOptions;
    other.scene = {{"word", 0.25}};

    EXPECT_THROW((void)ScenePool::open(path, *source, other), Error);
}

}  // namespace
}  // namespace clipscope::training
