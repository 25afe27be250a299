// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/method_info.h"

namespace clipscope {

/// True if the method's map is the sum of w_c times A_c, so that its result has a channel bank.
[[nodiscard]] bool weighsChannels(const MethodInfo& method);

/// True if the method scores the picture under the masks of single channels: they all read and fill
/// the same bank of embeddings.
[[nodiscard]] bool scoresChannels(const MethodInfo& method);

}  // namespace clipscope
