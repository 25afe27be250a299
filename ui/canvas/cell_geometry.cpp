// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/cell_geometry.h"

#include <cmath>

namespace clipscope::ui {
namespace {

Geometry geometryOf(const Composition& composition)
{
    return {composition.picture->image.size(), composition.modelSide, composition.fit};
}

}  // namespace

std::optional<QPoint>
cellAt(const Composition& composition, clipscope::Size grid, const QPointF& position)
{
    if (!QRectF(composition.seen).contains(position))
        return std::nullopt;
    const clipscope::Point at =
        geometryOf(composition).sourceToCell({position.x(), position.y()}, grid);
    const QPoint cell(static_cast<int>(std::floor(at.x)), static_cast<int>(std::floor(at.y)));
    if (!QRect(0, 0, grid.width, grid.height).contains(cell))
        return std::nullopt;
    return cell;
}

QRectF outlineOf(const Composition& composition, clipscope::Size grid, const QPoint& cell)
{
    const Geometry geometry = geometryOf(composition);
    const auto corner = [&](int column, int row) {
        const clipscope::Point at =
            geometry.cellToSource({static_cast<double>(column), static_cast<double>(row)}, grid);
        return QPointF(at.x, at.y);
    };
    const QRectF whole(corner(cell.x(), cell.y()), corner(cell.x() + 1, cell.y() + 1));
    return whole & QRectF(composition.seen);
}

}  // namespace clipscope::ui
