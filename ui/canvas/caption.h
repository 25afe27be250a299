// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/pane_content.h"

#include <QAbstractButton>

namespace clipscope::ui {

/// The line above a pane: what it shows, and the smallest and largest native value of its map. A
/// button where a click makes its pane the main one.
class Caption final : public QAbstractButton {
    Q_OBJECT
public:
    explicit Caption(QWidget* parent = nullptr);

    void show(const PaneContent& content);

    /// The values below the title instead of beside it: for narrow panes.
    void setStacked(bool stacked);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_values;
    bool m_isMain = false;
    bool m_canLead = false;
    bool m_isStacked = false;
    int m_row = -1;
};

/// "0.12 … 3.4": the native values of a map; empty without one.
[[nodiscard]] QString nativeValues(const PaneContent& content);

}  // namespace clipscope::ui
