// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/limited_json.h"

#include "core/checkpoint/printable.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <vector>

namespace clipscope {

namespace {

using nlohmann::json;

/// Sees the parts of a text go by. The names of its functions are the library's.
class Counter final : public nlohmann::json_sax<json> {
public:
    explicit Counter(const JsonLimits& limits) : m_limits(limits) {}

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(std::int64_t) override { return count(); }
    bool number_unsigned(std::uint64_t) override { return count(); }
    bool number_float(double, const std::string&) override { return count(); }
    bool string(std::string&) override { return count(); }
    bool binary(json::binary_t&) override { return count(); }
    bool start_object(std::size_t) override { return open(); }
    bool key(std::string& name) override
    {
        if (!m_limits.namesMayRepeat && !m_names.back().insert(name).second)
            throw JsonRefused("has the name \"" + printable(name) + "\" twice");
        return count();
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(); }
    bool end_array() override { return close(); }
    bool
    parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override
    {
        constexpr std::size_t kLongest = 200;  // it quotes the file
        throw JsonRefused("cannot be parsed: " + printable(error.what(), kLongest));
    }

private:
    bool count()
    {
        if (++m_parts > m_limits.parts)
            throw JsonRefused("has more than " + std::to_string(m_limits.parts) + " parts");
        return true;
    }
    bool open()
    {
        if (m_names.size() >= m_limits.depth)
            throw JsonRefused("is nested too deeply");
        m_names.emplace_back();
        return count();
    }
    bool close()
    {
        m_names.pop_back();
        return count();
    }

    const JsonLimits& m_limits;
    std::size_t m_parts = 0;
    std::vector<std::unordered_set<std::string>> m_names;  ///< of what is open; lists have none
};

}  // namespace

json parseLimitedJson(std::string_view text, const JsonLimits& limits)
{
    Counter counter(limits);
    static_cast<void>(json::sax_parse(text.begin(), text.end(), &counter));
    return json::parse(text.begin(), text.end());
}

}  // namespace clipscope
