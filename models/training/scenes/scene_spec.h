// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/sticker.h"
#include "models/training/scenes/redraw.h"
#include "models/training/scenes/sprite_library.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::training {

// A scene as a plain value. Lengths and places are shares of the picture's side, [0, 1], so that a
// scene looks the same at every resolution. Degrees turn clockwise.

/// What lies behind everything.
struct SceneGround {
    enum class Kind { Flat, Gradient, Photo, Shapes };
    Kind kind = Kind::Flat;
    StickerColour first{128, 128, 128};
    StickerColour second{128, 128, 128};  ///< of gradients and shapes
    double angle = 0;                     ///< of gradients
    int photo = 0;                        ///< index of the background
    double zoom = 1;                      ///< share of the photo's shorter side that is seen
    double cutX = 0.5;                    ///< where it is cut: 0 left, 1 right
    double cutY = 0.5;
    bool isMirrored = false;
    std::uint64_t seed = 0;  ///< of shapes
};

/// One drawing of an object.
struct SceneObject {
    int object = 0;
    int style = 0;
    double x = 0.5;  ///< centre
    double y = 0.5;
    double size = 0.5;  ///< longer side of the upright sprite
    double rotation = 0;
    bool isMirrored = false;
    double brightness = 1;  ///< factor on its colours
    double saturation = 1;  ///< 0 grey, 1 as drawn
    double hue = 0;         ///< degrees
    Redrawing redrawing;
};

/// One written word.
struct SceneWord {
    int word = 0;
    std::string text;  ///< as written: "Apple"
    int font = 0;
    double x = 0.5;
    double y = 0.5;
    double width = 0.5;   ///< of the letters, upright
    double height = 0.2;  ///< the most that the letters may be high
    double rotation = 0;
    StickerColour colour;
    std::optional<StickerColour> paper;
    double padding = 0.15;  ///< share of the letters' height
    double border = 0;      ///< share of the letters' height
    StickerColour borderColour;
    bool isRound = false;  ///< corners of the paper
};

/// What the camera does to all of it.
struct SceneFinish {
    double brightness = 0;  ///< added, in levels of 255
    double contrast = 1;
    double blur = 0;   ///< deviation, share of the side
    double noise = 0;  ///< deviation, in levels of 255
    std::uint64_t seed = 0;
};

/// Objects from bottom to top, then words from bottom to top.
struct SceneSpec {
    SceneGround ground;
    std::vector<SceneObject> objects;
    std::vector<SceneWord> words;
    SceneFinish finish;

    /// Labels of everything in it, objects first, in drawing order.
    [[nodiscard]] std::vector<int> labels(const SpriteLibrary& library) const;
};

}  // namespace clipscope::training
