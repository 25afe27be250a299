// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eval_tables.h"

#include "app/cli/messages.h"
#include "app/cli/text_table.h"

#include <utility>
#include <vector>

namespace clipscope::cli {

namespace {

constexpr TextTable::Align kRight = TextTable::Align::Right;

std::string shown(const Tally& tally)
{
    const auto mean = tally.mean();
    return mean ? fixed(*mean, 3) : "-";
}

std::string rendered(const TextTable& table, TableFormat format)
{
    return format == TableFormat::Markdown ? table.markdown() : table.aligned();
}

TextTable answersTable(
    const BenchReport& report,
    const std::optional<BenchReport>& untrained,
    const std::vector<StyleGroup>& groups)
{
    TextTable table(
        {{"styles"},
         {"scenes", kRight},
         {"object, one", kRight},
         {"object, several", kRight},
         {"word", kRight},
         {"flipped", kRight}});
    const auto addRow = [&table](const std::string& title, const AnswerTally& answers) {
        table.addRow(
            {title,
             std::to_string(answers.single.count + answers.several.count + answers.word.count),
             shown(answers.single),
             shown(answers.several),
             shown(answers.word),
             shown(answers.flipped)});
    };
    for (const StyleGroup& group : groups)
        addRow(group.title, answersOf(report, group));
    if (untrained && !groups.empty())
        addRow("untrained model", answersOf(*untrained, groups.back()));
    return table;
}

std::vector<StyleGroup> sumsOf(const std::vector<StyleGroup>& groups)
{
    std::vector<StyleGroup> sums;
    for (const StyleGroup& group : groups)
        if (group.title == "trained styles" || group.title == "held-out styles")
            sums.push_back(group);
    return sums;
}

TextTable methodsTable(const BenchRecord& record, const std::vector<StyleGroup>& groups)
{
    TextTable table(
        {{"method"},
         {"styles"},
         {"one: IoU", kRight},
         {">= 0.5", kRight},
         {"pointing", kRight},
         {"several: IoU", kRight},
         {">= 0.5", kRight},
         {"pointing", kRight},
         {"tile, box", kRight},
         {"tile, heat", kRight}});
    const auto addRows =
        [&](const std::string& title, const BenchReport& report, const std::string& method) {
            for (const StyleGroup& group : groups) {
                const MethodTally tally = methodOf(report, method, group);
                table.addRow(
                    {title,
                     group.title,
                     shown(tally.single.iou),
                     shown(tally.single.half),
                     shown(tally.single.pointing),
                     shown(tally.several.iou),
                     shown(tally.several.half),
                     shown(tally.several.pointing),
                     shown(tally.tileBox),
                     shown(tally.tileHeat)});
            }
        };
    for (const std::string& method : record.methods)
        addRows(method, record.report, method);
    for (const std::string& method : record.baselines)
        addRows(method, record.report, method);
    if (record.untrained)
        for (const auto& [method, styles] : record.untrained->methods) {
            std::string title = method;
            title += ", untrained model";
            addRows(title, *record.untrained, method);
        }
    return table;
}

}  // namespace

std::string evalTables(const SceneSet& set, const BenchRecord& record, TableFormat format)
{
    std::vector<StyleGroup> groups = styleGroups(set);
    const BenchReport& report = record.report;
    std::string text = std::to_string(report.scenesDone) + " scenes of " +
                       std::to_string(set.side) + " pixels (" + oneLine(set.split) + ", seed " +
                       std::to_string(set.seed) + "), model " + oneLine(record.model) +
                       ", prompts drawn with seed " + std::to_string(record.seed);
    if (record.k > 0)
        text += ", k = " + std::to_string(record.k);
    text += report.isComplete() ? ".\n\n" : "; interrupted.\n\n";
    text += "Right among ten prompts (chance 0.100), and objects that a wrong word flips:\n\n";
    std::vector<StyleGroup> rows(groups.begin(), groups.end());
    // The sum over everything closes the table.
    for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        if (rows[i].title == "all")
            std::swap(rows[i], rows[i + 1]);
    text += rendered(answersTable(report, record.untrained, rows), format);
    text += "\nWhere the maps lie; four scenes tiled: is it the right tile (chance 0.250)?\n\n";
    text += rendered(methodsTable(record, sumsOf(groups)), format);
    return text;
}

}  // namespace clipscope::cli
