// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// `value` in `size` bytes, lowest first.
inline std::string littleEndianBytes(std::uint64_t value, std::size_t size)
{
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i, value >>= 8U)
        bytes += static_cast<char>(value & 0xffU);
    return bytes;
}

/// Writes pickles, well-formed or not: every call appends one instruction. Names as in Python's
/// pickletools.
class PickleWriter {
public:
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

    PickleWriter& raw(std::string_view bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    PickleWriter& proto(std::uint8_t version = 2) { return raw("\x80").number(version, 1); }
    PickleWriter& mark() { return raw("("); }
    PickleWriter& none() { return raw("N"); }
    PickleWriter& boolean(bool value) { return raw(value ? "\x88" : "\x89"); }
    /// BININT, or LONG1 for what does not fit.
    PickleWriter& integer(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        if (value >= -0x7fffffffLL && value <= 0x7fffffffLL)
            return raw("J").number(bits, 4);
        return raw("\x8a\x08").number(bits, 8);
    }
    /// BINUNICODE.
    PickleWriter& text(std::string_view value)
    {
        return raw("X").number(value.size(), 4).raw(value);
    }
    PickleWriter& global(std::string_view module, std::string_view name)
    {
        return raw("c").raw(module).raw("\n").raw(name).raw("\n");
    }
    PickleWriter& emptyTuple() { return raw(")"); }
    PickleWriter& tuple() { return raw("t"); }
    PickleWriter& tuple1() { return raw("\x85"); }
    PickleWriter& emptyList() { return raw("]"); }
    PickleWriter& emptyDict() { return raw("}"); }
    PickleWriter& append() { return raw("a"); }
    PickleWriter& appends() { return raw("e"); }
    PickleWriter& setItem() { return raw("s"); }
    PickleWriter& setItems() { return raw("u"); }
    PickleWriter& reduce() { return raw("R"); }
    PickleWriter& newObj() { return raw("\x81"); }
    PickleWriter& build() { return raw("b"); }
    PickleWriter& pop() { return raw("0"); }
    PickleWriter& put(std::uint32_t index) { return raw("r").number(index, 4); }
    PickleWriter& get(std::uint32_t index) { return raw("j").number(index, 4); }
    PickleWriter& persistentId() { return raw("Q"); }
    PickleWriter& stop() { return raw("."); }
    /// The bytes of a number, lowest first.
    PickleWriter& number(std::uint64_t value, std::size_t size)
    {
        return raw(littleEndianBytes(value, size));
    }
    PickleWriter& integers(const std::vector<std::int64_t>& values)
    {
        mark();
        for (const std::int64_t value : values)
            integer(value);
        return tuple();
    }

private:
    std::string m_bytes;
};

}  // namespace clipscope
