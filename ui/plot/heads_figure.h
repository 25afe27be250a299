// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/qcustomplot.h"
#include "ui/state/head_cell.h"

#include <optional>

namespace clipscope::ui {

/// The drawing of HeadsPlot: a matrix of layers by heads in colours with zero in the middle, bars
/// for each layer beside it, a scale between them. The first row, "in", is the embedding in front
/// of the first layer. Draws into `plot`, which must outlive it; the caller replots.
class HeadsFigure {
public:
    explicit HeadsFigure(QCustomPlot& plot);

    void setAttribution(const Attribution& attribution);
    [[nodiscard]] const Attribution& attribution() const { return m_attribution; }
    /// `selected` gets a frame, `chosen` a dot. Cells that are not there get none.
    void mark(const HeadCell& selected, const std::optional<HeadCell>& chosen);
    /// Takes colours and fonts from the plot; the frame shows whether it has the focus.
    void applyPalette();

    /// Where a head, or the bars of a layer, are drawn, in pixels.
    [[nodiscard]] QRectF rectOf(const HeadCell& cell) const;
    [[nodiscard]] std::optional<HeadCell> cellAt(const QPointF& position) const;

private:
    void buildMatrix();
    void buildBars();
    void fillMatrix();
    void fillBars();
    void fitNumbers();
    void fitDashes();

    QCustomPlot& m_plot;
    Attribution m_attribution;
    QCPAxisRect* m_matrixRect;
    QCPAxisRect* m_barRect;
    QCPAxis* m_columns;
    QCPAxis* m_rows;
    QCPColorMap* m_map;
    QCPColorScale* m_scale;
    QCPGraph* m_minus;  ///< a dash in every cell that lowers the cosine markedly
    QCPBars* m_attention;
    QCPBars* m_mlp;
    QCPItemRect* m_halo;
    QCPItemRect* m_frame;
    QCPItemTracer* m_dot;
};

}  // namespace clipscope::ui
