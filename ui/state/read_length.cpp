// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/read_length.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <vector>

namespace clipscope::ui {
namespace {

/// The places after 0 where `text` may be cut.
std::vector<qsizetype> cutsOf(QTextBoundaryFinder::BoundaryType kind, const QString& text)
{
    std::vector<qsizetype> cuts;
    QTextBoundaryFinder finder(kind, text);
    while (finder.toNextBoundary() >= 0)
        cuts.push_back(finder.position());
    return cuts;
}

}  // namespace

qsizetype readLength(const QString& prompt, const std::function<TokenCount(const QString&)>& count)
{
    const auto fits = [&](qsizetype length) {
        const TokenCount tokens = count(prompt.left(length));
        return tokens.used <= tokens.limit;
    };
    if (fits(prompt.size()))
        return prompt.size();
    // A longer text practically never has fewer tokens, which makes halving possible.
    const auto longestThatFits = [&fits](const std::vector<qsizetype>& cuts) -> qsizetype {
        const auto beyond = std::partition_point(cuts.begin(), cuts.end(), fits);
        return beyond == cuts.begin() ? 0 : *(beyond - 1);
    };
    const auto words = cutsOf(QTextBoundaryFinder::Word, prompt);
    if (const qsizetype read = longestThatFits(words); !prompt.left(read).trimmed().isEmpty())
        return read;
    return longestThatFits(cutsOf(QTextBoundaryFinder::Grapheme, prompt));
}

}  // namespace clipscope::ui
