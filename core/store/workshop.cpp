// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workshop.h"

#include "core/base/error.h"

#include <system_error>
#include <unistd.h>

namespace clipscope {

namespace fs = std::filesystem;

Workshop::Workshop(const fs::path& userModels, const std::string& name)
    : m_folder(folderFor(userModels, name))
    , m_lock(FolderLock::take(m_folder))
{
    if (!m_lock)
        throw Error(
            ErrorCode::WriteFailed,
            name + " is being downloaded by another program; wait until it is done, or stop it");
    std::error_code error;
    fs::remove_all(ready(), error);
    fs::create_directory(ready(), error);
    if (error)
        throw Error(
            ErrorCode::WriteFailed,
            "cannot make the folder " + ready().string() + ": " + error.message());
}

Workshop::~Workshop()
{
    if (!m_lock)
        return;
    std::error_code error;
    fs::remove_all(ready(), error);
    for (fs::directory_iterator at(m_folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".part")
            return;
    clear();
}

fs::path Workshop::folderFor(const fs::path& userModels, const std::string& name)
{
    return userModels / ".partial" / name;
}

fs::path Workshop::part(const KnownFile& file) const
{
    return m_folder / (file.name + ".part");
}

fs::path Workshop::ready() const
{
    return m_folder / "ready";
}

void Workshop::clear()
{
    // Out of the way in one step, so that a program that waits for the lock's file to go never
    // works in a folder that is half removed.
    const fs::path unfinished = m_folder.parent_path();
    const fs::path gone =
        unfinished / (".gone-" + std::to_string(::getpid()) + "-" + m_folder.filename().string());
    std::error_code error;
    fs::rename(m_folder, gone, error);
    fs::remove_all(error ? m_folder : gone, error);
    fs::remove(unfinished, error);  // fails while another model is in it, as it should
    m_lock.reset();
}

void moveTo(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        throw Error(
            ErrorCode::WriteFailed, "cannot give " + to.string() + " its name: " + error.message());
}

}  // namespace clipscope
