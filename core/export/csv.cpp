// SPDX-License-Identifier: GPL-3.0-or-later
// Format: RFC 4180 but for the line ends, which are those of Unix; every reader takes both.
#include "core/export/csv.h"

#include "core/export/json_parts.h"

#include <array>
#include <charconv>
#include <cmath>

namespace clipscope::csv {

namespace {

template <typename Number>
std::string shortest(Number value)
{
    constexpr std::size_t kLongest = 32;
    std::array<char, kLongest> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    static_cast<void>(error);  // no number is longer
    return {text.data(), end};
}

}  // namespace

std::string cell(double value)
{
    return std::isfinite(value) ? shortest(value) : std::string();
}

std::string cell(float value)
{
    return std::isfinite(value) ? shortest(value) : std::string();
}

std::string cell(long long value)
{
    return shortest(value);
}

std::string cell(int value)
{
    return shortest(value);
}

std::string cell(std::string_view text)
{
    const std::string valid = json_parts::utf8(text);
    const bool isPlain = valid.find_first_of(",\"\r\n") == std::string::npos &&
                         !valid.starts_with(' ') && !valid.ends_with(' ');
    if (isPlain)
        return valid;
    std::string quoted(1, '"');
    for (const char c : valid)
        quoted.append(c == '"' ? 2 : 1, c);
    quoted += '"';
    return quoted;
}

std::string line(std::initializer_list<std::string> cells)
{
    std::string text;
    for (const std::string& one : cells) {
        if (&one != cells.begin())
            text += ',';
        text += one;
    }
    text += '\n';
    return text;
}

}  // namespace clipscope::csv
