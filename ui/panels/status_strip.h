// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/probe.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/idle_bank.h"
#include "ui/state/model_fetcher.h"
#include "ui/state/model_shelf.h"

#include <QStatusBar>

#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace clipscope::ui {

class ElidedLabel;
class StatusChip;

/// State, progress, what lies under the cursor, a download, work ahead, zoom and the model in
/// force.
class StatusStrip final : public QStatusBar {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        Explainer& explainer;
        ModelFetcher& fetcher;
        IdleBank& idleBank;
    };

    StatusStrip(const Parts& parts, QWidget* parent);

    /// What is under the cursor; nothing empties it.
    void showProbe(const std::optional<clipscope::ui::Probe>& probe);
    void showZoom(double zoom);

Q_SIGNALS:
    /// The user wants to know more about the download.
    void fetchClicked();

private:
    void refreshState();
    void refreshModel();
    void refreshFetch();
    void refreshAhead();
    void refreshTruth();

    Document& m_document;
    ModelShelf& m_models;
    Explainer& m_explainer;
    ModelFetcher& m_fetcher;
    IdleBank& m_idleBank;
    StatusChip* m_state;
    QProgressBar* m_progress;
    ElidedLabel* m_inspector;
    QLabel* m_truth;
    QToolButton* m_fetch;
    QLabel* m_ahead;
    QLabel* m_zoom;
    ElidedLabel* m_model;
};

}  // namespace clipscope::ui
