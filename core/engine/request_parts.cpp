// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/request_parts.h"

#include "core/base/check.h"
#include "core/engine/prompt_scores.h"
#include "core/saliency/word_relevance.h"
#include "core/text/prompt_templates.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/stack.h>

#include <algorithm>
#include <optional>

namespace clipscope {

namespace {

/// The prompt other than the explained one that CLIP finds likeliest.
std::optional<std::size_t> likeliestOther(const SaliencyResult& result)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < result.prompts.size(); ++i)
        if (i != result.explained &&
            (!best || result.prompts[i].logit > result.prompts[*best].logit))
            best = i;
    return best;
}

std::string withoutTrailingBlank(std::string text)
{
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

}  // namespace

std::string namesOf(const std::vector<LayerInfo>& layers)
{
    std::string names;
    for (const LayerInfo& layer : layers)
        names += (names.empty() ? "" : ",") + layer.name;
    return names;
}

void clampChannels(
    ParamValues& params, const std::vector<LayerInfo>& layers, std::vector<std::string>& notes)
{
    const auto found = params.all().find("k");
    const auto percent = params.all().find("percent");
    const bool unused = percent != params.all().end() && std::get<double>(percent->second) > 0;
    if (found == params.all().end() || unused)
        return;
    const auto smallest =
        std::min_element(layers.begin(), layers.end(), [](const LayerInfo& a, const LayerInfo& b) {
            return a.channels < b.channels;
        });
    const std::int64_t wanted = std::get<std::int64_t>(found->second);
    if (wanted <= smallest->channels)
        return;
    notes.push_back(
        "k = " + std::to_string(wanted) + " is more than the " +
        std::to_string(smallest->channels) + " channels of " + smallest->name + "; used " +
        std::to_string(smallest->channels));
    params.set("k", std::int64_t{smallest->channels});
}

Target makeTarget(
    FeatureCache& features,
    const SaliencyRequest& request,
    double logitScale,
    SaliencyResult& result)
{
    std::vector<at::Tensor> rows;
    for (const std::string& prompt : request.prompts)
        rows.push_back(features.text(prompt, request.templates)->embedding);
    Target::Inputs inputs{
        .texts = at::stack(rows),
        .explained = request.explained,
        .logitScale = logitScale,
        .scalar = request.scalar,
        .alpha = request.alpha,
        .textNorm = features.text(request.prompts[request.explained], request.templates)->norm};
    if (request.scalar == Scalar::Softmax || request.scalar == Scalar::Contrast)
        CLIPSCOPE_CHECK(
            request.prompts.size() > 1,
            "the scalar " + std::string(toString(request.scalar)) +
                " compares prompts and there is only one; give at least two");
    if (request.scalar == Scalar::Contrast) {
        if (request.rival)
            CLIPSCOPE_CHECK(
                *request.rival < request.prompts.size() && *request.rival != request.explained,
                "prompt " + std::to_string(*request.rival) +
                    " cannot be the rival: it must be one of the prompts, counted from 0, and not "
                    "the explained one");
        result.rival = request.rival ? request.rival : likeliestOther(result);
        inputs.rival = *result.rival;
    }
    return Target(std::move(inputs));
}

std::vector<WordRelevance> relevantWords(
    const ClipModel& model,
    const BpeTokenizer& tokenizer,
    const ImageFeature& picture,
    WordBlocks blocks,
    SaliencyResult& result)
{
    const std::vector<std::int32_t>& ids = result.prompts[result.explained].tokens;
    const TokenRelevance relevance =
        tokenRelevance(model.textTower(), ids, picture.embedding, model.logitScale(), blocks);
    const std::string& prompt = result.prompts[result.explained].text;
    const std::string text =
        result.templates.empty() ? prompt : fillTemplate(result.templates.front(), prompt);
    const Tokens tokens = tokenizer.encode(text, model.config().text.context);

    std::vector<WordRelevance> words;
    std::vector<bool> endsWord;
    bool open = false;
    for (std::size_t i = 0; i < relevance.scores.size(); ++i) {
        const std::string& piece = tokens.pieces.at(i + 1);  // the first is the start token
        if (!open)
            words.emplace_back();
        words.back().word += piece;
        endsWord.push_back(piece.ends_with(' '));
        open = !endsWord.back();
    }
    const std::vector<double> shares = perWord(relevance.scores, endsWord);
    CLIPSCOPE_ENSURE(shares.size() == words.size(), "words and their relevances do not match");
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].word = withoutTrailingBlank(std::move(words[i].word));
        words[i].relevance = shares[i];
    }
    if (relevance.none)
        result.remarks.emplace_back(
            "no word of the prompt raises the logit in the text tower, so all "
            "words have relevance 0");
    return words;
}

void addNotes(
    SaliencyResult& result,
    const SaliencyRequest& request,
    const MethodInfo& info,
    const ModelDescriptor& model)
{
    for (const PromptScore& score : result.prompts)
        if (score.droppedTokens > 0)
            result.notes.push_back(truncationNote(score, model.config.text.context));
    if (!info.usesPrompt)
        result.notes.push_back(
            info.title + " does not read the prompt: its map is the same for every prompt");
    if (!info.usesLayer && !request.layer.empty())
        result.notes.push_back(
            info.title + " looks at layers of its own; the layer " + request.layer +
            " was not used");
}

}  // namespace clipscope
