// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose_lane.h"
#include "ui/state/document.h"
#include "ui/state/exhibit.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"
#include "ui/state/pane_content.h"
#include "ui/state/pane_plan.h"
#include "ui/state/studies.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace clipscope::ui {

/// What the panes of the stage show: the map of the document, and beside it what is pinned, the
/// other methods or the other prompts. Answers that the explainer knows are shown at once, missing
/// ones are computed in the background.
class Comparison final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        Explainer& explainer;
        Exhibit& exhibit;
        Studies& studies;
        EngineLane& engine;
        ComposeLane& composer;
    };

    explicit Comparison(const Parts& parts, QObject* parent = nullptr);
    ~Comparison() override;

    /// At least one; exactly one is the main one.
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] const PaneContent& pane(int index) const;
    [[nodiscard]] int mainIndex() const;
    /// The map of that prompt on the photo without stickers; null unless a pane shows it.
    [[nodiscard]] CompositionPtr cleanOf(int row) const;
    /// A minus B; null unless that is the layout and both are there.
    [[nodiscard]] const PaneImagePtr& difference() const { return m_difference; }
    /// The native values that all panes' colours go from and to; nothing if each has its own.
    [[nodiscard]] const std::optional<ValueRange>& range() const { return m_range; }

    /// Whether panes that are comparable in kind are drawn with one scale.
    [[nodiscard]] bool sharesScale() const;
    void setSharesScale(bool shares);

    /// True while something is computed for the panes, or waits for it.
    [[nodiscard]] bool isBusy() const;
    /// Computes an offered or failed pane.
    void compute(int index);
    /// Makes it what the rest of the window is about.
    void lead(int index);
    /// What has not been computed yet waits until it is asked for.
    void stop();

Q_SIGNALS:
    void changed();

private:
    struct Entry;

    void rebuild();
    void redraw();
    void draw(Entry& entry);
    void drawMain();
    [[nodiscard]] std::optional<PaneRequest> drawingOf(Entry& entry) const;
    [[nodiscard]] PaneRequest blank() const;
    [[nodiscard]] Sight sight() const;
    /// The prompt that a map is for, as long as it is among them.
    [[nodiscard]] int rowOf(const MapLabel& label, int otherwise) const;
    [[nodiscard]] bool isMixed() const;
    void updateMain();
    void updateScale();
    void updateDifference();
    void settleStages();
    void wantStudies();
    void survey();
    [[nodiscard]] Entry* find(const std::string& key);

    void onPaneComposed(int id, const PaneImagePtr& image);
    void onPaneFailed(int id, const Failure& failure);
    void onSurveyed(const std::vector<double>& seconds);
    void onStudied(const std::string& key, const ResultPtr& result);

    Document& m_document;
    ModelShelf& m_models;
    Explainer& m_explainer;
    Exhibit& m_exhibit;
    Studies& m_studies;
    EngineLane& m_engine;
    ComposeLane& m_composer;

    std::vector<std::unique_ptr<Entry>> m_entries;
    int m_lastId = 1;
    PaneImagePtr m_mainImage;  // in another sight than the source
    PaneImagePtr m_difference;
    std::optional<ValueRange> m_range;
    RunStage m_lastStage = RunStage::Idle;  // of the explainer
    std::vector<std::string> m_surveyed;    // keys, in the order of the requests
};

}  // namespace clipscope::ui
