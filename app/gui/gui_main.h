// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clipscope {

/// Opens the window and runs until it is closed. Returns the exit code: 0; 1 if it could not start
/// or a screenshot could not be made; 2, with one line on standard error, for a wrong call.
///
/// Understands [IMAGE...] --prompt TEXT (repeatable) --method NAME --k N --model NAME|PATH
/// --screenshot FILE --log-stalls FILE and Qt's own options.
[[nodiscard]] int runWindow(int argc, char** argv);

}  // namespace clipscope
