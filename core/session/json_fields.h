// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/session: reading the fields of a JSON text that nobody vouches for.

#include "core/base/error.h"
#include "core/session/session_limits.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clipscope::session_json {

using ReadJson = nlohmann::json;
/// Keys keep the order in which they were added, so that a document reads top down.
using Json = nlohmann::ordered_json;

/// What is being read.
struct Source {
    std::string name;                                      ///< for messages
    std::size_t arrayBytes = session_limits::kArrayBytes;  ///< that may still be unpacked
};

/// The values of an enumeration and what a file calls them.
template <typename T, std::size_t N>
using Names = std::array<std::pair<T, const char*>, N>;

template <typename T, std::size_t N>
[[nodiscard]] const char* nameOf(T value, const Names<T, N>& names)
{
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    throw Error(ErrorCode::Internal, "a defect in clipscope: an enumeration value without a name");
}

/// The fields of one object. Each reader checks type and range and throws Error(Corrupt) in one
/// sentence with the file, the field's path and what is wrong; a field that is missing or null has
/// the fallback.
class Fields {
public:
    /// `path`: of the object, empty for the whole document.
    Fields(Source& source, const ReadJson& object, std::string path);

    [[nodiscard]] Source& source() const { return *m_source; }
    [[nodiscard]] const ReadJson& json() const { return *m_object; }
    [[nodiscard]] std::string pathOf(std::string_view name) const;
    /// `what`: the end of a sentence about the field, "is 3, but ...".
    [[noreturn]] void refuse(std::string_view name, const std::string& what) const;

    /// Null if it is missing or null.
    [[nodiscard]] const ReadJson* find(const std::string& name) const;
    [[nodiscard]] std::optional<Fields> object(const std::string& name) const;
    /// A list of at most `most` values; empty if it is missing.
    [[nodiscard]] const ReadJson::array_t& list(const std::string& name, std::size_t most) const;
    [[nodiscard]] std::vector<Fields> objects(const std::string& name, std::size_t most) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t most) const;

    [[nodiscard]] std::string text(const std::string& name, const std::string& fallback = {}) const;
    [[nodiscard]] bool flag(const std::string& name, bool fallback) const;
    /// A whole number in [minimum, maximum].
    [[nodiscard]] std::int64_t whole(
        const std::string& name,
        std::int64_t fallback,
        std::int64_t minimum,
        std::int64_t maximum) const;
    [[nodiscard]] int
    integer(const std::string& name, int fallback, int minimum, int maximum) const;
    /// An index below `count`.
    [[nodiscard]] std::optional<std::size_t>
    index(const std::string& name, std::size_t count) const;
    [[nodiscard]] std::uint64_t anyUnsigned(const std::string& name, std::uint64_t fallback) const;
    /// A number in [minimum, maximum].
    [[nodiscard]] double
    real(const std::string& name, double fallback, double minimum, double maximum) const;
    /// A text that `parse` understands, which otherwise throws Error.
    template <typename T>
    [[nodiscard]] T
    parsed(const std::string& name, T fallback, T (*parse)(std::string_view text)) const
    {
        if (!find(name))
            return fallback;
        try {
            return parse(text(name));
        } catch (const Error& error) {
            refuse(name, std::string("is wrong: ") + error.what());
        }
    }
    template <typename T, std::size_t N>
    [[nodiscard]] std::optional<T> choice(const std::string& name, const Names<T, N>& names) const
    {
        if (!find(name))
            return std::nullopt;
        const std::string given = text(name);
        std::string known;
        for (const auto& [value, candidate] : names) {
            if (given == candidate)
                return value;
            known += (known.empty() ? "" : ", ") + std::string(candidate);
        }
        refuseUnknown(name, given, known);
    }

private:
    [[noreturn]] void refuseUnknown(
        const std::string& name, const std::string& given, const std::string& known) const;
    [[noreturn]] void
    refuseNumber(const std::string& name, const ReadJson& value, const std::string& belongs) const;
    [[nodiscard]] std::string checkedText(std::string_view name, const ReadJson& value) const;

    Source* m_source;
    const ReadJson* m_object;
    std::string m_path;
};

}  // namespace clipscope::session_json
