// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/slow/random_checkpoint.h"

#include "core/checkpoint/safetensors_file.h"
#include "tests/support/tiny_clip.h"

#include <c10/util/Half.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

/// Distance and size of random numbers around a centre.
struct Spread {
    float centre;
    float deviation;
    friend auto operator<=>(const Spread&, const Spread&) = default;
};

Spread spreadOf(const std::string& name, const std::vector<std::int64_t>& shape)
{
    if (name == "logit_scale")
        return {std::log(100.0F), 0.0F};
    if (name.ends_with("running_var"))
        return {1.0F, 0.05F};
    if (name.ends_with("running_mean") || name.ends_with("bias"))
        return {0.0F, 0.02F};
    if (shape.size() == 1 && name.ends_with("weight"))
        return {1.0F, 0.05F};
    if (name.find("embedding") != std::string::npos)
        return {0.0F, 0.02F};
    // By powers of two, so that few blocks serve all weights.
    std::int64_t inputs = 1;
    for (std::size_t axis = 1; axis < shape.size(); ++axis)
        inputs *= shape[axis];
    return {0.0F, std::exp2(-std::round(std::log2(static_cast<float>(inputs)) / 2.0F))};
}

/// What OpenAI's convert_weights leaves in single precision.
bool isSingle(const std::string& name)
{
    constexpr std::array<std::string_view, 5> kSingle{
        "ln_", "bn", "downsample.1.", "embedding", "logit_scale"};
    return std::any_of(kSingle.begin(), kSingle.end(), [&](std::string_view part) {
        return name.find(part) != std::string::npos;
    });
}

/// One stride per axis that no other divides: neighbours differ in every direction.
constexpr std::array<std::int64_t, 4> kStrides{7, 5, 3, 2};
// 50000 rows of 7, and more than any other view reaches.
constexpr std::size_t kBlock = 400'000;

/// Blocks of random numbers by spread and dtype.
class Blocks {
public:
    [[nodiscard]] std::span<const std::byte> get(const Spread& spread, bool single)
    {
        auto& block = m_blocks[{spread, single}];
        if (block.empty())
            block = single ? make<float>(spread) : make<c10::Half>(spread);
        return block;
    }

private:
    template <typename Number>
    [[nodiscard]] std::vector<std::byte> make(const Spread& spread)
    {
        std::normal_distribution<float> numbers(spread.centre, spread.deviation);
        std::vector<Number> values;
        std::generate_n(std::back_inserter(values), kBlock, [&] {
            return static_cast<Number>(spread.deviation > 0.0F ? numbers(m_dice) : spread.centre);
        });
        const auto bytes = std::as_bytes(std::span(values));
        return {bytes.begin(), bytes.end()};
    }

    std::mt19937 m_dice{1};
    std::map<std::pair<Spread, bool>, std::vector<std::byte>> m_blocks;
};

}  // namespace

void writeRandomCheckpoint(const std::filesystem::path& path, const ClipConfig& config)
{
    Blocks blocks;
    std::map<std::string, StoredTensor> tensors;
    constexpr std::array<std::int64_t, 1> kBatches{1000};
    for (const auto& [name, shape] : canonicalShapes(config)) {
        const bool single = isSingle(name);
        StoredTensor tensor{
            .dtype = single ? DType::Float32 : DType::Float16,
            .shape = shape,
            .strides = {kStrides.begin(), kStrides.begin() + static_cast<long>(shape.size())},
            .bytes = blocks.get(spreadOf(name, shape), single)};
        tensors[name] = tensor;
        if (const auto at = name.rfind("running_var"); at != std::string::npos)
            tensors[name.substr(0, at) + "num_batches_tracked"] = {
                .dtype = DType::Int64, .shape = {}, .bytes = std::as_bytes(std::span(kBatches))};
    }
    writeSafetensorsFile(path, tensors);
}

}  // namespace clipscope
