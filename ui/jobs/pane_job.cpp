// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/pane_job.h"

#include "ui/raster/convert.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace clipscope::ui {
namespace {

/// From blue over a neutral middle to red: can be told apart without colour vision.
constexpr std::array<std::array<double, 3>, 5> kAnchors{
    {{5, 72, 150}, {110, 170, 220}, {240, 240, 240}, {240, 150, 110}, {165, 15, 30}}};

ColorMap makeDivergingColorMap()
{
    ColorMap map{"difference", "Difference", true, {}};
    for (std::size_t i = 0; i < map.rgb.size(); ++i) {
        // Entries 127 and 128 share the middle, so that zero has a colour of its own.
        const double step = static_cast<double>(i < 128 ? i : i - 1) / 254 * 4;
        const auto from = std::min(static_cast<std::size_t>(step), kAnchors.size() - 2);
        const double share = step - static_cast<double>(from);
        for (std::size_t c = 0; c < 3; ++c)
            map.rgb[i][c] = static_cast<std::uint8_t>(std::lround(
                kAnchors[from][c] + share * (kAnchors[from + 1][c] - kAnchors[from][c])));
    }
    return map;
}

/// Heat in the units of the difference.
cv::Mat valuesOf(const Composition& composition, bool inNativeValues)
{
    if (!inNativeValues)
        return composition.heatmap->values;
    const double lowest = composition.span.lowest;
    const double highest = composition.span.highest;
    cv::Mat values;
    composition.heatmap->values.convertTo(values, CV_32F, highest - lowest, lowest);
    return values;
}

QRect scaledTo(const QRect& box, const QSize& from, const QSize& to)
{
    const double x = static_cast<double>(to.width()) / from.width();
    const double y = static_cast<double>(to.height()) / from.height();
    return QRectF(box.x() * x, box.y() * y, box.width() * x, box.height() * y).toAlignedRect();
}

}  // namespace

PaneImagePtr composePane(const PaneRequest& request, Sights& sights)
{
    const ComposeRequest& map = request.map;
    auto image = std::make_shared<PaneImage>();
    image->source = map.picture;
    image->picture =
        sights.of({map.picture, request.sight, map.modelSide, map.fit, request.pixels});
    image->geometry = {
        request.sight,
        map.picture->image.size(),
        image->picture->image.size(),
        map.modelSide,
        map.fit};
    if (map.map.values.empty())
        return image;
    ComposeRequest drawn = map;
    drawn.picture = image->picture;
    if (request.sight == Sight::Model)
        drawn.fit = Fit::Stretch;  // the grid spans all of what the model reads
    image->composition = compose(drawn);
    return image;
}

PaneImagePtr composeDifference(const DifferenceRequest& request)
{
    const Composition& a = *request.a->composition;
    const Composition& b = *request.b->composition;
    const cv::Mat ours = valuesOf(a, request.inNativeValues);
    cv::Mat theirs = valuesOf(b, request.inNativeValues);
    const QSize size(ours.cols, ours.rows);
    const QRect seenByB = scaledTo(b.seen, QSize(theirs.cols, theirs.rows), size);
    if (theirs.size() != ours.size())
        cv::resize(theirs, theirs, ours.size(), 0, 0, cv::INTER_LINEAR);

    auto made = std::make_shared<Composition>();
    made->picture = a.picture;
    made->map = a.map;
    made->modelSide = a.modelSide;
    made->fit = a.fit;
    made->label = a.label;
    made->seen = a.seen & seenByB;
    auto heatmap = std::make_shared<Heatmap>();
    heatmap->values = cv::Mat::zeros(ours.size(), CV_32FC1);
    heatmap->seen = {made->seen.x(), made->seen.y(), made->seen.width(), made->seen.height()};
    const cv::Rect seen(made->seen.x(), made->seen.y(), made->seen.width(), made->seen.height());
    double largest = 0;
    if (!seen.empty()) {
        cv::Mat part = heatmap->values(seen);
        cv::subtract(ours(seen), theirs(seen), part);
        largest = cv::norm(part, cv::NORM_INF);
    }
    heatmap->rawMax = static_cast<float>(largest);
    heatmap->rawMin = -heatmap->rawMax;
    heatmap->state = largest > 0 ? HeatState::Ok : HeatState::Flat;
    made->span = {heatmap->rawMin, heatmap->rawMax};
    if (!seen.empty()) {
        cv::Mat shares;
        heatmap->values(seen).convertTo(shares, CV_32F, largest > 0 ? 0.5 / largest : 0, 0.5);
        made->heat = viewOf(colourise(shares, divergingColorMap()));
    }
    made->heatmap = std::move(heatmap);
    made->colorMap = divergingColorMap().id;

    auto image = std::make_shared<PaneImage>(*request.a);
    image->composition = std::move(made);
    return image;
}

const ColorMap& divergingColorMap()
{
    static const ColorMap kMap = makeDivergingColorMap();
    return kMap;
}

}  // namespace clipscope::ui
