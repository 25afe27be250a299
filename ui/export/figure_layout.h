// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_content.h"

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace clipscope::ui {

enum class FigureInk { Main, Quiet };

/// A line of text, laid out.
struct FigureText {
    QString text;
    QRectF box;        ///< ascent to descent; lies within the figure
    QPointF baseline;  ///< its left end
    QFont font;
    FigureInk ink = FigureInk::Main;
};

/// A prompt's badge and bar of probability.
struct FigurePromptRow {
    QRectF badge;
    QRectF track;  ///< what a probability of 1 would fill; empty without a probability
    const FigurePrompt* prompt = nullptr;  ///< of the content
};

/// Where everything of a figure lies, in units; the figure is scaled as a whole to whatever size is
/// asked for.
struct FigureLayout {
    QSizeF size;
    std::vector<QRectF> panes;  ///< of the pictures, in the content's order
    QRectF bar;                 ///< colours from 0 to 1; null without a colour bar
    std::vector<double> ticks;  ///< x of the bar's numbers
    std::vector<FigurePromptRow> prompts;
    std::vector<FigureText> texts;
};

/// `content` must outlive the layout. Throws Error(InvalidArgument) without a pane or for a pane
/// without a picture.
[[nodiscard]] FigureLayout layoutFigure(const FigureContent& content);

/// A font of the figure, `scale` times its text size; unhinted, so that it scales.
[[nodiscard]] QFont figureFont(const FigureContent& content, double scale = 1, bool bold = false);

}  // namespace clipscope::ui
