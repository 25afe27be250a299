// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/heatmap/value_range.h"
#include "core/localize/heat_levels.h"
#include "core/localize/localize.h"
#include "core/localize/otsu.h"
#include "ui/state/picture.h"

#include <opencv2/core/mat.hpp>

#include <QImage>
#include <QPainterPath>
#include <QPoint>
#include <QRect>
#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// Where a map comes from.
enum class MapOrigin {
    Precomputed,  ///< shipped with a sample
    Stored,       ///< came with a session whose model is not loaded
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
    QString method;     ///< id
    int modelSide = 0;  ///< n, pixels, of the model that made it; 0: the one that is loaded
    QString what;       ///< "channel 1203", "299 of 300 channels": if it is not the method's map
};

struct Composition;
using CompositionPtr = std::shared_ptr<const Composition>;

/// A native map and what to make of it at picture size. Needs no network.
struct ComposeRequest {
    PicturePtr picture;
    NativeMap map;
    int modelSide = 0;  ///< n, pixels
    Fit fit = Fit::Stretch;
    MapOptions mapOptions;
    Threshold threshold;
    BoxRule boxRule = BoxRule::LargestBox;
    double alpha = 1;              ///< see LocalizeOptions
    std::optional<int> preferred;  ///< a candidate that is chosen whatever the rule says
    std::string colorMap;          ///< id
    /// The colours are those of heat * gain + offset, kept within [0, 1], so that several maps can
    /// share one scale. Nothing else depends on them.
    double gain = 1;
    double offset = 0;
    /// Instead: the native values that the colours go from and to, whatever the map's own are.
    std::optional<ValueRange> range;
    MapLabel label;
    /// Any composition or none: whatever of it holds here as well is not computed again, such as
    /// the heatmap of the same map with the same options.
    CompositionPtr known;
};

/// Everything that the canvas and the panels draw of one map. A value.
struct Composition {
    PicturePtr picture;
    NativeMap map;
    int modelSide = 0;
    Fit fit = Fit::Stretch;
    MapOptions mapOptions;
    Threshold threshold;
    BoxRule boxRule = BoxRule::LargestBox;
    double alpha = 1;
    std::string colorMap;
    double gain = 1;
    double offset = 0;
    MapLabel label;

    std::shared_ptr<const Heatmap> heatmap;
    ValueRange span;                           ///< native values of heat 0 and 1, see heatSpan()
    std::shared_ptr<const HeatLevels> levels;  ///< of the heatmap
    Localisation localisation;
    std::optional<std::size_t> ruled;  ///< what the rule chose, whatever was preferred
    ByteHistogram histogram{};         ///< of the 8-bit heat over the pixels that the model saw
    /// See otsuCurve(); like Otsu's threshold, of all pixels.
    std::array<double, 256> otsuCurve{};
    int otsuLevel = 0;  ///< what Otsu would choose, whatever the threshold in force
    cv::Mat smallHeat;  ///< CV_32FC1, heat over `seen`, at most 1024 pixels a side
    QImage heat;        ///< the same in colours
    QRect seen;         ///< picture pixels that the model saw
    /// Indexed: 0 off, 255 on. The first has the localisation's pixels, the others half of the
    /// sides of the one before.
    std::vector<QImage> masks;
    QPainterPath contours;  ///< picture coordinates
    QPoint peak;            ///< pixel of the highest heat
    float peakHeat = 0;     ///< heat there, [0, 1]
};

/// Upsamples, localises and colours. Throws as makeHeatmap(), localize() and findColorMap() do.
[[nodiscard]] CompositionPtr compose(const ComposeRequest& request);

}  // namespace clipscope::ui
