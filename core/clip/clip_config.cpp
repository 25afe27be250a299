// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/clip_config.h"

#include "core/base/error.h"

#include <cstddef>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace clipscope {

namespace {

using nlohmann::json;

/// Reads single keys of a config.json; every complaint names the file and the key.
class ConfigReader {
public:
    explicit ConfigReader(const std::filesystem::path& path);

    [[nodiscard]] std::string text(const char* key) const;
    [[nodiscard]] std::optional<Activation> activation(const char* key) const;
    [[nodiscard]] std::optional<std::array<float, 3>> triple(const char* key) const;

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(ErrorCode::Corrupt, m_path.string() + ": " + reason);
    }
    [[nodiscard]] const json* find(const char* key) const;

    const std::filesystem::path& m_path;
    json m_root;
};

ConfigReader::ConfigReader(const std::filesystem::path& path) : m_path(path)
{
    std::ifstream file(path);
    if (!file)
        throw Error(
            ErrorCode::Unreadable, "cannot read " + path.string() + ": it cannot be opened");
    try {
        m_root = json::parse(file);
    } catch (const json::exception& error) {
        fail(std::string("is not valid JSON: ") + error.what());
    }
    if (!m_root.is_object())
        fail("is not a JSON object");
}

const json* ConfigReader::find(const char* key) const
{
    const auto found = m_root.find(key);
    return found == m_root.end() || found->is_null() ? nullptr : &*found;
}

std::string ConfigReader::text(const char* key) const
{
    const json* value = find(key);
    if (value == nullptr)
        return {};
    if (!value->is_string())
        fail(std::string("the key \"") + key + "\" has to be a text, not " + value->dump());
    return value->get<std::string>();
}

std::optional<Activation> ConfigReader::activation(const char* key) const
{
    const json* value = find(key);
    if (value == nullptr)
        return std::nullopt;
    for (const Activation candidate : {Activation::QuickGelu, Activation::Gelu}) {
        if (*value == toString(candidate))
            return candidate;
    }
    fail(
        std::string("the key \"") + key + R"(" has to be "quick_gelu" or "gelu", not )" +
        value->dump());
}

std::optional<std::array<float, 3>> ConfigReader::triple(const char* key) const
{
    const json* value = find(key);
    if (value == nullptr)
        return std::nullopt;
    std::array<float, 3> numbers{};
    bool valid = value->is_array() && value->size() == numbers.size();
    for (std::size_t i = 0; valid && i < numbers.size(); ++i) {
        valid = (*value)[i].is_number();
        if (valid)
            numbers[i] = (*value)[i].get<float>();
    }
    if (!valid)
        fail(
            std::string("the key \"") + key +
            "\" has to be a list of three numbers (red, green, blue), not " + value->dump());
    return numbers;
}

}  // namespace

std::string_view toString(VisionFamily family)
{
    return family == VisionFamily::ResNet ? "resnet" : "vit";
}

std::string_view toString(Activation activation)
{
    return activation == Activation::QuickGelu ? "quick_gelu" : "gelu";
}

int VisionConfig::channels() const
{
    constexpr int kLastStageFactor = 32;  // 4 (bottleneck) * 8 (three doublings)
    return family == VisionFamily::ResNet ? kLastStageFactor * width : width;
}

int VisionConfig::grid() const
{
    constexpr int kResnetStride = 32;
    return inputSize / (family == VisionFamily::ResNet ? kResnetStride : patch);
}

ConfigOverrides readConfigOverrides(const std::filesystem::path& path)
{
    const ConfigReader config(path);
    ConfigOverrides overrides;
    overrides.name = config.text("name");
    overrides.license = config.text("license");
    overrides.activation = config.activation("activation");

    const auto mean = config.triple("image_mean");
    const auto deviation = config.triple("image_std");
    if (deviation && !((*deviation)[0] > 0 && (*deviation)[1] > 0 && (*deviation)[2] > 0))
        throw Error(
            ErrorCode::Corrupt,
            path.string() + ": the three numbers of the key \"image_std\" have to be above 0");
    if (mean || deviation) {
        PixelStatistics pixels;
        pixels.mean = mean.value_or(pixels.mean);
        pixels.deviation = deviation.value_or(pixels.deviation);
        overrides.pixels = pixels;
    }
    return overrides;
}

std::int64_t countParameters(const std::map<std::string, std::vector<std::int64_t>>& shapes)
{
    std::int64_t total = 0;
    for (const auto& [name, shape] : shapes) {
        if (name.ends_with(".running_mean") || name.ends_with(".running_var") ||
            name.ends_with(".num_batches_tracked"))
            continue;
        std::int64_t numbers = 1;
        for (const std::int64_t side : shape)
            numbers *= side;
        total += numbers;
    }
    return total;
}

}  // namespace clipscope
