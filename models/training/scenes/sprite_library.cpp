// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/sprite_library.h"

#include "core/base/check.h"
#include "core/image/image_io.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace clipscope::training {

namespace {

using Json = nlohmann::json;

constexpr const char* kSchema = "clipscope.sprites/1";
constexpr std::uint64_t kHeldOutOneIn = 10;
constexpr int kSmallestSprite = 24;

/// FNV-1a with a final mix: short names that differ in one letter end up anywhere.
std::uint64_t checksum(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char character : text)
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001b3U;
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33U;
    return hash;
}

Json readJson(const std::filesystem::path& path)
{
    std::ifstream file(path);
    if (!file)
        throw Error(
            ErrorCode::Unreadable,
            "there is no " + path.string() + "; make a sprite folder with clipscope_sprites");
    Json document = Json::parse(file, nullptr, false);
    if (document.is_discarded() || document.value("schema", "") != kSchema)
        throw Error(
            ErrorCode::Corrupt, path.string() + " is not a list of sprites (" + kSchema + ")");
    return document;
}

/// RGBA as stored; a picture without alpha is opaque.
cv::Mat readSprite(const std::filesystem::path& path)
{
    cv::Mat pixels = cv::imread(path.string(), cv::IMREAD_UNCHANGED);
    if (pixels.empty() || pixels.depth() != CV_8U)
        throw Error(
            ErrorCode::Unreadable,
            path.string() + " is not a picture of 8 bits; make the sprite folder again");
    cv::Mat rgba;
    cv::cvtColor(
        pixels,
        rgba,
        pixels.channels() == 4   ? cv::COLOR_BGRA2RGBA
        : pixels.channels() == 3 ? cv::COLOR_BGR2RGBA
                                 : cv::COLOR_GRAY2RGBA);
    return rgba;
}

cv::Mat premultiplied(const cv::Mat& rgba)
{
    cv::Mat result = rgba.clone();
    result.forEach<cv::Vec4b>([](cv::Vec4b& pixel, const int*) {
        for (int i = 0; i < 3; ++i)
            pixel[i] = static_cast<std::uint8_t>((pixel[i] * pixel[3] + 127) / 255);
    });
    return result;
}

SpriteLibrary::Content readFolder(const std::filesystem::path& folder)
{
    const std::filesystem::path list = folder / "sprites.json";
    const Json document = readJson(list);
    SpriteLibrary::Content content;
    try {
        for (const Json& style : document.at("styles"))
            content.styles.push_back(
                {style.at("id"),
                 style.at("title"),
                 style.at("licence"),
                 style.at("source"),
                 style.at("held_out")});
        for (const Json& object : document.at("objects"))
            content.objects.push_back(
                {object.at("id"), object.at("name"), object.at("names"), object.at("groups")});
        content.words = document.at("words").get<std::vector<std::string>>();
        for (const Json& font : document.at("fonts"))
            content.fonts.push_back({font.at("family"), font.at("file"), font.at("bold")});
        content.backgroundNames = document.at("backgrounds").get<std::vector<std::string>>();
    } catch (const Json::exception& problem) {
        throw Error(
            ErrorCode::Corrupt, list.string() + " cannot be read: " + std::string(problem.what()));
    }
    for (const SpriteStyle& style : content.styles) {
        auto& sprites = content.sprites.emplace_back();
        for (const SpriteObject& object : content.objects)
            sprites.push_back(readSprite(folder / style.id / (object.id + ".png")));
    }
    for (const std::string& name : content.backgroundNames)
        content.backgrounds.push_back(readImage(folder / name).rgb());
    return content;
}

}  // namespace

std::vector<std::string> SpriteObject::allNames() const
{
    std::vector<std::string> names{name};
    names.insert(names.end(), otherNames.begin(), otherNames.end());
    return names;
}

SpriteLibrary::SpriteLibrary(const std::filesystem::path& folder)
    : SpriteLibrary(readFolder(folder))
{
}

SpriteLibrary::SpriteLibrary(Content content) : m_content(std::move(content))
{
    CLIPSCOPE_CHECK(
        !m_content.styles.empty() && !m_content.objects.empty(),
        "a sprite library needs at least one style and one object");
    CLIPSCOPE_CHECK(
        m_content.sprites.size() == m_content.styles.size() &&
            std::all_of(
                m_content.sprites.begin(),
                m_content.sprites.end(),
                [this](const auto& sprites) { return sprites.size() == m_content.objects.size(); }),
        "every style of a sprite library needs every object");
    CLIPSCOPE_CHECK(
        m_content.backgrounds.size() == m_content.backgroundNames.size(),
        "every background of a sprite library needs a name");
    for (const auto& sprites : m_content.sprites) {
        auto& style = m_sizes.emplace_back();
        for (const cv::Mat& stored : sprites) {
            CLIPSCOPE_CHECK(
                stored.type() == CV_8UC4 && !stored.empty(), "sprites have to be RGBA of 8 bits");
            auto& sizes = style.emplace_back();
            sizes.push_back(premultiplied(stored));
            while (std::max(sizes.back().cols, sizes.back().rows) >= 2 * kSmallestSprite) {
                cv::Mat half;
                cv::resize(
                    sizes.back(),
                    half,
                    {std::max(1, sizes.back().cols / 2), std::max(1, sizes.back().rows / 2)},
                    0,
                    0,
                    cv::INTER_AREA);
                sizes.push_back(half);
            }
        }
    }
    m_content.sprites.clear();
}

int SpriteLibrary::labelCount() const
{
    return objectCount() + static_cast<int>(m_content.words.size());
}

const std::string& SpriteLibrary::nameOf(int label) const
{
    CLIPSCOPE_CHECK(
        label >= 0 && label < labelCount(), "there is no label " + std::to_string(label));
    return isWord(label) ? m_content.words[static_cast<std::size_t>(label - objectCount())]
                         : m_content.objects[static_cast<std::size_t>(label)].name;
}

int SpriteLibrary::styleIndex(const std::string& id) const
{
    std::string known;
    for (std::size_t i = 0; i < m_content.styles.size(); ++i) {
        if (m_content.styles[i].id == id)
            return static_cast<int>(i);
        known += known.empty() ? "" : ", ";
        known += m_content.styles[i].id;
    }
    throw Error(ErrorCode::InvalidArgument, "there is no style '" + id + "'; there are: " + known);
}

const cv::Mat& SpriteLibrary::sprite(int style, int object, double longerSide) const
{
    const auto& sizes =
        m_sizes.at(static_cast<std::size_t>(style)).at(static_cast<std::size_t>(object));
    std::size_t chosen = 0;
    while (chosen + 1 < sizes.size() &&
           std::max(sizes[chosen + 1].cols, sizes[chosen + 1].rows) >= longerSide)
        ++chosen;
    return sizes[chosen];
}

bool isHeldOutPair(const SpriteLibrary& library, int labelA, int labelB)
{
    const auto keyOf = [&library](int label) {
        // An object and a word of the same name are two labels.
        return (library.isWord(label) ? "word " : "object ") + library.nameOf(label);
    };
    const std::string a = keyOf(labelA);
    const std::string b = keyOf(labelB);
    return checksum(std::min(a, b) + "\n" + std::max(a, b)) % kHeldOutOneIn == 0;
}

bool isHeldOutBackground(const std::string& name)
{
    return checksum(name) % kHeldOutOneIn == 0;
}

}  // namespace clipscope::training
