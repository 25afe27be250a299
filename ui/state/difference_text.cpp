// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/difference_text.h"

#include <QLocale>

#include <cmath>

namespace clipscope::ui {

QString differenceText(double difference)
{
    const QString size = QLocale().toString(std::abs(difference), 'f', 3);
    return (difference < 0 ? QStringLiteral("−") : QStringLiteral("+")) + size;
}

}  // namespace clipscope::ui
