// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bring_files.h"

#include "core/base/error.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/store/hash_file.h"

#include <cstdint>
#include <string>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

/// Throws unless the file is a checkpoint. Checksums inside it stand in for one of the whole file.
void requireCheckpoint(const fs::path& path, bool verified, const RunContext& context)
{
    const Checkpoint checkpoint = openCheckpoint(path);
    if (!verified)
        verifyChecksums(checkpoint, context);
}

/// Hugging Face's cache calls the files themselves, which snapshots only link to, by their SHA-256.
std::string checksumInName(const fs::path& file)
{
    constexpr std::size_t kDigits = 64;
    const std::string name = file.filename().string();
    return name.size() == kDigits && name.find_first_not_of("0123456789abcdef") == std::string::npos
               ? name
               : std::string();
}

/// A second name for the same bytes where the file system allows it, else a copy.
/// Returns the SHA-256.
std::string linkOrCopy(const fs::path& from, const fs::path& to, const RunContext& context)
{
    std::error_code error;
    fs::create_hard_link(from, to, error);
    return error ? copyAndHash(from, to, context) : sha256OfFile(to, context);
}

}  // namespace

Installation weightsFromCache(
    const KnownModel& model,
    const fs::path& cached,
    const Workshop& workshop,
    const RunContext& context)
{
    const KnownFile& file = model.files.front();
    const fs::path real = fs::canonical(cached);
    const fs::path target = workshop.ready() / file.name;
    Installation made{
        .folder = {},
        .weights = target,
        .sha256 = linkOrCopy(real, target, context),
        .bytes = static_cast<std::int64_t>(fs::file_size(target)),
        .source = cached.string()};
    const std::string expected = file.sha256.empty() ? checksumInName(real) : file.sha256;
    made.verified = agreesWith(expected, made.sha256);
    if (!expected.empty() && !made.verified)
        throw Error(
            ErrorCode::Corrupt,
            cached.string() + " is not " + model.name + " as it was published: its SHA-256 is " +
                made.sha256 + ", not " + expected + "; remove that file");
    requireCheckpoint(target, made.verified, context);
    return made;
}

Installation weightsFromNetwork(
    const KnownModel& model,
    Downloader& downloader,
    const Workshop& workshop,
    const RunContext& context)
{
    const KnownFile& file = model.files.front();
    const fs::path part = workshop.part(file);
    const Downloaded got = downloader.fetch(
        {.urls = file.urls, .partial = part, .sha256 = file.sha256, .bytes = file.bytes}, context);
    try {
        if (!file.sha256.empty() && !agreesWith(file.sha256, got.sha256))
            throw Error(
                ErrorCode::Corrupt, "its SHA-256 is " + got.sha256 + ", not " + file.sha256);
        requireCheckpoint(part, got.verified, context);
    } catch (const Error& error) {
        std::error_code ignored;
        fs::remove(part, ignored);
        throw Error(
            ErrorCode::Corrupt,
            "what " + got.url + " sent is not the model and was removed: " + error.what());
    }
    const fs::path target = workshop.ready() / file.name;
    moveTo(part, target);
    return {
        .folder = {},
        .weights = target,
        .sha256 = got.sha256,
        .bytes = static_cast<std::int64_t>(fs::file_size(target)),
        .verified = got.verified,
        .source = got.url};
}

void bringSmallFile(
    const KnownFile& file,
    const fs::path& cacheFolder,
    Downloader* downloader,
    const Workshop& workshop,
    const RunContext& context)
{
    const fs::path target = workshop.ready() / file.name;
    if (!cacheFolder.empty() && fs::exists(cacheFolder / file.name)) {
        fs::copy_file(fs::canonical(cacheFolder / file.name), target);
        return;
    }
    if (downloader == nullptr && file.optional)
        return;
    if (downloader == nullptr)
        throw Error(
            ErrorCode::Unreadable,
            file.name + " is not in the cache beside the weights and has to be downloaded: " +
                file.urls.front());
    try {
        static_cast<void>(downloader->fetch(
            {.urls = file.urls,
             .partial = workshop.part(file),
             .sha256 = file.sha256,
             .bytes = file.bytes},
            context));
    } catch (const Error& error) {
        if (!file.optional || error.code() != ErrorCode::Unreadable)
            throw;
        std::error_code ignored;
        fs::remove(workshop.part(file), ignored);
        return;
    }
    moveTo(workshop.part(file), target);
}

}  // namespace clipscope
