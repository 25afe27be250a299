// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/untrained.h"

#include "core/base/seeded_random.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/checkpoint/safetensors_file.h"

#include <cmath>
#include <map>
#include <numbers>
#include <span>
#include <string>
#include <vector>

namespace clipscope {

namespace {

/// Of the values that training would start with.
struct Start {
    double centre = 0;
    double deviation = 0;
};

Start startOf(const std::string& name, const StoredTensor& tensor)
{
    constexpr double kEmbedding = 0.02;
    if (name.ends_with("running_var"))
        return {1, 0};
    if (tensor.shape.size() < 2)
        return {
            name.ends_with("weight") ? 1.0 : 0.0,
            name.find("embedding") == std::string::npos ? 0 : kEmbedding};
    if (name.find("embedding") != std::string::npos)
        return {0, kEmbedding};
    double inputs = 1;
    for (std::size_t axis = 1; axis < tensor.shape.size(); ++axis)
        inputs *= static_cast<double>(tensor.shape[axis]);
    return {0, std::sqrt(2 / inputs)};
}

}  // namespace

void writeUntrained(
    const std::filesystem::path& checkpoint,
    std::uint64_t seed,
    const std::filesystem::path& target,
    const RunContext& context)
{
    const Checkpoint trained = openCheckpoint(checkpoint);
    SeededRandom dice(seed);
    std::map<std::string, std::vector<float>> values;
    std::map<std::string, StoredTensor> tensors;
    for (const auto& [name, tensor] : trained.tensors) {
        context.step(
            {"forgetting",
             static_cast<std::int64_t>(tensors.size()),
             static_cast<std::int64_t>(trained.tensors.size())});
        if (!isFloating(tensor.dtype) || name.find("logit_scale") != std::string::npos) {
            tensors[name] = tensor;
            continue;
        }
        const Start start = startOf(name, tensor);
        std::vector<float>& made = values[name];
        made.resize(static_cast<std::size_t>(tensor.elements()), static_cast<float>(start.centre));
        if (start.deviation > 0)
            for (float& value : made) {
                const double radius = std::sqrt(-2 * std::log(1 - dice.uniform()));
                value = static_cast<float>(
                    start.centre +
                    start.deviation * radius * std::cos(2 * std::numbers::pi * dice.uniform()));
            }
        tensors[name] = {
            .dtype = DType::Float32,
            .shape = tensor.shape,
            .strides = {},
            .bytes = std::as_bytes(std::span(made))};
    }
    writeSafetensorsFile(target, tensors, trained.metadata, context);
}

}  // namespace clipscope
