// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace clipscope::ui {

enum class Verdict {
    Temporary,  ///< the same mirror may do better in a moment
    Permanent,  ///< the same mirror would answer the same again
    WrongBytes  ///< a whole file arrived, and it is not the wanted one
};

/// Why a mirror did not deliver. Thrown inside ui/fetch only; the downloader turns it into an Error
/// once no mirror is left.
struct Trouble {
    Verdict verdict = Verdict::Temporary;
    /// Completes "huggingface.co: ...": "not found (404)".
    std::string words;
    /// How long the server, or the protocol, wants us to wait before the next try.
    std::optional<double> waitSeconds;
};

}  // namespace clipscope::ui
