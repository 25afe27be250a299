// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace clipscope {

/// What a JSON text from a file of unknown origin may cost.
struct JsonLimits {
    std::size_t parts;           ///< values, names and ends of lists and objects
    std::size_t depth;           ///< of lists and objects inside each other
    bool namesMayRepeat = true;  ///< within one object
};

/// A JSON text that cannot be parsed or is beyond its limits; `what()` is the end of a sentence
/// about it ("is nested too deeply"), fit for a message.
struct JsonRefused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Parses a JSON text in time and memory that grow with its length, whatever it holds.
///
/// In two passes: the first only counts, so that nothing is built of a text that is refused. (The
/// library's own parser with a callback looks through all neighbours at the end of every object,
/// which a file of many small objects turns into hours.)
[[nodiscard]] nlohmann::json parseLimitedJson(std::string_view text, const JsonLimits& limits);

}  // namespace clipscope
