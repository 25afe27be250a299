// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// rows x cols without values, as the constructor of cv::Mat makes it, but a large one takes over
/// the memory of one of the same size that was dropped before, and new memory lies on large pages
/// where the system offers them. For matrices of the size of a picture that replace each other:
/// touching fresh memory for the first time takes several times as long as filling it. At most 160
/// MiB wait to be used again; they go back to the system when memory runs short. May be called from
/// any thread. Throws cv::Exception without memory.
[[nodiscard]] cv::Mat makeLargeMat(int rows, int cols, int type);

}  // namespace clipscope
