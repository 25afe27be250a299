// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model_identity.h"

#include <utility>

namespace clipscope {

ModelIdentity identityOf(const ModelDescriptor& model, std::string sha256)
{
    return {
        .name = model.files.name,
        .family = std::string(toString(model.config.vision.family)),
        .inputSize = model.config.vision.inputSize,
        .embedDim = model.config.embedding,
        .sha256 = std::move(sha256),
        .choices = model.choices};
}

}  // namespace clipscope
