// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace clipscope {

/// Variations of one picture, numbered from 0, that are made and encoded in batches.
struct PictureFamily {
    /// Names the family among all of the same picture and layer ("channels", "rise 8000 8 0.1 7"):
    /// embeddings are kept under it and answer the next prompt without the network. Everything that
    /// the pictures depend on, but for the picture, model and layer, must be in it. Empty: nothing
    /// is kept, as for masks that depend on the prompt.
    std::string id;
    std::string stage;       ///< for people: "scoring channels"
    std::int64_t count = 0;  ///< members
    /// Scores may come from a faster encoder of reduced precision, if there is one: for callers who
    /// ask again, without this, for the members that matter.
    bool tolerant = false;
    /// Members by number -> [rows.size(), 3, n, n], normalised pixels. A member must come out the
    /// same, whichever others are asked for with it.
    std::function<at::Tensor(const std::vector<std::int64_t>& rows)> make;
};

}  // namespace clipscope
