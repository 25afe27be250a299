// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/defences.h"
#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// Tries every defence of core against the document's stickers, one after the other in the
/// background, and what each costs on the clean picture. Gives way to explanations. What has been
/// found stays when it is stopped, and is marked as stale when something else is asked.
class DefenceBoard final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        Explainer& explainer;
        EngineLane& engine;
    };

    explicit DefenceBoard(const Parts& parts, QObject* parent = nullptr);

    /// Why there is nothing to compare now, as the end of a sentence; empty: start() does.
    [[nodiscard]] QString obstacle() const;
    /// From the first one; nothing happens while there is an obstacle.
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// It runs, but an explanation goes first.
    [[nodiscard]] bool isWaiting() const { return m_isRunning && !m_isAsked; }
    /// The rows belong to another picture, sticker, prompt or model than the document's.
    [[nodiscard]] bool isStale() const;
    /// Those that have been tried, in the order of attackDefences(), no defence first.
    [[nodiscard]] const std::vector<DefenceRow>& rows() const { return m_rows; }
    /// How many there will be.
    [[nodiscard]] static int total();
    /// What came of it, in a sentence that can be quoted; empty before a defence was tried.
    [[nodiscard]] QString summary() const;
    /// As a table: one line per defence and prompt.
    [[nodiscard]] std::string csv() const;

Q_SIGNALS:
    /// Rows, what runs, what stands in the way, or whether the rows are stale.
    void changed();
    void noticed(const clipscope::ui::Notice& notice);

private:
    /// What rows are found for.
    struct Basis {
        PicturePtr photo;
        std::string stickers;
        QStringList prompts;
        QStringList templates;
        Fit fit = Fit::Stretch;
        std::string model;
        friend bool operator==(const Basis&, const Basis&) = default;
    };

    [[nodiscard]] Basis basis() const;
    void look();
    void next();
    void makeWay();
    void onDefended(const DefenceRow& row);

    Document& m_document;
    ModelShelf& m_models;
    Explainer& m_explainer;
    EngineLane& m_engine;
    Basis m_basis;
    std::vector<DefenceRow> m_rows;
    std::vector<Sticker> m_stickers;
    std::optional<ScoreRequest> m_request;
    bool m_isRunning = false;
    bool m_isAsked = false;  // an answer is on its way
};

}  // namespace clipscope::ui
