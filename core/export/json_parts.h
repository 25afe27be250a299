// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/export: the pieces that several of its documents share.

#include "core/engine/result.h"
#include "core/image/image.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope::json_parts {

/// Keys keep the order in which they were added, so that a document reads top down.
using Json = nlohmann::ordered_json;

/// The value, or null if it is not finite: JSON has no other way to write that.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json image(const Image& image);
[[nodiscard]] Json model(const ModelIdentity& model);
[[nodiscard]] Json prompts(const std::vector<PromptScore>& prompts);
/// What every head [layers][heads] and every MLP adds to the cosine.
[[nodiscard]] Json attribution(const Attribution& attribution);

/// The text with U+FFFD for bytes that are not UTF-8.
[[nodiscard]] std::string utf8(std::string_view text);

/// Indented by two, one final newline. Bytes that are not UTF-8 (paths may hold any) become U+FFFD.
[[nodiscard]] std::string text(const Json& document);

}  // namespace clipscope::json_parts
