// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/session: what was asked, as JSON.

#include "core/session/json_fields.h"
#include "core/session/session.h"

namespace clipscope::session_json {

[[nodiscard]] Json questionJson(const SessionQuestion& question);
/// Throws as Fields does.
[[nodiscard]] SessionQuestion readQuestion(const Fields& fields);

[[nodiscard]] Json paramJson(const ParamValue& value);
/// The parameters that stand under `name`.
[[nodiscard]] MethodParams readParams(const Fields& fields, const std::string& name);

inline constexpr Names<ResampleFilter, 2> kFilters{
    {{ResampleFilter::Bilinear, "bilinear"}, {ResampleFilter::Bicubic, "bicubic"}}};
inline constexpr double kMostAlpha = 1000;
inline constexpr int kMostMaskIterations = 100;

/// The name, or null for nothing.
template <typename T, std::size_t N>
[[nodiscard]] Json nameOrNull(const std::optional<T>& value, const Names<T, N>& names)
{
    return value ? Json(nameOf(*value, names)) : Json(nullptr);
}
template <typename T>
[[nodiscard]] Json valueOrNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

}  // namespace clipscope::session_json
