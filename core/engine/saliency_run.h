// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/clip/layer_info.h"
#include "core/engine/feature_cache.h"
#include "core/engine/request.h"
#include "core/saliency/masked_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/target.h"

#include <cstdint>
#include <vector>

namespace clipscope {

/// What a run needs besides the request. All references must outlive it.
struct RunSources {
    const ClipModel& model;
    const MaskedEncoder& encoder;
    const MaskedEncoder* draft;  ///< as ProbeInputs::draft
    FeatureCache& features;
    const Target& target;
    View view;
    std::vector<LayerInfo> layers;  ///< at least one; several are averaged
    std::int64_t batch = 16;        ///< masked pictures per forward pass
};

/// What a run did, for the result and for estimates.
struct RunReport {
    std::int64_t passes = 0;  ///< full forwards of the image tower
    double gradientMilliseconds = 0;
};

/// Runs a method for a request: once, or repeated over layers, mirrored and dimmed pictures
/// (augSmooth) and repainted ones (maskIterations), whose maps are then averaged. An outcome made
/// of several runs has the notes of all and no bank.
[[nodiscard]] SaliencyOutcome runSaliency(
    const SaliencyRequest& request,
    const ParamValues& params,
    const RunSources& sources,
    const RunContext& context,
    RunReport& report);

/// How many runs of the method runSaliency() makes.
[[nodiscard]] std::int64_t runsOf(const SaliencyRequest& request, std::size_t layers);

}  // namespace clipscope
