// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace clipscope {

struct Size {
    int width = 0;
    int height = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

/// Continuous position: x right, y down, origin at the top-left corner of the first pixel, so the
/// centre of pixel (i, j) is (i + 0.5, j + 0.5).
struct Point {
    double x = 0;
    double y = 0;
};

/// Half-open box in picture pixels: covers [x, x + width) by [y, y + height).
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
    [[nodiscard]] long long area() const { return 1LL * width * height; }
    friend bool operator==(const Box&, const Box&) = default;
};

/// Intersection over union of two half-open boxes, 0 when either is empty.
[[nodiscard]] double iou(const Box& a, const Box& b);

/// How a picture of any shape becomes the square that the model reads.
enum class Fit {
    Stretch,  ///< whole picture, aspect ratio lost, bilinear: gScoreCAM's default
    Crop,     ///< shorter side to n (bicubic), centre n x n: CLIP's own preprocessing
    Pad       ///< longer side to n (bicubic), centred, rest in the dataset's mean colour
};

[[nodiscard]] std::string_view toString(Fit fit);
/// Accepts "stretch", "crop", "pad"; throws Error(InvalidArgument) that lists them otherwise.
[[nodiscard]] Fit fitFromString(std::string_view text);

/// The only place where source pixels, model pixels and cells of the native grid are related.
///
/// The model reads an n x n picture. The source is first scaled to `resized()` and then placed so
/// that resized pixel (x, y) lies at model pixel (x - offset().x, y - offset().y): positive offsets
/// crop, negative ones pad (formats.md 2.10.1: long side truncated, offset rounded half to even).
/// The short side of a padded picture is rounded, so that its shape is kept as well as possible.
class Geometry {
public:
    /// Throws Error(InvalidArgument) unless both sides of `source` and `modelSide` are >= 1.
    Geometry(Size source, int modelSide, Fit fit);

    [[nodiscard]] Size source() const { return m_source; }
    [[nodiscard]] int modelSide() const { return m_side; }
    [[nodiscard]] Fit fit() const { return m_fit; }
    [[nodiscard]] Size resized() const { return m_resized; }
    [[nodiscard]] int offsetX() const { return m_offsetX; }
    [[nodiscard]] int offsetY() const { return m_offsetY; }

    [[nodiscard]] Point sourceToModel(Point point) const;
    [[nodiscard]] Point modelToSource(Point point) const;
    /// `grid`: columns (width) and rows (height) of the native map, which spans the whole model
    /// input.
    [[nodiscard]] Point sourceToCell(Point point, Size grid) const;
    [[nodiscard]] Point cellToSource(Point point, Size grid) const;
    /// Source pixels whose centre the model sees, half-open. Never empty.
    [[nodiscard]] Box seen() const;

private:
    Size m_source;
    int m_side;
    Fit m_fit;
    Size m_resized;
    int m_offsetX = 0;
    int m_offsetY = 0;
};

}  // namespace clipscope
