// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"
#include "ui/canvas/sticker_geometry.h"

#include <utility>
#include <vector>

namespace clipscope::ui {

/// How large stickers are. Text has to be laid out for that, so the last sizes are kept, and large
/// letters are measured as small ones: a drag asks at every movement of the mouse.
class StickerSizes {
public:
    /// `source` must outlive this.
    explicit StickerSizes(const PatchSource& source) : m_source(source) {}

    /// Upright, in picture pixels; at least 1 by 1.
    [[nodiscard]] QSizeF of(const Sticker& sticker);
    [[nodiscard]] StickerFrame frameOf(const Sticker& sticker);

private:
    [[nodiscard]] QSizeF ofText(const Sticker& sticker);

    const PatchSource& m_source;
    std::vector<std::pair<Sticker, QSizeF>> m_known;  // oldest first
};

}  // namespace clipscope::ui
