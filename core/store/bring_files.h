// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/store/model_store.h"
#include "core/store/workshop.h"

#include <filesystem>

namespace clipscope {

/// Brings weights from another program's cache into `workshop.ready()`. Throws Error(Corrupt) if
/// they are not the published ones, and as openCheckpoint() does if they are no checkpoint.
/// `folder` of the answer stays empty, here and below.
[[nodiscard]] Installation weightsFromCache(
    const KnownModel& model,
    const std::filesystem::path& cached,
    const Workshop& workshop,
    const RunContext& context);

/// Brings weights from the network into `workshop.ready()`. Throws as the downloader does, and
/// Error(Corrupt) if what came is no checkpoint.
[[nodiscard]] Installation weightsFromNetwork(
    const KnownModel& model,
    Downloader& downloader,
    const Workshop& workshop,
    const RunContext& context);

/// Brings a config or tokenizer file: from `cacheFolder` (empty: there is none), else from the
/// network. An optional one may stay missing.
void bringSmallFile(
    const KnownFile& file,
    const std::filesystem::path& cacheFolder,
    Downloader* downloader,
    const Workshop& workshop,
    const RunContext& context);

}  // namespace clipscope
