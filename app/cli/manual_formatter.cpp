// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/manual_formatter.h"

#include "app/cli/text_table.h"

#include <sstream>
#include <utility>

namespace clipscope::cli {

namespace {

constexpr std::size_t kPage = 80;
constexpr std::size_t kOptionColumn = 26;

}  // namespace

ManualFormatter::ManualFormatter(std::string synopsis) : m_synopsis(std::move(synopsis))
{
    column_width(kOptionColumn);
    label("Positionals", "Arguments");
}

std::string ManualFormatter::make_description(const CLI::App* app) const
{
    return wrapped(app->get_description(), kPage) + "\n\n";
}

std::string ManualFormatter::make_usage(const CLI::App* /*app*/, std::string /*name*/) const
{
    return "Usage:\n  " + m_synopsis + "\n";
}

std::string ManualFormatter::make_subcommand(const CLI::App* sub) const
{
    std::ostringstream text;
    CLI::detail::format_help(
        text,
        sub->get_name(),
        wrapped(sub->get_description(), kPage - kOptionColumn),
        kOptionColumn);
    return text.str();
}

std::string ManualFormatter::make_option_opts(const CLI::Option* option) const
{
    // Only the name of the value: defaults and what may be repeated stand in the description.
    return option->get_type_size() == 0 || option->get_positional() ? std::string()
                                                                    : " " + option->get_type_name();
}

std::string ManualFormatter::make_option_desc(const CLI::Option* option) const
{
    return wrapped(option->get_description(), kPage - kOptionColumn);
}

}  // namespace clipscope::cli
