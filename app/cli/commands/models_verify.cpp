// SPDX-License-Identifier: GPL-3.0-or-later
// clipscope models verify: are the weights still those that were published or installed?
#include "app/cli/commands/models.h"
#include "app/cli/manual_formatter.h"
#include "app/cli/messages.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_table.h"
#include "core/base/data_paths.h"
#include "core/base/error.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/engine/model_library.h"
#include "core/store/hash_file.h"
#include "core/store/install_record.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace clipscope::cli {

namespace {

using Json = nlohmann::ordered_json;

struct VerifyOptions {
    std::vector<std::string> names;
    bool json = false;
};

/// A checksum that the weights ought to have.
struct Expected {
    std::string sha256;  ///< empty: nobody said
    std::string origin;  ///< "published checksum", ...
};

struct Verdict {
    std::string name;
    std::string path;
    std::string sha256;   ///< empty for a model of several files
    std::string checked;  ///< what `sha256` was compared with
    std::string problem;  ///< empty: all is well
};

Expected expectedOf(const ModelFiles& files, const std::optional<ModelStore>& store)
{
    if (store) {
        const KnownModel* known =
            files.weights.parent_path().parent_path() == store->folder()
                ? findKnownModel(store->known(), files.weights.parent_path().filename().string())
                : recogniseByPath(store->known(), files.weights);
        if (known != nullptr && known->files.front().name == files.weights.filename() &&
            !known->files.front().sha256.empty())
            return {known->files.front().sha256, "published checksum of " + known->name};
    }
    if (const auto record = readInstallRecord(files.weights.parent_path()))
        return {record->sha256, "checksum of its installation"};
    return {{}, "no checksum is known"};
}

/// Throws Error with the sentence that says what is wrong.
void check(
    const ModelFiles& files, const Expected& expected, Verdict& verdict, const RunContext& context)
{
    const Checkpoint checkpoint = openCheckpoint(files.weights);
    if (checkpoint.files.size() == 1) {
        verdict.sha256 = sha256OfFile(files.weights, context);
        if (!expected.sha256.empty() && !agreesWith(expected.sha256, verdict.sha256))
            throw Error(
                ErrorCode::Corrupt,
                "its SHA-256 is " + verdict.sha256 + ", but the " + expected.origin + " is " +
                    expected.sha256);
        verdict.checked = expected.origin;
    }
    verifyChecksums(checkpoint, context);
    static_cast<void>(describeModel(files));
}

Verdict verdictOn(
    const ModelFiles& files, const std::optional<ModelStore>& store, const RunContext& context)
{
    Verdict verdict{
        .name = files.name,
        .path = files.weights.string(),
        .sha256 = {},
        .checked = "no checksum is known",
        .problem = {}};
    try {
        check(files, expectedOf(files, store), verdict, context);
    } catch (const Error& error) {
        verdict.problem = error.what();
    }
    return verdict;
}

std::vector<ModelFiles> wanted(const VerifyOptions& options, const DataPaths& paths)
{
    if (options.names.empty())
        return listModels(paths);
    std::vector<ModelFiles> models;
    for (const std::string& name : options.names)
        models.push_back(resolveModel(name, paths));
    return models;
}

Json jsonOf(const std::vector<Verdict>& verdicts)
{
    Json list = Json::array();
    for (const Verdict& verdict : verdicts)
        list.push_back(
            {{"name", verdict.name},
             {"path", verdict.path},
             {"ok", verdict.problem.empty()},
             {"sha256", verdict.sha256.empty() ? Json(nullptr) : Json(verdict.sha256)},
             {"compared_with", verdict.checked},
             {"problem", verdict.problem.empty() ? Json(nullptr) : Json(verdict.problem)}});
    return {{"schema", "clipscope.verification/1"}, {"models", std::move(list)}};
}

void runVerify(const VerifyOptions& options, const std::stop_token& stop)
{
    const DataPaths paths = findDataPaths();
    std::optional<ModelStore> store;
    try {
        store.emplace(paths);
    } catch (const Error& error) {
        note(error.what());
    }
    ProgressPrinter printer(ProgressUnit::Bytes);
    const RunContext context(stop, printer.onTerminalOnly());
    std::vector<Verdict> verdicts;
    for (const ModelFiles& files : wanted(options, paths))
        verdicts.push_back(verdictOn(files, store, context));
    printer.wipe();

    if (options.json) {
        std::cout << dumped(jsonOf(verdicts));
    } else {
        TextTable table({{"name"}, {"result"}, {"why"}});
        for (const Verdict& verdict : verdicts)
            table.addRow(
                {verdict.name,
                 verdict.problem.empty() ? "ok" : "wrong",
                 oneLine(verdict.problem.empty() ? verdict.checked : verdict.problem)});
        std::cout << table.aligned();
    }
    const auto wrong = std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
        return !verdict.problem.empty();
    });
    if (wrong > 0)
        throw Error(
            ErrorCode::Corrupt,
            std::to_string(wrong) + " of " + std::to_string(verdicts.size()) +
                (verdicts.size() == 1 ? " model" : " models") +
                " cannot be trusted; remove and fetch again what is wrong");
}

}  // namespace

void addModelsVerify(CLI::App& models, Work& chosen)
{
    auto options = std::make_shared<VerifyOptions>();
    CLI::App* verify = models.add_subcommand(
        "verify", "Compare models with their checksums and see whether they can be read.");
    verify->formatter(
        std::make_shared<ManualFormatter>("clipscope models verify [NAME|PATH ...] [--json]"));
    verify->footer(
        "Weights are compared with the checksum that was published, else with the one of\n"
        "their installation; checksums inside the file are compared as well. Exit code 1\n"
        "if something is wrong.");
    verify->add_option(
        "NAME", options->names, "Names, model folders or checkpoint files. Default: all models.");
    verify->add_flag("--json", options->json, "Print JSON.");
    verify->callback([options, &chosen] {
        chosen = [options](const std::stop_token& stop) { runVerify(*options, stop); };
    });
}

}  // namespace clipscope::cli
