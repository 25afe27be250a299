// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/wish.h"

namespace clipscope::ui {
namespace {

constexpr char kSeparator = '\x1f';

std::string text(const ParamValue& value)
{
    if (const auto* word = std::get_if<std::string>(&value))
        return *word;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return std::to_string(std::get<double>(value));
}

}  // namespace

std::optional<SaliencyRequest> wishOf(const Document& document)
{
    return wishOf(document.state(), document.channelCount());
}

std::optional<SaliencyRequest> wishOf(const DocumentState& state, int channels)
{
    const QStringList& prompts = state.prompts;
    if (!state.picture || state.explainedPrompt().trimmed().isEmpty())
        return std::nullopt;
    SaliencyRequest request{.image = state.picture->image, .prompts = {}, .params = {}};
    for (int row = 0; row < prompts.size(); ++row) {
        if (row == state.explained)
            request.explained = request.prompts.size();
        if (!prompts[row].trimmed().isEmpty())
            request.prompts.push_back(prompts[row].toStdString());
    }
    request.method = state.method.toStdString();
    request.params = state.paramsInForce();
    if (findMethod(request.method).param("k"))
        request.params["k"] = std::int64_t{state.kOf(channels)};
    request.layer = state.layer.toStdString();
    request.fit = state.fit;
    request.seed = state.seed;
    for (const QString& text : state.templates)
        request.templates.push_back(text.toStdString());
    request.scalar = state.scalar;
    request.words = WordBlocks::Last;  // costs little beside the picture
    return request;
}

std::string bankKey(const SaliencyRequest& request, const std::string& model)
{
    std::string key = model;
    for (const std::string& part :
         {request.image.id(),
          request.prompts.at(request.explained),
          request.method,
          request.layer,
          std::string(toString(request.fit)),
          std::string(toString(request.scalar)),
          std::to_string(request.seed)})
        key += kSeparator + part;
    for (const std::string& text : request.templates)
        key += kSeparator + text;
    for (const auto& [name, value] : request.params)
        if (name != "k")
            key += kSeparator + name + '=' + text(value);
    // These compare the explained prompt with the others.
    if (findMethod(request.method).family == MethodFamily::Attention ||
        request.scalar != Scalar::Logit)
        for (const std::string& prompt : request.prompts)
            key += kSeparator + prompt;
    return key;
}

std::string answerKey(const SaliencyRequest& request, const std::string& model)
{
    const auto k = requestedK(request);
    return bankKey(request, model) + kSeparator + (k ? std::to_string(*k) : "-");
}

std::string MapChoice::key() const
{
    std::string key;
    for (const int c : off)
        key += kSeparator + std::string("-") + std::to_string(c);
    if (channel) {
        key += kSeparator;
        key += 'c';
        key += std::to_string(*channel);
    }
    return key;
}

MapChoice mapChoiceOf(const Document& document)
{
    return mapChoiceOf(document.state(), document.channelCount());
}

MapChoice mapChoiceOf(const DocumentState& state, int channels)
{
    MapChoice choice;
    if (findMethod(state.method.toStdString()).param("k"))
        choice.k = state.kOf(channels);
    choice.off = state.off;
    choice.channel = state.channel;
    return choice;
}

std::optional<int> requestedK(const SaliencyRequest& request)
{
    const ParamSpec* spec = findMethod(request.method).param("k");
    if (!spec)
        return std::nullopt;
    const auto given = request.params.find("k");
    const ParamValue& value = given == request.params.end() ? spec->fallback : given->second;
    return static_cast<int>(std::get<std::int64_t>(value));
}

}  // namespace clipscope::ui
