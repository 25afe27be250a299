// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/prompt_templates.h"

#include "core/base/check.h"

#include <algorithm>

namespace clipscope {

namespace {

constexpr std::string_view kSlot = "{}";

bool isTemplate(std::string_view text)
{
    const std::size_t first = text.find(kSlot);
    return first != std::string_view::npos &&
           text.find(kSlot, first + kSlot.size()) == std::string_view::npos;
}

std::vector<std::string> imagenetTemplates()
{
    return {
#include "core/text/imagenet_templates.inc"
    };
}

std::vector<std::string> surgeryTemplates()
{
    std::vector<std::string> templates = imagenetTemplates();
    for (const char* beginning :
         {"there is a", "there is the", "this is a", "this is the", "this is one"})
        templates.push_back(std::string(beginning) + " {} in the scene.");
    return templates;
}

std::string knownIds()
{
    std::string ids;
    for (const TemplateSet& set : templateSets())
        ids += std::string(set.id) + ", ";
    return ids;
}

}  // namespace

const std::vector<TemplateSet>& templateSets()
{
    static const std::vector<TemplateSet> sets{
        {"none", {"{}"}},
        {"object", {"a photo of {}"}},
        {"photo-of-a", {"a photo of a {}."}},
        {"image-of-a", {"An image of a {}"}},
        {"action", {"someone is {}"}},
        {"imagenet", imagenetTemplates()},
        {"surgery", surgeryTemplates()}};
    return sets;
}

std::vector<std::string> templatesFromString(std::string_view text)
{
    const auto& sets = templateSets();
    const auto found =
        std::find_if(sets.begin(), sets.end(), [text](const auto& set) { return set.id == text; });
    if (found != sets.end())
        return found->templates;
    CLIPSCOPE_CHECK(
        isTemplate(text),
        "unknown template \"" + std::string(text) + "\"; use " + knownIds() +
            "or a text with one \"{}\" where the label goes");
    return {std::string(text)};
}

std::string fillTemplate(std::string_view promptTemplate, std::string_view label)
{
    CLIPSCOPE_CHECK(
        isTemplate(promptTemplate),
        "the template \"" + std::string(promptTemplate) +
            "\" must have one \"{}\" where the label goes");
    std::string prompt(promptTemplate);
    return prompt.replace(prompt.find(kSlot), kSlot.size(), label);
}

}  // namespace clipscope
