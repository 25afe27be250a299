// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/speed.h"

#include <nlohmann/json.hpp>

namespace clipscope {

namespace {

using Json = nlohmann::ordered_json;

Json timing(const SpeedTiming& timing)
{
    return {
        {"draft_ms", timing.draft ? Json(*timing.draft) : Json()},
        {"first_partial_ms", timing.firstPartial ? Json(*timing.firstPartial) : Json()},
        {"total_ms", timing.total},
        {"scoring_ms", timing.scoring},
        {"masked_pictures", timing.masked}};
}

}  // namespace

std::string speedJson(const SpeedReport& report)
{
    const Json document{
        {"schema", "clipscope.bench/1"},
        {"model",
         {{"name", report.model.name},
          {"family", report.model.family},
          {"input_size", report.model.inputSize},
          {"sha256", report.model.sha256}}},
        {"method", report.method},
        {"k", report.k > 0 ? Json(report.k) : Json()},
        {"threads", report.threads},
        {"precision", std::string(toString(report.precision))},
        {"repeats", report.repeats},
        {"batch", report.batch},
        {"load_ms", report.loadMilliseconds},
        {"new_picture", timing(report.newPicture)},
        {"second_prompt", timing(report.secondPrompt)},
        {"same_prompt", timing(report.samePrompt)},
        {"encoder",
         {{"pictures_per_second", report.picturesPerSecond},
          {"macs_per_picture", report.macsPerPicture},
          {"peak_macs_per_second",
           report.peakMacsPerSecond > 0 ? Json(report.peakMacsPerSecond) : Json()},
          {"share_of_peak", report.peakMacsPerSecond > 0 ? Json(report.shareOfPeak()) : Json()}}},
        {"memory_bytes",
         {{"model_loaded", report.before.now},
          {"at_the_end", report.after.now},
          {"most", report.after.most}}}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clipscope
