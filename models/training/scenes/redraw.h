// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace clipscope::training {

/// How an object is drawn in place of its style's own way.
struct Redrawing {
    double line = 0;        ///< width of ink lines, share of the object's size; 0: no lines
    double darkness = 1;    ///< of the ink: 1 black
    int levels = 0;         ///< of every colour channel; 0: colours stay as they are
    bool isHollow = false;  ///< white inside, so that lines alone are left
};

/// Redraws premultiplied RGBA (CV_8UC4) of an object `size` pixels large: flat colours, and lines
/// along its outline and where its colours change. A drawing style of its own that no sprite set
/// has: what a model learns across all of them holds for styles that it has never seen.
void redraw(cv::Mat& rgba, double size, const Redrawing& redrawing);

}  // namespace clipscope::training
