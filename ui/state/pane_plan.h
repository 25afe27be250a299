// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/request.h"
#include "ui/jobs/compose.h"
#include "ui/state/document.h"
#include "ui/state/model_shelf.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// What a pane is for, in the order of the panes.
struct PanePlan {
    enum class Kind {
        Main,    ///< the map of the document
        Pinned,  ///< what it is compared with
        Other    ///< the same with another method or prompt
    };

    Kind kind = Kind::Main;
    QString title;
    QString method;        ///< Other
    int row = -1;          ///< Main and Other: the prompt
    bool isClean = false;  ///< Other: of the photo without stickers
    /// Equal keys: the same answer, but for k.
    std::string key;
    std::optional<SaliencyRequest> request;  ///< Other; nothing if it cannot be asked

    /// The document's state, were this pane the main one.
    [[nodiscard]] DocumentState stateFrom(const DocumentState& state) const;
};

/// Exactly one of them is the main one.
[[nodiscard]] std::vector<PanePlan> planPanes(const Document& document, const ModelShelf& models);

/// "apple · gScoreCAM", or "channel 12".
[[nodiscard]] QString titleOf(const MapLabel& label);

}  // namespace clipscope::ui
