// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models remove: deletes a model that was installed, and nothing else.
#include "app/cli/commands/models.h"
#include "app/cli/commands/models_info.h"
#include "app/cli/manual_formatter.h"
#include "core/base/check.h"
#include "core/base/data_paths.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <poll.h>
#include <system_error>
#include <unistd.h>

namespace clipscope::cli {

namespace {

struct RemoveOptions {
    std::string name;
    bool yes = false;
};

/// Waits for one line on a terminal's standard input; "y" and "yes" mean yes. Throws Cancelled
/// once a stop was requested, which a plain read would not notice.
bool isConfirmed(const std::string& question, const std::stop_token& stop)
{
    std::cerr << question << " [y/N] " << std::flush;
    constexpr int kLook = 100;  // milliseconds
    pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    while (::poll(&input, 1, kLook) <= 0) {
        if (stop.stop_requested()) {
            std::cerr << '\n';
            throw Cancelled{};
        }
    }
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

/// Says why a model that is not in the user's folder stays.
[[noreturn]] void refuse(const std::string& name, const DataPaths& paths, const ModelStore& store)
{
    const std::string own = store.folder().string();
    for (const ModelFiles& files : listModels(paths)) {
        if (files.name != name)
            continue;
        const std::string place = files.weights.parent_path().string();
        throw Error(
            ErrorCode::InvalidArgument,
            shipsWithProgram(files, paths)
                ? name + " ships with the program and stays; models in " + own + " can be removed"
                : name + " lies in " + place +
                      ", which clipscope did not install; delete that folder yourself");
    }
    std::error_code ignored;
    CLIPSCOPE_CHECK(
        name.find('/') == std::string::npos || !std::filesystem::exists(name, ignored),
        "remove takes the name of an installed model, and " + name +
            " is a path; delete it yourself");
    throw Error(ErrorCode::NoModel, "there is no model '" + name + "' in " + own);
}

bool isInFolder(const ModelStore& store, const std::string& name)
{
    std::error_code ignored;
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos &&
           !store.folder().empty() && std::filesystem::is_directory(store.folder() / name, ignored);
}

void runRemove(const RemoveOptions& options, const std::stop_token& stop)
{
    const DataPaths paths = findDataPaths();
    ModelStore store(paths);
    const KnownModel* known = findKnownModel(store.known(), options.name);
    const bool isInstalled =
        isInFolder(store, options.name) || (known != nullptr && isInFolder(store, known->name));
    const std::string name =
        known != nullptr && !isInFolder(store, options.name) ? known->name : options.name;
    if (!isInstalled && (known == nullptr || !store.isUnfinished(*known)))
        refuse(options.name, paths, store);
    if (!options.yes) {
        CLIPSCOPE_CHECK(
            ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1,
            "remove asks before it deletes, and there is no terminal to ask on; add --yes");
        const std::string what =
            isInstalled ? (store.folder() / name).string() : "the unfinished download of " + name;
        if (!isConfirmed("Remove " + what + "?", stop)) {
            std::cout << "nothing was removed\n";
            return;
        }
    }
    const std::int64_t freed = store.remove(name);
    std::cout << "removed " << name << "; " << megabytes(freed) << " freed\n";
}

}  // namespace

void addModelsRemove(CLI::App& models, Work& chosen)
{
    auto options = std::make_shared<RemoveOptions>();
    CLI::App* remove = models.add_subcommand("remove", "Delete a model that was installed.");
    remove->formatter(std::make_shared<ManualFormatter>("clipscope models remove NAME [--yes]"));
    remove->footer(
        "Only models in ~/.local/share/clipscope/models are removed. A file that another\n"
        "program's cache shares stays there and frees nothing.");
    remove->add_option("NAME", options->name, "A name of the list.")->required();
    remove->add_flag("--yes", options->yes, "Do not ask.");
    remove->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runRemove(*options, stop); };
    });
}

}  // namespace clipscope::cli
