// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/open_checkpoint.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/eval/untrained.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace clipscope {
namespace {

std::vector<float> valuesOf(const Checkpoint& checkpoint, const std::string& name)
{
    const StoredTensor& tensor = checkpoint.tensors.at(name);
    std::vector<float> values(static_cast<std::size_t>(tensor.elements()));
    copyElements(tensor, std::as_writable_bytes(std::span(values)).data());
    return values;
}

TEST(Untrained, KeepsShapesAndForgetsValues)
{
    const TempFolder folder;
    const std::vector<float> ones(64 * 32, 1.0F);
    const std::vector<float> scale{4.6F};
    const auto bytesOf = [](const std::vector<float>& values) {
        return std::as_bytes(std::span(values));
    };
    writeSafetensorsFile(
        folder.path() / "a.safetensors",
        {{"proj", {DType::Float32, {64, 32}, {}, bytesOf(ones)}},
         {"ln.weight", {DType::Float32, {64}, {}, bytesOf(ones).first(256)}},
         {"ln.bias", {DType::Float32, {64}, {}, bytesOf(ones).first(256)}},
         {"logit_scale", {DType::Float32, {}, {}, bytesOf(scale)}}});
    for (const char* name : {"b.safetensors", "c.safetensors"})
        writeUntrained(folder.path() / "a.safetensors", 5, folder.path() / name);
    const Checkpoint made = openCheckpoint(folder.path() / "b.safetensors");
    const std::vector<float> proj = valuesOf(made, "proj");
    double squares = 0;
    for (const float value : proj)
        squares += double(value) * value;
    // Variance 2 / 32, from 2048 samples.
    EXPECT_NEAR(squares / double(proj.size()), 2.0 / 32, 0.01);
    EXPECT_EQ(valuesOf(made, "ln.weight"), std::vector<float>(64, 1.0F));
    EXPECT_EQ(valuesOf(made, "ln.bias"), std::vector<float>(64, 0.0F));
    EXPECT_EQ(valuesOf(made, "logit_scale"), scale);
    EXPECT_EQ(proj, valuesOf(openCheckpoint(folder.path() / "c.safetensors"), "proj"));
}

}  // namespace
}  // namespace clipscope
