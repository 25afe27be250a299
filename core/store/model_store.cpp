// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/model_store.h"

#include "core/base/check.h"
#include "core/store/bring_files.h"
#include "core/store/install_record.h"
#include "core/store/model_cache.h"
#include "core/store/workshop.h"

#include <system_error>
#include <utility>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool isPlainFolderName(const std::string& name)
{
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos &&
           name.find('\0') == std::string::npos;
}

/// Bytes that disappear with a folder: not those that another name, a cache's, keeps alive.
std::int64_t bytesFreedWith(const fs::path& folder)
{
    std::int64_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored) && !at->is_symlink(ignored) &&
            at->hard_link_count(ignored) == 1)
            bytes += static_cast<std::int64_t>(at->file_size(ignored));
    }
    return bytes;
}

}  // namespace

ModelStore::ModelStore(const fs::path& manifest, fs::path userModels)
    : m_known(readKnownModels(manifest))
    , m_folder(std::move(userModels))
{
}

ModelStore::ModelStore(const DataPaths& paths) : ModelStore(paths.manifest, paths.userModels) {}

bool ModelStore::isInstalled(const KnownModel& model) const
{
    return isThere(m_folder / model.name / model.files.front().name);
}

bool ModelStore::isUnfinished(const KnownModel& model) const
{
    return !isInstalled(model) && isThere(Workshop::folderFor(m_folder, model.name));
}

std::optional<fs::path> ModelStore::findCached(const KnownModel& model) const
{
    return findInCaches(model, model.files.front());
}

Installation
ModelStore::install(const KnownModel& model, Downloader* downloader, const RunContext& context)
try {
    if (m_folder.empty())
        throw Error(
            ErrorCode::WriteFailed,
            "there is no folder to install models in; set HOME or XDG_DATA_HOME");
    const fs::path folder = m_folder / model.name;
    if (isInstalled(model))
        return installed(model);
    std::error_code ignored;
    if (isThere(folder) && !fs::is_empty(folder, ignored))
        throw Error(
            ErrorCode::WriteFailed,
            "there is a folder " + folder.string() + " without " + model.files.front().name +
                "; remove or rename it first");
    Workshop workshop(m_folder, model.name);
    if (isInstalled(model))  // another program was quicker
        return installed(model);

    std::optional<Installation> made;
    const auto cached = findCached(model);
    if (cached) {
        try {
            made = weightsFromCache(model, *cached, workshop, context);
        } catch (const Error& error) {
            if (downloader == nullptr || error.code() == ErrorCode::WriteFailed)
                throw;
            fs::remove(workshop.ready() / model.files.front().name);
        }
    }
    if (!made && downloader == nullptr)
        throw Error(
            ErrorCode::Unreadable,
            model.name +
                " is in no cache of another program, and nothing here can download it; "
                "fetch it yourself from " +
                model.files.front().urls.front() + " and open that file");
    for (std::size_t i = 1; i < model.files.size(); ++i)
        bringSmallFile(
            model.files[i],
            made ? cached->parent_path() : fs::path(),
            downloader,
            workshop,
            context);
    if (!made)
        made = weightsFromNetwork(model, *downloader, workshop, context);
    writeInstallRecord(
        workshop.ready(), model, {made->source, made->sha256, made->verified, today()});
    moveTo(workshop.ready(), folder);
    workshop.clear();
    made->folder = folder;
    made->weights = folder / model.files.front().name;
    return *made;
} catch (const fs::filesystem_error& error) {
    throw Error(
        ErrorCode::WriteFailed, "cannot install " + model.name + ": " + std::string(error.what()));
}

Installation ModelStore::installed(const KnownModel& model) const
{
    Installation there{
        .folder = m_folder / model.name,
        .weights = m_folder / model.name / model.files.front().name};
    std::error_code ignored;
    there.bytes = static_cast<std::int64_t>(fs::file_size(there.weights, ignored));
    if (const auto record = readInstallRecord(there.folder)) {
        there.sha256 = record->sha256;
        there.verified = record->verified;
        there.source = record->source;
    }
    return there;
}

std::int64_t ModelStore::remove(const std::string& name)
{
    CLIPSCOPE_CHECK(
        isPlainFolderName(name),
        "'" + name + "' is not the name of a model in " + m_folder.string());
    const fs::path folder = m_folder / name;
    std::error_code ignored;
    const bool isFolder = fs::is_directory(folder, ignored);
    if (!isFolder && !isThere(Workshop::folderFor(m_folder, name)))
        throw Error(ErrorCode::NoModel, "there is no model '" + name + "' in " + m_folder.string());
    Workshop workshop(m_folder, name);
    if (isFolder)
        // In one step: what is left of an interrupted removal is not taken for a model. Of a folder
        // that the user only linked here, the link goes.
        moveTo(folder, workshop.ready() / name);
    const std::int64_t freed = bytesFreedWith(workshop.folder());
    workshop.clear();
    return freed;
}

}  // namespace clipscope
