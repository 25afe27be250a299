// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a safetensors file: which tensor lies where, and whether that can be true.
//
// Agrees: the checks of the reference (safetensors/src/tensor.rs), and its README on duplicate
// names.
#include "core/checkpoint/safetensors_header.h"

#include "core/base/error.h"
#include "core/checkpoint/limited_json.h"
#include "core/checkpoint/printable.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace clipscope {

namespace {

using nlohmann::json;

constexpr std::string_view kMetadataName = "__metadata__";
constexpr std::size_t kMaxName = 1000;        // bytes
constexpr std::size_t kMaxDepth = 16;         // four are used
constexpr std::size_t kMaxParts = 1'000'000;  // about twelve per tensor

bool isControl(char c)
{
    return (c >= 0 && c < ' ') || c == 0x7F;
}

class HeaderParser {
public:
    explicit HeaderParser(const std::string& fileName) : m_fileName(fileName) {}

    [[nodiscard]] json parseJson(std::string_view text) const;
    [[nodiscard]] std::map<std::string, std::string> metadata(const json& object) const;
    [[nodiscard]] SafetensorsEntry entry(const std::string& name, const json& object) const;
    void checkLayout(const std::vector<SafetensorsEntry>& entries, std::uint64_t dataBytes) const;

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(ErrorCode::Corrupt, m_fileName + " is not a valid safetensors file: " + reason);
    }
    [[nodiscard]] const json&
    field(const std::string& tensor, const json& object, const char* name) const;
    [[nodiscard]] std::uint64_t naturalNumber(const std::string& tensor, const json& value) const;
    [[nodiscard]] std::uint64_t bytesOf(const SafetensorsEntry& entry) const;

    const std::string& m_fileName;
};

json HeaderParser::parseJson(std::string_view text) const
{
    // The parser would take a zero byte for the end and skip a byte-order mark; the format knows
    // neither.
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{' ||
        text.find('\0') != std::string_view::npos)
        fail("its header is not a JSON object");

    try {
        return parseLimitedJson(
            text, {.parts = kMaxParts, .depth = kMaxDepth, .namesMayRepeat = false});
    } catch (const JsonRefused& refused) {
        fail(std::string("its header ") + refused.what());
    }
}

std::map<std::string, std::string> HeaderParser::metadata(const json& object) const
{
    if (!object.is_object())
        fail("__metadata__ is not an object");
    std::map<std::string, std::string> result;
    for (const auto& [key, value] : object.items()) {
        if (!value.is_string())
            fail("the entry \"" + printable(key) + "\" of __metadata__ is not a string");
        result.emplace(key, value.get<std::string>());
    }
    return result;
}

const json&
HeaderParser::field(const std::string& tensor, const json& object, const char* name) const
{
    const auto found = object.find(name);
    if (found == object.end())
        fail("tensor \"" + tensor + "\" has no " + name);
    return *found;
}

std::uint64_t HeaderParser::naturalNumber(const std::string& tensor, const json& value) const
{
    if (!value.is_number_unsigned())
        fail(
            "tensor \"" + tensor + "\" has " + printable(value.dump()) +
            " where a natural number belongs");
    return value.get<std::uint64_t>();
}

SafetensorsEntry HeaderParser::entry(const std::string& name, const json& object) const
{
    // Names end up in messages and other files.
    if (name.size() > kMaxName || std::any_of(name.begin(), name.end(), isControl))
        fail("the tensor name \"" + printable(name) + "\" is too long or no text");
    if (!object.is_object())
        fail("tensor \"" + name + "\" is not described by an object");
    SafetensorsEntry entry;
    entry.name = name;

    const json& dtype = field(name, object, "dtype");
    const auto known = std::find_if(
        kSafetensorsDtypes.begin(),
        kSafetensorsDtypes.end(),
        [&](const SafetensorsDtype& candidate) {
            return dtype.is_string() && dtype.get_ref<const std::string&>() == candidate.name;
        });
    if (known == kSafetensorsDtypes.end())
        fail("tensor \"" + name + "\" has the unknown dtype " + printable(dtype.dump()));
    entry.dtype = static_cast<std::size_t>(known - kSafetensorsDtypes.begin());

    const json& shape = field(name, object, "shape");
    if (!shape.is_array())
        fail("the shape of tensor \"" + name + "\" is not a list");
    for (const json& side : shape) {
        const std::uint64_t size = naturalNumber(name, side);
        if (size > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            fail("the shape of tensor \"" + name + "\" overflows");
        entry.shape.push_back(static_cast<std::int64_t>(size));
    }

    const json& offsets = field(name, object, "data_offsets");
    if (!offsets.is_array() || offsets.size() != 2)
        fail("the data_offsets of tensor \"" + name + "\" are not two numbers");
    entry.begin = naturalNumber(name, offsets[0]);
    entry.end = naturalNumber(name, offsets[1]);
    return entry;
}

std::uint64_t HeaderParser::bytesOf(const SafetensorsEntry& entry) const
{
    // Empty sides count as 1 for the overflow check: strides are computed from the other sides.
    std::uint64_t bits = kSafetensorsDtypes[entry.dtype].bits;
    bool empty = false;
    for (const std::int64_t side : entry.shape) {
        empty = empty || side == 0;
        if (__builtin_mul_overflow(
                bits, std::max<std::uint64_t>(1, static_cast<std::uint64_t>(side)), &bits))
            fail("the size of tensor \"" + entry.name + "\" overflows");
    }
    if (empty)
        return 0;
    if (bits % 8 != 0)
        fail("tensor \"" + entry.name + "\" does not end on a whole byte");
    return bits / 8;
}

void HeaderParser::checkLayout(
    const std::vector<SafetensorsEntry>& entries, std::uint64_t dataBytes) const
{
    std::uint64_t position = 0;
    for (const SafetensorsEntry& entry : entries) {
        if (entry.begin != position || entry.end < entry.begin)
            fail(
                "the data of tensor \"" + entry.name + "\" is said to be at bytes " +
                std::to_string(entry.begin) + " to " + std::to_string(entry.end) +
                " but has to begin at " + std::to_string(position));
        const std::uint64_t bytes = bytesOf(entry);
        if (entry.end - entry.begin != bytes)
            fail(
                "tensor \"" + entry.name + "\" needs " + std::to_string(bytes) + " bytes and has " +
                std::to_string(entry.end - entry.begin));
        position = entry.end;
    }
    if (position > dataBytes)
        fail(
            "it is cut off: " + std::to_string(dataBytes) + " of " + std::to_string(position) +
            " bytes of data are there; download it again");
    if (position < dataBytes)
        fail(std::to_string(dataBytes - position) + " bytes follow after the last tensor");
}

}  // namespace

SafetensorsHeader
parseSafetensorsHeader(std::string_view text, std::uint64_t dataBytes, const std::string& fileName)
{
    const HeaderParser parser(fileName);
    const json root = parser.parseJson(text);
    SafetensorsHeader header;
    for (const auto& [name, value] : root.items()) {
        if (name == kMetadataName)
            header.metadata = parser.metadata(value);
        else
            header.entries.push_back(parser.entry(name, value));
    }
    std::sort(header.entries.begin(), header.entries.end(), [](const auto& a, const auto& b) {
        return std::tie(a.begin, a.end, a.name) < std::tie(b.begin, b.end, b.name);
    });
    parser.checkLayout(header.entries, dataBytes);
    return header;
}

}  // namespace clipscope
