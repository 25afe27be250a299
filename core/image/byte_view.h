// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace clipscope {

/// Thrown by ByteView when a file ends before the value that it promised.
struct PastEnd {};

enum class ByteOrder { Big, Little };

/// Bounds-checked reading of numbers from a file's bytes. Borrows the bytes.
class ByteView {
public:
    explicit ByteView(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool has(std::size_t at, std::size_t count) const
    {
        return at <= m_bytes.size() && count <= m_bytes.size() - at;
    }
    /// Throws PastEnd unless all `count` bytes from `at` exist, as do all readers below.
    [[nodiscard]] std::span<const std::byte> bytes(std::size_t at, std::size_t count) const
    {
        if (!has(at, count))
            throw PastEnd{};
        return m_bytes.subspan(at, count);
    }
    [[nodiscard]] std::uint32_t u8(std::size_t at) const { return number(at, 1, ByteOrder::Big); }
    [[nodiscard]] std::uint32_t u16(std::size_t at, ByteOrder order) const
    {
        return number(at, 2, order);
    }
    [[nodiscard]] std::uint32_t u24(std::size_t at, ByteOrder order) const
    {
        return number(at, 3, order);
    }
    [[nodiscard]] std::uint32_t u32(std::size_t at, ByteOrder order) const
    {
        return number(at, 4, order);
    }
    /// False, not PastEnd, where the file is too short.
    [[nodiscard]] bool holds(std::size_t at, std::string_view text) const
    {
        return has(at, text.size()) && std::equal(
                                           text.begin(),
                                           text.end(),
                                           m_bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                           sameByte);
    }

private:
    static bool sameByte(char character, std::byte byte)
    {
        return static_cast<unsigned char>(character) == std::to_integer<unsigned char>(byte);
    }
    [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t count, ByteOrder order) const
    {
        std::uint32_t value = 0;
        const auto part = bytes(at, count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::byte byte = part[order == ByteOrder::Big ? i : count - 1 - i];
            value = (value << 8U) | std::to_integer<std::uint32_t>(byte);
        }
        return value;
    }

    std::span<const std::byte> m_bytes;
};

}  // namespace clipscope
