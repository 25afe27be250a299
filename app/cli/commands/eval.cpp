// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope eval: how good is a model, and how good are the maps?
#include "app/cli/commands/eval.h"

#include "app/cli/manual_formatter.h"
#include "core/base/error.h"

#include <memory>

namespace clipscope::cli {

void addEvalCommand(CLI::App& program, Work& chosen)
{
    CLI::App* command =
        program.add_subcommand("eval", "Measure a model and its maps on labelled pictures.");
    command->formatter(std::make_shared<ManualFormatter>("clipscope eval scenes [options]"));
    command->require_subcommand(0, 1);
    command->callback([command, &chosen] {
        if (command->get_subcommands().empty())
            chosen = [](const std::stop_token&) {
                throw Error(
                    ErrorCode::InvalidArgument,
                    "eval wants to know what to measure on: 'clipscope eval scenes FOLDER'");
            };
    });
    addEvalScenes(*command, chosen);
    for (CLI::App* sub : command->get_subcommands({}))
        sub->group("Commands");
}

}  // namespace clipscope::cli
