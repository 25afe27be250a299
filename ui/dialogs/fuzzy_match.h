// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace clipscope::ui {

/// For comparing: compatibility forms taken apart, accents dropped, case folded ("Größe" ->
/// "grosse", "É" -> "e").
[[nodiscard]] QString folded(const QString& text);

/// How well `query` matches `text`, both folded; nothing if it does not. Every word of the query
/// must occur with its letters in order; letters at the starts of words and in a row count more,
/// and letters strewn over the text do not count as a match. An empty query matches with 0.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView query, QStringView text);

}  // namespace clipscope::ui
