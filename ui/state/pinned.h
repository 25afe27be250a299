// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "ui/jobs/compose.h"

#include <memory>

namespace clipscope::ui {

/// A map put aside for comparison, with all that drawing it again needs.
struct Pinned {
    PicturePtr picture;
    NativeMap map;
    int modelSide = 0;  ///< n, pixels
    Fit fit = Fit::Stretch;
    MapLabel label;
    std::shared_ptr<const SaliencyResult> result;  ///< null for maps that came with a sample
};

using PinnedPtr = std::shared_ptr<const Pinned>;

}  // namespace clipscope::ui
