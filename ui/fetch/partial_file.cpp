// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/partial_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace clipscope::ui {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kReadBlock = std::size_t{1} << 20U;

/// POSIX calls are repeated when a signal interrupts them.
template <typename Call>
auto retried(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

}  // namespace

PartialFile::PartialFile(fs::path path) : m_path(std::move(path))
{
    constexpr mode_t kMode = 0666;  // less what the user's umask takes away
    m_descriptor =
        retried([this] { return ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode); });
    if (m_descriptor < 0)
        fail(errno);
    // The constructor may throw, and then nobody calls the destructor.
    try {
        // File systems without locks answer something else; they are used as they are.
        if (retried([this] { return ::flock(m_descriptor, LOCK_EX | LOCK_NB); }) < 0 &&
            errno == EWOULDBLOCK)
            throw Error(
                ErrorCode::WriteFailed,
                "another program is downloading " + m_path.string() +
                    " at the moment; wait for it or stop it");
        struct stat status {};
        if (::fstat(m_descriptor, &status) < 0)
            fail(errno);
        m_size = status.st_size;
        m_hash.emplace();
        if (m_size > 0)
            readDescription();
        else
            startOver();
    } catch (...) {
        ::close(m_descriptor);
        throw;
    }
}

PartialFile::~PartialFile()
{
    if (m_size == 0) {
        std::error_code ignored;
        fs::remove(m_path, ignored);
        fs::remove(descriptionPath(), ignored);
    }
    ::close(m_descriptor);
}

void PartialFile::rehash(const std::function<void(std::int64_t done)>& step)
{
    std::vector<std::byte> block(kReadBlock);
    std::int64_t done = 0;
    while (done < m_size) {
        const ssize_t count =
            retried([&] { return ::pread(m_descriptor, block.data(), block.size(), done); });
        if (count < 0)
            fail(errno);
        if (count == 0)  // somebody shortened it
            break;
        m_hash->update(std::span(block).first(static_cast<std::size_t>(count)));
        done += count;
        step(done);
    }
    m_size = done;
}

void PartialFile::append(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t count =
            retried([&] { return ::pwrite(m_descriptor, bytes.data(), bytes.size(), m_size); });
        if (count < 0)
            fail(errno);
        const auto written = static_cast<std::size_t>(count);
        m_hash->update(bytes.first(written));
        bytes = bytes.subspan(written);
        m_size += count;
    }
}

void PartialFile::reserve(std::int64_t more) const
{
    std::error_code error;
    const fs::space_info space = fs::space(m_path, error);
    // A file system that cannot tell will say so when it is full.
    if (!error && more > 0 && space.available < static_cast<std::uintmax_t>(more))
        fail(ENOSPC);
}

void PartialFile::startOver()
{
    std::error_code ignored;
    fs::remove(descriptionPath(), ignored);
    if (retried([this] { return ::ftruncate(m_descriptor, 0); }) < 0)
        fail(errno);
    m_size = 0;
    m_origin = {};
    m_hash.emplace();
}

void PartialFile::remember(const Origin& origin)
{
    if (origin == m_origin)
        return;
    const nlohmann::json description = {
        {"url", origin.url},
        {"etag", origin.etag},
        {"lastModified", origin.lastModified},
        {"total", origin.total}};
    // Servers may send any bytes; those that are no text are lost, and then the tag never matches.
    using Json = nlohmann::json;
    writeFileAtomically(
        descriptionPath(), description.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
    m_origin = origin;
}

void PartialFile::finish()
{
    std::error_code ignored;
    fs::remove(descriptionPath(), ignored);
}

fs::path PartialFile::descriptionPath() const
{
    fs::path path = m_path;
    path += ".json";
    return path;
}

void PartialFile::readDescription()
{
    std::ifstream file(descriptionPath(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto description = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    // Anything odd counts as "origin unknown".
    if (!description.is_object())
        return;
    const auto textOf = [&description](const char* key) {
        const auto found = description.find(key);
        return found != description.end() && found->is_string() ? found->get<std::string>()
                                                                : std::string();
    };
    m_origin = {
        .url = textOf("url"), .etag = textOf("etag"), .lastModified = textOf("lastModified")};
    const auto total = description.find("total");
    if (total != description.end() && total->is_number_integer())
        m_origin.total = total->get<std::int64_t>();
}

void PartialFile::fail(int reason) const
{
    const std::string remedy =
        reason == ENOSPC || reason == EDQUOT
            ? "free some space and try again: the download continues where it stopped"
            : "choose a folder that you may write to";
    throw Error(
        ErrorCode::WriteFailed,
        "cannot write " + m_path.string() + ": " + std::generic_category().message(reason) + "; " +
            remedy);
}

}  // namespace clipscope::ui
