// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/json_fields.h"

#include "core/checkpoint/printable.h"

namespace clipscope::session_json {

namespace {

std::string shown(const ReadJson& value)
{
    return printable(value.dump(-1, ' ', true, ReadJson::error_handler_t::replace), 40);
}

std::string between(const std::string& minimum, const std::string& maximum)
{
    std::string text = "from " + minimum;
    return text + " to " + maximum;
}

std::string numberText(double value)
{
    return ReadJson(value).dump();
}

}  // namespace

Fields::Fields(Source& source, const ReadJson& object, std::string path)
    : m_source(&source)
    , m_object(&object)
    , m_path(std::move(path))
{
    if (!object.is_object())
        throw Error(
            ErrorCode::Corrupt,
            source.name + ": " + (m_path.empty() ? "the session" : m_path) +
                " has to be a JSON object, not " + object.type_name());
}

std::string Fields::pathOf(std::string_view name) const
{
    const std::string last = printable(name, 60);
    return m_path.empty() ? last : m_path + "." + last;
}

void Fields::refuse(std::string_view name, const std::string& what) const
{
    throw Error(ErrorCode::Corrupt, m_source->name + ": " + pathOf(name) + " " + what);
}

void Fields::refuseUnknown(
    const std::string& name, const std::string& given, const std::string& known) const
{
    refuse(name, "is \"" + printable(given, 40) + "\", but has to be one of " + known);
}

void Fields::refuseNumber(
    const std::string& name, const ReadJson& value, const std::string& belongs) const
{
    refuse(name, "is " + shown(value) + ", but has to be " + belongs);
}

const ReadJson* Fields::find(const std::string& name) const
{
    const auto found = m_object->find(name);
    return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

std::optional<Fields> Fields::object(const std::string& name) const
{
    const ReadJson* value = find(name);
    return value ? std::optional(Fields(*m_source, *value, pathOf(name))) : std::nullopt;
}

const ReadJson::array_t& Fields::list(const std::string& name, std::size_t most) const
{
    static const ReadJson::array_t kNone;
    const ReadJson* value = find(name);
    if (!value)
        return kNone;
    if (!value->is_array())
        refuse(name, std::string("has to be a list, not ") + value->type_name());
    if (value->size() > most)
        refuse(
            name,
            "has " + std::to_string(value->size()) + " entries, more than the limit of " +
                std::to_string(most));
    return value->get_ref<const ReadJson::array_t&>();
}

std::vector<Fields> Fields::objects(const std::string& name, std::size_t most) const
{
    std::vector<Fields> all;
    for (const ReadJson& entry : list(name, most))
        all.emplace_back(*m_source, entry, pathOf(name) + "[" + std::to_string(all.size()) + "]");
    return all;
}

std::vector<std::string> Fields::texts(const std::string& name, std::size_t most) const
{
    std::vector<std::string> all;
    for (const ReadJson& entry : list(name, most))
        all.push_back(checkedText(name + "[" + std::to_string(all.size()) + "]", entry));
    return all;
}

std::string Fields::checkedText(std::string_view name, const ReadJson& value) const
{
    if (!value.is_string())
        refuse(name, std::string("has to be a text, not ") + value.type_name());
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > session_limits::kTextBytes)
        refuse(
            name,
            "has " + std::to_string(text.size()) + " bytes, more than the limit of " +
                std::to_string(session_limits::kTextBytes));
    if (text.find('\0') != std::string::npos)
        refuse(name, "holds the character 0, which no text may");
    return text;
}

std::string Fields::text(const std::string& name, const std::string& fallback) const
{
    const ReadJson* value = find(name);
    return value ? checkedText(name, *value) : fallback;
}

bool Fields::flag(const std::string& name, bool fallback) const
{
    const ReadJson* value = find(name);
    if (!value)
        return fallback;
    if (!value->is_boolean())
        refuse(name, "has to be true or false, not " + shown(*value));
    return value->get<bool>();
}

std::int64_t Fields::whole(
    const std::string& name,
    std::int64_t fallback,
    std::int64_t minimum,
    std::int64_t maximum) const
{
    const ReadJson* value = find(name);
    if (!value)
        return fallback;
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() ||
                       value->get<std::uint64_t>() <=
                           static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    if (!fits || value->get<std::int64_t>() < minimum || value->get<std::int64_t>() > maximum)
        refuseNumber(
            name,
            *value,
            "a whole number " + between(std::to_string(minimum), std::to_string(maximum)));
    return value->get<std::int64_t>();
}

int Fields::integer(const std::string& name, int fallback, int minimum, int maximum) const
{
    return static_cast<int>(whole(name, fallback, minimum, maximum));
}

std::optional<std::size_t> Fields::index(const std::string& name, std::size_t count) const
{
    const ReadJson* value = find(name);
    if (!value)
        return std::nullopt;
    if (!value->is_number_unsigned() || value->get<std::uint64_t>() >= count)
        refuseNumber(
            name, *value, "the number of one of " + std::to_string(count) + ", counted from 0");
    return static_cast<std::size_t>(value->get<std::uint64_t>());
}

std::uint64_t Fields::anyUnsigned(const std::string& name, std::uint64_t fallback) const
{
    const ReadJson* value = find(name);
    if (!value)
        return fallback;
    if (!value->is_number_unsigned())
        refuseNumber(
            name,
            *value,
            "a whole number " +
                between("0", std::to_string(std::numeric_limits<std::uint64_t>::max())));
    return value->get<std::uint64_t>();
}

double Fields::real(const std::string& name, double fallback, double minimum, double maximum) const
{
    const ReadJson* value = find(name);
    if (!value)
        return fallback;
    // Written so that "not a number" fails too.
    const bool fits =
        value->is_number() && value->get<double>() >= minimum && value->get<double>() <= maximum;
    if (!fits)
        refuseNumber(name, *value, "a number " + between(numberText(minimum), numberText(maximum)));
    return value->get<double>();
}

}  // namespace clipscope::session_json
