// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"

#include <QColor>
#include <QIcon>
#include <QObject>
#include <QPalette>

class QApplication;

namespace clipscope::ui {

/// Fusion with two palettes of our own. One per application.
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication& application);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);

private:
    void apply();

    QApplication& m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemIsDark;
};

[[nodiscard]] bool isDark(const QPalette& palette);
/// What lies around the picture.
[[nodiscard]] QColor canvasColour(const QPalette& palette);
/// Thin lines between areas, with enough contrast to be seen.
[[nodiscard]] QColor lineColour(const QPalette& palette);
/// Text that says less than the main text; 4.5:1 or better on Window and Base.
[[nodiscard]] QColor quietText(const QPalette& palette);
/// Of a prompt by its row: can be told apart without colour vision and repeats after eight.
[[nodiscard]] QColor promptColour(int row);
/// The colour with the prompt's number on it, the same when selected.
[[nodiscard]] QIcon promptBadge(int row);
/// Black or white, whichever can be read better on `ground`.
[[nodiscard]] QColor inkOn(const QColor& ground);

enum class Tone { Neutral, Accent, Good, Warning, Bad };
/// For chips and message bars: a ground that text of the palette can be read on, and its edge.
[[nodiscard]] QColor toneGround(Tone tone, const QPalette& palette);
[[nodiscard]] QColor toneEdge(Tone tone, const QPalette& palette);

}  // namespace clipscope::ui
