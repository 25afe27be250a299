// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/answer_json.h"

#include "core/session/packed_array.h"
#include "core/session/question_json.h"
#include "core/session/state_json.h"

namespace clipscope::session_json {

namespace {

using namespace session_limits;

Json modelJson(const ModelIdentity& model)
{
    Json choices = Json::array();
    for (const ModelChoice& choice : model.choices)
        choices.push_back(
            {{"name", choice.name}, {"value", choice.value}, {"origin", choice.origin}});
    return {
        {"name", model.name},
        {"family", model.family},
        {"input_size", model.inputSize},
        {"embed_dim", model.embedDim},
        {"sha256", model.sha256},
        {"choices", std::move(choices)}};
}

ModelIdentity readModel(const Fields& fields)
{
    constexpr int kMost = static_cast<int>(kSide);
    ModelIdentity model{
        .name = fields.text("name"),
        .family = fields.text("family"),
        .inputSize = fields.integer("input_size", 0, 1, kMost),
        .embedDim = fields.integer("embed_dim", 0, 0, kMost),
        .sha256 = fields.text("sha256"),
        .choices = {}};
    if (model.inputSize == 0)
        fields.refuse("input_size", "is missing");
    for (const Fields& choice : fields.objects("choices", kNames))
        model.choices.push_back({choice.text("name"), choice.text("value"), choice.text("origin")});
    return model;
}

Json promptsJson(const std::vector<PromptScore>& prompts)
{
    Json list = Json::array();
    for (const PromptScore& prompt : prompts)
        list.push_back(
            {{"text", prompt.text},
             {"tokens", packed(prompt.tokens)},
             {"dropped_tokens", prompt.droppedTokens},
             {"cosine", prompt.cosine},
             {"logit", prompt.logit},
             {"probability", valueOrNull(prompt.probability)}});
    return list;
}

PromptScore readPrompt(const Fields& fields)
{
    constexpr int kMostDropped = 1'000'000'000;
    PromptScore prompt;
    prompt.text = fields.text("text");
    prompt.tokens = unpackedInts(fields, "tokens", kTokens);
    for (const int token : prompt.tokens)
        if (token < 0)
            fields.refuse("tokens", "holds " + std::to_string(token) + ", which is no token");
    prompt.droppedTokens = fields.integer("dropped_tokens", 0, 0, kMostDropped);
    prompt.cosine = fields.real("cosine", 0, -kMagnitude, kMagnitude);
    prompt.logit = fields.real("logit", 0, -kMagnitude, kMagnitude);
    if (fields.find("probability"))
        prompt.probability = fields.real("probability", 0, 0, 1);
    return prompt;
}

Json wordsJson(const std::vector<WordRelevance>& words)
{
    Json list = Json::array();
    for (const WordRelevance& word : words)
        list.push_back({{"word", word.word}, {"relevance", word.relevance}});
    return list;
}

Json timingJson(const Timing& timing)
{
    return {
        {"load", timing.load},
        {"text", timing.text},
        {"forward", timing.forward},
        {"gradient", timing.gradient},
        {"scores", timing.scores},
        {"total", timing.total}};
}

Timing readTiming(const Fields& fields)
{
    const auto ms = [&fields](const char* name) { return fields.real(name, 0, 0, kMagnitude); };
    return {ms("load"), ms("text"), ms("forward"), ms("gradient"), ms("scores"), ms("total")};
}

Json settingsJson(const SaliencyResult& result)
{
    Json params = Json::object();
    for (const auto& [name, value] : result.params)
        params[name] = paramJson(value);
    return {
        {"image_id", result.imageId},
        {"method", result.method},
        {"params", std::move(params)},
        {"layer", result.layer},
        {"fit", toString(result.fit)},
        {"resample", nameOrNull(result.filter, kFilters)},
        {"templates", result.templates},
        {"scalar", toString(result.scalar)},
        {"rival", valueOrNull(result.rival)},
        {"alpha", result.alpha},
        {"eigen_smooth", result.eigenSmooth},
        {"aug_smooth", result.repetition.augSmooth},
        {"mask_iterations", result.repetition.maskIterations},
        {"seed", result.seed}};
}

/// `result.prompts` must be there.
void readSettings(const Fields& fields, SaliencyResult& result)
{
    result.imageId = fields.text("image_id");
    result.method = fields.text("method");
    for (auto& [name, value] : readParams(fields, "params"))
        result.params[name] = value;
    result.layer = fields.text("layer");
    result.fit = fields.parsed("fit", result.fit, fitFromString);
    result.filter = fields.choice("resample", kFilters);
    result.templates = fields.texts("templates", kNames);
    result.scalar = fields.parsed("scalar", result.scalar, scalarFromString);
    result.rival = fields.index("rival", result.prompts.size());
    result.alpha = fields.real("alpha", result.alpha, 0, kMostAlpha);
    result.eigenSmooth = fields.flag("eigen_smooth", false);
    result.repetition.augSmooth = fields.flag("aug_smooth", false);
    result.repetition.maskIterations = fields.integer("mask_iterations", 0, 0, kMostMaskIterations);
    result.seed = fields.anyUnsigned("seed", 0);
}

SaliencyResult readResult(const Fields& fields)
{
    SaliencyResult result;
    for (const Fields& prompt : fields.objects("prompts", kPrompts))
        result.prompts.push_back(readPrompt(prompt));
    if (result.prompts.empty())
        fields.refuse("prompts", "has to name at least one prompt");
    result.explained = fields.index("explained", result.prompts.size()).value_or(0);
    readSettings(fields, result);
    const auto map = fields.object("map");
    if (!map)
        fields.refuse("map", "is missing");
    result.map = readMap(*map);
    if (const auto bank = fields.object("bank"))
        result.bank = readBank(*bank);
    result.passes = fields.whole("passes", 0, 0, kCount);
    result.notes = fields.texts("notes", kSentences);
    result.remarks = fields.texts("remarks", kSentences);
    if (const auto timing = fields.object("timing_ms"))
        result.timing = readTiming(*timing);
    for (const Fields& word : fields.objects("words", kSentences))
        result.words.push_back({word.text("word"), word.real("relevance", 0, 0, kMagnitude)});
    if (const auto attribution = fields.object("attribution"))
        result.attribution = readAttribution(*attribution);
    return result;
}

}  // namespace

Json answerJson(const SessionAnswer& answer)
{
    const SaliencyResult& result = answer.result;
    Json json = {
        {"title", answer.title},
        {"picture", answer.picture ? pictureJson(*answer.picture) : Json(nullptr)},
        {"question", questionJson(answer.question)},
        {"model", modelJson(answer.model)},
        {"done", answer.done},
        {"total", answer.total}};
    json.update(settingsJson(result));
    json["prompts"] = promptsJson(result.prompts);
    json["explained"] = result.explained;
    json["passes"] = result.passes;
    json["notes"] = result.notes;
    json["remarks"] = result.remarks;
    json["timing_ms"] = timingJson(result.timing);
    json["words"] = wordsJson(result.words);
    if (result.attribution)
        json["attribution"] = attributionJson(*result.attribution);
    json["map"] = mapJson(result.map);
    if (result.bank)
        json["bank"] = bankJson(*result.bank);
    return json;
}

SessionAnswer readAnswer(const Fields& fields)
{
    SessionAnswer answer;
    answer.title = fields.text("title");
    if (const auto picture = fields.object("picture"))
        answer.picture = readPicture(*picture);
    if (const auto question = fields.object("question"))
        answer.question = readQuestion(*question);
    const auto model = fields.object("model");
    if (!model)
        fields.refuse("model", "is missing");
    answer.model = readModel(*model);
    answer.result = readResult(fields);
    answer.total = fields.whole("total", 0, 0, kCount);
    answer.done = fields.whole("done", 0, 0, answer.total);
    return answer;
}

}  // namespace clipscope::session_json
