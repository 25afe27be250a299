// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/pane_drawing.h"

#include <QWidget>

namespace clipscope::ui {

class Caption;
class Curtain;

/// One picture with its map among several: captions, canvas and, until there is a map, a curtain.
class Pane final : public QWidget {
    Q_OBJECT
public:
    /// Takes `canvas` into its layout. `name` starts the names of the pane's parts.
    Pane(CanvasView& canvas, ViewLink& link, const QString& name, QWidget* parent);

    [[nodiscard]] PaneDrawing& drawing() { return m_drawing; }
    void setCaptioned(bool captioned);
    /// See Caption.
    void setStacked(bool stacked);
    void show(const PaneContent& content, const DocumentState& state, const QString& truthTag);
    /// Another pane's caption beside its own, and that pane's curtain: the two share the canvas.
    /// Null takes it away.
    void showBeside(const PaneContent* content);

Q_SIGNALS:
    void leadWanted();
    void computeWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showCurtain(const PaneContent& content);

    PaneDrawing m_drawing;
    Caption* m_caption;
    Caption* m_second;
    QWidget* m_captions;
    Curtain* m_curtain;
};

}  // namespace clipscope::ui
