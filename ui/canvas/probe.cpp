// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/probe.h"

#include "core/image/geometry.h"
#include "ui/state/tr.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

QPoint pixelOf(const QPointF& position)
{
    return {static_cast<int>(std::floor(position.x())), static_cast<int>(std::floor(position.y()))};
}

QRect areaOf(const Image& image)
{
    return {0, 0, image.width(), image.height()};
}

std::optional<QPoint> cellOf(const PaneImage& image, const QPoint& pixel)
{
    const SightGeometry& where = image.geometry;
    if (where.modelSide < 1 || !image.composition)
        return std::nullopt;
    const clipscope::Size grid = image.composition->map.grid();
    const Point cell = Geometry(where.source, where.modelSide, where.fit)
                           .sourceToCell({pixel.x() + 0.5, pixel.y() + 0.5}, grid);
    return QPoint(
        std::clamp(static_cast<int>(std::floor(cell.x)), 0, grid.width - 1),
        std::clamp(static_cast<int>(std::floor(cell.y)), 0, grid.height - 1));
}

}  // namespace

std::optional<Probe>
probeAt(const PaneImage& image, const QPointF& drawnAt, const CompositionPtr& exact)
{
    Probe probe;
    probe.pixel = pixelOf(image.geometry.toSource(drawnAt));
    const Image& source = image.source->image;
    if (!areaOf(source).contains(probe.pixel))
        return std::nullopt;
    const auto& rgb = source.rgb().at<cv::Vec3b>(probe.pixel.y(), probe.pixel.x());
    probe.rgb = {int{rgb[0]}, int{rgb[1]}, int{rgb[2]}};
    const Composition* composition = exact ? exact.get() : image.composition.get();
    if (!composition)
        return probe;
    const QPoint at = exact ? probe.pixel : pixelOf(drawnAt);
    if (!areaOf(composition->picture->image).contains(at))
        return probe;
    probe.isSeen = composition->seen.contains(at);
    if (probe.isSeen) {
        probe.heat = double{composition->heatmap->values.at<float>(at.y(), at.x())};
        probe.cell = cellOf(image, probe.pixel);
    }
    return probe;
}

QString sentence(const Probe& probe)
{
    QString text = tr("x %1 y %2 · RGB %3, %4, %5")
                       .arg(probe.pixel.x())
                       .arg(probe.pixel.y())
                       .arg(probe.rgb[0])
                       .arg(probe.rgb[1])
                       .arg(probe.rgb[2]);
    if (!probe.isSeen)
        text += tr(" · not seen by the model");
    const QLocale locale;
    if (probe.heat)
        text += probe.isDifference ? tr(" · A − B %1").arg(locale.toString(*probe.heat, 'g', 4))
                                   : tr(" · heat %1").arg(locale.toString(*probe.heat, 'f', 3));
    if (probe.cell)
        text += tr(" · cell %1, %2").arg(probe.cell->y()).arg(probe.cell->x());
    return probe.pane.isEmpty() ? text : tr("%1: %2").arg(probe.pane, text);
}

}  // namespace clipscope::ui
