// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"
#include "ui/state/document.h"

#include <QGraphicsScene>
#include <QGraphicsView>
#include <QPointF>

#include <array>
#include <optional>
#include <vector>

namespace clipscope::ui {

class BoxItem;
class CellItem;
class ContourItem;
class HeatItem;
class MaskItem;
class PictureItem;

/// The picture with its layers: zooms at the cursor, pans by dragging. Zoom 1 draws one picture
/// pixel on one pixel of the screen, whatever the display's scale.
class CanvasView final : public QGraphicsView {
    Q_OBJECT
public:
    explicit CanvasView(QWidget* parent = nullptr);
    ~CanvasView() override;

    /// A new picture is fitted into the view; null clears it.
    void setPicture(const PicturePtr& picture);
    /// The same picture with other pixels: of the same size, seen where the last one was.
    void replacePicture(const PicturePtr& picture);
    /// Takes something into the scene that picture() leaves out.
    void addTool(QGraphicsItem* item);
    /// Null clears the layers above the picture.
    void setComposition(const CompositionPtr& composition);
    void setLayers(const std::array<bool, kLayers>& visible);
    void setHeatOpacity(double opacity);
    void setBoxColour(const QColor& colour);
    /// A stale map is dimmed: what it answers is no longer what is asked.
    void setStale(bool stale);
    /// Outlines a cell, in picture coordinates; an empty one outlines nothing.
    void setCell(const QRectF& outline);
    /// A short remark on what is shown, in the corner; empty hides it.
    void setBadge(const QString& text);

    /// How the picture lies in the view. `centre`: of the view, as shares of the picture's sides.
    struct Framing {
        QPointF centre{0.5, 0.5};
        double zoom = 1;
        bool fits = true;  ///< is fitted again when the view changes its size
    };
    [[nodiscard]] Framing framing() const;
    void setFraming(const Framing& framing);
    /// Empty without a picture.
    [[nodiscard]] const QSizeF& pictureSize() const { return m_size; }

    [[nodiscard]] double zoom() const;
    void zoomBy(double factor);
    void zoomTo(double zoom);
    void fit();
    /// The view as it is drawn, without badge, focus frame and tools.
    [[nodiscard]] QImage picture();
    /// The same for who copies several views at once; lasts until taken back.
    void setPlain(bool plain);

Q_SIGNALS:
    void zoomChanged();
    /// The position in picture coordinates; nothing outside the picture.
    void hovered(const std::optional<QPointF>& position);
    /// Pressed and released at the same place, inside the picture; in picture coordinates.
    void clicked(const QPointF& position);

protected:
    void drawBackground(QPainter* painter, const QRectF& exposed) override;
    void drawForeground(QPainter* painter, const QRectF& exposed) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void peek(bool original);
    void applyLayers();
    void zoomAt(const QPointF& viewPosition, double zoom);
    void pan(const QPointF& viewDelta);
    void place();
    [[nodiscard]] double fittingZoom() const;
    /// In the picture; nothing outside.
    [[nodiscard]] std::optional<QPointF> pictureAt(const QPointF& viewPosition) const;

    QGraphicsScene m_scene;
    PictureItem* m_picture;  // the scene owns the items
    HeatItem* m_heat;
    MaskItem* m_mask;
    ContourItem* m_contours;
    BoxItem* m_boxes;
    CellItem* m_cell;
    std::vector<QGraphicsItem*> m_tools;

    QSizeF m_size;       // of the picture
    QPointF m_center;    // of the view, in the picture
    double m_zoom = 1;   // device pixels per picture pixel
    bool m_fits = true;  // stays fitted when the window changes its size
    std::optional<QPointF> m_dragFrom;
    bool m_isDrag = false;  // moved too far for a click
    std::array<bool, kLayers> m_layers{};
    double m_opacity = 1;
    bool m_stale = false;
    bool m_peeking = false;
    bool m_plain = false;  // while the view is copied
    QString m_badge;
};

}  // namespace clipscope::ui
