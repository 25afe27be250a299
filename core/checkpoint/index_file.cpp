// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/index_file.h"

#include "core/base/error.h"
#include "core/checkpoint/limited_json.h"
#include "core/checkpoint/printable.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

namespace clipscope {

namespace {

using nlohmann::json;

constexpr std::string_view kWeightMap = "weight_map";
constexpr std::size_t kMaxBytes = 16'000'000;  // far above any real one
constexpr std::size_t kMaxParts = 500'000;
constexpr std::size_t kMaxDepth = 16;

std::string_view asText(std::span<const std::byte> bytes)
{
    // The parser wants characters.
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[noreturn]] void fail(const std::string& fileName, const std::string& reason)
{
    throw Error(
        ErrorCode::Corrupt, fileName + " is not a valid index of a sharded checkpoint: " + reason);
}

json parse(std::string_view text, const std::string& fileName)
{
    try {
        return parseLimitedJson(text, {.parts = kMaxParts, .depth = kMaxDepth});
    } catch (const JsonRefused& refused) {
        fail(fileName, std::string("it ") + refused.what());
    }
}

bool isPlainName(const std::string& name)
{
    const auto isForbidden = [](char c) {
        return (c >= 0 && c < ' ') || c == 0x7F || c == '/' || c == '\\';
    };
    return !name.empty() && name != "." && name != ".." &&
           std::none_of(name.begin(), name.end(), isForbidden);
}

}  // namespace

bool looksLikeIndex(std::span<const std::byte> bytes)
{
    const std::string_view text = asText(bytes);
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{' && bytes.size() <= kMaxBytes &&
           text.find('"' + std::string(kWeightMap) + '"') != std::string_view::npos;
}

std::map<std::string, std::string>
readIndex(std::span<const std::byte> bytes, const std::string& fileName)
{
    if (bytes.size() > kMaxBytes)
        fail(fileName, "it is " + std::to_string(bytes.size()) + " bytes long");
    const json root = parse(asText(bytes), fileName);
    const auto map = root.is_object() ? root.find(kWeightMap) : root.end();
    if (!root.is_object() || map == root.end() || !map->is_object() || map->empty())
        fail(fileName, "it has no weight_map with tensors in it");
    std::map<std::string, std::string> files;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || !isPlainName(file.get_ref<const std::string&>()))
            fail(
                fileName,
                "the tensor \"" + printable(tensor) + "\" is said to be in " +
                    printable(file.dump()) + ", which is not the name of a file beside it");
        files.emplace(tensor, file.get<std::string>());
    }
    return files;
}

}  // namespace clipscope
