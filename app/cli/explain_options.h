// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/engine/profile.h"
#include "core/image/corrupt.h"

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::cli {

/// How a picture is spoiled before it is explained.
struct CorruptionOptions {
    Corruption kind = Corruption::None;
    double severity = 1;

    /// "fog", "snow:0.5", "none". Throws Error(InvalidArgument) that says so otherwise.
    [[nodiscard]] static CorruptionOptions parse(const std::string& text);
    [[nodiscard]] std::string text() const;
};

/// What a line says about how to explain. What it does not say comes from a session or the profile.
struct MethodOptions {
    std::string profile = "gscorecam";
    bool profileGiven = false;
    std::optional<ExplainSettings> session;  ///< what counts in place of the profile
    std::optional<std::string> method;
    std::optional<std::int64_t> k;
    std::optional<double> percent;
    std::optional<std::string> rank;
    std::optional<std::string> pick;
    std::vector<std::string> params;  ///< NAME=VALUE
    std::optional<std::string> layer;
    std::optional<ResampleFilter> filter;
    std::optional<std::string> templates;
    std::optional<std::vector<std::string>> templateTexts;  ///< of a session, in their place
    std::optional<Scalar> scalar;
    std::optional<std::size_t> rival;
    double alpha = 1;
    bool eigenSmooth = false;
    Repetition repetition;
    std::optional<Interpolation> interpolation;
    std::optional<Closing> closing;
    std::optional<Threshold> threshold;
    std::optional<BoxRule> rule;
    std::optional<double> boxAlpha;
    CorruptionOptions corruption;
    std::uint64_t seed = 0;
};

/// --profile, --method and everything a method or a scalar can be told.
void addMethodOptions(CLI::App& command, MethodOptions& options);
/// --interpolation, --closing, --threshold, --box-rule and --box-alpha.
void addMapOptions(CLI::App& command, MethodOptions& options);

}  // namespace clipscope::cli
