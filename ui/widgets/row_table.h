// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace clipscope::ui {

/// Makes it a list of rows with columns: one row is selected as a whole, nothing is edited, no
/// lines between cells, Tab goes on to the next widget. Columns are as wide as what is in them.
void makeRowTable(QTableView& table, int rowHeight);

}  // namespace clipscope::ui
