// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_settings.h"

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
    const auto kept = question.params.find(settings.method);
    if (kept != question.params.end())
        settings.params = kept->second;
    if (info.param("k"))
        settings.params.try_emplace("k", question.k);
    meanReals(info, settings.params);
    settings.layer = question.layer;
    settings.fit = question.fit;
    settings.filter = question.filter;
    settings.templates = question.templates;
    settings.scalar = question.scalar;
    settings.map = session.map;
    settings.box = session.box;
    return settings;
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
