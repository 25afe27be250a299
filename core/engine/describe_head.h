// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/engine/feature_cache.h"
#include "core/engine/head_captions.h"

namespace clipscope {

/// Engine::captionHead() for a loaded model.
[[nodiscard]] HeadCaptions describeHead(
    const ClipModel& model,
    FeatureCache& features,
    const HeadCaptionRequest& request,
    const RunContext& context);

}  // namespace clipscope
