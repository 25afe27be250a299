// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_support.h"

#include "ui/raster/convert.h"

namespace clipscope::test {

QImage gradient(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(255 * x / width, 255 * y / height, (7 * x + 3 * y) % 256));
    return image;
}

ui::PicturePtr gradientPicture(int width, int height)
{
    return ui::makePicture(Image(ui::toRgb(gradient(width, height)), "gradient"), "gradient");
}

}  // namespace clipscope::test
