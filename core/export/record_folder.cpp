// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/record_folder.h"

#include "core/base/error.h"

#include <string>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

void makeFolder(const fs::path& folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    // Some systems report no error for a path that is a file; ask for what is needed.
    std::error_code ignored;
    if (error || !fs::is_directory(folder, ignored))
        throw Error(
            ErrorCode::WriteFailed,
            "cannot make the folder " + folder.string() + ": " +
                (error ? error.message() : std::string("a file of that name is in the way")) +
                "; choose another place for the results");
}

void removeOld(const fs::path& path)
{
    std::error_code error;
    fs::remove(path, error);
    if (error)
        throw Error(
            ErrorCode::WriteFailed,
            "cannot replace " + path.string() + ": " + error.message() +
                "; choose another folder for the results");
}

}  // namespace

void openRecordFolder(const fs::path& folder, std::initializer_list<const char*> old)
{
    makeFolder(folder);
    for (const char* name : old)
        removeOld(folder / name);
}

}  // namespace clipscope
