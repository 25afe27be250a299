// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace clipscope::ui {

class Document;

/// What a document asks, for a shell.
struct CommandLine {
    QString line;         ///< "clipscope explain ..."; empty if there can be none
    QStringList remarks;  ///< sentences: why there is none, or what it cannot say
};

/// The call of the program that explains the same picture in the same way. Pasted pictures have no
/// file that a line could name. Model, method, k and fit are always said, so that the line means
/// the same when defaults change; other options where they differ from the default.
[[nodiscard]] CommandLine commandLine(const Document& document);

/// The word as a POSIX shell reads it back: as it stands or in quotation marks.
[[nodiscard]] QString shellQuoted(const QString& word);

}  // namespace clipscope::ui
