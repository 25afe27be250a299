// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"
#include "ui/state/document.h"
#include "ui/state/picture.h"

#include <QColor>
#include <QRect>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace clipscope::ui {

/// One picture of a figure with what was found in it.
struct FigurePane {
    PicturePtr picture;
    CompositionPtr composition;  ///< null: the picture alone
    QString title;               ///< above it, elided to its width; empty: none
    QColor boxColour = Qt::red;
    std::optional<QRect> truth;  ///< where the thing really is, in pixels of the picture
};

/// A line of the list of prompts.
struct FigurePrompt {
    int number = 1;  ///< on the badge
    QColor colour;
    QString text;
    std::optional<double> probability;  ///< [0, 1]
    bool isExplained = false;
};

enum class FigureGround {
    Light,
    Dark,
    Transparent  ///< for pages that are light: the ink is dark
};

/// Everything that a figure shows. A value; what is empty is left out.
struct FigureContent {
    std::vector<FigurePane> panes;  ///< at least one, row by row
    int columns = 0;                ///< of panes; 0: three at most side by side, else a square
    std::array<bool, kLayers> layers{true, true, false, true, true};
    double opacity = 0.5;  ///< of the heat over the picture; heat alone is opaque
    QString colorMap;      ///< of the colour bar; empty: no bar
    QString scaleNote;     ///< under the colour bar: what its numbers stand for
    QString heading;
    QStringList caption;
    std::vector<FigurePrompt> prompts;
    FigureGround ground = FigureGround::Light;
    int textSize = 13;   ///< of a full-width figure's 720 units
    QString fontFamily;  ///< empty: the application's
};

}  // namespace clipscope::ui
