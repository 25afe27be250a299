// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_lane.h"

#include <QImage>
#include <QWidget>

namespace clipscope::ui {

/// A figure at the size that the widget has room for, drawn in the background.
class FigurePreview final : public QWidget {
    Q_OBJECT
public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void setContent(const FigureContent& content);
    /// Null until the first figure is drawn.
    [[nodiscard]] const QImage& figure() const { return m_figure; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void draw();

    FigureContent m_content;
    QImage m_figure;
    FigureLane m_lane;
};

}  // namespace clipscope::ui
