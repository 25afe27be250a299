// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/byte_view.h"

namespace clipscope {

/// What a file is by its first bytes, whatever its name says.
enum class PictureFormat {
    Png,
    Jpeg,
    WebP,
    Tiff,
    Bmp,
    Pnm,  ///< PBM, PGM, PPM in text or binary form
    Jpeg2000,
    Rare,    ///< Radiance, PFM, PAM or Sun raster: OpenCV decodes it, nothing more is known here
    Foreign  ///< nothing that can be decoded
};

[[nodiscard]] PictureFormat sniffFormat(const ByteView& bytes);
/// "PNG", "JPEG", ...; "picture" for Rare and Foreign.
[[nodiscard]] const char* toString(PictureFormat format);

/// What foreign bytes look like, with article: "a PDF document", "a text
/// file".
[[nodiscard]] const char* describeForeignBytes(const ByteView& bytes);

}  // namespace clipscope
