// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <utility>

namespace clipscope::cli {

namespace {

std::string padded(const std::string& text, std::size_t width, TextTable::Align align)
{
    const std::string blanks(width - std::min(width, displayWidth(text)), ' ');
    return align == TextTable::Align::Left ? text + blanks : blanks + text;
}

void endLine(std::string& text)
{
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
}

/// A vertical bar would end the cell.
std::string markdownCell(const std::string& text)
{
    std::string escaped;
    for (const char character : text) {
        if (character == '|')
            escaped += '\\';
        escaped += character;
    }
    return escaped;
}

}  // namespace

TextTable::TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

void TextTable::addRow(std::vector<std::string> cells)
{
    CLIPSCOPE_ENSURE(cells.size() == m_columns.size(), "a table row has the wrong number of cells");
    m_rows.push_back(std::move(cells));
}

std::string TextTable::aligned() const
{
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::size_t width = displayWidth(m_columns[i].title);
        for (const auto& row : m_rows)
            width = std::max(width, displayWidth(row[i]));
        widths.push_back(width);
    }
    std::string text;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        text += (i == 0 ? "" : "  ") + padded(m_columns[i].title, widths[i], m_columns[i].align);
    endLine(text);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        text += (i == 0 ? "" : "  ") + std::string(widths[i], '-');
    endLine(text);
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : "  ") + padded(row[i], widths[i], m_columns[i].align);
        endLine(text);
    }
    return text;
}

std::string TextTable::markdown() const
{
    std::string text = "|";
    for (const Column& column : m_columns)
        text.append(" ").append(markdownCell(column.title)).append(" |");
    text += "\n|";
    for (const Column& column : m_columns)
        text += column.align == Align::Left ? " --- |" : " ---: |";
    text += '\n';
    for (const auto& row : m_rows) {
        text += '|';
        for (const std::string& cell : row)
            text.append(" ").append(markdownCell(cell)).append(" |");
        text += '\n';
    }
    return text;
}

std::size_t displayWidth(std::string_view text)
{
    // Bytes 10xxxxxx continue a code point; all others begin one.
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

std::string fixed(double value, int digits)
{
    std::array<char, 512> buffer{};  // the largest double has 309 digits before the point
    const auto [end, error] = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, digits);
    CLIPSCOPE_ENSURE(error == std::errc(), "a number has too many digits to print");
    return {buffer.data(), end};
}

std::string wrapped(std::string_view text, std::size_t width)
{
    std::istringstream words{std::string(text)};
    std::string result;
    std::size_t column = 0;
    for (std::string word; words >> word;) {
        const std::size_t length = displayWidth(word);
        if (column > 0 && column + 1 + length > width) {
            result += '\n';
            column = 0;
        } else if (column > 0) {
            result += ' ';
            ++column;
        }
        result += word;
        column += length;
    }
    return result;
}

}  // namespace clipscope::cli
