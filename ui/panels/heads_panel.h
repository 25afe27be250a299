// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "ui/state/head_board.h"
#include "ui/state/head_cell.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace clipscope::ui {

class HeadsModel;
class HeadsPlot;

/// What every layer and head adds to the cosine, as a chart or a table; the map of a head on
/// demand. Whoever owns it tells the board whether somebody looks (HeadBoard::setWatched).
class HeadsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit HeadsPanel(HeadBoard& board, QWidget* parent = nullptr);

    /// The canvas shows something else again, for reasons of its own.
    void forgetChosen();

Q_SIGNALS:
    /// A map for the canvas, and what it is: "layer 3, head 5".
    void mapChosen(const clipscope::NativeMap& map, const QString& label);
    /// The canvas may go back to what it showed before.
    void mapDropped();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTable();
    void layOut();
    void connectWidgets();
    void onBoardChanged();
    void showReport();
    void choose(const HeadCell& cell);
    void drop();
    void onSelected(const HeadCell& cell);
    void refreshFindings();
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString summary() const;

    HeadBoard& m_board;
    HeadBoard::ReportPtr m_shown;
    std::optional<HeadCell> m_chosen;
    HeadsModel* m_model;
    QBoxLayout* m_parts;
    QLabel* m_summary;
    QStackedWidget* m_pages;
    QLabel* m_message;
    HeadsPlot* m_plot;
    QTableView* m_table;
    QLabel* m_findings;
    QToolButton* m_show;
    QToolButton* m_back;
    QToolButton* m_asTable;
};

}  // namespace clipscope::ui
