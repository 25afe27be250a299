// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace clipscope::ui {

/// Loads the window's texts and Qt's own in `language` ("de"; empty: the system's, by QLocale) and
/// makes it the default locale. English where there is no translation. Call it before any text is
/// shown: texts that are there already do not change.
void installTranslations(QCoreApplication& application, const QString& language);

}  // namespace clipscope::ui
