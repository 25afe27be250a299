// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// What the model believes about each prompt; asks again 150 ms after the last change.
class ScoreBoard final : public QObject {
    Q_OBJECT
public:
    enum class Subject {
        Picture,  ///< what the model sees
        Photo     ///< the same without stickers; nothing is asked while there are none
    };

    ScoreBoard(
        Document& document,
        const ModelShelf& models,
        EngineLane& lane,
        Subject subject = Subject::Picture,
        QObject* parent = nullptr);

    /// The score of a row; without probability while the set of prompts it belongs to has changed.
    [[nodiscard]] std::optional<PromptScore> scoreOf(int row) const;
    /// True if the scores are of exactly the prompts of the document.
    [[nodiscard]] bool isCurrent() const;
    /// Scores that came with an explanation of the document's picture, with its fit and model;
    /// taken if they are of the document's prompts and better than what is known.
    void offer(const std::vector<PromptScore>& scores);

Q_SIGNALS:
    void changed();
    /// Comes right before and right after a request is sent: a running explanation makes way.
    void aboutToScore();
    void scoringQueued();
    void noticed(const clipscope::ui::Notice& notice);

private:
    void take(const std::vector<PromptScore>& scores);
    void onScored(const std::vector<PromptScore>& scores);
    void onDocumentChanged(Changes changes);
    void request();
    void forget();
    void ask(ScoreRequest request);
    [[nodiscard]] const PicturePtr& picture() const;

    Document& m_document;
    const ModelShelf& m_models;
    EngineLane& m_lane;
    Subject m_subject;
    QTimer m_rest;
    QHash<QString, PromptScore> m_scores;  // by text, of one picture, fit and model
    QStringList m_scoredTogether;
    bool m_isOld = false;  // of the same photo with other stickers; good until the next come
    bool m_underway = false;
    bool m_isWanted = false;  // again, once those that are underway have come
};

/// The prompts that can be asked about: those with a text, in order.
[[nodiscard]] QStringList askable(const QStringList& prompts);

}  // namespace clipscope::ui
