// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/model_shelf.h"

#include <QLineEdit>

#include <optional>

class QLabel;

namespace clipscope::ui {

/// The prompt's field, with the number of tokens at its end; what the model does not read is struck
/// out. A picture on the clipboard is not for it: the key for pasting is then left to the window.
class PromptEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit PromptEdit(QWidget* parent = nullptr);

    /// Of the present text. Nothing hides the counter.
    void setLength(const std::optional<PromptLength>& length);
    /// The first character that is marked as ignored; the length of the text if none is.
    [[nodiscard]] qsizetype ignoredFrom() const;

Q_SIGNALS:
    /// Several lines were pasted: each is a prompt. Instead of putting them into the field.
    void linesPasted(const QStringList& lines);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void placeCounter();
    void colourCounter();
    void describe();
    void markIgnored();

    QLabel* m_counter = nullptr;
    std::optional<PromptLength> m_length;
    bool m_tooLong = false;
    bool m_isMarked = false;
    bool m_isComposing = false;  // an input method is at work
};

}  // namespace clipscope::ui
