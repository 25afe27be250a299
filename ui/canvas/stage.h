// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/probe.h"
#include "ui/canvas/scale_bar.h"
#include "ui/canvas/view_link.h"
#include "ui/state/comparison.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QGridLayout;
class QScrollArea;

namespace clipscope::ui {

class CanvasView;
class MiniMap;
class Pane;
class PaneDrawing;
class Swipe;

/// The middle of the window: one or several panes with one zoom, and the colour scale beside them.
/// The canvas that it is given is the main pane's in every layout.
class Stage final : public QWidget {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        Explainer& explainer;
        Comparison& comparison;
    };

    Stage(const Parts& parts, CanvasView& canvas, QWidget* parent = nullptr);
    ~Stage() override;

    /// All panes as they are drawn, without the scale.
    [[nodiscard]] QImage picture();
    /// Canvases by pane, the main one among them; in the swipe layout two.
    [[nodiscard]] std::vector<CanvasView*> canvases() const;
    /// From the main canvas to pixels of the document's picture, whatever stands for it there.
    [[nodiscard]] QPointF toSource(const QPointF& onCanvas) const;
    /// The other way round.
    [[nodiscard]] QRectF toDrawn(const QRectF& inSource) const;

Q_SIGNALS:
    /// The main canvas draws the picture in another way: toDrawn() gives something else.
    void drawnChanged();
    /// What is under the cursor in whichever pane; nothing outside.
    void probed(const std::optional<clipscope::ui::Probe>& probe);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void arrange();
    void fillPanes();
    void connectPane(Pane& pane);
    void dismiss(Pane& pane);
    [[nodiscard]] PaneContent mainContent() const;
    [[nodiscard]] std::vector<Pane*> panesInOrder() const;
    [[nodiscard]] int indexOf(const Pane& pane) const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] bool isGrid() const;
    [[nodiscard]] int shownPanes() const;
    [[nodiscard]] std::optional<ColourScale> scale() const;
    void onHovered(const PaneDrawing& drawing, const std::optional<QPointF>& position);
    void showProbe();
    [[nodiscard]] QString paneTitle(const PaneDrawing& drawing) const;

    Document& m_document;
    Explainer& m_explainer;
    Comparison& m_comparison;
    ViewLink m_link;
    CanvasView& m_canvas;
    QScrollArea* m_scroll;
    QWidget* m_body;
    QGridLayout* m_grid;
    ScaleBar* m_scale;
    Pane* m_main;
    std::vector<Pane*> m_others;
    Swipe* m_swipe;
    MiniMap* m_miniMap;
    const PaneDrawing* m_hovered = nullptr;
    std::optional<QPointF> m_position;  // in the drawn picture of m_hovered
};

}  // namespace clipscope::ui
