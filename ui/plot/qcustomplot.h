// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// QCustomPlot 2.1's header needs Qt's keyword macros, which this project turns off.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define emit Q_EMIT
#define foreach Q_FOREACH
// clang-format off
#include <qcustomplot.h>
// clang-format on
#undef foreach
#undef emit
#undef slots
#undef signals
