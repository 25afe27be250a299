// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/explain_options.h"
#include "core/engine/profile.h"
#include "core/export/export.h"

#include <string>
#include <vector>

namespace clipscope::cli {

/// The profile's settings for this model with what the line says instead.
/// Throws Error(InvalidArgument) for a parameter that the method does not have or does not allow.
[[nodiscard]] ExplainSettings
settingsFor(const MethodOptions& options, const CommonOptions& common, const ClipConfig& model);

/// A request for these settings; the picture is corrupted as asked.
[[nodiscard]] SaliencyRequest requestFor(
    const MethodOptions& options,
    const ExplainSettings& settings,
    const Image& image,
    const std::vector<std::string>& prompts);

/// What the written record says beside the result. The profile is named if the line did.
[[nodiscard]] ExportOptions exportOptions(
    const CommonOptions& common, const MethodOptions& options, const ExplainSettings& settings);

}  // namespace clipscope::cli
