// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/geometry.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace clipscope {

namespace {

std::string describe(Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

/// Half to even, as Python's round(): CLIP's centre crop was written with it.
int halfRoundedToEven(int value)
{
    const int half = value / 2;
    if (value % 2 == 0)
        return half;
    const int below = value > 0 ? half : half - 1;
    return below % 2 == 0 ? below : below + 1;
}

/// n * a / b in double, as torchvision divides; the caller truncates or rounds.
double scaled(int n, int a, int b)
{
    return static_cast<double>(static_cast<std::int64_t>(n) * a) / b;
}

Size resizedForCrop(Size source, int n)
{
    const int shorter = std::min(source.width, source.height);
    const double longSide = scaled(n, std::max(source.width, source.height), shorter);
    CLIPSCOPE_CHECK(
        longSide < std::numeric_limits<int>::max(),
        "a picture of " + describe(source) +
            " pixels is too long and thin to crop; use the fit \"stretch\" or \"pad\"");
    const int longer = static_cast<int>(longSide);
    return source.width <= source.height ? Size{n, longer} : Size{longer, n};
}

Size resizedForPad(Size source, int n)
{
    const int longer = std::max(source.width, source.height);
    const double shortSide = scaled(n, std::min(source.width, source.height), longer);
    const int shorter = std::max(1, static_cast<int>(std::nearbyint(shortSide)));
    return source.width >= source.height ? Size{n, shorter} : Size{shorter, n};
}

/// The first index i in [0, length] whose centre, scaled from `length` to `resized` pixels, is at
/// or beyond `edge`. Integers throughout, so that no centre is lost or won to rounding.
int firstCentreAtOrBeyond(int edge, int length, int resized)
{
    // (i + 1/2) * resized / length >= edge  <=>  i >= (2 * edge * length - resized) / (2 * resized)
    const std::int64_t numerator = 2 * static_cast<std::int64_t>(edge) * length - resized;
    const std::int64_t denominator = 2 * static_cast<std::int64_t>(resized);
    const std::int64_t ceiling = numerator <= 0 ? 0 : (numerator + denominator - 1) / denominator;
    return static_cast<int>(std::min<std::int64_t>(ceiling, length));
}

}  // namespace

double iou(const Box& a, const Box& b)
{
    const int width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const int height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    if (width <= 0 || height <= 0)
        return 0;
    const auto shared = static_cast<double>(1LL * width * height);
    return shared / (static_cast<double>(a.area() + b.area()) - shared);
}

std::string_view toString(Fit fit)
{
    switch (fit) {
    case Fit::Stretch:
        return "stretch";
    case Fit::Crop:
        return "crop";
    case Fit::Pad:
        return "pad";
    }
    return "stretch";
}

Fit fitFromString(std::string_view text)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        if (text == toString(fit))
            return fit;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown fit \"" + std::string(text) + "\"; use stretch, crop or pad");
}

Geometry::Geometry(Size source, int modelSide, Fit fit)
    : m_source(source)
    , m_side(modelSide)
    , m_fit(fit)
    , m_resized{modelSide, modelSide}
{
    CLIPSCOPE_CHECK(
        source.width >= 1 && source.height >= 1,
        "a picture must have at least one pixel, not " + describe(source));
    CLIPSCOPE_CHECK(
        modelSide >= 1,
        "the side of the model's input must be at least 1, not " + std::to_string(modelSide));
    if (fit == Fit::Stretch)
        return;
    m_resized =
        fit == Fit::Crop ? resizedForCrop(source, modelSide) : resizedForPad(source, modelSide);
    m_offsetX = halfRoundedToEven(m_resized.width - modelSide);
    m_offsetY = halfRoundedToEven(m_resized.height - modelSide);
}

Point Geometry::sourceToModel(Point point) const
{
    return {
        point.x * m_resized.width / m_source.width - m_offsetX,
        point.y * m_resized.height / m_source.height - m_offsetY};
}

Point Geometry::modelToSource(Point point) const
{
    return {
        (point.x + m_offsetX) * m_source.width / m_resized.width,
        (point.y + m_offsetY) * m_source.height / m_resized.height};
}

Point Geometry::sourceToCell(Point point, Size grid) const
{
    const Point model = sourceToModel(point);
    return {model.x * grid.width / m_side, model.y * grid.height / m_side};
}

Point Geometry::cellToSource(Point point, Size grid) const
{
    return modelToSource({point.x * m_side / grid.width, point.y * m_side / grid.height});
}

Box Geometry::seen() const
{
    const int left = firstCentreAtOrBeyond(m_offsetX, m_source.width, m_resized.width);
    const int right = firstCentreAtOrBeyond(m_offsetX + m_side, m_source.width, m_resized.width);
    const int top = firstCentreAtOrBeyond(m_offsetY, m_source.height, m_resized.height);
    const int bottom = firstCentreAtOrBeyond(m_offsetY + m_side, m_source.height, m_resized.height);
    return {left, top, right - left, bottom - top};
}

}  // namespace clipscope
