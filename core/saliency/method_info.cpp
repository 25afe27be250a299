// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/method_info.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace clipscope {

namespace {

std::string numberText(double value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// A number where the parameter wants one: 3 is fine for a real, 3.0 for an integer.
double numberOf(const MethodInfo& method, const ParamSpec& spec, const ParamValue& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    throw Error(
        ErrorCode::InvalidArgument,
        spec.id + " of " + method.id + " must be a number, not '" + std::get<std::string>(value) +
            "'");
}

ParamValue checked(const MethodInfo& method, const ParamSpec& spec, const ParamValue& value)
{
    if (std::holds_alternative<std::string>(spec.fallback)) {
        const auto* text = std::get_if<std::string>(&value);
        const bool known =
            text != nullptr &&
            std::find(spec.choices.begin(), spec.choices.end(), *text) != spec.choices.end();
        CLIPSCOPE_CHECK(
            known,
            spec.id + " of " + method.id + " must be one of " + joined(spec.choices) +
                (text != nullptr ? ", not '" + *text + "'" : ", not a number"));
        return value;
    }
    const double number = numberOf(method, spec, value);
    CLIPSCOPE_CHECK(
        std::isfinite(number) && number >= spec.minimum && number <= spec.maximum,
        spec.id + " of " + method.id + " must be between " + numberText(spec.minimum) + " and " +
            numberText(spec.maximum) + ", not " + numberText(number));
    if (std::holds_alternative<double>(spec.fallback))
        return number;
    CLIPSCOPE_CHECK(
        number == std::floor(number),
        spec.id + " of " + method.id + " must be a whole number, not " + numberText(number));
    return static_cast<std::int64_t>(number);
}

}  // namespace

std::string_view toString(MethodFamily family)
{
    switch (family) {
    case MethodFamily::Gradient:
        return "gradient";
    case MethodFamily::Score:
        return "score";
    case MethodFamily::Perturbation:
        return "perturbation";
    case MethodFamily::Attention:
        return "attention";
    }
    return "";
}

std::string whyNot(const MethodInfo& method, VisionFamily family)
{
    if (method.runsOn == RunsOn::TransformerOnly && family != VisionFamily::Vit)
        return method.title +
               " looks at the attention of a vision transformer, and this model's image tower is a "
               "ResNet; load a ViT model";
    if (method.runsOn == RunsOn::ResNetOnly && family != VisionFamily::ResNet)
        return method.title +
               " looks at the convolutions of a ResNet, and this model's image tower is a vision "
               "transformer; load an RN model";
    return {};
}

const ParamSpec* MethodInfo::param(std::string_view name) const
{
    const auto found = std::find_if(
        params.begin(), params.end(), [&](const ParamSpec& spec) { return spec.id == name; });
    return found == params.end() ? nullptr : &*found;
}

ParamValues::ParamValues(const MethodInfo& method, const std::map<std::string, ParamValue>& given)
{
    for (const ParamSpec& spec : method.params)
        m_values.emplace(spec.id, spec.fallback);
    for (const auto& [id, value] : given) {
        const ParamSpec* spec = method.param(id);
        if (spec == nullptr) {
            std::vector<std::string> known;
            for (const ParamSpec& param : method.params)
                known.push_back(param.id);
            throw Error(
                ErrorCode::InvalidArgument,
                method.id + " has no parameter '" + id + "'" +
                    (known.empty() ? "; it has none" : "; it has " + joined(known)));
        }
        m_values[id] = checked(method, *spec, value);
    }
}

namespace {

template <typename T>
const T& valueOf(const std::map<std::string, ParamValue, std::less<>>& values, std::string_view id)
{
    const auto found = values.find(id);
    CLIPSCOPE_ENSURE(
        found != values.end() && std::holds_alternative<T>(found->second),
        "parameter '" + std::string(id) + "' is missing or of another type");
    return std::get<T>(found->second);
}

}  // namespace

std::int64_t ParamValues::integer(std::string_view id) const
{
    return valueOf<std::int64_t>(m_values, id);
}

double ParamValues::real(std::string_view id) const
{
    return valueOf<double>(m_values, id);
}

const std::string& ParamValues::text(std::string_view id) const
{
    return valueOf<std::string>(m_values, id);
}

void ParamValues::set(std::string_view id, ParamValue value)
{
    const auto found = m_values.find(id);
    CLIPSCOPE_ENSURE(
        found != m_values.end() && found->second.index() == value.index(),
        "parameter '" + std::string(id) + "' is missing or of another type");
    found->second = std::move(value);
}

}  // namespace clipscope
