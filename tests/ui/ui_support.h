// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/picture.h"

#include <QImage>
#include <QTest>

#include <functional>

namespace clipscope::test {

inline constexpr int kPatience = 10000;  // ms; only ever used up by a failing test

/// Runs the event loop until `done` holds; false if it never does.
[[nodiscard]] inline bool waitUntil(const std::function<bool()>& done)
{
    return QTest::qWaitFor(done, kPatience);
}

/// A picture with a gradient, so that no two places look alike.
[[nodiscard]] QImage gradient(int width, int height);
[[nodiscard]] ui::PicturePtr gradientPicture(int width, int height);

}  // namespace clipscope::test
