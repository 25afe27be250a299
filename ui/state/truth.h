// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "ui/jobs/compose.h"
#include "ui/state/document_state.h"

#include <QString>

#include <optional>

namespace clipscope::ui {

/// The box that the user prefers, or else the one that the rule chose; nothing without a map.
[[nodiscard]] std::optional<Box>
predictedBox(const DocumentState& state, const CompositionPtr& composition);

/// Intersection over union of the true box and the predicted one; 0 where none was predicted,
/// nothing without a true box or a map of the document's picture.
[[nodiscard]] std::optional<double>
truthIou(const DocumentState& state, const CompositionPtr& composition);

/// "IoU 0.81"; empty where there is nothing to compare.
[[nodiscard]] QString truthText(const DocumentState& state, const CompositionPtr& composition);

}  // namespace clipscope::ui
