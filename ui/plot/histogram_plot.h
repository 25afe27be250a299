// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/qcustomplot.h"

#include <QString>

#include <array>

namespace clipscope::ui {

/// How the heat is distributed, painted in the colours of the map, with the threshold as a line
/// that can be dragged; a double click asks for Otsu's again.
class HistogramPlot final : public QCustomPlot {
    Q_OBJECT
public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// `counts`: pixels per 8-bit heat level.
    void setCounts(const std::array<int, 256>& counts);
    /// Otsu's between-class variance per level, drawn relative to its maximum.
    void setOtsuCurve(const std::array<double, 256>& variance);
    void clear();
    void setColorMap(const QString& id);
    /// In [0, 1]; `otsu` is where Otsu's own lies.
    void setThreshold(double inForce, double otsu);

    [[nodiscard]] QSize sizeHint() const override { return {200, 96}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 56}; }

Q_SIGNALS:
    void thresholdDragged(double value);
    void otsuWanted();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    void paintInColours();
    void dragTo(double x);
    void describe();

    QCPGraph* m_graph;
    QCPGraph* m_curve;
    QCPItemStraightLine* m_line;
    QCPItemStraightLine* m_otsuLine;
    QCPItemText* m_label;
    QString m_colorMap;
    double m_threshold = 0;
    double m_otsu = 0;
    bool m_dragging = false;
};

}  // namespace clipscope::ui
