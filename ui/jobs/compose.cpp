// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/compose.h"

#include "core/heatmap/heat_span.h"
#include "core/image/colormap.h"
#include "ui/raster/convert.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstring>

namespace clipscope::ui {
namespace {

// Heat is an interpolation of a handful of cells: more pixels than this cannot be told apart.
constexpr int kHeatSide = 1024;

// An outline drawn pixel step by pixel step looks no better and takes ten times as long to stroke.
constexpr double kOutlineSlack = 1.0;  // pixels

/// Colours of heat * gain + offset.
QImage withColours(const cv::Mat& heat, const Composition& look)
{
    const ColorMap& map = findColorMap(look.colorMap);
    if (look.gain == 1 && look.offset == 0)
        return viewOf(colourise(heat, map));
    cv::Mat scaled;
    heat.convertTo(scaled, CV_32F, look.gain, look.offset);
    return viewOf(colourise(scaled, map));
}

QImage coloured(const cv::Mat& heat, const QRect& seen, const Composition& look)
{
    const cv::Mat part = heat(cv::Rect(seen.x(), seen.y(), seen.width(), seen.height()));
    const double scale = std::min(1.0, double{kHeatSide} / std::max(seen.width(), seen.height()));
    if (scale >= 1.0)
        return withColours(part, look);
    const cv::Size size(
        std::max(1, static_cast<int>(seen.width() * scale)),
        std::max(1, static_cast<int>(seen.height() * scale)));
    cv::Mat reduced;
    cv::resize(part, reduced, size, 0, 0, cv::INTER_AREA);
    return withColours(reduced, look);
}

QImage indexed(const cv::Mat& mask)
{
    QImage image(mask.cols, mask.rows, QImage::Format_Indexed8);
    image.setColorTable({qRgb(0, 0, 0), qRgb(255, 255, 255)});
    for (int y = 0; y < mask.rows; ++y) {
        const uchar* from = mask.ptr(y);
        std::transform(from, from + mask.cols, image.scanLine(y), [](uchar value) {
            return static_cast<uchar>(value != 0 ? 1 : 0);
        });
    }
    return image;
}

std::vector<QImage> maskLevels(cv::Mat mask)
{
    std::vector<QImage> levels{indexed(mask)};
    while (std::max(mask.cols, mask.rows) > kHeatSide) {
        cv::Mat half;
        const cv::Size size(std::max(1, mask.cols / 2), std::max(1, mask.rows / 2));
        cv::resize(mask, half, size, 0, 0, cv::INTER_NEAREST);
        mask = half;
        levels.push_back(indexed(mask));
    }
    return levels;
}

QPainterPath outlines(const std::vector<std::vector<cv::Point>>& contours)
{
    QPainterPath path;
    for (const auto& contour : contours) {
        std::vector<cv::Point> corners;
        cv::approxPolyDP(contour, corners, kOutlineSlack, true);
        QPolygonF outline;
        for (const cv::Point& point : corners)
            outline << QPointF(point.x + 0.5, point.y + 0.5);  // through the pixels' centres
        path.addPolygon(outline);
        path.closeSubpath();
    }
    return path;
}

ByteHistogram histogramOf(const cv::Mat& bytes)
{
    ByteHistogram counts{};
    for (int y = 0; y < bytes.rows; ++y) {
        const uchar* row = bytes.ptr(y);
        for (int x = 0; x < bytes.cols; ++x)
            ++counts[row[x]];
    }
    return counts;
}

void locatePeak(Composition& composition)
{
    double highest = 0;
    cv::Point where;
    cv::minMaxLoc(composition.heatmap->values, nullptr, &highest, nullptr, &where);
    composition.peak = {where.x, where.y};
    composition.peakHeat = static_cast<float>(highest);
}

bool isSameMap(const NativeMap& a, const NativeMap& b)
{
    return a.values.data == b.values.data && a.values.size == b.values.size &&
           a.rectify == b.rectify;
}

/// Whether the request's map with its options is what is known.
bool knowsHeatmap(const ComposeRequest& request)
{
    const Composition* known = request.known.get();
    return known != nullptr && known->picture == request.picture &&
           known->modelSide == request.modelSide && known->fit == request.fit &&
           known->mapOptions == request.mapOptions && isSameMap(known->map, request.map);
}

/// Where the range says so: the gain and offset that bring native values of the range to [0, 1].
void scaleColours(Composition& composition, const std::optional<ValueRange>& range)
{
    if (!range)
        return;
    const double floor = range->lowest;
    const double width = static_cast<double>(range->highest) - floor;
    const double lowest = composition.span.lowest;
    const double highest = composition.span.highest;
    composition.gain = width > 0 ? (highest - lowest) / width : 0;
    composition.offset = width > 0 ? (lowest - floor) / width : 0;
}

/// The user's choice comes before the rule's.
void prefer(Localisation& found, const std::optional<int>& candidate)
{
    if (!candidate || *candidate < 0)
        return;
    const auto index = static_cast<std::size_t>(*candidate);
    if (index >= found.candidates.size())
        return;
    if (found.selected.size() <= 1)
        found.selected = {index};
    found.chosen = index;
}

}  // namespace

CompositionPtr compose(const ComposeRequest& request)
{
    auto composition = std::make_shared<Composition>();
    composition->picture = request.picture;
    composition->map = request.map;
    composition->modelSide = request.modelSide;
    composition->fit = request.fit;
    composition->mapOptions = request.mapOptions;
    composition->threshold = request.threshold;
    composition->boxRule = request.boxRule;
    composition->alpha = request.alpha;
    composition->colorMap = request.colorMap;
    composition->gain = request.gain;
    composition->offset = request.offset;
    composition->label = request.label;
    if (knowsHeatmap(request)) {
        composition->heatmap = request.known->heatmap;
        composition->span = request.known->span;
    } else {
        const Geometry geometry(request.picture->image.size(), request.modelSide, request.fit);
        composition->span = heatSpan(request.map, geometry, request.mapOptions);
        composition->heatmap =
            std::make_shared<const Heatmap>(makeHeatmap(request.map, geometry, request.mapOptions));
    }
    scaleColours(*composition, request.range);
    const Heatmap& heatmap = *composition->heatmap;
    composition->localisation = localize(
        heatmap,
        LocalizeOptions{
            .threshold = request.threshold, .rule = request.boxRule, .alpha = request.alpha});
    prefer(composition->localisation, request.preferred);
    composition->seen = toQRect(heatmap.seen);
    const cv::Rect seen(heatmap.seen.x, heatmap.seen.y, heatmap.seen.width, heatmap.seen.height);
    const cv::Mat bytes = heatToBytes(heatmap.values);
    composition->histogram = histogramOf(bytes(seen));
    composition->otsuCurve = otsuCurve(histogramOf(bytes));
    composition->otsuLevel = otsuLevel(composition->otsuCurve);
    composition->heat = coloured(heatmap.values, composition->seen, *composition);
    composition->masks = maskLevels(composition->localisation.mask);
    composition->contours = outlines(composition->localisation.contours);
    locatePeak(*composition);
    return composition;
}

}  // namespace clipscope::ui
