// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/cli/explain_options.h"
#include "core/session/session.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::cli {

/// A session that was read, and from where.
struct OpenedSession {
    std::filesystem::path path;
    Session content;
};

/// What of an explanation a session can decide.
struct Asked {
    CommonOptions common;
    MethodOptions method;
    std::optional<std::size_t> explained = 0;  ///< none: all
    std::optional<WordBlocks> words;
};

/// `line` with what it does not say taken from the session: prompts, model, method and settings;
/// whatever is on the line wins. Prompts that are blank are left out. Throws Error(InvalidArgument)
/// if the prompt that the session explains is blank or its method is not known.
[[nodiscard]] Asked
askedBy(const OpenedSession& session, const Asked& line, const CLI::App& command);

/// The picture on the line, else the session's with its stickers, which `services` draws. Throws
/// Error(Unsupported) if it cannot.
[[nodiscard]] Image pictureFor(
    const CommonOptions& common,
    const std::optional<OpenedSession>& session,
    const Services& services);

/// Says that the model is not the one that answered the session's question; empty if it is, or if
/// the line or the session chose another anyway.
[[nodiscard]] std::string modelNote(const OpenedSession& session, const ModelIdentity& model);

/// "the session's map, bit for bit" and the like if the session keeps an answer to the same
/// question; else empty.
[[nodiscard]] std::string comparedWith(const OpenedSession& session, const SaliencyResult& result);

/// A session of what was asked and answered, the first result as its answer, the others in its
/// history. `before`: what it continues.
[[nodiscard]] Session sessionOf(
    const Asked& asked,
    const ExplainSettings& settings,
    const Image& image,
    const ModelIdentity& model,
    const std::vector<SaliencyResult>& results,
    const std::optional<OpenedSession>& before);

/// Throws Error(WriteFailed) if the file's folder does not exist, before anything is computed.
void checkSessionPlace(const std::filesystem::path& path);

}  // namespace clipscope::cli
