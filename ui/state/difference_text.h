// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace clipscope::ui {

/// A difference of two probabilities with its sign and three digits: "+0.159", "−0.456".
[[nodiscard]] QString differenceText(double difference);

}  // namespace clipscope::ui
