// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/sweep.h"
#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// Scores the prompts for many settings of one sticker, one after the other in the background;
/// whatever the user waits for comes in between. What has been found stays when it is stopped.
class SweepBoard final : public QObject {
    Q_OBJECT
public:
    SweepBoard(Document& document, ModelShelf& models, EngineLane& lane, QObject* parent = nullptr);

    /// Of the sticker with that id, the others stay as they are; the new one replaces one that
    /// runs. `noticed` says what is wrong with a plan that cannot be run.
    void start(const SweepPlan& plan, const std::string& id);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const SweepPlan& plan() const { return m_plan; }
    /// Those that have been scored, in the plan's order.
    [[nodiscard]] const std::vector<SweepPoint>& points() const { return m_points; }
    /// How many there will be.
    [[nodiscard]] int total() const { return m_total; }
    /// "12.0 %", "column 3, row 2", "iPod".
    [[nodiscard]] QString labelOf(std::size_t index) const;
    /// The texts that the scores are of.
    [[nodiscard]] const QStringList& prompts() const { return m_prompts; }
    [[nodiscard]] std::vector<FlipPoint> flips() const;
    /// Sets the sticker of the document as it is at that point, if that is known.
    void apply(int point);
    /// What was found, as a table: one line per point and prompt.
    [[nodiscard]] std::string csv() const;
    /// What was found, in words; empty before anything was.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed();
    void noticed(const clipscope::ui::Notice& notice);

private:
    void next();
    void onProbed(const SweepPoint& point);

    Document& m_document;
    ModelShelf& m_models;
    EngineLane& m_lane;
    SweepPlan m_plan;
    std::string m_id;
    std::vector<SweepPoint> m_points;
    QStringList m_prompts;
    SweepProbe m_probe;
    std::optional<ScoreRequest> m_request;
    int m_total = 0;
    bool m_isRunning = false;
    bool m_isAsked = false;  // an answer is on its way
};

}  // namespace clipscope::ui
