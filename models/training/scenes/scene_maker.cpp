// SPDX-License-Identifier: GPL-3.0-or-later
// Invents scenes: what is in them, where, how large and on what ground.
#include "models/training/scenes/scene_maker.h"

#include "core/base/check.h"
#include "core/base/seeded_random.h"
#include "models/training/scenes/lay_out.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace clipscope::training {

namespace {

constexpr int kTries = 200;  ///< for a label that may be beside the others

/// Mixes seed and number so that neighbours have nothing in common (SplitMix64).
std::uint64_t mixed(std::uint64_t seed, std::uint64_t index)
{
    std::uint64_t value = seed + 0x9e3779b97f4a7c15U * (index + 1);
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

int below(SeededRandom& dice, std::size_t count)
{
    return static_cast<int>(dice.uniform() * static_cast<double>(count));
}

bool isShare(double value)
{
    return value >= 0 && value <= 1;
}

/// Chooses the labels of one scene.
class Cast {
public:
    Cast(
        const SpriteLibrary& library,
        SceneSplit split,
        const std::vector<std::pair<int, int>>& heldOutPairs)
        : m_library(library)
        , m_split(split)
        , m_heldOutPairs(heldOutPairs)
    {
    }

    /// `isNewStyle`: what is new in a test scene is its style already.
    [[nodiscard]] std::vector<int> objects(int count, bool isNewStyle, SeededRandom& dice) const
    {
        std::vector<int> chosen;
        if (m_split == SceneSplit::Test && !isNewStyle && count > 1 && !m_heldOutPairs.empty()) {
            const auto& pair =
                m_heldOutPairs[static_cast<std::size_t>(below(dice, m_heldOutPairs.size()))];
            chosen = {pair.first, pair.second};
            if (dice.uniform() < 0.5)
                std::swap(chosen[0], chosen[1]);
        }
        for (int attempt = 0; attempt < kTries && std::ssize(chosen) < count; ++attempt) {
            const int object = below(dice, m_library.objects().size());
            if (std::find(chosen.begin(), chosen.end(), object) == chosen.end() &&
                mayJoin(object, chosen))
                chosen.push_back(object);
        }
        return chosen;
    }

    /// A word beside the objects; none if there is none that may be there.
    [[nodiscard]] std::optional<int>
    word(const std::vector<int>& objects, bool isNewStyle, SeededRandom& dice) const
    {
        const bool needsNewPair = m_split == SceneSplit::Test && !isNewStyle && objects.size() == 1;
        for (int attempt = 0; attempt < kTries; ++attempt) {
            const int word = below(dice, m_library.words().size());
            const int label = m_library.labelOfWord(word);
            if (m_split == SceneSplit::Test && names(objects, m_library.nameOf(label)))
                continue;
            if (needsNewPair ? isHeldOutPair(m_library, objects.front(), label)
                             : mayJoin(label, objects))
                return word;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool mayJoin(int label, const std::vector<int>& others) const
    {
        return m_split == SceneSplit::Test ||
               std::none_of(others.begin(), others.end(), [this, label](int other) {
                   return isHeldOutPair(m_library, label, other);
               });
    }

    [[nodiscard]] bool names(const std::vector<int>& objects, const std::string& word) const
    {
        return std::any_of(objects.begin(), objects.end(), [this, &word](int index) {
            const SpriteObject& object = m_library.objects()[static_cast<std::size_t>(index)];
            const std::vector<std::string> all = object.allNames();
            return std::find(all.begin(), all.end(), word) != all.end() ||
                   std::find(object.groups.begin(), object.groups.end(), word) !=
                       object.groups.end();
        });
    }

    const SpriteLibrary& m_library;
    SceneSplit m_split;
    const std::vector<std::pair<int, int>>& m_heldOutPairs;
};

}  // namespace

SceneMaker::SceneMaker(const SpriteLibrary& library, SceneOptions options, std::uint64_t seed)
    : m_library(library)
    , m_options(std::move(options))
    , m_seed(seed)
{
    CLIPSCOPE_CHECK(
        m_options.fewestObjects >= 0 && m_options.mostObjects >= m_options.fewestObjects,
        "a scene cannot have " + std::to_string(m_options.fewestObjects) + " to " +
            std::to_string(m_options.mostObjects) + " objects");
    CLIPSCOPE_CHECK(
        m_options.smallest > 0 && m_options.smallest <= m_options.largest && m_options.largest <= 1,
        "sizes of objects are shares of the side, above 0 and up to 1");
    CLIPSCOPE_CHECK(
        isShare(m_options.wordShare) && isShare(m_options.onObjectShare) &&
            isShare(m_options.paperShare) && isShare(m_options.loneWordShare) &&
            isShare(m_options.clutter) && isShare(m_options.photoShare),
        "shares and clutter of scenes lie between 0 and 1");
    CLIPSCOPE_CHECK(
        m_options.wordShare == 0 || (!library.words().empty() && !library.fonts().empty()),
        "scenes with words need a library with words and fonts");
    const bool isTest = m_options.split == SceneSplit::Test;
    CLIPSCOPE_CHECK(
        !isTest || m_options.redrawnShare == 0, "test scenes show their styles as they are");
    const auto& styles = library.styles();
    if (m_options.styles.empty()) {
        for (std::size_t i = 0; i < styles.size(); ++i)
            if (isTest || !styles[i].isHeldOut)
                m_styles.push_back(static_cast<int>(i));
    }
    for (const std::string& id : m_options.styles) {
        const int style = library.styleIndex(id);
        CLIPSCOPE_CHECK(
            isTest || !styles[static_cast<std::size_t>(style)].isHeldOut,
            "the style '" + id + "' is kept for tests and must not be trained on");
        m_styles.push_back(style);
    }
    CLIPSCOPE_CHECK(!m_styles.empty(), "the library has no style to train on");
    const auto& photos = library.backgroundNames();
    for (std::size_t i = 0; i < photos.size(); ++i)
        if (isHeldOutBackground(photos[i]) == isTest)
            m_photos.push_back(static_cast<int>(i));
    if (isTest)
        for (int a = 0; a < library.objectCount(); ++a)
            for (int b = a + 1; b < library.objectCount(); ++b)
                if (isHeldOutPair(library, a, b))
                    m_heldOutPairs.emplace_back(a, b);
}

SceneSpec SceneMaker::spec(std::uint64_t index) const
{
    SeededRandom dice(mixed(m_seed, index));
    SceneSpec spec;
    const auto anyStyle = [&] {
        return m_styles[static_cast<std::size_t>(below(dice, m_styles.size()))];
    };
    const int style = anyStyle();
    const bool isNewStyle = m_library.styles()[static_cast<std::size_t>(style)].isHeldOut;
    const bool hasWord = m_options.fewestObjects == 0 || dice.uniform() < m_options.wordShare;
    const bool isLoneWord = hasWord && dice.uniform() < m_options.loneWordShare;
    const int most = m_options.mostObjects - m_options.fewestObjects + 1;
    int count =
        m_options.fewestObjects + static_cast<int>(dice.uniform() * most * m_options.clutter);
    count = isLoneWord ? 0 : std::min(count, m_options.mostObjects);

    const Cast cast(m_library, m_options.split, m_heldOutPairs);
    const std::vector<int> objects = cast.objects(count, isNewStyle, dice);
    const std::optional<int> word = hasWord ? cast.word(objects, isNewStyle, dice) : std::nullopt;
    // Held-out and other styles do not mix: the scene would belong to neither.
    const bool mixes = m_options.mixesStyles && m_options.split == SceneSplit::Train;
    for (const int object : objects) {
        SceneObject& made = spec.objects.emplace_back();
        made.object = object;
        made.style = mixes ? anyStyle() : style;
    }
    spec.ground = makeGround(m_options, m_photos, word.has_value(), dice);
    layOutObjects(spec, m_options, word.has_value(), dice);
    if (word) {
        spec.words.push_back(writeWord(m_library, *word, dice));
        layOutWord(spec, m_options, dice);
    }
    spec.finish = makeFinish(m_options, dice);
    return spec;
}

}  // namespace clipscope::training
