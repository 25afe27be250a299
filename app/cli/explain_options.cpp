// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_options.h"

#include "core/base/check.h"
#include "core/clip/model_choices.h"
#include "core/text/prompt_templates.h"

#include <limits>

namespace clipscope::cli {

namespace {

/// "300" or "10%".
void parseChannels(MethodOptions& options, const std::string& text)
{
    constexpr double kWhole = 100;
    options.k.reset();
    options.percent.reset();
    if (text.ends_with('%'))
        options.percent = parseReal("--k in percent", text.substr(0, text.size() - 1), 0, kWhole);
    else
        options.k = parseWhole("--k", text, 1, std::numeric_limits<std::int64_t>::max());
}

void addAveragingOptions(CLI::App& command, MethodOptions& options)
{
    command.add_flag(
        "--aug-smooth",
        options.repetition.augSmooth,
        "Average six runs: the picture and its mirror image at 0.9, 1 and 1.1 times its values.");
    command.add_flag(
        "--eigen-smooth",
        options.eigenSmooth,
        "First principal component of the weighted channels instead of their sum.");
    addParsed(
        command,
        "--mask-iterations",
        "N",
        "CLIPCAM's iterative mask: N further runs, each with what was hottest painted over, are "
        "added up. Default: 0.",
        [&options](const std::string& text) {
            constexpr std::int64_t kMost = 100;
            options.repetition.maskIterations =
                static_cast<int>(parseWhole("--mask-iterations", text, 0, kMost));
        });
}

void addScalarOptions(CLI::App& command, MethodOptions& options)
{
    addParsed(
        command,
        "--scalar",
        "NAME",
        "What is explained: logit, cosine, softmax (among the prompts), contrast (with --rival), "
        "sum (of all prompts) or raw-logit. Default: logit.",
        [&options](const std::string& text) { options.scalar = scalarFromString(text); });
    addParsed(
        command,
        "--rival",
        "N",
        "For --scalar contrast: the prompt to compare with, counted from 0. Default: the likeliest "
        "other.",
        [&options](const std::string& text) {
            constexpr std::int64_t kAny = 1'000'000;  // compared with the number of prompts later
            options.rival = static_cast<std::size_t>(parseWhole("--rival", text, 0, kAny));
        });
    addParsed(
        command,
        "--alpha",
        "A",
        "For --scalar contrast: weight of the rival's logit. Default: 1.",
        [&options](const std::string& text) {
            constexpr double kMost = 1000;
            options.alpha = parseReal("--alpha", text, 0, kMost);
        });
    addParsed(
        command,
        "--template",
        "NAME|TEXT",
        "Words round every prompt: none, object, action, imagenet (mean of 80), surgery (of 85), "
        "photo-of-a, image-of-a, or a text with {}. Default: none.",
        [&options](const std::string& text) {
            static_cast<void>(templatesFromString(text));
            options.templates = text;
        });
}

}  // namespace

CorruptionOptions CorruptionOptions::parse(const std::string& text)
{
    const auto colon = text.find(':');
    CorruptionOptions options;
    options.kind = corruptionFromString(text.substr(0, colon));
    if (colon != std::string::npos)
        options.severity = parseReal("the severity of --corrupt", text.substr(colon + 1), 0, 1);
    CLIPSCOPE_CHECK(
        options.severity > 0,
        "the severity of --corrupt must be above 0; leave the option out for a clean picture");
    return options;
}

std::string CorruptionOptions::text() const
{
    std::string name(toString(kind));
    if (kind == Corruption::None || severity == 1)
        return name;
    std::string number = std::to_string(severity);
    number.erase(number.find_last_not_of('0') + 1);
    return name + ":" + number;
}

void addMethodOptions(CLI::App& command, MethodOptions& options)
{
    addParsed(
        command,
        "--profile",
        "ID",
        "Defaults of a published program: gscorecam, clipcam, pytorch-grad-cam, gem, clip-surgery "
        "or textspan. Other options override it. Default: gscorecam with --set softmax=auto.",
        [&options](const std::string& text) {
            static_cast<void>(profileSettings(text, VisionConfig{}));
            options.profile = text;
            options.profileGiven = true;
        });
    addParsed(
        command,
        "--method",
        "ID",
        "How to explain; see 'clipscope methods'. Default: gscorecam.",
        [&options](const std::string& text) {
            options.method = findMethod(normalisedMethodId(text)).id;
        });
    addParsed(
        command,
        "--k",
        "N|P%",
        "Channels that gscorecam scores, or their share; more are slower and more exact. Default: "
        "300.",
        [&options](const std::string& text) { parseChannels(options, text); });
    command
        .add_option(
            "--rank",
            options.rank,
            "How gscorecam ranks channels: mean, mean-abs, max-abs, max or "
            "variance of their gradient. Default: mean.")
        ->type_name("NAME");
    command
        .add_option(
            "--pick",
            options.pick,
            "Which end of the ranking it scores: top, bottom or both. "
            "Default: top.")
        ->type_name("NAME");
    command.add_option("--set", options.params, "Any other parameter of the method; repeatable.")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->take_all();
    command
        .add_option(
            "--layer",
            options.layer,
            "Layer to look at, or several separated by commas, whose maps are averaged; a stage "
            "such as layer3 is its last block. See 'clipscope models info NAME'. Default: the "
            "method's own.")
        ->type_name("NAME");
    addScalarOptions(command, options);
    addAveragingOptions(command, options);
    addParsed(
        command,
        "--resample",
        "bilinear|bicubic",
        "How the picture is scaled to the model's square. Default: the fit's own.",
        [&options](const std::string& text) {
            options.filter = filterFromString("--resample", text);
        });
    addParsed(
        command,
        "--corrupt",
        "fog|snow[:S]",
        "Explain the picture in bad weather; S, above 0 up to 1, is how bad. Default: none.",
        [&options](const std::string& text) {
            options.corruption = CorruptionOptions::parse(text);
        });
    addParsed(
        command,
        "--seed",
        "N",
        "Seed of everything that draws random numbers. Default: 0.",
        [&options](const std::string& text) { options.seed = parseSeed(text); });
}

void addMapOptions(CLI::App& command, MethodOptions& options)
{
    addParsed(
        command,
        "--interpolation",
        "NAME",
        "From the model's grid to the picture: nearest, bilinear or bicubic. Default: bilinear.",
        [&options](const std::string& text) {
            options.interpolation = interpolationFromString(text);
        });
    addParsed(
        command,
        "--closing",
        "N|P%|off",
        "Dilate, then erode the heatmap with a square of N pixels or P percent of the shorter "
        "side. Default: off.",
        [&options](const std::string& text) { options.closing = closingFromString(text); });
    addParsed(
        command,
        "--threshold",
        "otsu|mean|V|>=V",
        "Heat above it belongs to the mask: Otsu's rule, the map's mean or a fixed value from 0 to "
        "1 (>=: at least). Default: otsu.",
        [&options](const std::string& text) { options.threshold = thresholdFromString(text); });
    addParsed(
        command,
        "--box-rule",
        "NAME",
        "The box: largest, trade-off (area and heat), all, enclosing (one round everything) or "
        "maxboxacc. Default: largest.",
        [&options](const std::string& text) { options.rule = boxRuleFromString(text); });
    addParsed(
        command,
        "--box-alpha",
        "A",
        "For --box-rule trade-off: weight of the area, the rest is the heat's. Default: 1.",
        [&options](const std::string& text) {
            options.boxAlpha = parseReal("--box-alpha", text, 0, 1);
        });
}

}  // namespace clipscope::cli
