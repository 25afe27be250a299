// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clipscope {

/// Text from a file, fit for a message: at most `longest` characters, and '?' for everything that
/// is not printable ASCII, so that a file cannot write to the terminal or the window.
[[nodiscard]] inline std::string printable(std::string_view text, std::size_t longest = 80)
{
    constexpr std::string_view kEllipsis = "...";
    const bool cut = text.size() > longest;
    std::string result(cut ? text.substr(0, longest - kEllipsis.size()) : text);
    for (char& character : result)
        if (character < ' ' || character > '~')
            character = '?';
    return cut ? result.append(kEllipsis) : result;
}

}  // namespace clipscope
