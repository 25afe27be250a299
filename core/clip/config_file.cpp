// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration files that lie beside checkpoints: ours, Hugging Face's and open_clip's.
//
// Agrees: CLIPConfig and CLIPImageProcessor of transformers, factory.py of open_clip.
#include "core/base/error.h"
#include "core/clip/model_choices.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

namespace clipscope {

namespace {

using nlohmann::json;

/// Reads single keys of one object; every complaint names the file and the key.
class Section {
public:
    Section(const json& object, const std::filesystem::path& path) : m_object(object), m_path(path)
    {
    }

    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(ErrorCode::Corrupt, m_path.string() + ": " + reason);
    }
    [[noreturn]] void failAt(const char* key, const std::string& belongs) const
    {
        fail(
            std::string("the key \"") + key + "\" has to be " + belongs + ", not " +
            m_object.at(key).dump(-1, ' ', false, json::error_handler_t::replace));
    }
    /// nullptr if the key is missing or null.
    [[nodiscard]] const json* find(const char* key) const
    {
        const auto found = m_object.find(key);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }
    [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
    /// An empty object if the key is missing.
    [[nodiscard]] Section section(const char* key) const
    {
        static const json empty = json::object();
        const json* value = find(key);
        if (value != nullptr && !value->is_object())
            failAt(key, "an object");
        return {value == nullptr ? empty : *value, m_path};
    }
    [[nodiscard]] std::string text(const char* key) const
    {
        const json* value = find(key);
        if (value == nullptr)
            return {};
        if (!value->is_string())
            failAt(key, "a text");
        return value->get<std::string>();
    }
    [[nodiscard]] std::optional<int> natural(const char* key) const
    {
        constexpr std::int64_t kMost = 1'000'000;
        const json* value = find(key);
        if (value == nullptr)
            return std::nullopt;
        if (!value->is_number_integer() || value->get<std::int64_t>() < 1 ||
            value->get<std::int64_t>() > kMost)
            failAt(key, "a whole number from 1 up");
        return value->get<int>();
    }
    [[nodiscard]] std::optional<std::array<float, 3>> triple(const char* key) const
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
            valid = valid && std::isfinite(numbers[i]);
        }
        if (!valid)
            failAt(key, "a list of three numbers (red, green, blue)");
        return numbers;
    }
    [[nodiscard]] std::optional<std::array<float, 3>> deviation(const char* key) const
    {
        const auto numbers = triple(key);
        if (numbers && !((*numbers)[0] > 0 && (*numbers)[1] > 0 && (*numbers)[2] > 0))
            fail(std::string("the three numbers of the key \"") + key + "\" have to be above 0");
        return numbers;
    }
    /// A text that `parse` understands.
    template <typename T>
    [[nodiscard]] std::optional<T>
    choice(const char* key, T (*parse)(const std::string&, const std::string&)) const
    {
        const std::string value = text(key);
        if (value.empty())
            return std::nullopt;
        try {
            return parse(std::string("the key \"") + key + "\"", value);
        } catch (const Error& error) {
            fail(error.what());
        }
    }

private:
    const json& m_object;
    const std::filesystem::path& m_path;
};

json parse(const std::filesystem::path& path)
{
    constexpr std::uintmax_t kMaxBytes = 4'000'000;  // real ones have a few thousand
    std::error_code ignored;
    std::ifstream file(path);
    if (!file)
        throw Error(
            ErrorCode::Unreadable, "cannot read " + path.string() + ": it cannot be opened");
    if (std::filesystem::file_size(path, ignored) > kMaxBytes)
        throw Error(
            ErrorCode::Corrupt, path.string() + ": is too large to be a configuration file");
    json root;
    try {
        root = json::parse(file);
    } catch (const json::exception& error) {
        throw Error(ErrorCode::Corrupt, path.string() + ": is not valid JSON: " + error.what());
    }
    if (!root.is_object())
        throw Error(ErrorCode::Corrupt, path.string() + ": is not a JSON object");
    return root;
}

ConfigOverrides readOwn(const Section& config)
{
    return {
        .activation = config.choice("activation", activationFromString),
        .mean = config.triple("image_mean"),
        .deviation = config.deviation("image_std"),
        .visionHeads = config.natural("vision_heads"),
        .textHeads = config.natural("text_heads"),
        .inputSize = config.natural("input_size"),
        .resize = config.choice("resize_mode", resizeModeFromString),
        .filter = config.choice("interpolation", filterFromString),
        .name = config.text("name"),
        .license = config.text("license")};
}

/// The activation of one of Hugging Face's towers, whose default is QuickGELU.
Activation towerActivation(const Section& tower)
{
    return tower.choice("hidden_act", activationFromString).value_or(Activation::QuickGelu);
}

ConfigOverrides readHuggingFace(const Section& config)
{
    const std::string type = config.text("model_type");
    if (!type.empty() && type != "clip")
        config.fail(
            "describes a model of type \"" + type +
            "\"; Clipscope reads models of type \"clip\" (CLIPModel)");
    // Old files repeat the settings under another name, and those count.
    const Section text =
        config.section(config.has("text_config_dict") ? "text_config_dict" : "text_config");
    const Section vision =
        config.section(config.has("vision_config_dict") ? "vision_config_dict" : "vision_config");
    const Activation activation = towerActivation(vision);
    if (towerActivation(text) != activation)
        config.fail("gives the two towers different activations, which is not supported");
    return {
        .activation = activation,
        .visionHeads = vision.natural("num_attention_heads"),
        .textHeads = text.natural("num_attention_heads")};
}

ConfigOverrides readProcessor(const Section& config)
{
    ConfigOverrides overrides{
        .mean = config.triple("image_mean"), .deviation = config.deviation("image_std")};
    if (const auto filter = config.natural("resample")) {
        constexpr int kBilinear = 2;  // Pillow's numbers
        constexpr int kBicubic = 3;
        if (*filter != kBilinear && *filter != kBicubic)
            config.failAt("resample", "2 (bilinear) or 3 (bicubic)");
        overrides.filter = *filter == kBicubic ? ResampleFilter::Bicubic : ResampleFilter::Bilinear;
    }
    if (const json* size = config.find("size")) {
        const bool isPair = size->is_object() && size->contains("height");
        overrides.resize = isPair ? ResizeMode::Squash : ResizeMode::Shortest;
    }
    return overrides;
}

ConfigOverrides readOpenClip(const Section& config)
{
    const Section model = config.section("model_cfg");
    const Section vision = model.section("vision_cfg");
    const Section text = model.section("text_cfg");
    const Section picture = config.section("preprocess_cfg");
    if (vision.has("timm_model_name"))
        config.fail(
            "describes an image tower of timm (" + vision.text("timm_model_name") +
            "), which is not supported");
    if (text.has("hf_model_name"))
        config.fail(
            "describes a text tower of Hugging Face (" + text.text("hf_model_name") +
            "), which is not supported");
    const json* quick = model.find("quick_gelu");
    if (quick != nullptr && !quick->is_boolean())
        model.failAt("quick_gelu", "true or false");
    ConfigOverrides overrides{
        .activation =
            quick != nullptr && quick->get<bool>() ? Activation::QuickGelu : Activation::Gelu,
        .mean = picture.triple("mean"),
        .deviation = picture.deviation("std"),
        .textHeads = text.natural("heads"),
        .resize = picture.choice("resize_mode", resizeModeFromString),
        .filter = picture.choice("interpolation", filterFromString)};
    const auto headWidth = vision.natural("head_width");
    const auto width = vision.natural("width");
    // The head width of a ResNet is that of its attention pool, which is always 64.
    if (headWidth && width && vision.has("patch_size") && *width % *headWidth == 0)
        overrides.visionHeads = *width / *headWidth;
    return overrides;
}

}  // namespace

ConfigOverrides readConfigFile(const std::filesystem::path& path)
{
    const json root = parse(path);
    const Section config(root, path);
    if (config.has("model_cfg"))
        return readOpenClip(config);
    if (config.has("text_config") || config.has("vision_config") || config.has("model_type"))
        return readHuggingFace(config);
    if (config.has("do_resize") || config.has("image_processor_type") ||
        config.has("feature_extractor_type"))
        return readProcessor(config);
    return readOwn(config);
}

}  // namespace clipscope
