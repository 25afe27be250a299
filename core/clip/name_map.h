// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/weight_source.h"

#include <string>

namespace clipscope {

enum class CheckpointLayout { OpenAi, OpenClipCustomText, HuggingFace };

/// Recognises the naming scheme (formats.md 2.6). Throws Error(Unsupported) that names what the
/// file seems to be (SigLIP, CoCa, timm image tower, not a CLIP at all) and what is supported.
[[nodiscard]] CheckpointLayout detectLayout(const ShapeTable& shapes, const std::string& fileName);

/// Renames (and for Hugging Face transposes and concatenates, when a weight is loaded) to canonical
/// OpenAI names. Prefixes of wrappers ("module.", "clip.", "model.", TinyCLIP's three) are removed;
/// counters, position_ids and the three scalars of OpenAI archives are dropped. `fileName` is for
/// messages. Throws Error(Corrupt) that names the tensors if two stand for one or parts do not fit.
[[nodiscard]] WeightSources toCanonical(WeightSources weights, const std::string& fileName);
/// The same for shapes alone.
[[nodiscard]] ShapeTable toCanonical(const ShapeTable& shapes, const std::string& fileName);

}  // namespace clipscope
