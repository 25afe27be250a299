// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/saliency/masked_encoder.h"
#include "core/scoring/storage_type.h"

#include <memory>
#include <string>

namespace clipscope {

class ResNetEncoder;
class VitEncoder;

// The encoders behind makeScoringEncoder(). The tower must outlive them; the storage type must be
// one that the processor has.

[[nodiscard]] std::unique_ptr<MaskedEncoder>
makeDnnlResNet(const ResNetEncoder& tower, const VisionConfig& vision, StorageType storage);

[[nodiscard]] std::unique_ptr<MaskedEncoder>
makeDnnlVit(const VitEncoder& tower, StorageType storage);

/// For people: "oneDNN, bfloat16".
[[nodiscard]] std::string nameOfDnnlEncoder(StorageType storage);

/// Throws std::bad_alloc where oneDNN would crash: it does where there is no room for the code that
/// it generates.
void requireRoomForDnnl();

}  // namespace clipscope
