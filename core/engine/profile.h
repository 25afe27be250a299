// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/engine/request.h"
#include "core/heatmap/heatmap.h"
#include "core/localize/localize.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// Everything about an explanation that has a default, and so everything that a profile sets.
struct ExplainSettings {
    std::string method = "gscorecam";
    std::map<std::string, ParamValue> params;  ///< of that method
    std::string layer;                         ///< empty: the method's own
    Fit fit = Fit::Stretch;
    std::optional<ResampleFilter> filter;
    std::string templates = "none";  ///< a name or text for templatesFromString()
    Scalar scalar = Scalar::Logit;
    MapOptions map;
    LocalizeOptions box;
};

struct ProfileInfo {
    std::string id;
    std::string title;
    std::string summary;  ///< one sentence: what it sets
    std::string source;
};

/// The programs whose defaults can be had in one word, the built-in default first.
[[nodiscard]] const std::vector<ProfileInfo>& profileCatalogue();

/// The settings of a profile for a model: some, such as CLIPCAM's threshold, depend on the
/// backbone. Throws Error(InvalidArgument) that lists the profiles if there is none of this name.
[[nodiscard]] ExplainSettings profileSettings(std::string_view id, const VisionConfig& vision);

}  // namespace clipscope
