// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a scene: the ground, the objects and words over it, then what a camera does.
#include "models/training/scenes/scene_renderer.h"

#include "core/base/check.h"
#include "models/training/scenes/letter_cache.h"
#include "models/training/scenes/paint_ground.h"
#include "models/training/scenes/paint_item.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace clipscope::training {

namespace {

constexpr int kSmallestSide = 8;

/// Which item each pixel belongs to, and what each would cover alone.
struct Cover {
    cv::Mat topmost;  // CV_8UC1: 0 ground, i + 1 item i
    std::vector<Box> fullBoxes;
    std::vector<int> fullAreas;
};

Box boxOf(const cv::Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

void lay(const Layer& layer, cv::Mat& rgb, Cover* cover)
{
    blend(rgb, layer);
    if (!cover)
        return;
    cover->fullBoxes.emplace_back();
    cover->fullAreas.push_back(0);
    if (layer.rgba.empty())
        return;
    cv::Mat alpha;
    cv::extractChannel(layer.rgba, alpha, 3);
    const cv::Mat covered = alpha >= 128;
    cv::Rect inked = cv::boundingRect(covered);
    cover->fullAreas.back() = cv::countNonZero(covered);
    cover->topmost(cv::Rect(layer.corner, covered.size()))
        .setTo(static_cast<double>(cover->fullBoxes.size()), covered);
    if (inked.area() > 0)
        cover->fullBoxes.back() = boxOf(inked + layer.corner);
}

cv::Mat draw(
    const SceneSpec& spec,
    int side,
    const SpriteLibrary& library,
    LetterCache& letters,
    Cover* cover)
{
    CLIPSCOPE_CHECK(
        side >= kSmallestSide,
        "a scene needs at least " + std::to_string(kSmallestSide) + " pixels a side, not " +
            std::to_string(side));
    cv::Mat rgb = paintGround(spec.ground, library, side);
    if (cover)
        cover->topmost = cv::Mat::zeros(side, side, CV_8UC1);
    for (const SceneObject& object : spec.objects)
        lay(objectLayer(object, library, side), rgb, cover);
    for (const SceneWord& word : spec.words)
        lay(wordLayer(word, letters.letters(word.text, word.font), side), rgb, cover);
    finish(rgb, spec.finish);
    return rgb;
}

}  // namespace

SceneRenderer::SceneRenderer(const SpriteLibrary& library, const PatchSource& letters)
    : m_library(library)
    , m_letters(std::make_unique<LetterCache>(library, letters))
{
}

SceneRenderer::~SceneRenderer() = default;

Scene SceneRenderer::render(const SceneSpec& spec, int side) const
{
    Cover cover;
    Scene scene;
    scene.rgb = draw(spec, side, m_library, *m_letters, &cover);
    const std::vector<int> labels = spec.labels(m_library);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        SceneItem item;
        item.label = labels[i];
        const bool isObject = i < spec.objects.size();
        item.kind = isObject ? SceneItemKind::Object : SceneItemKind::Word;
        item.style = isObject ? spec.objects[i].style : 0;
        item.mask = cover.topmost == static_cast<double>(i + 1);
        item.box = boxOf(cv::boundingRect(item.mask));
        item.fullBox = cover.fullBoxes[i];
        if (cover.fullAreas[i] > 0)
            item.seenShare = double(cv::countNonZero(item.mask)) / cover.fullAreas[i];
        scene.items.push_back(item);
    }
    return scene;
}

cv::Mat SceneRenderer::renderPicture(const SceneSpec& spec, int side) const
{
    return draw(spec, side, m_library, *m_letters, nullptr);
}

}  // namespace clipscope::training
