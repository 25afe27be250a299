// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_content.h"
#include "ui/export/figure_writer.h"

#include <QString>
#include <QVariantMap>

namespace clipscope::ui {

/// What the user has decided about figures; survives a restart.
struct FigureChoices {
    static constexpr int kSmallestWidth = 100;  ///< pixels
    static constexpr int kDotsPerInch[] = {96, 150, 200, 300, 600};
    static constexpr int kTextSizes[] = {11, 13, 16, 20};

    FigureOutput output{.width = 0};  ///< width 0: nothing was chosen yet
    bool hasColourBar = true;
    bool hasHeading = true;
    bool hasCaption = true;
    bool hasPrompts = true;
    bool hasTitles = true;
    bool hasTruth = true;
    FigureGround ground = FigureGround::Light;
    int textSize = 13;

    /// Whatever is missing or makes no sense is as above.
    [[nodiscard]] static FigureChoices fromMap(const QVariantMap& map);
    [[nodiscard]] QVariantMap toMap() const;
    /// `full` without what was not chosen.
    [[nodiscard]] FigureContent apply(FigureContent full) const;
};

/// "png", "svg", "pdf".
[[nodiscard]] QString suffixOf(FigureFormat format);
/// The format that a path's suffix names; nothing for any other.
[[nodiscard]] std::optional<FigureFormat> formatOf(const QString& path);

/// "apple - a red apple - gscorecam": a name for files, without what file systems do not take, at
/// most 120 characters. Empty parts are left out.
[[nodiscard]] QString fileNameFrom(const QStringList& parts);

}  // namespace clipscope::ui
