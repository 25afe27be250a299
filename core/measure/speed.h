// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/measure/memory_use.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace clipscope {

/// What to measure.
struct SpeedRequest {
    std::string method = "gscorecam";
    std::map<std::string, ParamValue> params;
    Fit fit = Fit::Stretch;
    std::optional<Image> image;  ///< none: a drawn one
    std::vector<std::string> prompts{"a photo of a dog", "a photo of a bicycle"};  ///< two
    int repeats = 3;                                                               ///< at least 1
};

/// Milliseconds by the clock of one explanation.
struct SpeedTiming {
    std::optional<double> draft;         ///< to a draft by another method; none if there was none
    std::optional<double> firstPartial;  ///< to the first partial map; none if there was none
    double total = 0;                    ///< to the finished map
    double scoring = 0;                  ///< of that, masked passes
    std::int64_t masked = 0;             ///< masked pictures that went through the image tower
    std::int64_t k = 0;                  ///< channels in use; 0: the method has no k
};

/// Medians over the repeats, each of which begins with a picture that was never seen.
struct SpeedReport {
    ModelIdentity model;
    std::string method;
    std::int64_t k = 0;  ///< 0: the method has none
    int threads = 0;
    Precision precision = Precision::Float32;
    int repeats = 0;
    std::int64_t batch = 0;  ///< masked pictures a pass

    double loadMilliseconds = 0;
    SpeedTiming newPicture;
    SpeedTiming secondPrompt;  ///< of the same picture
    SpeedTiming samePrompt;    ///< once more: everything is known

    double macsPerPicture = 0;     ///< of the image tower, within about ten percent
    double peakMacsPerSecond = 0;  ///< measuredPeak(); 0: unknown
    double picturesPerSecond = 0;  ///< while scoring; 0: nothing was scored
    MemoryUse before;              ///< with the model loaded, before the first explanation
    MemoryUse after;

    /// Of the peak, while scoring, mask making and all. 0: unknown.
    [[nodiscard]] double shareOfPeak() const;
};

/// Measures the model that is in force; `options`: what `engine` was made with. The caller tells
/// `loadMilliseconds`. `sink`: hears of the repeats; may be null. Throws Cancelled, and as
/// Engine::explain() does.
[[nodiscard]] SpeedReport measureSpeed(
    Engine& engine,
    const EngineOptions& options,
    const SpeedRequest& request,
    const std::stop_token& stop,
    RunSink* sink = nullptr);

/// The report as a JSON document, schema "clipscope.bench/1".
[[nodiscard]] std::string speedJson(const SpeedReport& report);

}  // namespace clipscope
