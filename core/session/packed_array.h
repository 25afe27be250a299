// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/session: arrays inside JSON, as base64 of deflated little-endian numbers.

#include "core/session/json_fields.h"

#include <opencv2/core/mat.hpp>

#include <string>
#include <vector>

namespace clipscope::session_json {

/// {"type": "float32" | "int32", "shape": [...], "crc32": of the numbers' bytes, "data"}: zlib's
/// format (RFC 1950) in base64.
[[nodiscard]] Json packed(const cv::Mat& values);  ///< CV_32FC1, two dimensions
[[nodiscard]] Json packed(const std::vector<float>& values);
[[nodiscard]] Json packed(const std::vector<int>& values);

/// A list of at most `most` numbers, empty if the field is missing. All floats are finite. Memory
/// is taken only for what the data can hold, and all arrays of a source share its budget.
[[nodiscard]] std::vector<float>
unpackedFloats(const Fields& fields, const std::string& name, std::size_t most);
[[nodiscard]] std::vector<int>
unpackedInts(const Fields& fields, const std::string& name, std::size_t most);

struct MatrixLimits {
    std::int64_t rows;
    std::int64_t columns;
};
/// CV_32FC1 with one row and column at least; it may not be missing.
[[nodiscard]] cv::Mat
unpackedMatrix(const Fields& fields, const std::string& name, const MatrixLimits& most);

}  // namespace clipscope::session_json
