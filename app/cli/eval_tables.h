// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/bench_record.h"

#include <string>

namespace clipscope::cli {

enum class TableFormat { Aligned, Markdown };

/// What the model says of scenes, and where its maps lie beside the baselines: two tables with a
/// sentence on what was measured, for people or for a model card.
[[nodiscard]] std::string
evalTables(const SceneSet& set, const BenchRecord& record, TableFormat format);

}  // namespace clipscope::cli
