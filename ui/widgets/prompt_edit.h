// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/backend.h"

#include <QLineEdit>

#include <optional>

class QLabel;

namespace clipscope::ui {

/// The prompt's field, with the number of tokens at its end. A picture on the clipboard is not for
/// it: the key for pasting is then left to the window.
class PromptEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit PromptEdit(QWidget* parent = nullptr);

    /// Nothing hides the counter.
    void setTokens(const std::optional<TokenCount>& tokens);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void placeCounter();
    void colourCounter();

    QLabel* m_counter = nullptr;
    bool m_tooLong = false;
};

}  // namespace clipscope::ui
