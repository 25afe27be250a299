// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/scoring_encoder.h"

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/clip/clip_model.h"
#include "core/clip/resnet_encoder.h"
#include "core/clip/vit_encoder.h"
#include "core/scoring/dnnl_encoders.h"

#include <cstddef>

namespace clipscope {

std::string nameOfDnnlEncoder(StorageType storage)
{
    return storage == StorageType::Float32 ? "oneDNN, float32" : "oneDNN, bfloat16";
}

void requireRoomForDnnl()
{
    constexpr std::size_t kRoom = std::size_t{128} << 20U;  // bytes
    requireRoom(kRoom);
}

std::unique_ptr<MaskedEncoder> makeScoringEncoder(const ClipModel& model, StorageType storage)
{
    if (storage == StorageType::BFloat16 && !canComputeBFloat16())
        throw Error(
            ErrorCode::Unsupported,
            "this processor has no AVX-512, which bfloat16 needs; use --precision float32");
    const VisionConfig& vision = model.config().vision;
    if (const auto* resnet = dynamic_cast<const ResNetEncoder*>(&model.visual()))
        return makeDnnlResNet(*resnet, vision, storage);
    if (const auto* vit = dynamic_cast<const VitEncoder*>(&model.visual()))
        return makeDnnlVit(*vit, storage);
    return makeReferenceEncoder(model);
}

}  // namespace clipscope
