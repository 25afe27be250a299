// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/hash_file.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <span>
#include <system_error>
#include <vector>

namespace clipscope {

namespace {

/// Reads `path` in pieces that take milliseconds each.
template <typename Use>
void readInPieces(
    const std::filesystem::path& path, Progress progress, const RunContext& context, Use use)
{
    constexpr std::size_t kPiece = std::size_t{4} << 20;
    std::error_code error;
    progress.total = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    std::ifstream file(path, std::ios::binary);
    std::vector<char> piece(kPiece);
    while (!error && file) {
        context.step(progress);
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const std::span<const char> read(piece.data(), static_cast<std::size_t>(file.gcount()));
        use(read);
        progress.done += static_cast<std::int64_t>(read.size());
    }
    if (error || !file.eof() || progress.done != progress.total)
        throw Error(ErrorCode::Unreadable, "cannot read " + path.string() + " to its end");
    context.step(progress);
}

}  // namespace

std::string sha256OfFile(const std::filesystem::path& path, const RunContext& context)
{
    Sha256 hash;
    readInPieces(path, {.stage = "checking file"}, context, [&hash](std::span<const char> piece) {
        hash.update(std::as_bytes(piece));
    });
    return hash.hex();
}

std::string copyAndHash(
    const std::filesystem::path& from, const std::filesystem::path& to, const RunContext& context)
{
    Sha256 hash;
    std::ofstream copy(to, std::ios::binary | std::ios::trunc);
    const auto check = [&copy, &to] {
        if (!copy)
            throw Error(
                ErrorCode::WriteFailed,
                "cannot write " + to.string() +
                    "; is the disk full or the folder write-protected?");
    };
    readInPieces(from, {.stage = "copying"}, context, [&](std::span<const char> piece) {
        copy.write(piece.data(), static_cast<std::streamsize>(piece.size()));
        check();
        hash.update(std::as_bytes(piece));
    });
    copy.close();
    check();
    return hash.hex();
}

bool agreesWith(std::string_view published, std::string_view sha256)
{
    return !published.empty() && published.size() <= sha256.size() &&
           std::equal(
               published.begin(),
               published.end(),
               sha256.begin(),
               [](unsigned char one, unsigned char other) {
                   return std::tolower(one) == std::tolower(other);
               });
}

}  // namespace clipscope
