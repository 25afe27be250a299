// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/bench_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace clipscope {

namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const Tally& tally)
{
    const auto mean = tally.mean();
    return {{"mean", mean ? Json(*mean) : Json(nullptr)}, {"count", tally.count}};
}

Json jsonOf(const FindingTally& tally)
{
    return {
        {"iou", jsonOf(tally.iou)},
        {"iou_half", jsonOf(tally.half)},
        {"pointing", jsonOf(tally.pointing)}};
}

Json jsonOf(const AnswerTally& tally)
{
    return {
        {"object_single", jsonOf(tally.single)},
        {"object_several", jsonOf(tally.several)},
        {"word", jsonOf(tally.word)},
        {"flipped", jsonOf(tally.flipped)}};
}

Json jsonOf(const MethodTally& tally)
{
    return {
        {"single", jsonOf(tally.single)},
        {"several", jsonOf(tally.several)},
        {"tile_box", jsonOf(tally.tileBox)},
        {"tile_heat", jsonOf(tally.tileHeat)}};
}

Json jsonOf(const BenchReport& report, const std::vector<StyleGroup>& groups)
{
    Json answers = Json::object();
    Json methods = Json::object();
    for (const StyleGroup& group : groups)
        answers[group.title] = jsonOf(answersOf(report, group));
    for (const auto& [method, styles] : report.methods)
        for (const StyleGroup& group : groups)
            methods[method][group.title] = jsonOf(methodOf(report, method, group));
    return {
        {"scenes", report.scenes},
        {"scenes_done", report.scenesDone},
        {"complete", report.isComplete()},
        {"answers", answers},
        {"methods", methods}};
}

}  // namespace

std::vector<StyleGroup> styleGroups(const SceneSet& set)
{
    StyleGroup trained{"trained styles", {}};
    StyleGroup heldOut{"held-out styles", {}};
    StyleGroup all{"all", {}};
    std::vector<StyleGroup> groups;
    for (const SceneStyle& style : set.styles) {
        if (std::none_of(set.scenes.begin(), set.scenes.end(), [&style](const BenchScene& scene) {
                return scene.style == style.id;
            }))
            continue;
        (style.isHeldOut ? heldOut : trained).styles.push_back(style.id);
        all.styles.push_back(style.id);
        groups.push_back({style.id, {style.id}});
    }
    for (const StyleGroup& sum : {all, heldOut, trained})
        if (!sum.styles.empty())
            groups.insert(groups.begin(), sum);
    return groups;
}

AnswerTally answersOf(const BenchReport& report, const StyleGroup& group)
{
    AnswerTally sum;
    for (const std::string& style : group.styles)
        if (const auto found = report.answers.find(style); found != report.answers.end())
            sum.add(found->second);
    return sum;
}

MethodTally methodOf(const BenchReport& report, const std::string& method, const StyleGroup& group)
{
    MethodTally sum;
    const auto styles = report.methods.find(method);
    for (const std::string& style : group.styles)
        if (styles != report.methods.end())
            if (const auto found = styles->second.find(style); found != styles->second.end())
                sum.add(found->second);
    return sum;
}

std::string benchJson(const SceneSet& set, const BenchRecord& record)
{
    const std::vector<StyleGroup> groups = styleGroups(set);
    Json json{
        {"schema", "clipscope.eval-scenes/1"},
        {"folder", record.folder},
        {"split", set.split},
        {"side", set.side},
        {"scenes_seed", set.seed},
        {"model", {{"name", record.model}, {"sha256", record.sha256}}},
        {"methods", record.methods},
        {"baselines", record.baselines},
        {"k", record.k > 0 ? Json(record.k) : Json(nullptr)},
        {"seed", record.seed},
        {"choices", kChoices},
        {"result", jsonOf(record.report, groups)}};
    if (record.untrained)
        json["untrained"] = jsonOf(*record.untrained, groups);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clipscope
