// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QRectF>
#include <QString>

namespace clipscope::ui {

/// A small field for a sticker's text, beside the sticker. Enter or leaving it commits, Shift and
/// Enter breaks the line, Escape reverts.
class StickerEditor final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit StickerEditor(QWidget* parent);

    /// Shows `text`, all of it selected, and takes the focus.
    void open(const QString& text);
    /// Says `finished` no more.
    void shut();
    /// Below a box of the parent, or above it where there is no room.
    void placeAt(const QRectF& box);

Q_SIGNALS:
    void edited(const QString& text);
    void finished(bool keeps);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void finish(bool keeps);

    bool m_isOpen = false;
};

}  // namespace clipscope::ui
