// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/fit_image.h"
#include "core/image/geometry.h"
#include "ui/state/picture.h"

#include <QPointF>

#include <vector>

namespace clipscope::ui {

/// Which picture stands for a picture.
enum class Sight {
    Source,   ///< itself
    Reduced,  ///< halved until it has at most a million pixels: for many small panes
    Model     ///< n x n, as the model reads it
};

/// What was made of a picture, and where things lie in it.
struct SightGeometry {
    Sight sight = Sight::Source;
    Size source;
    Size drawn;
    int modelSide = 0;  ///< n, pixels
    Fit fit = Fit::Stretch;

    /// Continuous positions of the drawn picture and of the source; outside stays outside.
    [[nodiscard]] QPointF toSource(const QPointF& drawnAt) const;
    [[nodiscard]] QPointF toDrawn(const QPointF& sourceAt) const;
};

/// How a picture is to be shown. `modelSide`, `fit` and `pixels`: as the model that is asked has
/// them.
struct SightRequest {
    PicturePtr picture;
    Sight sight = Sight::Source;
    int modelSide = 0;
    Fit fit = Fit::Stretch;
    PixelStatistics pixels;
};

/// Makes the pictures that stand for others and keeps the last few. Not for several threads.
class Sights {
public:
    [[nodiscard]] PicturePtr of(const SightRequest& request);

private:
    struct Entry {
        SightRequest request;
        PicturePtr picture;
    };
    std::vector<Entry> m_entries;  // oldest first
};

}  // namespace clipscope::ui
