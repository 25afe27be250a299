// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/captions.h"

#include "core/base/check.h"
#include "core/text/prompt_templates.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace clipscope::training {

namespace {

template <typename List>
const auto& anyOf(const List& list, SeededRandom& dice)
{
    return list[static_cast<std::size_t>(dice.uniform() * static_cast<double>(list.size()))];
}

/// "a photo of a {}", mostly with an article that fits; templates as CLIP's have none.
std::string filled(std::string_view sentence, const std::string& name, SeededRandom& dice)
{
    constexpr double kFits = 0.7;
    std::string text = fillTemplate(sentence, name);
    const std::size_t place = sentence.find("{}");
    const bool hasArticle = place >= 2 && sentence.substr(place - 2, 2) == "a " &&
                            (place == 2 || sentence[place - 3] == ' ');
    if (hasArticle && articleFor(name) == "an" && dice.uniform() < kFits)
        text.insert(text.begin() + static_cast<std::ptrdiff_t>(place - 1), 'n');
    return text;
}

std::string withArticle(const std::string& name)
{
    std::string text = articleFor(name);
    text += ' ';
    text += name;
    return text;
}

std::string perhapsAsPhoto(const std::string& what, SeededRandom& dice)
{
    std::string text = dice.uniform() < 0.55 ? "a photo of " : "";
    text += what;
    return text;
}

}  // namespace

std::string articleFor(const std::string& name)
{
    constexpr std::string_view kVowels = "aeio";
    const bool isUnlike =
        name.starts_with("uni") || name.starts_with("ukulele") || name.starts_with("one-");
    const bool isVowel = !name.empty() && (kVowels.find(name.front()) != std::string_view::npos ||
                                           name.front() == 'u');
    return isVowel && !isUnlike ? "an" : "a";
}

const std::vector<std::string>& CaptionWriter::objectTemplates()
{
    static const std::vector<std::string> kTemplates{
        "a photo of a {}",
        "a photo of a {}",
        "a photo of a {}.",
        "a picture of a {}",
        "an image of a {}",
        "a drawing of a {}",
        "a cartoon {}",
        "a photo of the {}",
        "a photo of one {}",
        "there is a {} in the picture",
        "a {}",
        "{}",
        "the {}"};
    return kTemplates;
}

const std::vector<std::string>& CaptionWriter::wordTemplates()
{
    static const std::vector<std::string> kTemplates{
        "the word {}",
        "the word {}",
        "the word \"{}\"",
        "a picture of the word {}",
        "a photo of the word {}",
        "a sign that says {}",
        "a label that says {}",
        "text that reads {}",
        "the text {}",
        "{} written on it"};
    return kTemplates;
}

CaptionWriter::CaptionWriter(const SpriteLibrary& library) : m_library(library)
{
    for (int label = 0; label < library.labelCount(); ++label) {
        std::vector<std::string> names{library.nameOf(label)};
        if (!library.isWord(label)) {
            const SpriteObject& object = library.objects()[static_cast<std::size_t>(label)];
            names = object.allNames();
            names.insert(names.end(), object.groups.begin(), object.groups.end());
        }
        for (const std::string& name : names) {
            std::vector<int>& labels = m_byName[name];
            if (labels.empty() || labels.back() != label)
                labels.push_back(label);
        }
    }
}

const std::vector<int>& CaptionWriter::labelsNamed(const std::string& name) const
{
    const auto found = m_byName.find(name);
    CLIPSCOPE_CHECK(found != m_byName.end(), "nothing in the library is called '" + name + "'");
    return found->second;
}

Caption CaptionWriter::naming(const std::string& name) const
{
    return {fillTemplate("a photo of a {}", name), {labelsNamed(name)}};
}

std::string CaptionWriter::nameFor(int label, SeededRandom& dice) const
{
    if (m_library.isWord(label))
        return m_library.nameOf(label);
    const SpriteObject& object = m_library.objects()[static_cast<std::size_t>(label)];
    const double kind = dice.uniform();
    if (kind < 0.12 && !object.groups.empty())
        return anyOf(object.groups, dice);
    if (kind < 0.3 && !object.otherNames.empty())
        return anyOf(object.otherNames, dice);
    return object.name;
}

Caption CaptionWriter::write(const SceneSpec& scene, SeededRandom& dice) const
{
    CLIPSCOPE_CHECK(
        !scene.objects.empty() || !scene.words.empty(), "an empty scene has no caption");
    const bool hasObjects = !scene.objects.empty();
    const bool hasWords = !scene.words.empty();
    if (hasWords && (!hasObjects || dice.uniform() < 0.4)) {
        const int label = m_library.labelOfWord(anyOf(scene.words, dice).word);
        const std::string& word = m_library.nameOf(label);
        // As on the web: who photographs a label calls the picture what the label says.
        if (dice.uniform() < 0.35)
            return {filled(anyOf(objectTemplates(), dice), word, dice), {labelsNamed(word)}};
        return {fillTemplate(anyOf(wordTemplates(), dice), word), {{label}}};
    }
    const int object = anyOf(scene.objects, dice).object;
    const std::string first = nameFor(object, dice);
    if (hasWords && dice.uniform() < 0.4) {
        const int label = m_library.labelOfWord(anyOf(scene.words, dice).word);
        std::string text = withArticle(first);
        text += dice.uniform() < 0.5 ? " with the word " : " and the word ";
        text += m_library.nameOf(label);
        return {perhapsAsPhoto(text, dice), {labelsNamed(first), {label}}};
    }
    if (scene.objects.size() > 1 && dice.uniform() < 0.35) {
        const int other = anyOf(scene.objects, dice).object;
        const std::string second = nameFor(other, dice);
        if (other != object && second != first) {
            std::string text = withArticle(first);
            text += " and ";
            text += withArticle(second);
            return {perhapsAsPhoto(text, dice), {labelsNamed(first), labelsNamed(second)}};
        }
    }
    return {filled(anyOf(objectTemplates(), dice), first, dice), {labelsNamed(first)}};
}

bool isTrueFor(const Caption& caption, std::span<const int> labels)
{
    return std::all_of(
        caption.claims.begin(), caption.claims.end(), [labels](const std::vector<int>& claim) {
            return std::any_of(labels.begin(), labels.end(), [&claim](int label) {
                return std::binary_search(claim.begin(), claim.end(), label);
            });
        });
}

}  // namespace clipscope::training
