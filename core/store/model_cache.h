// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/known_models.h"

#include <filesystem>
#include <optional>
#include <string>

namespace clipscope {

/// "models--laion--CLIP-...": how the Hugging Face cache calls the folder of a repository.
[[nodiscard]] std::string hubCacheFolder(const std::string& repository);

/// The file that another program has downloaded already, by name and place only.
///
/// Files of a repository on huggingface.co: in the Hugging Face cache ($HF_HUB_CACHE, $HF_HOME/hub,
/// $XDG_CACHE_HOME/huggingface/hub, ~/.cache/huggingface/hub), in the snapshot that refs/main
/// names, else in the newest that has the file. Others: in ~/.cache/clip, where OpenAI's and
/// open_clip's loaders put them, or in PyTorch Hub's folder ($TORCH_HOME/hub/checkpoints, else
/// $XDG_CACHE_HOME/torch or ~/.cache/torch).
[[nodiscard]] std::optional<std::filesystem::path>
findInCaches(const KnownModel& model, const KnownFile& file);

}  // namespace clipscope
