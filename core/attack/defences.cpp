// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/defences.h"

#include "core/base/check.h"
#include "core/sticker/retouch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clipscope {

namespace {

constexpr double kCrop = 0.7;    ///< of both sides
constexpr double kMaskRim = 12;  ///< pixels round the stickers whose mean colour fills them

/// `x`, `y`: 0 is left or top, 1 right or bottom.
Image cropped(const Image& image, double x, double y)
{
    const int width = std::max(1, static_cast<int>(std::round(kCrop * image.width())));
    const int height = std::max(1, static_cast<int>(std::round(kCrop * image.height())));
    const cv::Rect part(
        static_cast<int>(x * (image.width() - width)),
        static_cast<int>(y * (image.height() - height)),
        width,
        height);
    return {image.rgb()(part).clone(), image.source()};
}

Image masked(const Image& image, const cv::Mat& stickers, StickerKind how)
{
    cv::Mat rgb = image.rgb().clone();
    retouch(rgb, stickers, how, kMaskRim, 1);
    return {rgb, image.source()};
}

std::vector<Image> viewsOf(const Image& image, DefenceKind kind, const cv::Mat& stickers)
{
    switch (kind) {
    case DefenceKind::None:
        break;
    case DefenceKind::CentreCrop:
        return {cropped(image, 0.5, 0.5)};
    case DefenceKind::Crops:
        return {
            image,
            cropped(image, 0.5, 0.5),
            cropped(image, 0, 0),
            cropped(image, 1, 0),
            cropped(image, 0, 1),
            cropped(image, 1, 1)};
    case DefenceKind::MaskMean:
        return {masked(image, stickers, StickerKind::Erase)};
    case DefenceKind::MaskInpaint:
        return {masked(image, stickers, StickerKind::Inpaint)};
    }
    return {image};
}

}  // namespace

const std::vector<Defence>& attackDefences()
{
    static const std::vector<Defence> kDefences = {
        {"none", "no defence", DefenceKind::None, {}},
        {"template-photo", "a photo of a {}", DefenceKind::None, {"a photo of a {}"}},
        {"template-label",
         "a photo of a {} with a label",
         DefenceKind::None,
         {"a photo of a {} with a label"}},
        {"template-text",
         "a photo of a {} with text on it",
         DefenceKind::None,
         {"a photo of a {} with text on it"}},
        {"template-ensemble",
         "mean of five templates",
         DefenceKind::None,
         {"a photo of a {}",
          "a picture of a {}",
          "a photo of the {}",
          "a photo of a {} with a label",
          "a photo of a {} with text on it"}},
        {"centre-crop", "middle 70 %", DefenceKind::CentreCrop, {}},
        {"crops", "mean of six crops", DefenceKind::Crops, {}},
        {"mask-mean", "stickers painted over", DefenceKind::MaskMean, {}},
        {"mask-inpaint", "stickers inpainted", DefenceKind::MaskInpaint, {}}};
    return kDefences;
}

std::vector<PromptScore> meanScores(const std::vector<std::vector<PromptScore>>& views)
{
    CLIPSCOPE_CHECK(!views.empty(), "a mean needs at least one view");
    std::vector<PromptScore> mean = views.front();
    if (views.size() == 1)
        return mean;
    const auto count = static_cast<double>(views.size());
    for (std::size_t i = 0; i < mean.size(); ++i) {
        mean[i].cosine = 0;
        mean[i].logit = 0;
        for (const auto& view : views) {
            mean[i].cosine += view.at(i).cosine / count;
            mean[i].logit += view.at(i).logit / count;
        }
    }
    if (mean.size() < 2)
        return mean;
    const double highest = mean[topOf(mean)].logit;
    double sum = 0;
    for (const PromptScore& score : mean)
        sum += std::exp(score.logit - highest);
    for (PromptScore& score : mean)
        score.probability = std::exp(score.logit - highest) / sum;
    return mean;
}

void runDefences(
    const DefenceQuestion& question,
    const std::vector<Defence>& defences,
    const Scorer& score,
    const RunContext& context,
    const std::function<void(DefenceRow)>& onRow)
{
    std::int64_t done = 0;
    for (const Defence& defence : defences) {
        context.step({"trying defences", done++, static_cast<std::int64_t>(defences.size())});
        const auto& templates = defence.templates.empty() ? question.templates : defence.templates;
        const auto scoresOf = [&](const Image& image) {
            std::vector<std::vector<PromptScore>> views;
            for (const Image& view : viewsOf(image, defence.kind, question.stickers))
                views.push_back(score(view, templates, context));
            return meanScores(views);
        };
        const auto clean = scoresOf(question.clean);
        DefenceRow row{
            .defence = defence,
            .scores = compareScores(clean, scoresOf(question.attacked), question.coveredShare)};
        row.isRepelled = row.scores.attackedTop == question.cleanTop;
        onRow(std::move(row));
    }
}

}  // namespace clipscope
