// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/model_shelf.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <string>

namespace clipscope::ui {

/// What every layer and head adds to the cosine of the explained prompt, whatever method is shown:
/// asked for while somebody looks, once picture and prompt have rested.
class HeadBoard final : public QObject {
    Q_OBJECT
public:
    enum class State {
        NoModel,     ///< none, or one that is being loaded
        ResNet,      ///< the model in force has no heads
        NoQuestion,  ///< no picture or no prompt
        Working,     ///< asked, or about to ask
        Ready,
        Failed
    };
    using ReportPtr = std::shared_ptr<const HeadReport>;

    HeadBoard(
        Document& document, const ModelShelf& models, EngineLane& lane, QObject* parent = nullptr);

    /// Nothing is asked while nobody looks.
    void setWatched(bool watched);
    [[nodiscard]] State state() const { return m_state; }
    /// Of the document's picture and of a prompt that has just been its explained one; null before
    /// the first answer. It is that of the document if the state is Ready.
    [[nodiscard]] const ReportPtr& report() const { return m_report; }
    [[nodiscard]] bool isShippedModel() const;
    /// Why it failed: one sentence.
    [[nodiscard]] const QString& problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    /// Comes right before and right after a request is sent: a running explanation makes way.
    void aboutToAsk();
    void asked();

private:
    enum class Urgency { Typed, Picked };

    void onDocumentChanged(Changes changes);
    void onReported(const ReportPtr& report);
    void consider(Urgency urgency);
    void submit();
    void forget();
    void setState(State state);

    Document& m_document;
    const ModelShelf& m_models;
    EngineLane& m_lane;
    QTimer m_rest;
    bool m_watched = false;
    State m_state = State::NoModel;
    ReportPtr m_report;
    std::string m_reportKey;
    std::string m_askedKey;  // empty: nothing is under way
    QString m_problem;
};

}  // namespace clipscope::ui
