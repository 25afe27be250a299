// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/channel_thumbnails.h"

#include "core/image/colormap.h"
#include "ui/raster/convert.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <QGuiApplication>

#include <cmath>

namespace clipscope::ui {

QPixmap ChannelThumbnails::of(const ChannelBank& bank, int channel, const QString& colorMap)
{
    if (const QPixmap* known = m_kept.object(channel))
        return *known;
    const double ratio = qGuiApp->devicePixelRatio();
    const int side = static_cast<int>(std::lround(kSide * ratio));
    const cv::Mat cells = cv::max(channelMap(bank, channel).values, 0.0F);
    double highest = 0;
    cv::minMaxLoc(cells, nullptr, &highest);
    cv::Mat heat;
    cv::resize(cells * (highest > 0 ? 1 / highest : 0), heat, {side, side}, 0, 0, cv::INTER_LINEAR);
    const QImage image = viewOf(colourise(heat, findColorMap(colorMap.toStdString())));
    QPixmap pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(ratio);
    m_kept.insert(channel, new QPixmap(pixmap));  // the cache owns it
    return pixmap;
}

}  // namespace clipscope::ui
