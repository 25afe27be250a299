// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints of the real sizes: what is read from them, and how much memory loading takes.
#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/load_clip.h"
#include "core/engine/model_library.h"
#include "tests/slow/random_checkpoint.h"
#include "tests/support/temp_folder.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/full.h>

#include <gtest/gtest.h>

#include <cmath>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <ostream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace clipscope {
namespace {

/// As published (parameters and sizes by OpenAI's own model classes).
struct FullSize {
    const char* name;
    ClipConfig config;
    std::int64_t parameters;
    std::size_t keys;  ///< of the state dict, counters included
    double mebibytes;  ///< of the mixed file
};

void PrintTo(const FullSize& model, std::ostream* out)
{
    *out << model.name;
}

FullSize resNet(
    const char* name,
    int embedding,
    int inputSize,
    const std::vector<int>& blocks,
    int width,
    int textWidth,
    std::int64_t parameters,
    std::size_t keys,
    double mebibytes)
{
    ClipConfig config;
    config.embedding = embedding;
    config.vision = {
        .family = VisionFamily::ResNet,
        .inputSize = inputSize,
        .width = width,
        .heads = width / 2,
        .blocks = blocks};
    config.text.width = textWidth;
    config.text.heads = textWidth / 64;
    return {name, config, parameters, keys, mebibytes};
}

FullSize
vit(const char* name,
    int embedding,
    int inputSize,
    int layers,
    int width,
    int patch,
    int textWidth,
    std::int64_t parameters,
    std::size_t keys,
    double mebibytes)
{
    FullSize model =
        resNet(name, embedding, inputSize, {layers}, width, textWidth, parameters, keys, mebibytes);
    model.config.vision.family = VisionFamily::Vit;
    model.config.vision.heads = width / 64;
    model.config.vision.patch = patch;
    return model;
}

/// What a child process found out.
struct Findings {
    std::int64_t parameters = 0;
    std::size_t keys = 0;
    std::int64_t inputSize = 0;
    std::int64_t embedding = 0;
    std::int64_t hwmBefore = 0;  ///< peak of resident memory in bytes, before loading
    std::int64_t hwmLoaded = 0;  ///< and after
    bool finite = false;
};

/// Runs the work in a process of its own, so that its memory is its own, and returns what it found.
/// A child that fails says why on stderr.
Findings inChild(const std::function<Findings()>& work)
{
    int ends[2] = {};
    EXPECT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        int status = 1;
        try {
            const Findings findings = work();
            status = ::write(ends[1], &findings, sizeof findings) == sizeof findings ? 0 : 1;
        } catch (const std::exception& error) {
            std::cerr << error.what() << std::endl;
        }
        ::_exit(status);
    }
    ::close(ends[1]);
    Findings findings;
    const ssize_t received = ::read(ends[0], &findings, sizeof findings);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    EXPECT_EQ(received, static_cast<ssize_t>(sizeof findings));
    return findings;
}

std::int64_t peakMemory()
{
    std::ifstream status("/proc/self/status");
    std::string word;
    std::int64_t kibibytes = 0;
    while (status >> word)
        if (word == "VmHWM:" && status >> kibibytes)
            return kibibytes * 1024;
    return 0;
}

bool isFinite(const at::Tensor& tensor)
{
    return std::isfinite(tensor.abs().max().item<double>());
}

Findings loadAndEncode(const std::filesystem::path& path)
{
    const at::NoGradGuard guard;
    Findings findings;
    ModelFiles files = resolveModel(path.string(), DataPaths{});
    files.overrides.activation = Activation::QuickGelu;
    const ModelDescriptor description = describeModel(files);
    findings.parameters = description.parameters;
    findings.inputSize = description.config.vision.inputSize;
    findings.embedding = description.config.embedding;
    auto checkpoint = std::make_shared<const Checkpoint>(openCheckpoint(path));
    findings.keys = checkpoint->tensors.size();

    findings.hwmBefore = peakMemory();
    const auto model =
        loadClip(std::move(checkpoint), description.config, path.filename().string());
    findings.hwmLoaded = peakMemory();

    const std::int64_t n = findings.inputSize;
    const at::Tensor image = model->visual().encode(at::full({1, 3, n, n}, 0.5));
    const at::Tensor text = model->encodeText({49406, 320, 1125, 539, 320, 2368, 49407});
    findings.finite = image.size(1) == findings.embedding && isFinite(image) && isFinite(text);
    return findings;
}

class FullSizeTest : public ::testing::TestWithParam<FullSize> {};

TEST_P(FullSizeTest, LoadsInLittleMoreThanItsOwnMemory)
{
    constexpr double kMebibyte = 1024.0 * 1024.0;
    constexpr double kMost = 1.3;  // times the model in fp32
    const FullSize& wanted = GetParam();
    const TempFolder folder;
    const auto path = folder.path() / "model.safetensors";
    inChild([&] {
        writeRandomCheckpoint(path, wanted.config);
        return Findings{};
    });
    // The published sizes are rounded, and torch's own container is a little larger.
    EXPECT_NEAR(
        static_cast<double>(std::filesystem::file_size(path)) / kMebibyte, wanted.mebibytes, 1.0);

    const Findings found = inChild([&] { return loadAndEncode(path); });
    EXPECT_EQ(found.parameters, wanted.parameters);
    EXPECT_EQ(found.keys, wanted.keys);
    EXPECT_EQ(found.inputSize, wanted.config.vision.inputSize);
    EXPECT_EQ(found.embedding, wanted.config.embedding);
    EXPECT_TRUE(found.finite);

    const double single = 4.0 * static_cast<double>(wanted.parameters);
    const auto peak = static_cast<double>(found.hwmLoaded - found.hwmBefore);
    std::cout << wanted.name << ": " << std::round(single / kMebibyte) << " MiB in fp32, at most "
              << std::round(peak / kMebibyte) << " MiB while loading (" << peak / single << ")\n";
    EXPECT_GT(peak, single * 0.9) << "the measurement means nothing";
    EXPECT_LT(peak, kMost * single);
}

INSTANTIATE_TEST_SUITE_P(
    Published,
    FullSizeTest,
    ::testing::Values(
        resNet("RN50x4", 640, 288, {4, 6, 10, 6}, 80, 640, 178'300'601, 669, 402.0),
        resNet("RN50x16", 768, 384, {6, 8, 18, 8}, 96, 768, 290'979'217, 921, 630.0),
        vit("ViTB32", 512, 224, 12, 768, 32, 512, 151'277'313, 302, 337.0),
        vit("ViTL14At336", 768, 336, 24, 1024, 14, 768, 427'944'193, 446, 890.0)),
    [](const auto& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace clipscope
