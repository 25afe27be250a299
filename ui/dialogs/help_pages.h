// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace clipscope {
struct MethodInfo;
}

namespace clipscope::ui {

/// A page of the handbook.
struct HelpPage {
    enum class Group { Written, Method };

    QString id;  ///< "start", "method-gradcam"; links say "start.md"
    QString title;
    Group group = Group::Written;
    QString markdown;  ///< GitHub's dialect, first line the title
};

/// All pages in reading order: those of resources/help in the language in force (English where
/// there is no translation), an overview of the methods, and a page for each of them, made from
/// methodCatalogue().
[[nodiscard]] std::vector<HelpPage> helpPages();

/// `method`: an id of methodCatalogue().
[[nodiscard]] QString methodPageId(const QString& method);
[[nodiscard]] HelpPage methodPage(const MethodInfo& method);
/// A table of all methods with links to their pages.
[[nodiscard]] HelpPage methodOverview();

}  // namespace clipscope::ui
