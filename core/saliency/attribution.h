// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include <vector>

namespace clipscope {

/// How the parts of a vision transformer add up to the cosine of picture and prompt: an exact
/// decomposition (Gandelsman et al., "Interpreting CLIP's Image Representation via Text-Based
/// Decomposition", ICLR 2024, arXiv:2310.05916, section 3.1).
struct Attribution {
    cv::Mat heads;            ///< CV_32FC1, L x H: attention of head h in layer l, all tokens
    std::vector<float> mlps;  ///< L + 1: the embedding behind ln_pre, then the MLP of every layer
    double cosine = 0;        ///< the sum of all of the above, up to rounding
};

}  // namespace clipscope
