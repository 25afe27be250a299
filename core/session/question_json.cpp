// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/question_json.h"

#include <algorithm>

namespace clipscope::session_json {

namespace {

constexpr Names<WordBlocks, 2> kWordBlocks{{{WordBlocks::Last, "last"}, {WordBlocks::All, "all"}}};
constexpr Names<Activation, 2> kActivations{
    {{Activation::QuickGelu, "quick_gelu"}, {Activation::Gelu, "gelu"}}};
constexpr Names<ResizeMode, 3> kResizeModes{
    {{ResizeMode::Shortest, "shortest"},
     {ResizeMode::Squash, "squash"},
     {ResizeMode::Longest, "longest"}}};

constexpr int kMostHeads = 1024;
constexpr int kLargestInput = 65'536;
constexpr double kBrightest = 255;

/// Everything that is not said is left out.
Json overridesJson(const ConfigOverrides& overrides)
{
    Json json = Json::object();
    if (overrides.activation)
        json["activation"] = nameOf(*overrides.activation, kActivations);
    if (overrides.mean)
        json["image_mean"] = *overrides.mean;
    if (overrides.deviation)
        json["image_std"] = *overrides.deviation;
    if (overrides.visionHeads)
        json["vision_heads"] = *overrides.visionHeads;
    if (overrides.textHeads)
        json["text_heads"] = *overrides.textHeads;
    if (overrides.inputSize)
        json["input_size"] = *overrides.inputSize;
    if (overrides.resize)
        json["resize_mode"] = nameOf(*overrides.resize, kResizeModes);
    if (overrides.filter)
        json["interpolation"] = nameOf(*overrides.filter, kFilters);
    if (!overrides.name.empty())
        json["name"] = overrides.name;
    if (!overrides.license.empty())
        json["license"] = overrides.license;
    return json;
}

std::optional<std::array<float, 3>>
readTriple(const Fields& fields, const std::string& name, bool mayBeZero)
{
    std::array<float, 3> triple{};
    if (!fields.find(name))
        return std::nullopt;
    const ReadJson::array_t& list = fields.list(name, triple.size());
    bool fits = list.size() == triple.size();
    for (std::size_t i = 0; fits && i < triple.size(); ++i) {
        fits = list[i].is_number();
        const double value = fits ? list[i].get<double>() : -1;
        triple[i] = static_cast<float>(value);
        fits = value <= kBrightest && (mayBeZero ? triple[i] >= 0 : triple[i] > 0);
    }
    if (!fits)
        fields.refuse(
            name,
            std::string("has to be three numbers ") + (mayBeZero ? "from 0" : "above 0 and up") +
                " to 255");
    return triple;
}

std::optional<int> readNatural(const Fields& fields, const std::string& name, int maximum)
{
    return fields.find(name) ? std::optional(fields.integer(name, 1, 1, maximum)) : std::nullopt;
}

ConfigOverrides readOverrides(const Fields& fields)
{
    return {
        .activation = fields.choice("activation", kActivations),
        .mean = readTriple(fields, "image_mean", true),
        .deviation = readTriple(fields, "image_std", false),
        .visionHeads = readNatural(fields, "vision_heads", kMostHeads),
        .textHeads = readNatural(fields, "text_heads", kMostHeads),
        .inputSize = readNatural(fields, "input_size", kLargestInput),
        .resize = fields.choice("resize_mode", kResizeModes),
        .filter = fields.choice("interpolation", kFilters),
        .name = fields.text("name"),
        .license = fields.text("license")};
}

Json modelJson(const SessionModel& model)
{
    return {
        {"name", model.nameOrPath},
        {"sha256", model.sha256},
        {"overrides", overridesJson(model.overrides)},
        {"merges", model.merges}};
}

SessionModel readModel(const Fields& fields)
{
    SessionModel model{
        .nameOrPath = fields.text("name"),
        .sha256 = fields.text("sha256"),
        .overrides = {},
        .merges = fields.text("merges")};
    if (const auto overrides = fields.object("overrides"))
        model.overrides = readOverrides(*overrides);
    return model;
}

Json allParamsJson(const std::map<std::string, MethodParams>& all)
{
    Json json = Json::object();
    for (const auto& [method, params] : all) {
        Json& values = json[method] = Json::object();
        for (const auto& [name, value] : params)
            values[name] = paramJson(value);
    }
    return json;
}

std::map<std::string, MethodParams> readAllParams(const Fields& fields)
{
    std::map<std::string, MethodParams> all;
    const auto methods = fields.object("params");
    if (!methods)
        return all;
    if (methods->json().size() > session_limits::kNames)
        fields.refuse("params", "has more methods than there can be");
    for (const auto& entry : methods->json().items())
        all[entry.key()] = readParams(*methods, entry.key());
    return all;
}

}  // namespace

Json paramJson(const ParamValue& value)
{
    return std::visit([](const auto& held) { return Json(held); }, value);
}

MethodParams readParams(const Fields& fields, const std::string& name)
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    MethodParams params;
    const auto values = fields.object(name);
    if (!values)
        return params;
    if (values->json().size() > session_limits::kNames)
        fields.refuse(name, "has more parameters than a method can have");
    for (const auto& entry : values->json().items()) {
        const std::string& param = entry.key();
        if (entry.value().is_string())
            params[param] = values->text(param);
        else if (entry.value().is_number_float())
            params[param] =
                values->real(param, 0, -session_limits::kMagnitude, session_limits::kMagnitude);
        else if (!entry.value().is_null())
            params[param] = values->whole(param, 0, -kMost, kMost);
    }
    return params;
}

Json questionJson(const SessionQuestion& question)
{
    return {
        {"prompts", question.prompts},
        {"explained", question.explained},
        {"method", question.method},
        {"params", allParamsJson(question.params)},
        {"k", question.k},
        {"layer", question.layer},
        {"fit", toString(question.fit)},
        {"resample", nameOrNull(question.filter, kFilters)},
        {"templates", question.templates},
        {"scalar", toString(question.scalar)},
        {"rival", valueOrNull(question.rival)},
        {"alpha", question.alpha},
        {"eigen_smooth", question.eigenSmooth},
        {"aug_smooth", question.augSmooth},
        {"mask_iterations", question.maskIterations},
        {"words", nameOrNull(question.words, kWordBlocks)},
        {"seed", question.seed},
        {"model", modelJson(question.model)}};
}

SessionQuestion readQuestion(const Fields& fields)
{
    SessionQuestion question;
    question.prompts = fields.texts("prompts", session_limits::kPrompts);
    // Without prompts the first of none is explained, as a new document has it.
    const std::size_t count = std::max<std::size_t>(1, question.prompts.size());
    question.explained = fields.index("explained", count).value_or(0);
    question.method = fields.text("method", question.method);
    question.params = readAllParams(fields);
    question.k = fields.whole("k", question.k, 1, session_limits::kChannels);
    question.layer = fields.text("layer");
    question.fit = fields.parsed("fit", question.fit, fitFromString);
    question.filter = fields.choice("resample", kFilters);
    question.templates = fields.texts("templates", session_limits::kNames);
    question.scalar = fields.parsed("scalar", question.scalar, scalarFromString);
    question.rival = fields.index("rival", count);
    question.alpha = fields.real("alpha", question.alpha, 0, kMostAlpha);
    question.eigenSmooth = fields.flag("eigen_smooth", question.eigenSmooth);
    question.augSmooth = fields.flag("aug_smooth", question.augSmooth);
    question.maskIterations = fields.integer("mask_iterations", 0, 0, kMostMaskIterations);
    question.words = fields.choice("words", kWordBlocks);
    question.seed = fields.anyUnsigned("seed", 0);
    if (const auto model = fields.object("model"))
        question.model = readModel(*model);
    return question;
}

}  // namespace clipscope::session_json
