// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "core/base/check.h"
#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <functional>
#include <limits>
#include <thread>
#include <utility>

namespace clipscope::cli {

namespace {

constexpr std::int64_t kMostThreads = 1024;

template <typename T>
bool readNumber(std::string_view text, T& value)
{
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end;
}

int resolvedThreads(std::int64_t asked)
{
    return asked > 0 ? static_cast<int>(asked)
                     : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

bool isBlank(const std::string& text)
{
    return std::all_of(
        text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
}

ParamValue parseParam(const MethodInfo& method, const ParamSpec& spec, const std::string& text)
{
    const std::string name = spec.id + " of " + method.id;
    if (std::holds_alternative<std::string>(spec.fallback))
        return text;
    if (std::holds_alternative<double>(spec.fallback)) {
        double value = 0;
        CLIPSCOPE_CHECK(readNumber(text, value), name + " must be a number, not '" + text + "'");
        return value;
    }
    // The domain is checked with all other parameters, by ParamValues.
    return parseWhole(
        name,
        text,
        std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max());
}

}  // namespace

void addCommonOptions(CLI::App& command, CommonOptions& options)
{
    command.add_option(
        "IMAGE", options.image, "The picture: PNG, JPEG, WebP, TIFF, BMP and others.");
    addRunOptions(command, options);
}

void addRunOptions(CLI::App& command, CommonOptions& options)
{
    command
        .add_option(
            "-p,--prompt",
            options.prompts,
            "What to look for, in words. Repeat it to compare several prompts.")
        ->type_name("TEXT")
        ->allow_extra_args(false)
        ->take_all();
    addEngineOptions(command, options);
}

void addEngineOptions(CLI::App& command, CommonOptions& options)
{
    options.engine.threads = resolvedThreads(0);
    addModelOptions(command, options.model);
    addParsed(
        command,
        "--fit",
        "stretch|crop|pad|model",
        "How the picture becomes the model's square: distorted, centre cropped, with a border, or "
        "as the model was trained. Default: stretch.",
        [&options](const std::string& text) {
            options.modelFit = text == "model";
            options.fit.reset();
            if (!options.modelFit)
                options.fit = fitFromString(text);
        });
    addParsed(
        command,
        "--threads",
        "N",
        "Threads to compute with; 0 takes all cores. Default: 0.",
        [&options](const std::string& text) {
            options.engine.threads =
                resolvedThreads(parseWhole("--threads", text, 0, kMostThreads));
        });
    addParsed(
        command,
        "--precision",
        "auto|float32|bfloat16",
        "Number format of the masked passes. auto scores channels in bfloat16 where the processor "
        "has it and those that carry the weight again in float32. Default: auto.",
        [&options](const std::string& text) {
            options.engine.precision = precisionFromString(text);
        });
    addParsed(
        command,
        "--device",
        "cpu",
        "Where to compute. Default: cpu.",
        [&options](const std::string& text) {
            CLIPSCOPE_CHECK(
                text == "cpu",
                "--device '" + text +
                    "' is not available: this build computes on the processor, use cpu");
            options.device = text;
        });
    command.add_flag("-q,--quiet", options.quiet, "Print errors only.");
}

void checkPictureAndPrompts(const CommonOptions& options, const std::string& example)
{
    CLIPSCOPE_CHECK(
        !options.image.empty(), "no picture was given; name a picture file, as in: " + example);
    checkPrompts(options, example);
}

void checkPrompts(const CommonOptions& options, const std::string& example)
{
    CLIPSCOPE_CHECK(
        !options.prompts.empty(), "no prompt was given; say what to look for, as in: " + example);
    for (std::size_t i = 0; i < options.prompts.size(); ++i)
        CLIPSCOPE_CHECK(
            !isBlank(options.prompts[i]),
            (options.prompts.size() == 1 ? "the prompt" : "prompt " + std::to_string(i)) +
                " is empty; say in words what to look for, as in: " + example);
}

CLI::Option* addParsed(
    CLI::App& command,
    const std::string& name,
    const std::string& valueName,
    const std::string& description,
    std::function<void(const std::string&)> parse)
{
    return command.add_option_function<std::string>(name, std::move(parse), description)
        ->type_name(valueName);
}

std::int64_t parseWhole(
    std::string_view option, std::string_view text, std::int64_t minimum, std::int64_t maximum)
{
    std::int64_t value = 0;
    CLIPSCOPE_CHECK(
        readNumber(text, value),
        std::string(option) + " must be a whole number, not '" + std::string(text) + "'");
    CLIPSCOPE_CHECK(
        value >= minimum && value <= maximum,
        std::string(option) + " must be between " + std::to_string(minimum) + " and " +
            std::to_string(maximum) + ", not " + std::string(text));
    return value;
}

double parseReal(std::string_view option, std::string_view text, double minimum, double maximum)
{
    double value = 0;
    const bool isNumber = readNumber(text, value);
    // Written so that "nan" fails too.
    const bool inRange = value >= minimum && value <= maximum;
    CLIPSCOPE_CHECK(
        isNumber && inRange,
        std::string(option) + " must be a number from " +
            std::to_string(static_cast<int>(minimum)) + " to " +
            std::to_string(static_cast<int>(maximum)) + ", not '" + std::string(text) + "'");
    return value;
}

std::uint64_t parseSeed(std::string_view text)
{
    std::uint64_t seed = 0;
    CLIPSCOPE_CHECK(
        readNumber(text, seed),
        "--seed must be a whole number from 0 to 18446744073709551615, not '" + std::string(text) +
            "'");
    return seed;
}

std::string normalisedMethodId(std::string_view text)
{
    std::string id;
    for (const char character : text)
        if (character != '-' && character != '_' && character != ' ')
            id += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
    return id;
}

std::map<std::string, ParamValue>
parseParams(const MethodInfo& method, const std::vector<std::string>& pairs)
{
    std::map<std::string, ParamValue> values;
    for (const std::string& pair : pairs) {
        const auto equals = pair.find('=');
        CLIPSCOPE_CHECK(
            equals != std::string::npos && equals > 0,
            "--set wants NAME=VALUE, not '" + pair + "'; 'clipscope methods' lists the names");
        const std::string name = pair.substr(0, equals);
        const std::string text = pair.substr(equals + 1);
        const ParamSpec* spec = method.param(name);
        // An unknown name is reported by ParamValues, which lists the known ones.
        values[name] = spec != nullptr ? parseParam(method, *spec, text) : ParamValue(text);
    }
    return values;
}

}  // namespace clipscope::cli
