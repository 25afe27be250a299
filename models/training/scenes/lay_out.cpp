// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/lay_out.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

namespace clipscope::training {

namespace {

constexpr int kTries = 30;

double mix(double from, double to, double share)
{
    return from + share * (to - from);
}

bool chance(SeededRandom& dice, double probability)
{
    return dice.uniform() < probability;
}

std::uint64_t seedFrom(SeededRandom& dice)
{
    constexpr double kSeeds = 4294967296.0;
    return static_cast<std::uint64_t>(dice.uniform() * kSeeds);
}

/// Hue in degrees, the rest in [0, 1].
StickerColour fromHsv(double hue, double saturation, double value)
{
    const auto channel = [=](double n) {
        const double k = std::fmod(n + hue / 60, 6);
        const double low = saturation * std::clamp(std::min(k, 4 - k), 0.0, 1.0);
        return static_cast<std::uint8_t>(std::lround(255 * value * (1 - low)));
    };
    return {channel(5), channel(3), channel(1)};
}

double luminance(StickerColour colour)
{
    return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
}

StickerColour anyColour(SeededRandom& dice)
{
    const double hue = dice.uniform(0, 360);
    const double saturation = std::pow(dice.uniform(), 1.5);
    return fromHsv(hue, saturation, dice.uniform(0.15, 1));
}

/// An upright square that stands for an object or a word, in shares of the side.
struct Area {
    double x;
    double y;
    double width;
    double height;
};

double overlap(const Area& a, const Area& b)
{
    const double width = std::min(a.x + a.width / 2, b.x + b.width / 2) -
                         std::max(a.x - a.width / 2, b.x - b.width / 2);
    const double height = std::min(a.y + a.height / 2, b.y + b.height / 2) -
                          std::max(a.y - a.height / 2, b.y - b.height / 2);
    return std::max(0.0, width) * std::max(0.0, height);
}

/// The largest share of any object that the area covers; objects fill about 85 % of their square.
double hidden(const std::vector<SceneObject>& objects, std::size_t count, const Area& area)
{
    double worst = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double side = 0.9 * objects[i].size;
        const Area other{objects[i].x, objects[i].y, side, side};
        worst =
            std::max(worst, overlap(other, area) / std::min(side * side, area.width * area.height));
    }
    return worst;
}

/// A centre for something of that length, with a tenth of it outside at most.
double centre(SeededRandom& dice, double length, double clutter)
{
    const double middle = mix(0.06, 0.5, clutter);
    const double low = std::min(0.5, std::max(0.4 * length, 0.5 - middle));
    return dice.uniform(low, 1 - low);
}

double turn(SeededRandom& dice, double clutter)
{
    const double kind = dice.uniform();
    const double most = kind < 0.4 ? 0 : kind < 0.8 ? 12 : 35;
    return clutter * dice.uniform(-most, most);
}

Redrawing anyRedrawing(SeededRandom& dice)
{
    Redrawing redrawing;
    if (chance(dice, 0.85))
        redrawing.line = dice.uniform(0.008, 0.035);
    redrawing.darkness = chance(dice, 0.7) ? 1 : dice.uniform(0.5, 1);
    if (redrawing.line == 0 || chance(dice, 0.75))
        redrawing.levels = static_cast<int>(dice.uniform(3, 7));
    redrawing.isHollow = redrawing.line > 0 && chance(dice, 0.12);
    return redrawing;
}

bool contrasts(StickerColour letters, const SceneGround& ground)
{
    constexpr double kLeast = 80;
    const double distance = std::min(
        std::abs(luminance(letters) - luminance(ground.first)),
        std::abs(luminance(letters) - luminance(ground.second)));
    return ground.kind == SceneGround::Kind::Photo || distance >= kLeast;
}

void colourLetters(SceneWord& word, const SceneGround& ground, bool onObject, SeededRandom& dice)
{
    if (word.paper) {
        const double hue = dice.uniform(0, 360);
        const bool isWhite = chance(dice, 0.5);
        const bool isDark = chance(dice, 0.2);
        word.paper = isWhite ? StickerColour{255, 255, 255}
                             : fromHsv(hue, dice.uniform(0.1, 0.7), isDark ? 0.3 : 1);
        const bool isLight = luminance(*word.paper) > 120;
        word.colour = isLight ? fromHsv(
                                    dice.uniform(0, 360),
                                    dice.uniform() < 0.5 ? 0 : 0.9,
                                    chance(dice, 0.6) ? 0.08 : 0.4)
                              : StickerColour{250, 250, 245};
        word.padding = dice.uniform(0.1, 0.6);
        word.border = chance(dice, 0.3) ? dice.uniform(0.03, 0.12) : 0;
        word.borderColour = word.colour;
        word.isRound = chance(dice, 0.3);
        return;
    }
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const double kind = dice.uniform();
        word.colour = kind < 0.35   ? StickerColour{255, 255, 255}
                      : kind < 0.65 ? StickerColour{10, 10, 10}
                                    : fromHsv(dice.uniform(0, 360), 0.95, dice.uniform(0.5, 1));
        if (onObject || contrasts(word.colour, ground))
            return;
    }
}

}  // namespace

SceneGround makeGround(
    const SceneOptions& options, const std::vector<int>& photos, bool hasWords, SeededRandom& dice)
{
    SceneGround ground;
    ground.first = anyColour(dice);
    ground.second = anyColour(dice);
    ground.angle = dice.uniform(0, 360);
    ground.seed = seedFrom(dice);
    ground.cutX = dice.uniform();
    ground.cutY = dice.uniform();
    ground.zoom = dice.uniform(0.4, 1);
    ground.isMirrored = chance(dice, 0.5) && !hasWords;
    const double kind = dice.uniform();
    if (kind < options.clutter * options.photoShare && !photos.empty()) {
        ground.kind = SceneGround::Kind::Photo;
        ground.photo =
            photos[static_cast<std::size_t>(dice.uniform() * static_cast<double>(photos.size()))];
        return ground;
    }
    const double rest = dice.uniform();
    if (rest < 0.3 * options.clutter)
        ground.kind = SceneGround::Kind::Shapes;
    else if (rest < 0.3 * options.clutter + 0.35)
        ground.kind = SceneGround::Kind::Gradient;
    return ground;
}

void layOutObjects(SceneSpec& spec, const SceneOptions& options, bool hasWords, SeededRandom& dice)
{
    const std::size_t count = spec.objects.size();
    constexpr std::array kMostByCount{1.0, 1.0, 0.58, 0.47, 0.4};
    const double cap = kMostByCount[std::min(count, kMostByCount.size() - 1)];
    const double largest = std::max(options.smallest, std::min(options.largest, cap));
    // Without clutter objects are large.
    const double smallest =
        std::min(largest, mix(0.8 * options.largest, options.smallest, options.clutter));
    const double mostHidden = mix(0.02, 0.3, options.clutter);
    for (std::size_t i = 0; i < count; ++i) {
        SceneObject& object = spec.objects[i];
        object.rotation = turn(dice, options.clutter);
        object.isMirrored = chance(dice, 0.5) && !hasWords;
        object.brightness = 1 + options.clutter * dice.uniform(-0.25, 0.15);
        object.saturation = 1 + options.clutter * dice.uniform(-0.35, 0.15);
        object.hue = options.clutter * dice.uniform(-14, 14);
        if (options.redrawnShare > 0 && chance(dice, options.redrawnShare))
            object.redrawing = anyRedrawing(dice);
        double size = dice.uniform(smallest, largest);
        double least = 2;
        for (int attempt = 0; attempt < kTries && least > mostHidden; ++attempt) {
            const double x = centre(dice, size, options.clutter);
            const double y = centre(dice, size, options.clutter);
            const double side = 0.9 * size;
            const double share = hidden(spec.objects, i, {x, y, side, side});
            if (share < least) {
                least = share;
                object.x = x;
                object.y = y;
                object.size = size;
            }
            size = std::max(smallest, 0.97 * size);
        }
    }
}

SceneWord writeWord(const SpriteLibrary& library, int word, SeededRandom& dice)
{
    SceneWord written;
    written.word = word;
    written.text = library.words()[static_cast<std::size_t>(word)];
    const double kind = dice.uniform();
    const auto upper = [](char& letter) {
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    };
    if (written.text == "ipod" && kind < 0.7)
        written.text = "iPod";
    else if (kind < 0.35)
        upper(written.text.front());
    else if (kind < 0.6)
        std::for_each(written.text.begin(), written.text.end(), upper);
    written.font = static_cast<int>(dice.uniform() * static_cast<double>(library.fonts().size()));
    return written;
}

void layOutWord(SceneSpec& spec, const SceneOptions& options, SeededRandom& dice)
{
    SceneWord& word = spec.words.back();
    word.rotation = chance(dice, 0.4) ? 0 : options.clutter * dice.uniform(-14, 14);
    if (chance(dice, options.paperShare))
        word.paper = StickerColour{255, 255, 255};
    const bool isAlone = spec.objects.empty();
    const bool onObject = !isAlone && chance(dice, options.onObjectShare);
    colourLetters(word, spec.ground, onObject, dice);
    // What paper adds round the letters.
    const double rim = word.paper ? 1 + 2 * (word.padding + word.border) : 1;
    word.width = isAlone ? dice.uniform(0.45, 0.9) : dice.uniform(0.3, 0.7);
    word.height = (isAlone ? dice.uniform(0.15, 0.35) : dice.uniform(0.1, 0.2)) / rim;
    if (onObject) {
        const SceneObject& under = spec.objects[static_cast<std::size_t>(
            dice.uniform() * static_cast<double>(spec.objects.size()))];
        word.width = std::min(word.width, 0.95 * std::max(under.size, 0.35));
        word.height = std::min(word.height, 0.35 * under.size / rim);
        const double half = word.width / 2 + 0.02;
        word.x = std::clamp(under.x + dice.uniform(-0.1, 0.1) * under.size, half, 1 - half);
        word.y = std::clamp(under.y + dice.uniform(-0.2, 0.25) * under.size, 0.08, 0.92);
        return;
    }
    double least = 2;
    for (int attempt = 0; attempt < kTries && least > 0.05; ++attempt) {
        const double half = std::min(0.5, word.width / 2 + 0.03);
        const double x = dice.uniform(half, 1 - half);
        const double y = dice.uniform(0.1, 0.9);
        const double share =
            hidden(spec.objects, spec.objects.size(), {x, y, word.width, rim * word.height});
        if (share < least) {
            least = share;
            word.x = x;
            word.y = y;
        }
    }
}

SceneFinish makeFinish(const SceneOptions& options, SeededRandom& dice)
{
    SceneFinish finish;
    finish.brightness = options.clutter * dice.uniform(-22, 22);
    finish.contrast = 1 + options.clutter * dice.uniform(-0.25, 0.15);
    finish.blur = chance(dice, 0.25 * options.clutter) ? dice.uniform(0.002, 0.008) : 0;
    finish.noise = chance(dice, 0.4 * options.clutter) ? dice.uniform(1, 10) : 0;
    finish.seed = seedFrom(dice);
    return finish;
}

}  // namespace clipscope::training
