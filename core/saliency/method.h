// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/heatmap/channel_bank.h"
#include "core/heatmap/heatmap.h"
#include "core/saliency/attribution.h"
#include "core/saliency/method_info.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

class Probe;

/// What a method hands back.
struct SaliencyOutcome {
    NativeMap map;                    ///< before ReLU and normalisation; says how it is rectified
    std::optional<ChannelBank> bank;  ///< methods of the form sum_c w_c A_c: their parts
    /// [C, h, w]: the weighted channels, where weights differ from place to place (LayerCAM), whose
    /// sum over C is the map but for EigenGradCAM: what eigen smoothing projects. Undefined where
    /// `bank` tells, or where nothing is weighted.
    at::Tensor terms;
    /// ClipTextSpan: what every head and layer contributes to the cosine.
    std::optional<Attribution> attribution;
    std::vector<std::string> notes;  ///< one sentence each for people: what was adjusted, and why
    /// The same for choices that are made as a matter of course: recorded, not announced.
    std::vector<std::string> remarks;
    /// What was scored in which precision, where it was not all in full; one sentence.
    std::string scoring;
};

/// A saliency method: the formula and nothing else. Everything about CLIP comes through the probe.
/// Adding one: docs/add-a-method.md.
class SaliencyMethod {
public:
    SaliencyMethod() = default;
    SaliencyMethod(const SaliencyMethod&) = delete;
    SaliencyMethod& operator=(const SaliencyMethod&) = delete;
    virtual ~SaliencyMethod() = default;

    /// Explains the probe's target. Calls context.step() at least twice a second and
    /// context.partial() when a better map exists. Deterministic for given inputs and seed.
    [[nodiscard]] virtual SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const = 0;
};

/// One line of the catalogue.
struct MethodEntry {
    MethodInfo info;
    std::unique_ptr<SaliencyMethod> (*create)() = nullptr;
};

}  // namespace clipscope
