// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope::cli {

/// Rows of text in columns, for people (aligned) or for a Markdown page.
class TextTable {
public:
    enum class Align { Left, Right };
    struct Column {
        std::string title;
        Align align = Align::Left;
    };

    explicit TextTable(std::vector<Column> columns);
    /// Throws Error(Internal) unless there is one cell per column.
    void addRow(std::vector<std::string> cells);

    /// Two spaces between columns, a line under the titles, no trailing blanks.
    [[nodiscard]] std::string aligned() const;
    [[nodiscard]] std::string markdown() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// Characters that a UTF-8 text takes on a terminal, counting every code point as one.
[[nodiscard]] std::size_t displayWidth(std::string_view text);
/// A number with this many digits after a point, whatever the locale.
[[nodiscard]] std::string fixed(double value, int digits);
/// Breaks at blanks so that no line is longer than `width`; words longer than that stay whole.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width);

}  // namespace clipscope::cli
