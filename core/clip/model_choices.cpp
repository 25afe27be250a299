// SPDX-License-Identifier: GPL-3.0-or-later
// Who decides what the weights cannot tell.
#include "core/clip/model_choices.h"

#include "core/base/check.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace clipscope {

namespace {

constexpr const char* kDefault = "default";
constexpr const char* kShapes = "shapes of the weights";
constexpr std::string_view kMetadataPrefix = "clipscope.";

/// The shortest text that reads back as the same number.
std::string numberText(float number)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

std::string tripleText(const std::array<float, 3>& triple)
{
    return numberText(triple[0]) + ", " + numberText(triple[1]) + ", " + numberText(triple[2]);
}

std::string_view filterText(ResampleFilter filter)
{
    return filter == ResampleFilter::Bicubic ? "bicubic" : "bilinear";
}

/// Takes each choice from the first source that makes it and remembers who that was.
class Merge {
public:
    explicit Merge(const std::vector<ChoiceSource>& sources) : m_sources(sources) {}

    template <typename T>
    std::string take(std::optional<T> ConfigOverrides::*field, const char* otherwise)
    {
        for (const ChoiceSource& source : m_sources) {
            if (source.says.*field) {
                m_merged.*field = source.says.*field;
                return source.origin;
            }
        }
        return otherwise;
    }
    std::string text(std::string ConfigOverrides::*field) const
    {
        for (const ChoiceSource& source : m_sources)
            if (!(source.says.*field).empty())
                return source.says.*field;
        return {};
    }
    [[nodiscard]] const ConfigOverrides& merged() const { return m_merged; }

private:
    const std::vector<ChoiceSource>& m_sources;
    ConfigOverrides m_merged;
};

}  // namespace

ConfiguredModel configureModel(
    const std::map<std::string, std::vector<std::int64_t>>& shapes,
    const std::vector<ChoiceSource>& sources)
{
    Merge merge(sources);
    const std::string activation = merge.take(&ConfigOverrides::activation, kDefault);
    const std::string imageHeads = merge.take(&ConfigOverrides::visionHeads, kShapes);
    const std::string textHeads = merge.take(&ConfigOverrides::textHeads, kShapes);
    const std::string inputSize = merge.take(&ConfigOverrides::inputSize, kShapes);
    const std::string mean = merge.take(&ConfigOverrides::mean, kDefault);
    const std::string deviation = merge.take(&ConfigOverrides::deviation, kDefault);
    const std::string resize = merge.take(&ConfigOverrides::resize, kDefault);
    const std::string filter = merge.take(&ConfigOverrides::filter, kDefault);

    ConfiguredModel model{
        .config = inferConfig(shapes, merge.merged()),
        .choices = {},
        .name = merge.text(&ConfigOverrides::name),
        .license = merge.text(&ConfigOverrides::license)};
    const ClipConfig& config = model.config;
    model.choices = {
        {"activation", std::string(toString(config.activation)), activation},
        {"image heads", std::to_string(config.vision.heads), imageHeads},
        {"text heads", std::to_string(config.text.heads), textHeads},
        {"input size", std::to_string(config.vision.inputSize), inputSize},
        {"mean", tripleText(config.pixels.mean), mean},
        {"std", tripleText(config.pixels.deviation), deviation},
        {"resize mode", std::string(toString(config.resize)), resize},
        {"interpolation", std::string(filterText(config.filter)), filter}};
    return model;
}

Activation activationFromString(const std::string& what, const std::string& text)
{
    for (const Activation candidate : {Activation::QuickGelu, Activation::Gelu})
        if (text == toString(candidate))
            return candidate;
    throw Error(
        ErrorCode::InvalidArgument, what + " must be quick_gelu or gelu, not '" + text + "'");
}

ResizeMode resizeModeFromString(const std::string& what, const std::string& text)
{
    for (const ResizeMode mode : {ResizeMode::Shortest, ResizeMode::Squash, ResizeMode::Longest})
        if (text == toString(mode))
            return mode;
    throw Error(
        ErrorCode::InvalidArgument,
        what + " must be shortest, squash or longest, not '" + text + "'");
}

ResampleFilter filterFromString(const std::string& what, const std::string& text)
{
    for (const ResampleFilter filter : {ResampleFilter::Bilinear, ResampleFilter::Bicubic})
        if (text == filterText(filter))
            return filter;
    throw Error(
        ErrorCode::InvalidArgument, what + " must be bilinear or bicubic, not '" + text + "'");
}

std::array<float, 3> tripleFromString(const std::string& what, const std::string& text)
{
    std::array<float, 3> triple{};
    const char* at = text.data();
    const char* end = text.data() + text.size();
    bool valid = true;
    for (std::size_t i = 0; valid && i < triple.size(); ++i) {
        while (at != end && (*at == ' ' || (i > 0 && *at == ',')))
            ++at;
        const auto [stop, error] = std::from_chars(at, end, triple[i]);
        valid = error == std::errc() && triple[i] >= 0 && triple[i] <= 255;
        at = stop;
    }
    CLIPSCOPE_CHECK(
        valid && at == end,
        what +
            " must be three numbers from 0 up for red, green and blue, such as 0.5,0.5,0.5, "
            "not '" +
            text + "'");
    return triple;
}

ConfigOverrides overridesFromMetadata(
    const std::map<std::string, std::string>& metadata, const std::string& fileName)
{
    const auto find = [&](std::string_view key) -> std::optional<std::string> {
        const auto found = metadata.find(std::string(kMetadataPrefix) + std::string(key));
        return found == metadata.end() ? std::nullopt : std::optional(found->second);
    };
    const auto number = [&](std::string_view key) -> std::optional<int> {
        const auto text = find(key);
        if (!text)
            return std::nullopt;
        int value = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
        CLIPSCOPE_CHECK(
            error == std::errc() && end == text->data() + text->size() && value >= 1,
            std::string(key) + " must be a whole number from 1 up, not '" + *text + "'");
        return value;
    };
    ConfigOverrides overrides;
    try {
        if (const auto text = find("activation"))
            overrides.activation = activationFromString("activation", *text);
        if (const auto text = find("image_mean"))
            overrides.mean = tripleFromString("image_mean", *text);
        if (const auto text = find("image_std"))
            overrides.deviation = tripleFromString("image_std", *text);
        if (const auto text = find("resize_mode"))
            overrides.resize = resizeModeFromString("resize_mode", *text);
        if (const auto text = find("interpolation"))
            overrides.filter = filterFromString("interpolation", *text);
        overrides.visionHeads = number("vision_heads");
        overrides.textHeads = number("text_heads");
        overrides.name = find("name").value_or("");
        overrides.license = find("license").value_or("");
    } catch (const Error& error) {
        throw Error(ErrorCode::Corrupt, fileName + ": in its metadata, " + error.what());
    }
    return overrides;
}

std::map<std::string, std::string> metadataOf(const ConfigOverrides& overrides)
{
    std::map<std::string, std::string> metadata;
    const auto put = [&](std::string_view key, const std::string& value) {
        if (!value.empty())
            metadata.emplace(std::string(kMetadataPrefix) + std::string(key), value);
    };
    if (overrides.activation)
        put("activation", std::string(toString(*overrides.activation)));
    if (overrides.mean)
        put("image_mean", tripleText(*overrides.mean));
    if (overrides.deviation)
        put("image_std", tripleText(*overrides.deviation));
    if (overrides.resize)
        put("resize_mode", std::string(toString(*overrides.resize)));
    if (overrides.filter)
        put("interpolation", std::string(filterText(*overrides.filter)));
    if (overrides.visionHeads)
        put("vision_heads", std::to_string(*overrides.visionHeads));
    if (overrides.textHeads)
        put("text_heads", std::to_string(*overrides.textHeads));
    put("name", overrides.name);
    put("license", overrides.license);
    return metadata;
}

}  // namespace clipscope
