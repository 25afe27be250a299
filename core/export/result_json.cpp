// SPDX-License-Identifier: GPL-3.0-or-later
// The written record of an explanation: what was asked, what the model said, where it looked.
#include "core/base/check.h"
#include "core/export/export.h"
#include "core/export/file_names.h"
#include "core/export/json_parts.h"

#include <algorithm>
#include <cmath>
#include <variant>

namespace clipscope {

namespace {

using json_parts::Json;
using json_parts::number;

Json boxFields(const Box& box)
{
    return {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}};
}

/// The filter in force: the one asked for or the fit's own.
std::string resampleName(const SaliencyResult& result)
{
    const bool bicubic =
        result.filter ? *result.filter == ResampleFilter::Bicubic : result.fit != Fit::Stretch;
    return bicubic ? "bicubic" : "bilinear";
}

/// Every option in force, named as on the command line; the method's parameters stand among them.
Json optionsJson(const SaliencyResult& result, const ExportOptions& options)
{
    Json json = {{"model", options.model}, {"method", result.method}};
    for (const auto& [name, value] : result.params)
        json[name] = std::visit([](const auto& held) { return Json(held); }, value);
    const std::size_t before = json.size();
    const Json rest = {
        {"profile", options.profile.empty() ? Json(nullptr) : Json(options.profile)},
        {"layer", result.layer},
        {"fit", options.fit},
        {"resample", resampleName(result)},
        {"template", options.templates},
        {"scalar", toString(result.scalar)},
        {"rival", result.rival ? Json(*result.rival) : Json(nullptr)},
        {"alpha", result.alpha},
        {"aug_smooth", result.repetition.augSmooth},
        {"eigen_smooth", result.eigenSmooth},
        {"mask_iterations", result.repetition.maskIterations},
        {"corrupt", options.corruption},
        {"interpolation", toString(options.map.interpolation)},
        {"closing", toString(options.map.closing)},
        {"threshold", toString(options.box.threshold)},
        {"box_rule", toString(options.box.rule)},
        {"box_alpha", options.box.alpha},
        {"seed", result.seed},
        {"threads", options.threads},
        {"precision", options.precision},
        {"device", options.device}};
    json.update(rest);
    CLIPSCOPE_ENSURE(
        json.size() == before + rest.size() && before == 2 + result.params.size(),
        "a parameter of " + result.method + " has the name of another option");
    return json;
}

Json heatmapJson(const Explanation& explanation)
{
    const Size grid = explanation.result.map.grid();
    Json json = {
        {"file", file_names::kHeatmap},
        {"native_file", file_names::kNativeHeatmap},
        {"native_size", Json::array({grid.height, grid.width})},
        {"raw_min", number(double{explanation.heatmap.rawMin})},
        {"raw_max", number(double{explanation.heatmap.rawMax})},
        {"state", toString(explanation.heatmap.state)}};
    // Only the window can make such maps; elsewhere the keys would say nothing.
    if (!explanation.options.channelsOff.empty())
        json["channels_off"] = explanation.options.channelsOff;
    if (explanation.options.channel)
        json["channel"] = *explanation.options.channel;
    return json;
}

const char* nameOf(Threshold::Kind kind)
{
    switch (kind) {
    case Threshold::Kind::Otsu:
        return "otsu";
    case Threshold::Kind::Mean:
        return "mean";
    case Threshold::Kind::Fixed:
        return "fixed";
    case Threshold::Kind::AtLeast:
        return "at_least";
    }
    return "";
}

/// `value` is the number that was asked for or the one that the rule found; `level` is the 8-bit
/// value that the heat was compared with.
Json thresholdJson(const Threshold& threshold, const Localisation& localisation)
{
    const bool given =
        threshold.kind == Threshold::Kind::Fixed || threshold.kind == Threshold::Kind::AtLeast;
    return {
        {"kind", nameOf(threshold.kind)},
        {"value", number(given ? threshold.value : localisation.value)},
        {"level", localisation.level}};
}

Json wordsJson(const std::vector<WordRelevance>& words)
{
    Json list = Json::array();
    for (const WordRelevance& word : words)
        list.push_back({{"word", word.word}, {"relevance", number(word.relevance)}});
    return list;
}

std::vector<std::string> allNotes(const SaliencyResult& result)
{
    std::vector<std::string> sentences = result.notes;
    sentences.insert(sentences.end(), result.remarks.begin(), result.remarks.end());
    return sentences;
}

Json boxesJson(const Localisation& localisation)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < localisation.candidates.size(); ++i) {
        const BoxCandidate& candidate = localisation.candidates[i];
        Json json = boxFields(candidate.box);
        json["area"] = candidate.box.area();
        json["mean_heat"] = number(candidate.meanHeat);
        json["chosen"] = localisation.chosen == i;
        json["selected"] =
            std::find(localisation.selected.begin(), localisation.selected.end(), i) !=
            localisation.selected.end();
        list.push_back(std::move(json));
    }
    return list;
}

Json timingJson(const Timing& timing)
{
    // A microsecond is far below what repeats; longer fractions only make the file hard to read.
    const auto rounded = [](double ms) { return number(std::round(ms * 1e3) / 1e3); };
    return {
        {"load", rounded(timing.load)},
        {"text", rounded(timing.text)},
        {"forward", rounded(timing.forward)},
        {"gradient", rounded(timing.gradient)},
        {"scores", rounded(timing.scores)},
        {"total", rounded(timing.total)}};
}

}  // namespace

std::string resultJson(const Explanation& explanation)
{
    const SaliencyResult& result = explanation.result;
    const auto box = explanation.localisation.box();
    Json json = {
        {"schema", "clipscope.result/1"},
        {"image", json_parts::image(explanation.image)},
        {"model", json_parts::model(explanation.model)},
        {"method", result.method},
        {"options", optionsJson(result, explanation.options)},
        {"prompts", json_parts::prompts(result.prompts)},
        {"explained", result.explained},
        {"heatmap", heatmapJson(explanation)},
        {"threshold", thresholdJson(explanation.options.box.threshold, explanation.localisation)},
        {"boxes", boxesJson(explanation.localisation)},
        {"box", box ? boxFields(*box) : Json(nullptr)},
        {"passes", result.passes},
        {"notes", allNotes(result)},
        {"timing_ms", timingJson(result.timing)}};
    if (!result.scoring.empty())
        json["scoring"] = result.scoring;
    if (!result.words.empty())
        json["words"] = wordsJson(result.words);
    if (result.attribution)
        json["attribution"] = json_parts::attribution(*result.attribution);
    return json_parts::text(json);
}

}  // namespace clipscope
