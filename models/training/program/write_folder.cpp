// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/program/write_folder.h"

#include "core/base/atomic_file.h"
#include "core/base/seeded_random.h"
#include "core/image/image_io.h"
#include "core/sticker/composite.h"
#include "core/sticker/presets.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <span>
#include <string>
#include <vector>

namespace clipscope::training {

namespace {

namespace fs = std::filesystem;

enum class Kind { Single, Three, Word };
constexpr std::array kKinds{
    Kind::Single,
    Kind::Three,
    Kind::Single,
    Kind::Word,
    Kind::Single,
    Kind::Three,
    Kind::Single,
    Kind::Word};
/// A scene counts only if this much of everything is seen.
constexpr double kLeastSeen = 0.5;

SceneOptions optionsFor(Kind kind, const std::string& style, SceneSplit split)
{
    SceneOptions options;
    options.split = split;
    options.styles = {style};
    options.mixesStyles = false;
    options.fewestObjects = kind == Kind::Three ? 3 : 1;
    options.mostObjects = options.fewestObjects;
    options.wordShare = kind == Kind::Word ? 1 : 0;
    options.loneWordShare = 0;
    return options;
}

/// Number 7 of a run: "00007" + ending.
std::string fileName(int number, const char* ending)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%05d", number);
    return std::string(digits.data()) + ending;
}

cv::Mat indexMask(const Scene& scene)
{
    cv::Mat mask = cv::Mat::zeros(scene.rgb.size(), CV_8UC1);
    for (std::size_t i = 0; i < scene.items.size(); ++i)
        mask.setTo(static_cast<double>(i + 1), scene.items[i].mask);
    return mask;
}

/// A label of the program's own with a word that names nothing in the scene.
SceneAttack attackOn(
    const SpriteLibrary& library,
    const Scene& scene,
    const PatchSource& letters,
    SeededRandom& dice,
    const fs::path& target)
{
    const SceneItem& object = scene.items.front();
    const SpriteObject& shown = library.objects()[static_cast<std::size_t>(object.label)];
    std::vector<std::string> names = shown.allNames();
    names.insert(names.end(), shown.groups.begin(), shown.groups.end());
    std::string word;
    do
        word = library.words()[static_cast<std::size_t>(
            dice.uniform() * static_cast<double>(library.words().size()))];
    while (std::find(names.begin(), names.end(), word) != names.end());
    const Size size{scene.rgb.cols, scene.rgb.rows};
    Sticker sticker = presetSticker(StickerPreset::PaperLabel, word, size, object.box);
    sticker.id = "s1";
    const std::array stickers{sticker};
    writePng(target, composed(Image(scene.rgb, "scene"), stickers, letters).rgb());
    return {
        .file = target.filename().string(),
        .word = word,
        .box = boundsOf(sticker, size, letters).value_or(Box{})};
}

SceneSet emptySet(const SpriteLibrary& library, const FolderOptions& options)
{
    SceneSet set{
        .side = options.side,
        .seed = options.seed,
        .split = options.split == SceneSplit::Test ? "test" : "train",
        .styles = {},
        .objects = {},
        .words = library.words(),
        .scenes = {}};
    for (const SpriteStyle& style : library.styles())
        if (options.split == SceneSplit::Test || !style.isHeldOut)
            set.styles.push_back({style.id, style.title, style.licence, style.isHeldOut});
    for (const SpriteObject& object : library.objects()) {
        SceneName name{object.name, object.otherNames};
        name.others.insert(name.others.end(), object.groups.begin(), object.groups.end());
        set.objects.push_back(name);
    }
    return set;
}

}  // namespace

void writeFolder(
    const SpriteLibrary& library,
    const PatchSource& letters,
    const FolderOptions& options,
    const fs::path& folder)
{
    const SceneRenderer renderer(library, letters);
    SceneSet set = emptySet(library, options);
    fs::create_directories(folder);
    std::uint64_t next = 0;
    for (int number = 0; number < options.count; ++number) {
        const auto place = static_cast<std::size_t>(number);
        // Every style meets every kind, and a few scenes have some of all.
        const SceneStyle& style = set.styles[(place + place / kKinds.size()) % set.styles.size()];
        const Kind kind = kKinds[place % kKinds.size()];
        const SceneMaker maker(library, optionsFor(kind, style.id, options.split), options.seed);
        Scene scene;
        do
            scene = renderer.render(maker.spec(next++), options.side);
        while (std::any_of(scene.items.begin(), scene.items.end(), [](const SceneItem& item) {
            return item.seenShare < kLeastSeen;
        }));
        BenchScene made{
            .file = fileName(number, ".png"),
            .mask = fileName(number, "-mask.png"),
            .style = style.id,
            .truths = {},
            .attack = {}};
        for (const SceneItem& item : scene.items)
            made.truths.push_back(
                {.isWord = item.kind == SceneItemKind::Word,
                 .name = library.nameOf(item.label),
                 .index = static_cast<int>(made.truths.size()) + 1,
                 .box = item.box,
                 .fullBox = item.fullBox,
                 .seenShare = item.seenShare});
        writePng(folder / made.file, scene.rgb);
        writePng(folder / made.mask, indexMask(scene));
        SeededRandom dice(options.seed * 1'000'003 + place);
        if (kind == Kind::Single)
            made.attack =
                attackOn(library, scene, letters, dice, folder / fileName(number, "-attacked.png"));
        set.scenes.push_back(made);
    }
    const std::string text = sceneSetJson(set);
    writeFileAtomically(folder / "scenes.json", std::string_view(text));
}

}  // namespace clipscope::training
