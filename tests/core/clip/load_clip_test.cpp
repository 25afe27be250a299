// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/load_clip.h"
#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_clip.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <tuple>
#include <vector>

namespace clipscope {
namespace {

class Recorder final : public RunSink {
public:
    void progress(const Progress& progress) override
    {
        reports.push_back(progress);
        if (reports.size() == stopAfter)
            stop.request_stop();
    }
    void partial(const NativeMap&, const Progress&) override {}

    std::vector<Progress> reports;
    std::size_t stopAfter = 0;
    std::stop_source stop;
};

std::shared_ptr<const Checkpoint>
writtenAndOpened(const TempFolder& folder, const StateDict& weights)
{
    const auto path = folder.path() / "a.safetensors";
    writeSafetensors(path, weights);
    return std::make_shared<const Checkpoint>(openCheckpoint(path));
}

StateDict halved(StateDict weights)
{
    for (auto& [name, tensor] : weights)
        tensor = tensor.to(at::kHalf);
    return weights;
}

TEST(LoadClipTest, ReadsHalfPrecisionIntoFloatsOfItsOwn)
{
    const at::NoGradGuard guard;
    const TempFolder folder;
    for (const auto family : {VisionFamily::ResNet, VisionFamily::Vit}) {
        const StateDict weights = halved(tinyWeights(family));
        const auto model =
            loadClip(writtenAndOpened(folder, weights), tinyConfig(family), "a.safetensors");
        const ClipModel expected(weights, tinyConfig(family), "f");
        std::filesystem::remove(folder.path() / "a.safetensors");
        const at::Tensor pixels = tinyPixels(family, 1);
        EXPECT_TRUE(at::equal(model->visual().encode(pixels), expected.visual().encode(pixels)));
        EXPECT_TRUE(at::equal(model->encodeText({62, 9, 63}), expected.encodeText({62, 9, 63})));
        EXPECT_EQ(model->parameters(), expected.parameters());
    }
}

TEST(LoadClipTest, ReportsBytesAndEndsAtTheTotal)
{
    const TempFolder folder;
    Recorder recorder;
    std::ignore = loadClip(
        writtenAndOpened(folder, tinyWeights(VisionFamily::Vit)),
        tinyConfig(VisionFamily::Vit),
        "a",
        RunContext(recorder.stop.get_token(), &recorder));
    ASSERT_GT(recorder.reports.size(), 10U);
    std::int64_t before = -1;
    for (const Progress& report : recorder.reports) {
        EXPECT_EQ(report.stage, "loading model");
        EXPECT_EQ(report.total, recorder.reports.front().total);
        EXPECT_GE(report.done, before);
        before = report.done;
    }
    EXPECT_EQ(before, recorder.reports.front().total);
}

TEST(LoadClipTest, StopsBetweenTensors)
{
    const TempFolder folder;
    Recorder recorder;
    recorder.stopAfter = 5;
    EXPECT_THROW(
        std::ignore = loadClip(
            writtenAndOpened(folder, tinyWeights(VisionFamily::Vit)),
            tinyConfig(VisionFamily::Vit),
            "a",
            RunContext(recorder.stop.get_token(), &recorder)),
        Cancelled);
    EXPECT_LE(recorder.reports.size(), 6U);
}

TEST(LoadClipTest, ComparesChecksums)
{
    const TempFolder folder;
    auto checkpoint =
        std::make_shared<Checkpoint>(*writtenAndOpened(folder, tinyWeights(VisionFamily::Vit)));
    const StoredTensor& tensor = checkpoint->tensors.begin()->second;
    checkpoint->checksums.push_back({.name = "data/7", .bytes = tensor.bytes, .crc32 = 1});
    try {
        std::ignore = loadClip(checkpoint, tinyConfig(VisionFamily::Vit), "a");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Corrupt);
        EXPECT_THAT(error.what(), testing::HasSubstr("data/7"));
    }
}

}  // namespace
}  // namespace clipscope
