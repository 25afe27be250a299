// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/export/export.h"
#include "ui/jobs/backend.h"
#include "ui/jobs/compose.h"
#include "ui/state/wish.h"

#include <QString>

#include <functional>
#include <vector>

namespace clipscope::ui {

/// A finished explanation as the canvas shows it, with all that its files tell. A value: jobs keep
/// copies while the document goes on.
struct ExportSource {
    SaliencyResult result;
    CompositionPtr composition;
    LoadedModel model;
    MapChoice choice;  ///< what the map was made of
};

/// What can be written on its own.
enum class DataFile {
    Heatmap,        ///< float32 .npy, picture size, [0, 1]
    NativeHeatmap,  ///< float32 .npy, the model's own grid
    Heatmap16,      ///< 16-bit grey PNG
    Overlay,        ///< PNG
    Mask,           ///< PNG
    BoxesPicture,   ///< PNG
    BoxesCsv,
    BoxesJson,
    Prompts,  ///< CSV
    Channels  ///< CSV; only if there is a channel bank
};

/// The record of an explanation. Reads the model's weights to sum them up: not for the GUI thread.
/// Throws as sha256OfFile() does.
[[nodiscard]] Explanation explanationOf(const ExportSource& source);

/// A job that writes what the canvas shows into `folder`, as `clipscope explain` does; meant for
/// the compose lane. All values are copied into it.
[[nodiscard]] std::function<void()> exportJob(const QString& folder, const ExportSource& source);

/// The same for one file. Throws Error(InvalidArgument) for Channels without a channel bank.
[[nodiscard]] std::function<void()>
exportJob(DataFile file, const QString& path, const ExportSource& source);

/// "none", the id of a set, the only template, or what there is, separated by commas.
[[nodiscard]] std::string templatesText(const std::vector<std::string>& templates);

}  // namespace clipscope::ui
