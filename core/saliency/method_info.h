// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/vision_family.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace clipscope {

enum class MethodFamily { Gradient, Score, Perturbation, Attention };

[[nodiscard]] std::string_view toString(MethodFamily family);

/// Which layer a method looks at unless told otherwise.
enum class LayerRole {
    LastBlockOutput,  ///< score methods in both families
    GradientLayer     ///< gradient methods: ln_1 of a ViT's last block, where gradients are not 0
};

/// When a change of a parameter needs the network.
enum class ParamTier {
    Network,   ///< tier B: a new run
    Recombine  ///< tier A: the kept channel bank is enough where it covers the new value
};

using ParamValue = std::variant<std::int64_t, double, std::string>;

/// One knob of a method: enough to build a widget, a command-line option and a check.
struct ParamSpec {
    std::string id;     ///< "k"
    std::string title;  ///< "Channels"
    std::string help;   ///< one sentence
    ParamValue fallback;
    double minimum = 0;                ///< numbers only
    double maximum = 0;                ///< numbers only
    std::vector<std::string> choices;  ///< texts only
    ParamTier tier = ParamTier::Network;
};

/// What a run costs, in the terms of the method tables; for estimates before the run.
struct Cost {
    std::int64_t encoderPasses = 0;  ///< full forwards of the image tower
    std::int64_t headPasses = 0;     ///< forwards of the layers behind the target layer
    std::int64_t backwards = 0;      ///< backward passes, through the head or the whole tower
};

/// Image towers that a method can explain.
enum class RunsOn { Any, TransformerOnly, ResNetOnly };

class ParamValues;

/// Static description of a method; torch-free, so that menus, help pages and options come from it.
struct MethodInfo {
    std::string id;     ///< lower case, no dashes: "gscorecam"
    std::string title;  ///< "gScoreCAM"
    MethodFamily family = MethodFamily::Gradient;
    LayerRole layer = LayerRole::GradientLayer;
    RunsOn runsOn = RunsOn::Any;
    bool usesPrompt = true;  ///< false: the map is the same whatever the prompt
    bool usesLayer = true;   ///< false: the method's own blocks, whatever the target layer
    bool usesSeed = false;   ///< true: draws random numbers from the request's seed
    std::string summary;     ///< one sentence for a tooltip: what it does
    std::string behaviour;   ///< one honest sentence: how it behaves on CLIP
    std::string needs;       ///< "activations, gradients", "masked passes", "attention"
    std::string paper;       ///< where it comes from
    std::vector<ParamSpec> params;
    /// Passes for a layer with this many channels and these parameters.
    Cost (*cost)(int channels, const ParamValues& params) = nullptr;

    [[nodiscard]] const ParamSpec* param(std::string_view name) const;
};

/// Values for a method's parameters, complete and checked.
class ParamValues {
public:
    /// Fills in defaults; throws Error(InvalidArgument) for an unknown id, a wrong type or a value
    /// outside the domain, naming the method, the value and what is allowed.
    ParamValues(const MethodInfo& method, const std::map<std::string, ParamValue>& given);

    [[nodiscard]] std::int64_t integer(std::string_view id) const;
    [[nodiscard]] double real(std::string_view id) const;
    [[nodiscard]] const std::string& text(std::string_view id) const;
    [[nodiscard]] const std::map<std::string, ParamValue, std::less<>>& all() const
    {
        return m_values;
    }
    void set(std::string_view id, ParamValue value);

private:
    std::map<std::string, ParamValue, std::less<>> m_values;
};

/// Why the method cannot explain a model with this kind of image tower, as a sentence for people;
/// empty if it can.
[[nodiscard]] std::string whyNot(const MethodInfo& method, VisionFamily family);

/// All methods in menu order.
[[nodiscard]] const std::vector<MethodInfo>& methodCatalogue();
/// Throws Error(InvalidArgument) that lists the ids if there is none of this name.
[[nodiscard]] const MethodInfo& findMethod(std::string_view id);

}  // namespace clipscope
