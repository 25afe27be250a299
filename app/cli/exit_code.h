// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace clipscope::cli {

/// What the program returns to the shell; part of the command line's contract.
enum class ExitCode {
    Ok = 0,
    Failed = 1,        ///< the run failed: a missing picture, a broken model, a full disk
    WrongCall = 2,     ///< the call itself is wrong: an unknown option, a value outside its range
    Interrupted = 130  ///< Ctrl+C, as shells report it: 128 + SIGINT
};

[[nodiscard]] constexpr ExitCode exitCodeFor(ErrorCode code)
{
    return code == ErrorCode::InvalidArgument ? ExitCode::WrongCall : ExitCode::Failed;
}

}  // namespace clipscope::cli
