// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/migrate.h"

#include "core/checkpoint/printable.h"
#include "core/session/session_json.h"

#include <charconv>

namespace clipscope::session_json {

namespace {

constexpr std::string_view kPrefix = "clipscope.session/";

std::size_t versionOf(const ReadJson& document, const std::string& fileName)
{
    const auto found = document.find("format");
    if (found == document.end() || !found->is_string())
        throw Error(
            ErrorCode::Corrupt,
            fileName + " is not a Clipscope session: it has no \"format\" that says so");
    const auto& format = found->get_ref<const std::string&>();
    std::size_t version = 0;
    const char* end = format.data() + format.size();
    if (format.starts_with(kPrefix)) {
        const auto [stop, error] = std::from_chars(format.data() + kPrefix.size(), end, version);
        if (stop != end || error != std::errc())
            version = 0;
    }
    if (version == 0)
        throw Error(
            ErrorCode::Corrupt,
            fileName + " is not a Clipscope session: its \"format\" is \"" + printable(format, 40) +
                "\"");
    return version;
}

}  // namespace

const std::vector<Migration>& migrations()
{
    static const std::vector<Migration> steps(kSessionVersion - 1);  // none yet
    return steps;
}

void migrate(ReadJson& document, const std::string& fileName, const std::vector<Migration>& steps)
{
    const std::size_t newest = steps.size() + 1;
    const std::size_t version = versionOf(document, fileName);
    if (version > newest)
        throw Error(
            ErrorCode::Unsupported,
            fileName + " is a session of version " + std::to_string(version) +
                ", written by a newer Clipscope; this one reads versions up to " +
                std::to_string(newest) + ", so update it to open the session");
    for (std::size_t step = version - 1; step < steps.size(); ++step)
        steps[step](document);
}

}  // namespace clipscope::session_json
