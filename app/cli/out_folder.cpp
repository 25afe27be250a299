// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/out_folder.h"

#include "core/base/error.h"

#include <cctype>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace clipscope::cli {

namespace fs = std::filesystem;

namespace {

/// Lower-case ASCII letters and digits of a text, other runs as one dash; empty if there are none.
std::string slug(std::string_view text)
{
    constexpr std::size_t kLongest = 40;
    std::string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x80U && std::isalnum(byte) != 0)
            result += static_cast<char>(std::tolower(byte));
        else if (!result.empty() && result.back() != '-')
            result += '-';
        if (result.size() == kLongest)
            break;
    }
    if (!result.empty() && result.back() == '-')
        result.pop_back();
    return result;
}

}  // namespace

void checkOutFolder(const fs::path& folder)
{
    // The nearest thing that exists on the way to the folder decides whether it can be made.
    std::error_code ignored;
    fs::path existing = fs::absolute(folder, ignored).lexically_normal();
    while (!fs::exists(existing, ignored) && existing.has_relative_path())
        existing = existing.parent_path();
    if (!fs::is_directory(existing, ignored))
        throw Error(
            ErrorCode::WriteFailed,
            "cannot write results into " + folder.string() + ": " + existing.string() +
                " is not a folder; choose another --out");
    if (::access(existing.c_str(), W_OK | X_OK) != 0)
        throw Error(
            ErrorCode::WriteFailed,
            "cannot write results into " + folder.string() + ": " + existing.string() + ": " +
                std::generic_category().message(errno) + "; choose another --out");
}

fs::path
promptFolder(const fs::path& out, const std::vector<PromptScore>& prompts, std::size_t index)
{
    std::string name = std::to_string(index);
    name.insert(0, std::to_string(prompts.size() - 1).size() - name.size(), '0');
    const std::string words = slug(prompts[index].text);
    return out / (words.empty() ? name : name + "-" + words);
}

}  // namespace clipscope::cli
