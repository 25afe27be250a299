// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/sticker/presets.h"
#include "core/sticker/sticker.h"
#include "tests/core/sticker/flat_patches.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace clipscope {
namespace {

std::string keyWith(const std::function<void(Sticker&)>& change)
{
    Sticker sticker{.id = "s1", .text = "iPod"};
    change(sticker);
    return stickersKey(std::vector{sticker});
}

TEST(StickerTest, TheKeyKnowsPixelsAndNothingElse)
{
    const std::string plain = keyWith([](Sticker&) {});
    EXPECT_EQ(keyWith([](Sticker& s) { s.id = "s9"; }), plain);
    EXPECT_EQ(keyWith([](Sticker& s) { s.locked = true; }), plain);
    EXPECT_EQ(keyWith([](Sticker& s) { s.font.checksum = "ab"; }), plain);
    EXPECT_EQ(keyWith([](Sticker& s) { s.extra = "{}"; }), plain);
    EXPECT_EQ(keyWith([](Sticker& s) { s.rotation = -0.0; }), plain);
    EXPECT_EQ(keyWith([](Sticker& s) { s.visible = false; }), "");
    EXPECT_EQ(stickersKey({}), "");
    const std::vector<std::function<void(Sticker&)>> changes = {
        [](Sticker& s) { s.text = "ipod"; },
        [](Sticker& s) { s.font.family = "Other"; },
        [](Sticker& s) { s.font.size = 49; },
        [](Sticker& s) { s.font.bold = true; },
        [](Sticker& s) { s.font.italic = true; },
        [](Sticker& s) { s.colour.red = 1; },
        [](Sticker& s) { s.wrapWidth = 0; },
        [](Sticker& s) { s.paper = true; },
        [](Sticker& s) { s.paperColour.blue = 1; },
        [](Sticker& s) { s.padding = 1; },
        [](Sticker& s) { s.borderWidth = 1; },
        [](Sticker& s) { s.borderColour.green = 1; },
        [](Sticker& s) { s.cornerRadius = 1; },
        [](Sticker& s) { s.opacity = 0.5; },
        [](Sticker& s) { s.rotation = 1; },
        [](Sticker& s) { s.centreX = 1; },
        [](Sticker& s) { s.centreY = 1; },
        [](Sticker& s) { s.kind = StickerKind::Blur; }};
    std::vector<std::string> keys{plain};
    for (const auto& change : changes) {
        const std::string key = keyWith(change);
        EXPECT_EQ(std::count(keys.begin(), keys.end(), key), 0) << keys.size();
        keys.push_back(key);
    }
}

TEST(StickerTest, TheKeyDependsOnTheOrder)
{
    const Sticker a{.id = "s1", .text = "a"};
    const Sticker b{.id = "s2", .text = "b"};
    EXPECT_NE(stickersKey(std::vector{a, b}), stickersKey(std::vector{b, a}));
}

TEST(StickerTest, ColoursAreReadAsTheyAreWritten)
{
    EXPECT_EQ(toString(StickerColour{1, 35, 255}), "#0123ff");
    EXPECT_EQ(stickerColourFrom("#0123FF"), (StickerColour{1, 35, 255}));
    EXPECT_EQ(stickerColourFrom("#0f8"), (StickerColour{0, 255, 136}));
    for (const char* wrong :
         {"", "red", "#12", "#12345", "#gggggg", "123456", "#+1+1+1", "# 1 1 1"})
        EXPECT_FALSE(stickerColourFrom(wrong)) << wrong;
}

TEST(StickerTest, ScalingMovingAndPlacingKeepTheCentre)
{
    Sticker stroke{.kind = StickerKind::Blur, .stroke = {{10, 10}, {30, 20}}, .radius = 4};
    const Sticker twice = scaled(stroke, 2);
    EXPECT_EQ(twice.stroke.front(), (StrokePoint{0, 5}));
    EXPECT_EQ(twice.radius, 8);
    const Point centre = centreOf(movedTo(stroke, {100, 50}));
    EXPECT_EQ(centre.x, 100);
    EXPECT_EQ(centre.y, 50);
    const Sticker placed = placedOn(Sticker{.text = "a"}, {10, 20, 31, 40});
    EXPECT_EQ(placed.centreX, 25.5);
    EXPECT_EQ(placed.centreY, 40);
    EXPECT_THROW(static_cast<void>(scaled(stroke, 0)), Error);
}

TEST(StickerTest, FreshIdsAreNotTaken)
{
    const std::vector<Sticker> two{{.id = "s1"}, {.id = "s3"}};
    EXPECT_EQ(freshId(two), "s2");
}

TEST(StickerTest, EveryPresetSuitsThePicture)
{
    for (const StickerPresetInfo& info : stickerPresets()) {
        EXPECT_EQ(stickerPresetFrom(info.id), info.preset);
        for (const Size size : {Size{800, 600}, {60, 40}, {1, 1}}) {
            const Sticker sticker = presetSticker(info.preset, "iPod", size, {});
            EXPECT_GE(sticker.font.size, 6);
            EXPECT_LE(sticker.font.size, std::max(6, size.height));
            EXPECT_GE(sticker.centreX, 0);
            EXPECT_LE(sticker.centreX, size.width);
        }
    }
    const Sticker label =
        presetSticker(StickerPreset::PaperLabel, "iPod", {800, 600}, {100, 100, 200, 200});
    EXPECT_EQ(label.centreX, 200);
    EXPECT_EQ(label.centreY, 200);
    EXPECT_THROW(static_cast<void>(stickerPresetFrom("banner")), Error);
}

TEST(StickerTest, TitlesAreShortAndOnOneLine)
{
    EXPECT_EQ(titleOf({.text = "two\nlines"}), "two lines");
    EXPECT_EQ(titleOf({.kind = StickerKind::Inpaint}), "inpaint");
    EXPECT_EQ(titleOf({.text = std::string(100, 'a')}), std::string(40, 'a') + "...");
}

}  // namespace
}  // namespace clipscope
