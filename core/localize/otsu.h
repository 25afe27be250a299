// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace clipscope {

/// Pixels per 8-bit level.
using ByteHistogram = std::array<int, 256>;

/// Otsu's between-class variance for every level t: q1 q2 (mu1 - mu2)^2, where q1 is the share of
/// the pixels up to and including t, q2 that of the others, and mu1, mu2 their mean levels. Raw, in
/// squared 8-bit levels, at most 127.5^2; 0 where one of the classes is all but empty. Counts are
/// not negative; without pixels all of the curve is 0.
[[nodiscard]] std::array<double, 256> otsuCurve(const ByteHistogram& histogram);

/// Where the curve is highest, the first of equals, 0 if it is 0 throughout: what
/// cv::threshold(THRESH_OTSU) chooses.
[[nodiscard]] int otsuLevel(const std::array<double, 256>& curve);

}  // namespace clipscope
