// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace clipscope {

/// Element types that checkpoints are read in. Others are refused by name.
enum class DType { Bool, UInt8, Int8, Int16, Int32, Int64, Float16, BFloat16, Float32, Float64 };

/// Bytes of one element.
[[nodiscard]] std::size_t sizeOf(DType dtype);
/// "float16", as PyTorch spells it.
[[nodiscard]] std::string_view toString(DType dtype);
[[nodiscard]] bool isFloating(DType dtype);

}  // namespace clipscope
