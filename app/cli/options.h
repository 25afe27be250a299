// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/model_options.h"
#include "core/engine/request.h"
#include "core/saliency/method_info.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope::cli {

/// Options that every command with a picture and a model takes.
struct CommonOptions {
    std::string image;
    std::vector<std::string> prompts;
    ModelSelection model;
    std::optional<Fit> fit;  ///< none: the default
    bool modelFit = false;   ///< --fit model: as the checkpoint was trained
    EngineOptions engine{.precision = Precision::Auto};  ///< threads are resolved: at least 1
    std::string device = "cpu";
    bool quiet = false;
};

/// Adds IMAGE, --prompt, --model and its overrides, --fit, --threads, --precision, --device and
/// --quiet to a command that fills `options`. Bad values throw Error(InvalidArgument) while the
/// line is parsed.
void addCommonOptions(CLI::App& command, CommonOptions& options);

/// The same without IMAGE, for commands that take several.
void addRunOptions(CLI::App& command, CommonOptions& options);

/// The same without prompts, for commands that bring their own.
void addEngineOptions(CLI::App& command, CommonOptions& options);

/// Throws Error(InvalidArgument) unless a picture and at least one prompt were given and no prompt
/// is blank. `example`: a call that works, for the message.
void checkPictureAndPrompts(const CommonOptions& options, const std::string& example);
/// The same without the picture.
void checkPrompts(const CommonOptions& options, const std::string& example);

/// Adds an option whose text goes through `parse`, whose sentence is shown as it stands.
CLI::Option* addParsed(
    CLI::App& command,
    const std::string& name,
    const std::string& valueName,
    const std::string& description,
    std::function<void(const std::string&)> parse);

/// A whole number in [minimum, maximum]; `option` names it in messages.
/// Throws Error(InvalidArgument) that says what is allowed.
[[nodiscard]] std::int64_t parseWhole(
    std::string_view option, std::string_view text, std::int64_t minimum, std::int64_t maximum);
/// A number in [minimum, maximum], which are whole; the same for `option` and errors.
[[nodiscard]] double
parseReal(std::string_view option, std::string_view text, double minimum, double maximum);
/// Any unsigned 64-bit number.
[[nodiscard]] std::uint64_t parseSeed(std::string_view text);

/// "Grad-CAM", "g_score_cam" and "gScoreCAM" name gradcam and gscorecam: case, dashes, underscores
/// and blanks do not count.
[[nodiscard]] std::string normalisedMethodId(std::string_view text);

/// Reads NAME=VALUE pairs as the types that `method` declares for its parameters.
/// Throws Error(InvalidArgument) for an unknown name, a pair without '=' or a value of another
/// type.
[[nodiscard]] std::map<std::string, ParamValue>
parseParams(const MethodInfo& method, const std::vector<std::string>& pairs);

}  // namespace clipscope::cli
