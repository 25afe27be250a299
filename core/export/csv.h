// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The pieces of a table of comma-separated values.

#include <initializer_list>
#include <string>
#include <string_view>

namespace clipscope::csv {

/// The shortest text that reads back as the same number, with a point whatever the locale says;
/// empty if it is not finite.
[[nodiscard]] std::string cell(double value);
[[nodiscard]] std::string cell(float value);
[[nodiscard]] std::string cell(long long value);
[[nodiscard]] std::string cell(int value);
/// In quotation marks where the text would else be read as something else (RFC 4180); bytes that
/// are not UTF-8 become U+FFFD.
[[nodiscard]] std::string cell(std::string_view text);

/// The cells, which are written as they stand, and a line feed.
[[nodiscard]] std::string line(std::initializer_list<std::string> cells);

}  // namespace clipscope::csv
