// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/sticker_bench.h"
#include "ui/state/sweep_board.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace clipscope::ui {

class SweepPlot;

/// Asks for a sweep of the selected sticker and shows what it finds.
class SweepPanel final : public QWidget {
    Q_OBJECT
public:
    SweepPanel(SweepBoard& board, StickerBench& bench, QWidget* parent = nullptr);

    /// Starts one of that kind with its usual range.
    void run(SweepKind kind);

Q_SIGNALS:
    void exportWanted();

private:
    void buildControls();
    void takeKind();
    void toggle();
    void refresh();
    [[nodiscard]] SweepKind kind() const;
    [[nodiscard]] SweepPlan plan() const;

    SweepBoard& m_board;
    StickerBench& m_bench;
    QComboBox* m_kind;
    QDoubleSpinBox* m_from;
    QDoubleSpinBox* m_to;
    QSpinBox* m_steps;
    QLineEdit* m_words;
    QPushButton* m_run;
    QToolButton* m_export;
    SweepPlot* m_plot;
    QLabel* m_summary;
};

}  // namespace clipscope::ui
