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
    const QStringList& prompts = document.prompts();
    if (!document.picture() || document.explainedPrompt().trimmed().isEmpty())
        return std::nullopt;
    SaliencyRequest request{.image = document.picture()->image, .prompts = {}, .params = {}};
    for (int row = 0; row < prompts.size(); ++row) {
        if (row == document.explained())
            request.explained = request.prompts.size();
        if (!prompts[row].trimmed().isEmpty())
            request.prompts.push_back(prompts[row].toStdString());
    }
    request.method = document.method().toStdString();
    if (findMethod(request.method).param("k"))
        request.params["k"] = std::int64_t{document.k()};
    request.fit = document.fit();
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
          std::to_string(request.seed)})
        key += kSeparator + part;
    for (const auto& [name, value] : request.params)
        if (name != "k")
            key += kSeparator + name + '=' + text(value);
    // These compare the explained prompt with the others.
    if (findMethod(request.method).family == MethodFamily::Attention)
        for (const std::string& prompt : request.prompts)
            key += kSeparator + prompt;
    return key;
}

std::string answerKey(const SaliencyRequest& request, const std::string& model)
{
    const auto k = requestedK(request);
    return bankKey(request, model) + kSeparator + (k ? std::to_string(*k) : "-");
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
