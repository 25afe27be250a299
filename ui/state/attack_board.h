// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/comparison.h"
#include "ui/state/document.h"
#include "ui/state/exhibit.h"
#include "ui/state/notice.h"
#include "ui/state/score_board.h"
#include "ui/state/sticker_press.h"

#include <QObject>
#include <QString>

#include <optional>

namespace clipscope::ui {

/// What stickers do to belief and gaze: every prompt on the photo and on the photo with stickers.
class AttackBoard final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ScoreBoard& attacked;
        ScoreBoard& clean;
        StickerPress& press;
        Exhibit& exhibit;
        Comparison& comparison;
    };

    explicit AttackBoard(const Parts& parts, QObject* parent = nullptr);

    /// Nothing while it is not known, or without stickers.
    [[nodiscard]] std::optional<PromptScore> clean(int row) const;
    [[nodiscard]] std::optional<PromptScore> attacked(int row) const;
    /// The row with the highest logit; nothing while it is not known or there is one prompt only.
    [[nodiscard]] std::optional<int> topClean() const;
    [[nodiscard]] std::optional<int> topAttacked() const;
    /// True if both tops are known and differ.
    [[nodiscard]] bool isFlipped() const;
    /// True if all numbers belong to the stickers as they are now.
    [[nodiscard]] bool isCurrent() const;
    /// Intersection over union of the chosen boxes without and with stickers, of the explained
    /// prompt; nothing while one is missing.
    [[nodiscard]] std::optional<double> boxOverlap() const;
    /// What happened, in words and numbers that can be quoted; empty while it is not known.
    [[nodiscard]] QString verdict() const;

Q_SIGNALS:
    void changed();
    /// A flip, its end, or that a new sticker has flipped nothing.
    void noticed(const clipscope::ui::Notice& notice);

private:
    void onDocumentChanged(Changes changes);
    void look();
    [[nodiscard]] QString nameOf(int row, const std::optional<PromptScore>& score) const;
    [[nodiscard]] std::optional<int> topOf(const ScoreBoard& scores) const;

    Document& m_document;
    ScoreBoard& m_attacked;
    ScoreBoard& m_clean;
    StickerPress& m_press;
    Exhibit& m_exhibit;
    Comparison& m_comparison;
    bool m_wasVisible = false;
    bool m_isNew = false;       // stickers have appeared and nothing has been said about them
    std::optional<int> m_told;  // the top prompt that the last notice was about
};

}  // namespace clipscope::ui
