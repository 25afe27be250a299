// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/dtype.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace clipscope {

/// An element type as PyTorch's files spell it.
struct TorchElement {
    std::string_view storage;    ///< storage class in the module `torch`; empty: has none
    std::string_view name;       ///< `torch.<name>`
    std::uint64_t bytes;         ///< of one element in a storage
    std::optional<DType> dtype;  ///< none: known, so that unused storages can be skipped, not read
};

inline constexpr std::array<TorchElement, 24> kTorchElements{{
    {"FloatStorage", "float32", 4, DType::Float32},
    {"DoubleStorage", "float64", 8, DType::Float64},
    {"HalfStorage", "float16", 2, DType::Float16},
    {"BFloat16Storage", "bfloat16", 2, DType::BFloat16},
    {"LongStorage", "int64", 8, DType::Int64},
    {"IntStorage", "int32", 4, DType::Int32},
    {"ShortStorage", "int16", 2, DType::Int16},
    {"CharStorage", "int8", 1, DType::Int8},
    {"ByteStorage", "uint8", 1, DType::UInt8},
    {"BoolStorage", "bool", 1, DType::Bool},
    {"ComplexFloatStorage", "complex64", 8, std::nullopt},
    {"ComplexDoubleStorage", "complex128", 16, std::nullopt},
    {"QInt8Storage", "qint8", 1, std::nullopt},
    {"QUInt8Storage", "quint8", 1, std::nullopt},
    {"QInt32Storage", "qint32", 4, std::nullopt},
    {"QUInt4x2Storage", "quint4x2", 1, std::nullopt},
    {"QUInt2x4Storage", "quint2x4", 1, std::nullopt},
    {"", "complex32", 4, std::nullopt},
    {"", "uint16", 2, std::nullopt},
    {"", "uint32", 4, std::nullopt},
    {"", "uint64", 8, std::nullopt},
    {"", "float8_e4m3fn", 1, std::nullopt},
    {"", "float8_e5m2", 1, std::nullopt},
    {"", "float8_e4m3fnuz", 1, std::nullopt},
}};

/// Null if there is no such storage class.
[[nodiscard]] inline const TorchElement* findStorageClass(std::string_view storage)
{
    const auto found = std::find_if(
        kTorchElements.begin(), kTorchElements.end(), [&](const TorchElement& element) {
            return !element.storage.empty() && element.storage == storage;
        });
    return found == kTorchElements.end() ? nullptr : &*found;
}

/// Null if there is no such element type.
[[nodiscard]] inline const TorchElement* findElementType(std::string_view name)
{
    const auto found = std::find_if(
        kTorchElements.begin(), kTorchElements.end(), [&](const TorchElement& element) {
            return element.name == name;
        });
    return found == kTorchElements.end() ? nullptr : &*found;
}

}  // namespace clipscope
