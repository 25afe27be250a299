// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/attack_scores.h"
#include "core/sticker/patch.h"

#include <opencv2/core.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace clipscope::test {

/// A model that believes in "light" as much as the picture is bright, and in "dark" otherwise: the
/// logits are 10 and 20 times mean brightness, so that the top changes at a brightness of 0.5. A
/// template adds its length to "dark".
inline std::vector<PromptScore> scoreBrightness(
    const Image& image, const std::vector<std::string>& templates, const RunContext& /*context*/)
{
    const cv::Scalar mean = cv::mean(image.rgb());
    const double brightness = (mean[0] + mean[1] + mean[2]) / 3 / 255;
    std::vector<PromptScore> scores(2);
    scores[0].text = "dark";
    scores[0].logit = 10 + (templates.empty() ? 0 : 10.0 * double(templates.size()));
    scores[1].text = "light";
    scores[1].logit = 20 * brightness;
    const double sum = std::exp(scores[0].logit) + std::exp(scores[1].logit);
    for (PromptScore& score : scores) {
        score.cosine = score.logit / 100;
        score.probability = std::exp(score.logit) / sum;
    }
    return scores;
}

inline Image plain(int grey)
{
    return {cv::Mat(60, 100, CV_8UC3, cv::Scalar(grey, grey, grey)), "plain"};
}

/// White where FlatPatches would be colourful.
class WhitePatches final : public PatchSource {
public:
    [[nodiscard]] StickerPatch textPatch(const Sticker& sticker) const override
    {
        const int height = static_cast<int>(std::lround(sticker.font.size));
        const int width = height * static_cast<int>(sticker.text.size());
        return {
            .rgba = cv::Mat(height, width, CV_8UC4, cv::Scalar(255, 255, 255, 255)),
            .family = {},
            .fontChecksum = {}};
    }
};

}  // namespace clipscope::test
