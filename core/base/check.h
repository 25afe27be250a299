// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>

/// Turns a caller's mistake into Error(InvalidArgument). `message` is only built on failure.
#define CLIPSCOPE_CHECK(condition, message)                                                        \
    do {                                                                                           \
        if (!(condition))                                                                          \
            throw ::clipscope::Error(::clipscope::ErrorCode::InvalidArgument, (message));          \
    } while (false)

/// Turns a broken promise of our own code into Error(Internal).
#define CLIPSCOPE_ENSURE(condition, message)                                                       \
    do {                                                                                           \
        if (!(condition))                                                                          \
            throw ::clipscope::Error(                                                              \
                ::clipscope::ErrorCode::Internal,                                                  \
                std::string("a defect in clipscope: ") + (message));                               \
    } while (false)
