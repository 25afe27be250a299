// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "ui/jobs/backend.h"
#include "ui/jobs/compose.h"

#include <QString>

#include <functional>
#include <vector>

namespace clipscope::ui {

/// A job that writes what the canvas shows into `folder`, as `clipscope explain` does; meant for
/// the compose lane. All values are copied into it.
[[nodiscard]] std::function<void()> exportJob(
    const QString& folder,
    const SaliencyResult& result,
    const CompositionPtr& composition,
    const LoadedModel& model);

}  // namespace clipscope::ui
