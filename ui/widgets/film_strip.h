// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace clipscope::ui {

/// A row of labelled thumbnails that scrolls sideways; the wheel moves it, too. Of items, the
/// decoration is the picture (QImage) and the display text its caption.
class FilmStrip final : public QListView {
    Q_OBJECT
public:
    FilmStrip(const char* name, const QString& title, QWidget* parent = nullptr);

    /// Marks a row and brings it into view; -1 marks none.
    void showRow(int row);

Q_SIGNALS:
    /// Clicked, or Enter pressed.
    void picked(int row);

protected:
    void wheelEvent(QWheelEvent* event) override;
};

}  // namespace clipscope::ui
