// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"
#include "core/store/downloader.h"

#include <functional>
#include <memory>

namespace clipscope::cli {

/// True if the arguments ask for the command line: a command, a request for help or the version, or
/// a bare word that is no file and so can only be a mistyped command.
[[nodiscard]] bool isCommandLine(int argc, const char* const* argv);

/// What the program provides and the command line cannot make itself.
struct Services {
    DownloaderFactory downloader;  ///< empty in a build without one
    /// Makes what draws words; empty in a build without fonts. Called on the main thread.
    std::function<std::unique_ptr<PatchSource>()> stickerRaster;
};

/// Runs the command and returns the exit code (exit_code.h). Errors become one line on standard
/// error; nothing escapes. Without arguments it prints the manual.
[[nodiscard]] int runCommandLine(int argc, const char* const* argv, const Services& services = {});

}  // namespace clipscope::cli
