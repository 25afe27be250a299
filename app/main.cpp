// SPDX-License-Identifier: GPL-3.0-or-later
// One program: a command runs on the command line alone, anything else opens the window.
#include "app/cli/command_line.h"

#ifdef CLIPSCOPE_HAS_WINDOW

#include "app/cli/exit_code.h"
#include "app/cli/messages.h"
#include "app/gui/gui_main.h"
#include "ui/fetch/qt_downloader.h"
#include "ui/raster/sticker_raster.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace {

bool isSet(const char* variable)
{
    const char* value =
        std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): no other thread yet
    return value != nullptr && *value != '\0';
}

/// Qt ends the process with a message of its own where it finds no display; ask before it does.
bool canOpenWindow(int argc, const char* const* argv)
{
    const auto choosesPlatform = [](std::string_view word) {
        return word == "-platform" || word == "--platform";
    };
    const std::initializer_list<const char*> variables = {
        "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    return std::any_of(variables.begin(), variables.end(), isSet) ||
           std::any_of(argv + 1, argv + argc, choosesPlatform);
}

}  // namespace

int main(int argc, char** argv)
{
    if (clipscope::cli::isCommandLine(argc, argv))
        return clipscope::cli::runCommandLine(
            argc,
            argv,
            {.downloader = clipscope::ui::qtDownloader(),
             .stickerRaster = clipscope::ui::standaloneStickerRaster});
    if (!canOpenWindow(argc, argv)) {
        clipscope::cli::complain("there is no display for the window; without one use: clipscope "
                                 "explain IMAGE --prompt TEXT "
                                 "--out DIR");
        return static_cast<int>(clipscope::cli::ExitCode::Failed);
    }
    return clipscope::runWindow(argc, argv);
}

#else

int main(int argc, char** argv)
{
    return clipscope::cli::runCommandLine(argc, argv);
}

#endif
