// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose_lane.h"
#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"
#include "ui/state/opener.h"
#include "ui/state/sample_library.h"
#include "ui/state/score_board.h"

#include <QObject>

#include <vector>

namespace clipscope::ui {

/// What to show first.
struct Start {
    QString picture;      ///< a file; empty: the first sample, if there is one
    QStringList prompts;  ///< for `picture` or for the sample; empty: its own
    QString method;       ///< empty: gScoreCAM or the sample's own
    int k = 0;            ///< 0: the default or the sample's own
    QString model;        ///< name or path
};

/// Everything behind the window: the document, the two lanes and the parts that connect them.
class Workbench final : public QObject {
    Q_OBJECT
public:
    Workbench(BackendFactory backend, std::vector<Sample> samples, QObject* parent = nullptr);

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] ModelShelf& models() { return m_models; }
    [[nodiscard]] ScoreBoard& scores() { return m_scores; }
    [[nodiscard]] Explainer& explainer() { return m_explainer; }
    [[nodiscard]] Opener& opener() { return m_opener; }
    [[nodiscard]] const std::vector<Sample>& samples() const { return m_samples; }

    void start(const Start& start);
    /// Writes what the canvas shows, if it is finished; `noticed` says how it went.
    void exportTo(const QString& folder);

Q_SIGNALS:
    void noticed(const clipscope::ui::Notice& notice);

private:
    void showSampleMap(const Sample& sample);

    std::vector<Sample> m_samples;
    Document m_document;
    EngineLane m_engine;
    ComposeLane m_compose;
    ModelShelf m_models;
    ScoreBoard m_scores;
    Exhibit m_exhibit;
    Explainer m_explainer;
    Opener m_opener;
};

}  // namespace clipscope::ui
