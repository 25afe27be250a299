// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/label_texts.h"

#include "core/text/prompt_templates.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

namespace clipscope::training {

namespace {

constexpr std::array kObjectTemplates{
    "a photo of a {}",
    "a photo of a {}",
    "a photo of a {}",
    "a photo of a {}.",
    "a photo of {}",
    "an image of a {}",
    "a picture of a {}",
    "a drawing of a {}",
    "a {}",
    "{}"};
constexpr std::array kWordTemplates{
    "the word {}", "the word {}", "the text {}", "a sign that says {}", "the word {} on paper"};

at::Tensor indices(const std::vector<SceneLabel>& vocabulary, LabelKind kind)
{
    std::vector<std::int64_t> columns;
    for (std::size_t i = 0; i < vocabulary.size(); ++i)
        if (vocabulary[i].kind == kind)
            columns.push_back(static_cast<std::int64_t>(i));
    return at::tensor(columns, at::TensorOptions(at::kLong));
}

}  // namespace

LabelTexts::LabelTexts(
    std::vector<SceneLabel> vocabulary, const BpeTokenizer& tokenizer, int context)
    : m_vocabulary(std::move(vocabulary))
    , m_tokenizer(tokenizer)
    , m_context(context)
    , m_objects(indices(m_vocabulary, LabelKind::Object))
    , m_words(indices(m_vocabulary, LabelKind::Word))
{
    std::map<std::string, std::uint16_t> first;
    for (std::size_t i = 0; i < m_vocabulary.size(); ++i) {
        const auto number = static_cast<std::uint16_t>(i);
        m_namesake.push_back(number);
        const auto [entry, isNew] = first.emplace(m_vocabulary[i].name, number);
        if (!isNew) {
            m_namesake[i] = entry->second;
            m_namesake[entry->second] = number;
        }
    }
}

LabelTexts::Tokens LabelTexts::tokens(const std::vector<std::string>& texts) const
{
    Tokens result;
    for (const std::string& text : texts)
        result.push_back(m_tokenizer.encode(text, m_context).ids);
    return result;
}

std::vector<std::string> LabelTexts::prompts(SeededRandom& random) const
{
    std::vector<std::string> result;
    for (const SceneLabel& label : m_vocabulary) {
        const auto pick = [&](const auto& templates) {
            return templates[static_cast<std::size_t>(
                random.uniform(0, static_cast<double>(templates.size())))];
        };
        result.push_back(fillTemplate(
            label.kind == LabelKind::Object ? pick(kObjectTemplates) : pick(kWordTemplates),
            label.name));
    }
    return result;
}

std::vector<std::string> LabelTexts::plainPrompts() const
{
    std::vector<std::string> result;
    for (const SceneLabel& label : m_vocabulary)
        result.push_back(fillTemplate(
            label.kind == LabelKind::Object ? kObjectTemplates[0] : kWordTemplates[0], label.name));
    return result;
}

const at::Tensor& LabelTexts::columns(LabelKind kind) const
{
    return kind == LabelKind::Object ? m_objects : m_words;
}

at::Tensor LabelTexts::presence(const std::vector<std::vector<std::uint16_t>>& labels) const
{
    const at::Tensor result = at::zeros(
        {static_cast<std::int64_t>(labels.size()), size()}, at::TensorOptions(at::kFloat));
    auto* row = result.data_ptr<float>();
    for (const auto& shown : labels) {
        for (const std::uint16_t label : shown)
            row[m_namesake.at(label)] = -1;
        for (const std::uint16_t label : shown)
            row[label] = 1;
        row += size();
    }
    return result;
}

at::Tensor LabelTexts::isTrue(
    const std::vector<std::vector<std::uint16_t>>& shown, const std::vector<SceneCaption>& captions)
{
    const at::Tensor result = at::empty(
        {static_cast<std::int64_t>(shown.size()), static_cast<std::int64_t>(captions.size())},
        at::TensorOptions(at::kBool));
    auto* value = result.data_ptr<bool>();
    for (const auto& picture : shown) {
        const auto holds = [&](const std::vector<std::uint16_t>& claim) {
            return std::find_first_of(picture.begin(), picture.end(), claim.begin(), claim.end()) !=
                   picture.end();
        };
        for (const SceneCaption& caption : captions)
            *value++ = std::all_of(caption.claims.begin(), caption.claims.end(), holds);
    }
    return result;
}

at::Tensor LabelTexts::meaning(const std::vector<SceneCaption>& captions) const
{
    const at::Tensor result = at::zeros(
        {static_cast<std::int64_t>(captions.size()), size()}, at::TensorOptions(at::kFloat));
    auto* row = result.data_ptr<float>();
    for (const SceneCaption& caption : captions) {
        for (const auto& claim : caption.claims)
            for (const std::uint16_t label : claim)
                row[label] += 1.0F / static_cast<float>(claim.size());
        row += size();
    }
    return result;
}

}  // namespace clipscope::training
