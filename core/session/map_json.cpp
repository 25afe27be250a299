// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of an answer that are made of arrays.
#include "core/heatmap/score_weights.h"
#include "core/session/answer_json.h"
#include "core/session/packed_array.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace clipscope::session_json {

namespace {

using namespace session_limits;

constexpr Names<Rectify, 3> kRectify{
    {{Rectify::BeforeResize, "before_resize"},
     {Rectify::AfterResize, "after_resize"},
     {Rectify::Never, "never"}}};

/// Non-finite numbers count as 0 wherever a bank is read (core/heatmap/score_weights.h).
std::vector<float> repaired(std::vector<float> values)
{
    std::replace_if(
        values.begin(), values.end(), [](float value) { return !std::isfinite(value); }, 0.0F);
    return values;
}

void checkOrder(const Fields& fields, const std::vector<int>& order, int channels)
{
    std::vector<bool> seen(static_cast<std::size_t>(channels), false);
    for (const int channel : order) {
        if (channel < 0 || channel >= channels)
            fields.refuse(
                "order",
                "names channel " + std::to_string(channel) + ", but there are " +
                    std::to_string(channels));
        if (seen[static_cast<std::size_t>(channel)])
            fields.refuse("order", "names channel " + std::to_string(channel) + " twice");
        seen[static_cast<std::size_t>(channel)] = true;
    }
}

void checkCount(const Fields& fields, const char* name, std::size_t count, std::size_t belongs)
{
    if (count != belongs)
        fields.refuse(
            name,
            "has " + std::to_string(count) + " numbers, but has to have " +
                std::to_string(belongs));
}

Json gridJson(const Size& grid)
{
    return Json::array({grid.height, grid.width});
}

/// Rows and columns whose product is `cells`.
Size readGrid(const Fields& fields, int cells)
{
    const ReadJson::array_t& grid = fields.list("grid", 2);
    const auto side = [&grid](std::size_t i) -> std::int64_t {
        return i < grid.size() && grid[i].is_number_unsigned() &&
                       grid[i].get<std::uint64_t>() <= static_cast<std::uint64_t>(kSide)
                   ? grid[i].get<std::int64_t>()
                   : 0;
    };
    if (side(0) * side(1) != cells)
        fields.refuse(
            "grid",
            "has to be two numbers whose product is the " + std::to_string(cells) + " cells");
    return {static_cast<int>(side(1)), static_cast<int>(side(0))};
}

}  // namespace

Json mapJson(const NativeMap& map)
{
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(map.values, &lowest, &highest);
    return {
        {"rectify", nameOf(map.rectify, kRectify)},
        {"range", Json::array({lowest, highest})},
        {"values", packed(map.values)}};
}

NativeMap readMap(const Fields& fields)
{
    return {
        .values = unpackedMatrix(fields, "values", {kSide, kSide}),
        .rectify = fields.choice("rectify", kRectify).value_or(Rectify::BeforeResize)};
}

Json bankJson(const ChannelBank& bank)
{
    return {
        {"grid", gridJson(bank.grid)},
        {"activations", packed(bank.activations)},
        {"weights", packed(bank.weights)},
        {"order", packed(bank.order)},
        {"logits", packed(repaired(bank.logits))},
        {"importance", packed(repaired(bank.importance))},
        {"softmax", toString(bank.softmax)},
        {"weighting", toString(bank.weighting)},
        {"pick", toString(bank.pick)}};
}

ChannelBank readBank(const Fields& fields)
{
    ChannelBank bank;
    bank.activations = unpackedMatrix(fields, "activations", {kChannels, kSide * kSide});
    bank.grid = readGrid(fields, bank.activations.cols);
    const auto channels = static_cast<std::size_t>(bank.channels());
    bank.weights = unpackedFloats(fields, "weights", channels);
    checkCount(fields, "weights", bank.weights.size(), channels);
    bank.order = unpackedInts(fields, "order", channels);
    checkOrder(fields, bank.order, bank.channels());
    bank.logits = unpackedFloats(fields, "logits", bank.order.size());
    bank.importance = unpackedFloats(fields, "importance", channels);
    bank.softmax = fields.parsed("softmax", bank.softmax, softmaxRuleFromString);
    bank.weighting = fields.parsed("weighting", bank.weighting, scoreWeightingFromString);
    bank.pick = fields.parsed("pick", bank.pick, channelPickFromString);
    const bool readsImportance = bank.weighting != ScoreWeighting::Scores &&
                                 bank.weighting != ScoreWeighting::Uniform && bank.isScored();
    if (!bank.importance.empty() || readsImportance)
        checkCount(fields, "importance", bank.importance.size(), channels);
    return bank;
}

Json attributionJson(const Attribution& attribution)
{
    Json json = {
        {"cosine", attribution.cosine},
        {"heads", packed(attribution.heads)},
        {"mlps", packed(attribution.mlps)}};
    if (attribution.headMaps.empty() || attribution.classShares.empty())
        return json;
    json["grid"] = gridJson(attribution.grid);
    json["head_maps"] = packed(attribution.headMaps);
    json["class_shares"] = packed(attribution.classShares);
    return json;
}

Attribution readAttribution(const Fields& fields)
{
    Attribution attribution{
        .heads = unpackedMatrix(fields, "heads", {kSide, kSide}),
        .mlps = unpackedFloats(fields, "mlps", kSide),
        .cosine = fields.real("cosine", 0, -kMagnitude, kMagnitude)};
    if (!fields.find("head_maps"))
        return attribution;
    const cv::Mat& heads = attribution.heads;
    attribution.headMaps = unpackedMatrix(fields, "head_maps", {kSide * kSide, kSide * kSide});
    attribution.classShares = unpackedMatrix(fields, "class_shares", {heads.rows, heads.cols});
    attribution.grid = readGrid(fields, attribution.headMaps.cols);
    checkCount(
        fields, "head_maps", static_cast<std::size_t>(attribution.headMaps.rows), heads.total());
    checkCount(fields, "class_shares", attribution.classShares.total(), heads.total());
    return attribution;
}

}  // namespace clipscope::session_json
