// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

struct SafetensorsDtype {
    std::string_view name;
    std::uint64_t bits;
};

/// Every dtype of the format, ordered by alignment as the reference orders them: the writer sorts
/// by the position in this list, last first.
inline constexpr std::array<SafetensorsDtype, 22> kSafetensorsDtypes{{
    {"BOOL", 8},        {"F4", 4},      {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"U8", 8},
    {"I8", 8},          {"F8_E5M2", 8}, {"F8_E4M3", 8}, {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8},
    {"F8_E5M2FNUZ", 8}, {"I16", 16},    {"U16", 16},    {"F16", 16},    {"BF16", 16},
    {"I32", 32},        {"U32", 32},    {"F32", 32},    {"C64", 64},    {"F64", 64},
    {"I64", 64},        {"U64", 64},
}};

/// Longer headers are refused. The reference allows 100 MB; the largest CLIP needs 0.2 MB, and a
/// hostile header must not take more memory than a model.
inline constexpr std::uint64_t kMaxSafetensorsHeader = 32'000'000;
/// The length field in front of the header.
inline constexpr std::uint64_t kSafetensorsLengthBytes = 8;

struct SafetensorsEntry {
    std::string name;
    std::size_t dtype = 0;  ///< index into kSafetensorsDtypes
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;  ///< bytes from the start of the data
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries;  ///< in the order of their data, without gaps
    std::map<std::string, std::string> metadata;
};

/// Parses the JSON header of a safetensors file that has `dataBytes` bytes after it, and checks
/// everything that the reference implementation checks, and that no name occurs twice.
/// Throws Error(Corrupt) that names `fileName`, the tensor and what is wrong.
[[nodiscard]] SafetensorsHeader
parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes, const std::string& fileName);

}  // namespace clipscope
