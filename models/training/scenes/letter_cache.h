// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the scene library.

#include "core/sticker/patch.h"
#include "models/training/scenes/sprite_library.h"

#include <opencv2/core/mat.hpp>

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace clipscope::training {

/// Words as masks of their letters, drawn once and kept.
class LetterCache {
public:
    LetterCache(const SpriteLibrary& library, const PatchSource& source);

    /// CV_8UC1, cut to the letters, 64 pixels to the em; empty for a text of blanks.
    [[nodiscard]] cv::Mat letters(const std::string& text, int font);

private:
    const SpriteLibrary& m_library;
    const PatchSource& m_source;
    std::mutex m_mutex;
    std::map<std::pair<int, std::string>, cv::Mat> m_masks;
};

}  // namespace clipscope::training
