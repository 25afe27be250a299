// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/commands/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/interrupt.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "core/engine/failure.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace clipscope::cli {

namespace {

constexpr std::array<std::string_view, 12> kCommands = {
    "explain",
    "score",
    "grid",
    "heads",
    "textspan",
    "attack",
    "corrupt",
    "eval",
    "session",
    "methods",
    "bench",
    "models"};

const std::string kFooter =
    "Without a command the window opens (if it was built):\n"
    "  clipscope [IMAGE] [--prompt TEXT ...] [--method ID] [--k N] [--model NAME]\n"
    "\n"
    "Examples:\n"
    "  clipscope explain photo.png --prompt \"a photo of a dog\" --out dog\n"
    "  clipscope score photo.png --prompt dog --prompt cat --prompt \"a toy\"\n"
    "  clipscope models list\n"
    "  clipscope explain --help\n"
    "\n"
    "Environment:\n"
    "  CLIPSCOPE_MODEL_PATH  folders that hold model folders, separated by colons\n"
    "  CLIPSCOPE_DATA_DIR    the files that ship with the program\n"
    "  CLIPSCOPE_MANIFEST    the list of models that can be downloaded\n"
    "\n"
    "Exit code: 0 done, 1 the run failed, 2 the call was wrong, 130 interrupted.";

bool isCommand(std::string_view word)
{
    return std::find(kCommands.begin(), kCommands.end(), word) != kCommands.end();
}

bool isHelpOrVersion(std::string_view word)
{
    return word == "-h" || word == "--help" || word == "--version";
}

/// A word without a slash, a dot or a leading dash that names no file.
bool isMistypedCommand(std::string_view word)
{
    std::error_code ignored;
    return !word.empty() && word.front() != '-' &&
           word.find_first_of("/.") == std::string_view::npos &&
           !std::filesystem::exists(word, ignored);
}

int complainAndReturn(std::string_view sentence, ExitCode code)
{
    complain(sentence);
    return static_cast<int>(code);
}

/// The innermost command whose words were given: it has the manual to point at.
std::string commandWords(const CLI::App& program)
{
    std::string words = "clipscope";
    for (const CLI::App* app = &program; !app->get_subcommands().empty();) {
        app = app->get_subcommands().front();
        words += " " + app->get_name();
    }
    return words;
}

void buildProgram(CLI::App& program, Work& chosen, const Services& services)
{
    program.name("clipscope");
    program.formatter(std::make_shared<ManualFormatter>("clipscope COMMAND [options]"));
    program.set_help_flag("-h,--help", "Print this manual; each command has its own.");
    program.set_version_flag(
        "--version", std::string("clipscope ") + kVersion, "Print the version.");
    program.footer(kFooter);
    program.require_subcommand(0, 1);
    addExplainCommand(program, chosen, services);
    addScoreCommand(program, chosen);
    addGridCommand(program, chosen);
    addHeadsCommand(program, chosen);
    addTextSpanCommand(program, chosen);
    addAttackCommand(program, chosen, services);
    addCorruptCommand(program, chosen);
    addEvalCommand(program, chosen);
    addSessionCommand(program, chosen);
    addMethodsCommand(program, chosen);
    addBenchCommand(program, chosen);
    addModelsCommand(program, chosen, services);
    for (CLI::App* command : program.get_subcommands({}))
        command->group("Commands");
}

/// True if `program` was parsed and a command chosen; otherwise `code` says how to end.
bool parse(CLI::App& program, int argc, const char* const* argv, ExitCode& code)
{
    try {
        program.parse(argc, argv);
        if (!program.get_subcommands().empty())
            return true;
        std::cout << program.help();
        code = ExitCode::Ok;
    } catch (const CLI::CallForHelp&) {
        std::cout << program.help();
        code = ExitCode::Ok;
    } catch (const CLI::CallForVersion& version) {
        std::cout << version.what() << '\n';
        code = ExitCode::Ok;
    } catch (const CLI::ParseError& error) {
        complain(std::string(error.what()) + "; see '" + commandWords(program) + " --help'");
        code = ExitCode::WrongCall;
    }
    return false;
}

/// "explain, score and models".
std::string commandList()
{
    std::string list(kCommands.front());
    for (std::size_t i = 1; i < kCommands.size(); ++i) {
        list += i + 1 < kCommands.size() ? ", " : " and ";
        list += kCommands[i];
    }
    return list;
}

int run(int argc, const char* const* argv, const Services& services)
{
    if (argc > 1 && !isCommand(argv[1]) && argv[1][0] != '-')
        return complainAndReturn(
            "there is no command '" + std::string(argv[1]) + "'; the commands are " +
                commandList() + ", see 'clipscope --help'",
            ExitCode::WrongCall);
    CLI::App program("Clipscope shows what CLIP is looking at: give it a picture and words, and it "
                     "shows where in the picture the model sees them.");
    Work chosen;
    buildProgram(program, chosen, services);
    ExitCode code = ExitCode::Ok;
    if (parse(program, argc, argv, code)) {
        const InterruptWatch interrupts;
        chosen(interrupts.token());
    }
    std::cout.flush();
    if (!std::cout)
        return complainAndReturn(
            "the answer could not be written to standard output; is the disk full?",
            ExitCode::Failed);
    return static_cast<int>(code);
}

}  // namespace

bool isCommandLine(int argc, const char* const* argv)
{
    if (argc < 2)
        return false;
    return isCommand(argv[1]) || isMistypedCommand(argv[1]) ||
           std::any_of(argv + 1, argv + argc, isHelpOrVersion);
}

int runCommandLine(int argc, const char* const* argv, const Services& services)
{
    try {
        return run(argc, argv, services);
    } catch (const Interrupted& interrupted) {
        return complainAndReturn(interrupted.sentence, ExitCode::Interrupted);
    } catch (const Cancelled&) {
        return complainAndReturn("interrupted; nothing was written", ExitCode::Interrupted);
    } catch (...) {
        const Failure failure = describeCurrentException();
        return complainAndReturn(failure.text, exitCodeFor(failure.code));
    }
}

}  // namespace clipscope::cli
