// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/messages.h"

#include "app/cli/text_table.h"

#include <iostream>

namespace clipscope::cli {

void complain(std::string_view sentence)
{
    std::cerr << "clipscope: " << oneLine(sentence) << '\n';
}

void note(std::string_view sentence)
{
    std::cerr << "clipscope: note: " << oneLine(sentence) << '\n';
}

std::string scoreTable(const std::vector<PromptScore>& prompts, std::size_t marked)
{
    const bool compared = prompts.size() > 1;
    std::vector<TextTable::Column> columns = {
        {"", TextTable::Align::Left},
        {"#", TextTable::Align::Right},
        {"cosine", TextTable::Align::Right},
        {"logit", TextTable::Align::Right}};
    if (compared)
        columns.push_back({"probability", TextTable::Align::Right});
    columns.push_back({"prompt", TextTable::Align::Left});
    TextTable table(std::move(columns));
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        const PromptScore& prompt = prompts[i];
        std::vector<std::string> row = {
            i == marked ? ">" : "",
            std::to_string(i),
            fixed(prompt.cosine, 4),
            fixed(prompt.logit, 2)};
        if (compared)
            row.push_back(prompt.probability ? fixed(100 * *prompt.probability, 1) + " %" : "");
        row.push_back(oneLine(prompt.text));
        table.addRow(std::move(row));
    }
    return table.aligned();
}

std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        line += byte < 0x20U || byte == 0x7FU ? ' ' : character;
    }
    return line;
}

}  // namespace clipscope::cli
