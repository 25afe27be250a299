// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/model_fetcher.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace clipscope::ui {

/// The installation of a model: how far it is and how to stop it, or why it failed. Hidden
/// otherwise.
class FetchBar final : public QFrame {
    Q_OBJECT
public:
    explicit FetchBar(ModelFetcher& fetcher, QWidget* parent = nullptr);

private:
    void refresh();

    ModelFetcher& m_fetcher;
    QLabel* m_icon;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_retry;
    QPushButton* m_stop;  // Cancel, or Close after a failure
};

}  // namespace clipscope::ui
