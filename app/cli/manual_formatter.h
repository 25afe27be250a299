// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace clipscope::cli {

/// Lays `--help` out like a short manual: what it does, how it is called, every option wrapped to
/// 80 columns, then the footer with notes and examples.
class ManualFormatter final : public CLI::Formatter {
public:
    /// `synopsis`: the call as one writes it, "clipscope explain IMAGE --prompt TEXT ... --out
    /// DIR".
    explicit ManualFormatter(std::string synopsis);

    std::string make_description(const CLI::App* app) const override;
    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_subcommand(const CLI::App* sub) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
    std::string make_option_desc(const CLI::Option* option) const override;

private:
    std::string m_synopsis;
};

}  // namespace clipscope::cli
