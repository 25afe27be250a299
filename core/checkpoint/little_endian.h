// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace clipscope {

/// The integer stored at `position`, lowest byte first. The caller has checked that it lies inside.
template <typename Integer>
[[nodiscard]] Integer littleEndian(std::span<const std::byte> bytes, std::size_t position)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        value |= std::to_integer<std::uint64_t>(bytes[position + i]) << (8 * i);
    return static_cast<Integer>(value);
}

}  // namespace clipscope
