// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/help_pages.h"

#include "core/saliency/method_info.h"

#include <QFile>
#include <QLocale>

#include <array>

// Not in a namespace: the macro declares a function of the global one.
static void initialiseHelpResources()
{
    Q_INIT_RESOURCE(help);  // the pages lie in a static library
}

namespace clipscope::ui {
namespace {

/// Pages before the overview of the methods, and after it.
constexpr std::array kFirst{"start", "heatmaps"};
constexpr std::array kLater{"models", "results", "attacks", "keyboard"};

QString readPage(const QString& language, const char* id)
{
    QFile file(QStringLiteral(":/clipscope/help/%1/%2.md").arg(language, QLatin1String(id)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

HelpPage writtenPage(const char* id)
{
    HelpPage page;
    page.id = QLatin1String(id);
    QStringList languages = QLocale().uiLanguages();
    languages.append(QStringLiteral("en"));
    for (const QString& language : languages) {
        page.markdown = readPage(language.section('-', 0, 0), id);
        if (!page.markdown.isEmpty())
            break;
    }
    page.title = page.markdown.section('\n', 0, 0).mid(2);  // "# Title"
    return page;
}

}  // namespace

std::vector<HelpPage> helpPages()
{
    initialiseHelpResources();
    std::vector<HelpPage> pages;
    for (const char* id : kFirst)
        pages.push_back(writtenPage(id));
    pages.push_back(methodOverview());
    for (const char* id : kLater)
        pages.push_back(writtenPage(id));
    for (const MethodInfo& method : methodCatalogue())
        pages.push_back(methodPage(method));
    return pages;
}

}  // namespace clipscope::ui
