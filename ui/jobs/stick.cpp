// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/stick.h"

#include "core/sticker/composite.h"
#include "ui/raster/sticker_raster.h"

#include <mutex>

namespace clipscope::ui {
namespace {

/// Lets one thread after the other draw.
class SharedRaster final : public PatchSource {
public:
    [[nodiscard]] StickerPatch textPatch(const Sticker& sticker) const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_raster.textPatch(sticker);
    }

private:
    mutable std::mutex m_mutex;
    StickerRaster m_raster;
};

}  // namespace

const PatchSource& stickerPatches()
{
    static const SharedRaster raster;
    return raster;
}

PicturePtr stuckPicture(const PicturePtr& photo, const std::vector<Sticker>& stickers)
{
    const std::string key = stickersKey(stickers);
    if (key.empty())
        return photo;
    const PatchSource& patches = stickerPatches();
    return makeStuck(
        photo,
        composed(photo->image, stickers, patches),
        key,
        coveredShare(stickers, photo->image.size(), patches));
}

}  // namespace clipscope::ui
