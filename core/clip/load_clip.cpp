// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/load_clip.h"

#include "core/clip/name_map.h"
#include "core/clip/resize_positions.h"

#include <utility>

namespace clipscope {

std::unique_ptr<ClipModel> loadClip(
    std::shared_ptr<const Checkpoint> checkpoint,
    const ClipConfig& config,
    const std::string& fileName,
    const RunContext& context)
{
    verifyChecksums(*checkpoint, context);
    WeightSources weights = toCanonical(sourcesOf(checkpoint), fileName);
    fitPositions(weights, config.vision);
    return std::make_unique<ClipModel>(std::move(weights), config, fileName, context);
}

}  // namespace clipscope
