// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/sticker/patch.h"
#include "models/training/scenes/scene_spec.h"
#include "models/training/scenes/sprite_library.h"

#include <opencv2/core/mat.hpp>

#include <memory>
#include <vector>

namespace clipscope::training {

enum class SceneItemKind { Object, Word };

/// What is seen of one thing. A pixel belongs to the topmost thing that covers it at least by half.
struct SceneItem {
    SceneItemKind kind = SceneItemKind::Object;
    int label = 0;         ///< see SpriteLibrary
    int style = 0;         ///< of objects
    Box box;               ///< round the pixels that are seen; empty if none is
    Box fullBox;           ///< round those that would be seen alone, cut to the picture
    cv::Mat mask;          ///< CV_8UC1, 0 or 255, side x side: the pixels that are seen
    double seenShare = 0;  ///< of the pixels that would be seen alone
};

struct Scene {
    cv::Mat rgb;                   ///< CV_8UC3, RGB, side x side
    std::vector<SceneItem> items;  ///< as SceneSpec::labels()
};

class LetterCache;

/// Draws scenes: the same bytes for the same specification and side. May be used by any number of
/// threads.
class SceneRenderer {
public:
    /// Both must outlive it.
    SceneRenderer(const SpriteLibrary& library, const PatchSource& letters);
    ~SceneRenderer();
    SceneRenderer(const SceneRenderer&) = delete;
    SceneRenderer& operator=(const SceneRenderer&) = delete;

    /// `side`: 8 pixels at least. Throws Error(InvalidArgument) for less.
    [[nodiscard]] Scene render(const SceneSpec& spec, int side) const;
    /// The same picture without boxes and masks, for training: a little quicker.
    [[nodiscard]] cv::Mat renderPicture(const SceneSpec& spec, int side) const;

private:
    const SpriteLibrary& m_library;
    std::unique_ptr<LetterCache> m_letters;
};

}  // namespace clipscope::training
