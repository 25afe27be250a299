// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace clipscope {

/// How often something held, or the mean of something.
struct Tally {
    std::int64_t count = 0;
    double sum = 0;

    void add(double value);
    void add(bool held) { add(held ? 1.0 : 0.0); }
    void add(const Tally& other);
    /// None without any.
    [[nodiscard]] std::optional<double> mean() const;
    friend bool operator==(const Tally&, const Tally&) = default;
};

/// How well boxes and peaks of maps find things.
struct FindingTally {
    Tally iou;       ///< of the boxes; 0 where a map has none
    Tally half;      ///< IoU of at least 0.5
    Tally pointing;  ///< the hottest pixel lies in the thing's box

    /// One finding. `found`: none where there is no box; `peak`: none for a flat map.
    void add(const Box& truth, const std::optional<Box>& found, const std::optional<Point>& peak);
    void add(const FindingTally& other);
    friend bool operator==(const FindingTally&, const FindingTally&) = default;
};

/// True for a pixel centre in the half-open box.
[[nodiscard]] bool contains(const Box& box, Point point);

/// A thing and the picture that it is in.
struct TruthInPicture {
    Box box;
    Size picture;
};

/// What knows nothing but the sizes of things can reach at best: of all boxes in the picture's
/// middle with sides of 5, 10, ... 100 percent, the one with the highest mean IoU. The first of
/// equal ones, narrow before wide, low before high.
struct CentreBox {
    double width = 1;  ///< share of the picture's
    double height = 1;
    [[nodiscard]] Box in(Size picture) const;
};
/// Throws Error(InvalidArgument) without truths.
[[nodiscard]] CentreBox bestCentreBox(const std::vector<TruthInPicture>& truths);

}  // namespace clipscope
