// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/file_lane.h"
#include "ui/jobs/opened_session.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/history.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"
#include "ui/state/session_answers.h"
#include "ui/state/session_job.h"
#include "ui/state/undo_log.h"

#include <QObject>
#include <QString>

namespace clipscope::ui {

/// Turns the document and what was found into a session file, and back.
class SessionKeeper final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        ScoreBoard& scores;
        Explainer& explainer;
        History& history;
        UndoLog& undo;
    };

    explicit SessionKeeper(const Parts& parts, QObject* parent = nullptr);

    /// The file that the work belongs to; empty: none yet.
    [[nodiscard]] const QString& path() const { return m_path; }
    /// True if the file holds something else than the document.
    [[nodiscard]] bool isModified() const { return m_isModified; }
    [[nodiscard]] bool isSaving() const { return m_saves > 0; }

    /// Everything as the session has it; nothing that it knows is computed again. `path`: the file
    /// that the work belongs to then; empty: none.
    void restore(const OpenedSessionPtr& opened, const QString& path);
    /// Writes what there is now; `saved` or `noticed` follows. The work belongs to the file then.
    void save(const QString& path);
    /// What a session needs, with or without maps.
    enum class Maps { With, Without };
    [[nodiscard]] SessionJob job(Maps maps) const;

Q_SIGNALS:
    /// path() or isModified() is another.
    void changed();
    void saved(const QString& path);
    void noticed(const clipscope::ui::Notice& notice);

private:
    void look();
    void rememberQuestion();
    void settle(const QString& path, const DocumentState& state, const ResultPtr& result);
    [[nodiscard]] std::vector<SessionAnswers::Answer> answersOf(const OpenedSession& opened);
    void showAnswered(const DocumentState& state);
    void fillHistory();
    void tellLeftOut();
    [[nodiscard]] std::optional<SessionAnswer> answer() const;
    [[nodiscard]] std::vector<SessionAnswer> history() const;

    /// A result that came with a session, and who had given it.
    struct Origin {
        ResultPtr result;
        ModelIdentity model;
    };
    [[nodiscard]] ModelIdentity identityOf(const ResultPtr& result) const;

    Document& m_document;
    ModelShelf& m_models;
    Explainer& m_explainer;
    History& m_history;
    UndoLog& m_undo;
    SessionAnswers m_answers;

    OpenedSessionPtr m_opened;  // that the work began with
    std::vector<Origin> m_origins;
    DocumentState m_asked;  // what the result on the canvas answers
    QString m_path;
    DocumentState m_savedState;
    ResultPtr m_savedResult;
    bool m_isModified = false;
    int m_saves = 0;
    std::shared_ptr<ModelChecksums> m_checksums = std::make_shared<ModelChecksums>();
    FileLane m_files;  // last: it joins first
};

}  // namespace clipscope::ui
