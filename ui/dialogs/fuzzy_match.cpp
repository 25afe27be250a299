// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fuzzy_match.h"

#include <QList>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace clipscope::ui {
namespace {

constexpr int kLetter = 1;
constexpr int kInARow = 10;
constexpr int kWordStart = 8;
constexpr int kTextStart = 1;
constexpr int kEnough = 4;           // a letter, on average: more than letters strewn about get
constexpr int kNone = -1'000'000;    // no match; sums with it stay far below every score
constexpr qsizetype kLongest = 256;  // letters of a query that are looked at

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || (text[at].isLetterOrNumber() && !text[at - 1].isLetterOrNumber());
}

/// The best score over all ways to find `word` in `text`; kNone if there is none.
int wordScore(QStringView word, QStringView text)
{
    const auto length = static_cast<std::size_t>(text.size());
    std::vector<int> previous(length + 1, 0);  // best score with the last letter at j - 1
    for (qsizetype i = 0; i < word.size(); ++i) {
        std::vector<int> next(length + 1, kNone);
        int before = i == 0 ? 0 : kNone;  // best of the earlier letters, with a gap
        for (qsizetype j = 0; j < text.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int adjoining = i == 0 ? kNone : previous[at] + kInARow;
            if (text[j] == word[i]) {
                int score = std::max(before, adjoining) + kLetter;
                if (startsWord(text, j))
                    score += j == 0 ? kWordStart + kTextStart : kWordStart;
                next[at + 1] = score;
            }
            before = i == 0 ? 0 : std::max(before, previous[at]);
        }
        next[0] = kNone;
        previous = std::move(next);
    }
    return *std::max_element(previous.begin(), previous.end());
}

}  // namespace

QString folded(const QString& text)
{
    QString plain;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD))
        if (letter.category() != QChar::Mark_NonSpacing)
            plain.append(letter);
    plain = plain.toCaseFolded();
    for (const auto& [letter, written] : {
             std::pair(QStringLiteral("ß"), QStringLiteral("ss")),
             std::pair(QStringLiteral("œ"), QStringLiteral("oe")),
             std::pair(QStringLiteral("æ"), QStringLiteral("ae")),
         })
        plain.replace(letter, written);
    return plain;
}

std::optional<int> fuzzyScore(QStringView query, QStringView text)
{
    int total = 0;
    for (const QStringView word : query.left(kLongest).split(' ', Qt::SkipEmptyParts)) {
        const int score = wordScore(word, text);
        if (score < kEnough * static_cast<int>(word.size()))
            return std::nullopt;
        total += score;
    }
    return total;
}

}  // namespace clipscope::ui
