// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Not in a namespace: the macro declares a function of the global one.
static void initialiseTranslations()
{
    Q_INIT_RESOURCE(translations);  // the texts lie in a static library
}

namespace clipscope::ui {
namespace {

/// The application owns the translator if there is one of that name.
void install(
    QCoreApplication& application,
    const QLocale& locale,
    const QString& name,
    const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

}  // namespace

void installTranslations(QCoreApplication& application, const QString& language)
{
    initialiseTranslations();
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));
    const QLocale locale;
    install(
        application,
        locale,
        QStringLiteral("qtbase"),
        QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has a file of its own, for the plurals: first, so that others lie above it.
    const QString ours = QStringLiteral(":/clipscope/translations");
    install(application, QLocale(QLocale::English), QStringLiteral("clipscope"), ours);
    install(application, locale, QStringLiteral("clipscope"), ours);
}

}  // namespace clipscope::ui
