// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/localize/localize.h"
#include "ui/state/picture.h"

#include <QImage>
#include <QPainterPath>
#include <QPoint>
#include <QRect>
#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace clipscope::ui {

/// Where a map comes from.
enum class MapOrigin {
    Precomputed,  ///< shipped with a sample
    Partial,      ///< of a run that goes on, or was stopped
    Complete
};

/// Travels with a map, so that what is drawn can be told apart from what is wanted.
struct MapLabel {
    MapOrigin origin = MapOrigin::Complete;
    std::string key;         ///< equal keys: equal finished maps
    std::int64_t done = 0;   ///< Partial: steps behind the map
    std::int64_t total = 0;  ///< Partial: steps of the whole run
    QString prompt;
    QString method;  ///< id
    QString what;    ///< "channel 1203", if it is not the method's map
};

/// A native map and what to make of it at picture size. Needs no network.
struct ComposeRequest {
    PicturePtr picture;
    NativeMap map;
    int modelSide = 0;  ///< n, pixels
    Fit fit = Fit::Stretch;
    Threshold threshold;
    std::string colorMap;
    std::shared_ptr<const Heatmap> heatmap;  ///< of the same map, if known: saves the upsampling
    MapLabel label;
};

/// Everything that the canvas and the panels draw of one map. A value.
struct Composition {
    PicturePtr picture;
    NativeMap map;
    Fit fit = Fit::Stretch;
    int modelSide = 0;
    MapLabel label;
    std::shared_ptr<const Heatmap> heatmap;
    Threshold threshold;
    Localisation localisation;
    std::array<int, 256> histogram{};  ///< of the 8-bit heat over the pixels that the model saw
    int otsuLevel = 0;                 ///< what Otsu would choose, whatever the threshold in force
    QImage heat;                       ///< coloured heat over `seen`, at most 1024 pixels a side
    QRect seen;                        ///< picture pixels that the model saw
    std::vector<QImage> masks;  ///< indexed: 0 off, 1 on; picture size, then halved and halved
    QPainterPath contours;      ///< picture coordinates
    QPoint peak;                ///< pixel of the highest heat
    float peakHeat = 0;         ///< heat there, [0, 1]
};

using CompositionPtr = std::shared_ptr<const Composition>;

/// Upsamples, localises and colours. Throws as makeHeatmap() and localize() do.
[[nodiscard]] CompositionPtr compose(const ComposeRequest& request);

}  // namespace clipscope::ui
