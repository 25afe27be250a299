// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>

namespace clipscope {

/// An exception as people and logs get it.
struct Failure {
    ErrorCode code = ErrorCode::Internal;
    std::string text;    ///< one sentence
    std::string detail;  ///< for the log; may be empty
};

/// Describes the exception being handled; call inside a catch block, not for Cancelled. Knows our
/// Error, torch's c10::Error (without its backtrace), cv::Exception and bad_alloc.
[[nodiscard]] Failure describeCurrentException();

}  // namespace clipscope
