// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"
#include "ui/state/score_board.h"

#include <QObject>

#include <vector>

namespace clipscope::ui {

/// Answers that came with a session. They count from the start, while the model that gave them is
/// still being loaded or cannot be; once it is there the explainer keeps them as its own, so that
/// nothing is computed that a session knows.
class SessionAnswers final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        ScoreBoard& scores;
        Explainer& explainer;
    };
    struct Answer {
        SaliencyRequest request;
        ResultPtr result;
        int modelSide = 0;  ///< n, pixels
    };

    explicit SessionAnswers(const Parts& parts, QObject* parent = nullptr);

    /// Call it before the document takes the session's state. `model`: that gave them.
    void replace(const ModelWish& model, std::vector<Answer> answers);
    /// Shows what answers the document's question; it follows the document by itself.
    void show();
    /// True once the explainer has them.
    [[nodiscard]] bool areHandedOver() const { return m_handedOver; }

Q_SIGNALS:
    void handedOver();

private:
    void handOver();
    void standIn(const Answer& answer);
    void onLoadingEnded();
    [[nodiscard]] const Answer* find() const;
    [[nodiscard]] bool isModelThere() const;

    Document& m_document;
    ModelShelf& m_models;
    ScoreBoard& m_scores;
    Explainer& m_explainer;
    ModelWish m_model;
    std::vector<Answer> m_answers;
    bool m_handedOver = true;
    bool m_standsIn = false;  // for a model that is not there yet
};

}  // namespace clipscope::ui
