// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/tables.h"

#include "core/export/csv.h"
#include "core/export/json_parts.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace clipscope {

namespace {

using csv::cell;
using json_parts::Json;
using json_parts::number;

struct BoxRow {
    const BoxCandidate& candidate;
    int rank;
    double areaShare;
    bool isChosen;
    bool isSelected;
};

std::vector<BoxRow> rowsOf(const Localisation& found, Size picture)
{
    std::vector<std::size_t> order(found.candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&found](std::size_t a, std::size_t b) {
        return found.candidates[a].box.area() > found.candidates[b].box.area();
    });
    const double pixels = double(picture.width) * picture.height;
    std::vector<BoxRow> rows;
    for (const std::size_t index : order) {
        const auto& selected = found.selected;
        rows.push_back(
            {.candidate = found.candidates[index],
             .rank = static_cast<int>(rows.size()) + 1,
             .areaShare = static_cast<double>(found.candidates[index].box.area()) / pixels,
             .isChosen = found.chosen == index,
             .isSelected = std::find(selected.begin(), selected.end(), index) != selected.end()});
    }
    return rows;
}

template <typename Number>
std::string cellOr(const std::optional<Number>& value)
{
    return value ? cell(*value) : std::string();
}

}  // namespace

std::string boxesCsv(const Localisation& localisation, Size picture)
{
    std::string text = "rank,x,y,width,height,area,area_share,mean_heat,chosen,selected\n";
    for (const BoxRow& row : rowsOf(localisation, picture)) {
        const Box& box = row.candidate.box;
        text += csv::line(
            {cell(row.rank),
             cell(box.x),
             cell(box.y),
             cell(box.width),
             cell(box.height),
             cell(box.area()),
             cell(row.areaShare),
             cell(row.candidate.meanHeat),
             cell(row.isChosen ? 1 : 0),
             cell(row.isSelected ? 1 : 0)});
    }
    return text;
}

std::string
boxesJson(const Localisation& localisation, Size picture, const LocalizeOptions& options)
{
    Json list = Json::array();
    for (const BoxRow& row : rowsOf(localisation, picture)) {
        const Box& box = row.candidate.box;
        list.push_back(
            {{"rank", row.rank},
             {"x", box.x},
             {"y", box.y},
             {"width", box.width},
             {"height", box.height},
             {"area", box.area()},
             {"area_share", number(row.areaShare)},
             {"mean_heat", number(row.candidate.meanHeat)},
             {"chosen", row.isChosen},
             {"selected", row.isSelected}});
    }
    return json_parts::text(
        {{"schema", "clipscope.boxes/1"},
         {"image", {{"width", picture.width}, {"height", picture.height}}},
         {"threshold", toString(options.threshold)},
         {"level", localisation.level},
         {"box_rule", toString(options.rule)},
         {"boxes", list}});
}

std::string promptsCsv(const std::vector<PromptScore>& prompts)
{
    std::string text = "prompt,cosine,logit,probability\n";
    for (const PromptScore& prompt : prompts)
        text += csv::line(
            {cell(std::string_view(prompt.text)),
             cell(prompt.cosine),
             cell(prompt.logit),
             cellOr(prompt.probability)});
    return text;
}

std::string channelsCsv(const std::vector<ChannelRow>& channels)
{
    std::string text = "channel,weight,logit,importance,order,mean_activation,max_activation\n";
    for (const ChannelRow& row : channels)
        text += csv::line(
            {cell(row.channel),
             cell(row.weight),
             cellOr(row.logit),
             cellOr(row.importance),
             cellOr(row.order),
             cell(row.meanActivation),
             cell(row.maxActivation)});
    return text;
}

}  // namespace clipscope
