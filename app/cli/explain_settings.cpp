// SPDX-License-Identifier: GPL-3.0-or-later
// From what the line says and a session's or the profile's defaults to what is asked of the engine.
#include "app/cli/explain_settings.h"

#include "core/text/prompt_templates.h"

namespace clipscope::cli {

ExplainSettings
settingsFor(const MethodOptions& options, const CommonOptions& common, const ClipConfig& model)
{
    ExplainSettings settings =
        options.session ? *options.session : profileSettings(options.profile, model.vision);
    // Without a profile the softmax is chosen by the size of the logits.
    if (!options.profileGiven && !options.session)
        settings.params.clear();
    if (options.method && *options.method != settings.method) {
        settings.method = *options.method;
        settings.params.clear();
    }
    const MethodInfo& method = findMethod(settings.method);
    for (const auto& [name, value] : parseParams(method, options.params))
        settings.params[name] = value;
    if (options.k)
        settings.params["k"] = *options.k;
    if (options.percent)
        settings.params["percent"] = *options.percent;
    if (options.rank)
        settings.params["rank"] = *options.rank;
    if (options.pick)
        settings.params["pick"] = *options.pick;
    static_cast<void>(ParamValues(method, settings.params));

    if (common.fit) {
        settings.fit = *common.fit;
        settings.filter.reset();
    } else if (common.modelFit) {
        settings.fit = fitOf(model.resize);
        settings.filter = model.filter;
    }
    settings.layer = options.layer.value_or(settings.layer);
    if (options.filter)
        settings.filter = options.filter;
    settings.templates = options.templates.value_or(settings.templates);
    settings.scalar = options.scalar.value_or(settings.scalar);
    settings.map.interpolation = options.interpolation.value_or(settings.map.interpolation);
    settings.map.closing = options.closing.value_or(settings.map.closing);
    settings.box.threshold = options.threshold.value_or(settings.box.threshold);
    settings.box.rule = options.rule.value_or(settings.box.rule);
    settings.box.alpha = options.boxAlpha.value_or(settings.box.alpha);
    return settings;
}

SaliencyRequest requestFor(
    const MethodOptions& options,
    const ExplainSettings& settings,
    const Image& image,
    const std::vector<std::string>& prompts)
{
    const CorruptionOptions& corruption = options.corruption;
    const auto templates = [&] {
        if (options.templateTexts)
            return *options.templateTexts;
        return settings.templates == "none" ? std::vector<std::string>{}
                                            : templatesFromString(settings.templates);
    };
    return {
        .image = corruption.kind == Corruption::None
                     ? image
                     : corrupt(image, corruption.kind, corruption.severity, options.seed),
        .prompts = prompts,
        .method = settings.method,
        .params = settings.params,
        .layer = settings.layer,
        .fit = settings.fit,
        .seed = options.seed,
        .filter = settings.filter,
        .templates = templates(),
        .scalar = settings.scalar,
        .rival = options.rival,
        .alpha = options.alpha,
        .eigenSmooth = options.eigenSmooth,
        .repetition = options.repetition};
}

ExportOptions exportOptions(
    const CommonOptions& common, const MethodOptions& options, const ExplainSettings& settings)
{
    return {
        .model = common.model.name,
        .fit = std::string(toString(settings.fit)),
        .device = common.device,
        .precision = std::string(toString(common.engine.precision)),
        .threads = common.engine.threads,
        .profile = options.profileGiven ? options.profile : "",
        .templates = settings.templates,
        .corruption = options.corruption.text(),
        .map = settings.map,
        .box = settings.box};
}

}  // namespace clipscope::cli
