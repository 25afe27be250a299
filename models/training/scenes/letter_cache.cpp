// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/letter_cache.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cstddef>

namespace clipscope::training {

LetterCache::LetterCache(const SpriteLibrary& library, const PatchSource& source)
    : m_library(library)
    , m_source(source)
{
}

cv::Mat LetterCache::letters(const std::string& text, int font)
{
    constexpr double kEm = 64;
    const std::lock_guard lock(m_mutex);
    const auto [place, isNew] = m_masks.try_emplace({font, text});
    if (!isNew)
        return place->second;
    Sticker sticker;
    sticker.text = text;
    const SpriteFont& face = m_library.fonts().at(static_cast<std::size_t>(font));
    sticker.font.family = face.family;
    sticker.font.bold = face.bold;
    sticker.font.size = kEm;
    const cv::Mat rgba = m_source.textPatch(sticker).rgba;
    if (rgba.empty())
        return {};
    cv::Mat mask;
    cv::extractChannel(rgba, mask, 3);
    const cv::Rect inked = cv::boundingRect(mask);
    if (inked.area() > 0)
        place->second = mask(inked).clone();
    return place->second;
}

}  // namespace clipscope::training
