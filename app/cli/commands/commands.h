// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <stop_token>
#include <string>

namespace clipscope::cli {

/// The work of the command that was chosen; run once the whole line has been parsed.
/// Throws Cancelled once `stop` was requested, and errors as the core does.
using Work = std::function<void(const std::stop_token& stop)>;

/// Thrown in place of Cancelled by a command that has something of its own to say about it.
struct Interrupted {
    std::string sentence;
};

// Each adds one command to `program`; parsing it sets `chosen`, which must outlive the parsing.
void addExplainCommand(CLI::App& program, Work& chosen, const Services& services);
void addScoreCommand(CLI::App& program, Work& chosen);
void addGridCommand(CLI::App& program, Work& chosen);
void addHeadsCommand(CLI::App& program, Work& chosen);
void addTextSpanCommand(CLI::App& program, Work& chosen);
void addCorruptCommand(CLI::App& program, Work& chosen);
void addEvalCommand(CLI::App& program, Work& chosen);
void addSessionCommand(CLI::App& program, Work& chosen);
void addMethodsCommand(CLI::App& program, Work& chosen);
void addBenchCommand(CLI::App& program, Work& chosen);
/// `services` must outlive the work.
void addAttackCommand(CLI::App& program, Work& chosen, const Services& services);
void addModelsCommand(CLI::App& program, Work& chosen, const Services& services);

}  // namespace clipscope::cli
