// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_settings.h"

#include "core/base/error.h"
#include "core/text/prompt_templates.h"

#include <algorithm>

namespace clipscope {

namespace {

/// A whole number written by hand means the same as one with a point.
void meanReals(const MethodInfo& method, MethodParams& params)
{
    for (auto& [name, value] : params) {
        const ParamSpec* spec = method.param(name);
        const auto* whole = std::get_if<std::int64_t>(&value);
        if (spec && whole && std::holds_alternative<double>(spec->fallback))
            value = static_cast<double>(*whole);
    }
}

/// What people call these templates.
std::string nameOf(const std::vector<std::string>& templates)
{
    for (const TemplateSet& set : templateSets())
        if (set.templates == templates || (templates.empty() && set.id == "none"))
            return std::string(set.id);
    std::string texts;
    for (const std::string& text : templates)
        texts += (texts.empty() ? "" : " | ") + text;
    return texts;
}

bool haveSamePrompts(const SaliencyResult& a, const SaliencyResult& b)
{
    return std::equal(
        a.prompts.begin(),
        a.prompts.end(),
        b.prompts.begin(),
        b.prompts.end(),
        [](const PromptScore& x, const PromptScore& y) { return x.text == y.text; });
}

}  // namespace

ExplainSettings settingsOf(const Session& session, const std::string& method)
{
    const SessionQuestion& question = session.question;
    ExplainSettings settings;
    settings.method = method.empty() ? question.method : method;
    const MethodInfo& info = findMethod(settings.method);
    settings.params = paramsFor(question, settings.method);
    if (info.param("k"))
        settings.params.try_emplace("k", question.k);
    settings.layer = question.layer;
    settings.fit = question.fit;
    settings.filter = question.filter;
    settings.templates = nameOf(question.templates);
    settings.scalar = question.scalar;
    settings.map = session.map;
    settings.box = session.box;
    return settings;
}

MethodParams paramsFor(const SessionQuestion& question, const std::string& method)
{
    const auto& methods = methodCatalogue();
    const auto info = std::find_if(
        methods.begin(), methods.end(), [&method](const auto& each) { return each.id == method; });
    const auto kept = question.params.find(method);
    if (info == methods.end() || kept == question.params.end())
        return {};
    MethodParams params = kept->second;
    meanReals(*info, params);
    return params;
}

void checkMethods(const Session& session, const std::string& name)
{
    const auto check = [&name](const std::string& where, const std::string& method, auto params) {
        try {
            static_cast<void>(ParamValues(findMethod(method), params));
        } catch (const Error& error) {
            throw Error(ErrorCode::Corrupt, name + ": " + where + ": " + error.what());
        }
    };
    const auto checkAnswer = [&check](const std::string& where, const SessionAnswer& answer) {
        const auto& params = answer.result.params;
        check(where, answer.result.method, MethodParams(params.begin(), params.end()));
        check(
            where + ".question",
            answer.question.method,
            paramsFor(answer.question, answer.question.method));
    };
    const SessionQuestion& question = session.question;
    check("question", question.method, paramsFor(question, question.method));
    if (session.answer)
        checkAnswer("answer", *session.answer);
    if (session.pinned)
        checkAnswer("pinned", *session.pinned);
    for (std::size_t i = 0; i < session.history.size(); ++i)
        checkAnswer("history[" + std::to_string(i) + "]", session.history[i]);
}

bool isSameQuestion(const SaliencyResult& a, const SaliencyResult& b)
{
    return a.imageId == b.imageId && haveSamePrompts(a, b) && a.explained == b.explained &&
           a.method == b.method && a.params == b.params && a.layer == b.layer && a.fit == b.fit &&
           a.filter == b.filter && a.templates == b.templates && a.scalar == b.scalar &&
           a.rival == b.rival && a.alpha == b.alpha && a.seed == b.seed &&
           a.eigenSmooth == b.eigenSmooth && a.repetition.augSmooth == b.repetition.augSmooth &&
           a.repetition.maskIterations == b.repetition.maskIterations;
}

}  // namespace clipscope
