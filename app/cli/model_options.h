// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/data_paths.h"
#include "core/engine/model_library.h"

#include <CLI/CLI.hpp>
#include <string>

namespace clipscope::cli {

/// Which model, and what the line says about it that its files cannot tell.
struct ModelSelection {
    std::string name = kDefaultModel;  ///< a name, a model folder or a checkpoint file
    ConfigOverrides overrides;
    std::string merges;  ///< a file; empty: the model's own

    /// Throws Error(NoModel) if there is no such model.
    [[nodiscard]] ModelFiles resolve(const DataPaths& paths) const;
};

/// Adds --model and the options of addModelOverrides().
void addModelOptions(CLI::App& command, ModelSelection& selection);

/// Adds --activation, --heads, --text-heads, --mean, --std, --input-size and --merges, for commands
/// that name the model otherwise. Bad values throw Error(InvalidArgument) while the line is parsed.
void addModelOverrides(CLI::App& command, ModelSelection& selection);

}  // namespace clipscope::cli
