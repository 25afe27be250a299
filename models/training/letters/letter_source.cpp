// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/letters/letter_source.h"

#include "core/base/error.h"
#include "ui/raster/sticker_raster.h"

#include <QFontDatabase>

namespace clipscope::training {

std::unique_ptr<PatchSource>
letterSource(const SpriteLibrary& library, const std::filesystem::path& folder)
{
    std::unique_ptr<PatchSource> source = ui::standaloneStickerRaster();
    ui::loadStickerFonts();
    for (const SpriteFont& font : library.fonts()) {
        if (font.file.empty())
            continue;
        const std::filesystem::path file = folder / font.file;
        if (QFontDatabase::addApplicationFont(QString::fromStdString(file.string())) < 0)
            throw Error(
                ErrorCode::Unreadable,
                file.string() + " is no font that can be used; make the sprite folder again");
    }
    return source;
}

}  // namespace clipscope::training
