// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to ui/raster: a sticker's words as outlines.

#include "core/sticker/sticker.h"

#include <QPainterPath>
#include <QSizeF>
#include <QString>

#include <string>

namespace clipscope::ui {

/// In picture pixels, with the middle of the block of lines at the origin.
struct TextOutlines {
    QPainterPath letters;
    QSizeF block;          ///< the lines by their advances and heights
    QString family;        ///< of the first letter's font; empty without letters
    std::string checksum;  ///< SHA-256 of the tables of all fonts in use; empty without letters
};

/// Lines are centred and broken as the sticker says. Makes the shipped fonts known to Qt first.
[[nodiscard]] TextOutlines outlinesOf(const Sticker& sticker);

}  // namespace clipscope::ui
