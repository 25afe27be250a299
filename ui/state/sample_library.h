// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/image/geometry.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <vector>

namespace clipscope::ui {

/// A picture that ships with the program, with something to ask about it.
struct Sample {
    QString id;
    QString title;
    QString story;  ///< one sentence: what there is to see
    QString imagePath;
    QStringList prompts;
    int explained = 0;
    QString word;  ///< that a typographic attack writes on it; empty: the usual one
    QString method;
    int k = 300;
    Fit fit = Fit::Stretch;
    QString precomputedPath;  ///< native map of `explained`, empty if there is none
};

/// Reads `folder`/samples.json. A sample without a readable picture is left out; a missing or
/// broken list gives no samples: the window opens without them.
[[nodiscard]] std::vector<Sample> readSamples(const std::filesystem::path& folder);

/// Reads a little-endian float32 .npy of two axes in C order; nothing if it is anything else.
[[nodiscard]] std::optional<NativeMap> readNativeMap(const QString& path);

}  // namespace clipscope::ui
