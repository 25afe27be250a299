// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/bench_prompts.h"

#include "core/base/seeded_random.h"

#include <algorithm>
#include <set>
#include <utility>

namespace clipscope {

namespace {

std::string photoOf(const std::string& name)
{
    return "a photo of a " + name;
}

std::string theWord(const std::string& word)
{
    return "the word " + word;
}

std::set<std::string> namesOf(const SceneName& object)
{
    std::set<std::string> names(object.others.begin(), object.others.end());
    names.insert(object.name);
    return names;
}

/// Everything that may be said of the scene, with and without the groups of its objects.
std::set<std::string> truthsOf(const SceneSet& set, const BenchScene& scene)
{
    std::set<std::string> names;
    for (const SceneTruth& truth : scene.truths) {
        names.insert(truth.name);
        for (const SceneName& object : set.objects)
            if (!truth.isWord && object.name == truth.name)
                names.merge(namesOf(object));
    }
    return names;
}

/// Fisher and Yates, from the front.
template <typename Item>
void shuffle(std::vector<Item>& items, SeededRandom& dice)
{
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        const auto other =
            i + static_cast<std::size_t>(dice.uniform() * static_cast<double>(items.size() - i));
        std::swap(items[i], items[other]);
    }
}

Choice choiceOf(
    std::string right,
    std::vector<std::string> others,
    std::uint64_t seed,
    std::string (*say)(const std::string&))
{
    SeededRandom dice(seed);
    shuffle(others, dice);
    others.resize(std::min(others.size(), kChoices - 1));
    Choice choice;
    choice.right =
        static_cast<std::size_t>(dice.uniform() * static_cast<double>(others.size() + 1));
    others.insert(others.begin() + static_cast<std::ptrdiff_t>(choice.right), std::move(right));
    for (const std::string& name : others)
        choice.prompts.push_back(say(name));
    return choice;
}

}  // namespace

Choice objectChoice(
    const SceneSet& set, const BenchScene& scene, const std::string& target, std::uint64_t seed)
{
    const std::set<std::string> truths = truthsOf(set, scene);
    std::vector<std::string> others;
    for (const SceneName& object : set.objects)
        // A group in common ("fruit") does not make a sentence true; a name in common does.
        if (!truths.contains(object.name))
            others.push_back(object.name);
    return choiceOf(target, std::move(others), seed, photoOf);
}

std::size_t putWord(Choice& choice, const std::string& word)
{
    const std::string said = photoOf(word);
    const auto known = std::find(choice.prompts.begin(), choice.prompts.end(), said);
    if (known != choice.prompts.end())
        return static_cast<std::size_t>(known - choice.prompts.begin());
    const std::size_t place = choice.right + 1 < choice.prompts.size() ? choice.right + 1 : 0;
    if (choice.prompts.size() < 2) {
        choice.prompts.push_back(said);
        return choice.prompts.size() - 1;
    }
    choice.prompts[place] = said;
    return place;
}

Choice wordChoice(
    const SceneSet& set, const BenchScene& scene, const std::string& word, std::uint64_t seed)
{
    const std::set<std::string> truths = truthsOf(set, scene);
    std::vector<std::string> others;
    for (const std::string& other : set.words)
        if (!truths.contains(other))
            others.push_back(other);
    return choiceOf(word, std::move(others), seed, theWord);
}

}  // namespace clipscope
