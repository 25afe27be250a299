// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/engine/feature_cache.h"
#include "core/engine/head_report.h"
#include "core/engine/request.h"

namespace clipscope {

/// Engine::attributeHeads() for a loaded model and a request whose prompts have been checked.
[[nodiscard]] HeadReport attributeHeads(
    const ClipModel& model,
    FeatureCache& features,
    const SaliencyRequest& request,
    const RunContext& context);

}  // namespace clipscope
