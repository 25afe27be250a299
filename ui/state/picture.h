// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

#include <QImage>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace clipscope::ui {

struct Picture;
using PicturePtr = std::shared_ptr<const Picture>;

/// A picture ready to be shown: the core's pixels and smaller copies for smooth reduced views.
/// Immutable; made on a worker thread, shared as shared_ptr<const Picture>.
struct Picture {
    Image image;
    QString title;  ///< for the window's title: file name or "Pasted image"
    QString path;   ///< empty if it came from no file
    std::vector<QImage>
        levels;               ///< level i is the picture reduced by 2^i; level 0 shares its pixels
    PicturePtr photo;         ///< of one with stickers: the same without; null: it has none
    std::string stickers;     ///< stickersKey() of what is stuck on the photo
    double stickerShare = 0;  ///< of the picture's area that they cover, [0, 1]

    /// The level to draw when `devicePixels` device pixels stand for one picture pixel.
    [[nodiscard]] const QImage& levelFor(double devicePixels) const;
};

/// Of pictures that halve from one to the next: the one to draw when `devicePixels` device pixels
/// stand for one pixel of the first. `levels` must not be empty.
[[nodiscard]] const QImage& levelFor(const std::vector<QImage>& levels, double devicePixels);

/// Builds the levels: halves until the longer side is at most 512 pixels.
[[nodiscard]] PicturePtr makePicture(Image image, const QString& title, const QString& path = {});
/// `photo` with what `image` shows of it: the same size. Title and path are the photo's.
[[nodiscard]] PicturePtr
makeStuck(const PicturePtr& photo, Image image, std::string stickers, double share);

/// The picture without stickers; itself if it has none, null for null.
[[nodiscard]] const PicturePtr& photoOf(const PicturePtr& picture);

}  // namespace clipscope::ui
