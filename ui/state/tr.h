// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace clipscope::ui {

/// For texts outside of classes with Q_OBJECT: lupdate files what stands in a function of this
/// namespace under the namespace's name. In a class without Q_OBJECT write ui::tr().
[[nodiscard]] inline QString tr(const char* text, const char* note = nullptr, int count = -1)
{
    return QCoreApplication::translate("clipscope::ui", text, note, count);
}

}  // namespace clipscope::ui
