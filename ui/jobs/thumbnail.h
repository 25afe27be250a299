// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"

#include <QImage>

namespace clipscope::ui {

/// The picture with its heat in `opacity`, small enough for a list: at most 192 x 128 pixels.
[[nodiscard]] QImage thumbnailOf(const Composition& composition, double opacity);

/// The picture, as small as that.
[[nodiscard]] PicturePtr smallPicture(const Picture& picture);

}  // namespace clipscope::ui
