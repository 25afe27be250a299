// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The commands below `clipscope models`, and what they share.

#include "app/cli/commands/commands.h"
#include "core/store/model_store.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace clipscope::cli {

void addModelsList(CLI::App& models, Work& chosen);
void addModelsInfo(CLI::App& models, Work& chosen);
void addModelsFetch(CLI::App& models, Work& chosen, const Services& services);
void addModelsVerify(CLI::App& models, Work& chosen);
void addModelsConvert(CLI::App& models, Work& chosen);
void addModelsRemove(CLI::App& models, Work& chosen);

/// "353.4 MB"
[[nodiscard]] std::string megabytes(std::int64_t bytes);
/// "about 353 MB"; "-" for 0.
[[nodiscard]] std::string aboutMegabytes(std::int64_t bytes);
/// Indented, with a final newline. Paths may hold any bytes; JSON may not.
[[nodiscard]] std::string dumped(const nlohmann::ordered_json& json);

/// The catalogue entry of that name or alias.
/// Throws Error(NoModel) that names those that look like it.
[[nodiscard]] const KnownModel& knownModel(const ModelStore& store, const std::string& name);
/// What the catalogue says of a model and where it is, as JSON. `isInstalled` and `cached` are
/// there for `models list --json` too.
[[nodiscard]] nlohmann::ordered_json
knownModelJson(const ModelStore& store, const KnownModel& model);

}  // namespace clipscope::cli
