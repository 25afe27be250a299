// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models fetch: brings a published model, from another program's cache or the network.
#include "app/cli/commands/models.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/progress_printer.h"
#include "core/base/data_paths.h"
#include "core/base/error.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct FetchOptions {
    std::string name;
    bool fromCacheOnly = false;
    bool json = false;
};

/// Throws unless the weights can come from somewhere.
void requireSource(
    const ModelStore& store,
    const KnownModel& model,
    const FetchOptions& options,
    const Services& services)
{
    if (store.isInstalled(model) || store.findCached(model))
        return;
    if (options.fromCacheOnly)
        throw Error(
            ErrorCode::Unreadable,
            model.name +
                " is in no cache of another program; without --from-cache-only it is downloaded");
    if (!services.downloader)
        throw Error(
            ErrorCode::Unsupported,
            "this build has no downloader (it was built without Qt); download " +
                model.files.front().urls.front() + " yourself and open the file");
}

enum class Checksum { Published, Stated, Unknown };

Checksum checksumOf(const KnownModel& model, const Installation& made)
{
    if (!made.verified)
        return Checksum::Unknown;
    return model.files.front().sha256.empty() ? Checksum::Stated : Checksum::Published;
}

std::string checksumText(const KnownModel& model, const Installation& made)
{
    switch (checksumOf(model, made)) {
    case Checksum::Published:
        return "SHA-256 " + made.sha256 + ", as published";
    case Checksum::Stated:
        return "SHA-256 " + made.sha256 + ", as huggingface.co states it";
    case Checksum::Unknown:
        break;
    }
    return made.sha256.empty() ? "its SHA-256 was not recorded; 'clipscope models verify " +
                                     model.name + "' computes it"
                               : "no checksum is published for it; its SHA-256 is " + made.sha256;
}

Json jsonOf(const KnownModel& model, const Installation& made, bool wasThere)
{
    constexpr const char* kNames[] = {"published", "stated by the server", "unknown"};
    return {
        {"schema", "clipscope.fetched/1"},
        {"name", model.name},
        {"folder", made.folder.string()},
        {"weights", made.weights.string()},
        {"bytes", made.bytes},
        {"sha256", made.sha256.empty() ? Json(nullptr) : Json(made.sha256)},
        {"checksum", kNames[static_cast<std::size_t>(checksumOf(model, made))]},
        {"source", made.source},
        {"was_installed", wasThere}};
}

void runFetch(const FetchOptions& options, const Services& services, const std::stop_token& stop)
{
    ModelStore store(findDataPaths());
    const KnownModel& model = knownModel(store, options.name);
    const bool wasThere = store.isInstalled(model);
    requireSource(store, model, options, services);
    const std::unique_ptr<Downloader> downloader =
        options.fromCacheOnly || wasThere || !services.downloader ? nullptr : services.downloader();
    ProgressPrinter printer(ProgressUnit::Bytes);
    std::optional<Installation> made;
    try {
        made = store.install(model, downloader.get(), RunContext(stop, printer.onTerminalOnly()));
    } catch (const Cancelled&) {
        printer.wipe();
        throw Interrupted{
            store.isUnfinished(model)
                ? "interrupted; what has arrived is kept, and 'clipscope models fetch " +
                      model.name + "' continues there"
                : "interrupted; nothing was installed"};
    }
    printer.wipe();
    if (options.json) {
        std::cout << dumped(jsonOf(model, *made, wasThere));
        return;
    }
    std::cout << model.name << (wasThere ? " is there already: " : " is installed: ")
              << made->weights.string() << "\n  " << megabytes(made->bytes);
    if (!made->source.empty())
        std::cout << " from " << made->source;
    std::cout << "\n  " << checksumText(model, *made) << "\n";
}

}  // namespace

void addModelsFetch(CLI::App& models, Work& chosen, const Services& services)
{
    auto options = std::make_shared<FetchOptions>();
    CLI::App* fetch =
        models.add_subcommand("fetch", "Bring a model that 'models list' says can be had.");
    fetch->formatter(std::make_shared<ManualFormatter>(
        "clipscope models fetch NAME [--from-cache-only] [--json]"));
    fetch->footer(
        "Files that other programs have downloaded (~/.cache/clip, PyTorch Hub, Hugging\n"
        "Face) are used in place of the network. Ctrl+C keeps what has arrived; the same\n"
        "command continues there. Proxies: http_proxy, https_proxy, no_proxy.\n"
        "\n"
        "Example:\n"
        "  clipscope models fetch ViT-B/32");
    fetch->add_option("NAME", options->name, "A name of the list, or another that people use.")
        ->required();
    fetch->add_flag(
        "--from-cache-only", options->fromCacheOnly, "Use no network, only such files.");
    fetch->add_flag("--json", options->json, "Print JSON.");
    fetch->callback([options, &services, &chosen] {
        chosen = [options, &services](const std::stop_token& stop) {
            runFetch(*options, services, stop);
        };
    });
}

}  // namespace clipscope::cli
