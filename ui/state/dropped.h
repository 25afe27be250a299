// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

class QMimeData;

namespace clipscope::ui {

/// What was dropped or pasted, in our terms.
struct Dropped {
    enum class Kind {
        Nothing,  ///< neither picture nor model; `refusal` says why
        File,     ///< a picture file, presumably: reading it will tell
        Pixels,   ///< a picture without a file
        Model,    ///< a checkpoint file or a folder
        Prompts   ///< a text file with a prompt per line
    };
    Kind kind = Kind::Nothing;
    QString path;
    QStringList prompts;
    QImage pixels;
    QString refusal;
};

/// Prefers files to pixels, and pixels to addresses: a browser offers both for one picture.
[[nodiscard]] Dropped readDropped(const QMimeData& data);
/// True if readDropped() would find something to open.
[[nodiscard]] bool holdsPicture(const QMimeData& data);

}  // namespace clipscope::ui
