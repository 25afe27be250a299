// SPDX-License-Identifier: GPL-3.0-or-later
// The window in each language: the texts are in force, no two mnemonics clash, and nothing is cut
// off at the usual size. That every text is translated is checked by the test "translations".
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/handbook.h"
#include "ui/state/translations.h"
#include "ui/widgets/elided_label.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDockWidget>
#include <QHash>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTest>
#include <QToolBar>
#include <QTranslator>

namespace clipscope::test {
namespace {

/// Loads a language before the fixture makes the window, and takes it away after.
class Language {
public:
    explicit Language(const QString& code) { ui::installTranslations(*qApp, code); }
    ~Language()
    {
        for (QTranslator* translator : qApp->findChildren<QTranslator*>())
            delete translator;
        QLocale::setDefault(QLocale::c());
    }
};

class TranslatedWindow : public ::testing::WithParamInterface<const char*>,
                         protected Language,
                         public WindowTest {
protected:
    TranslatedWindow() : Language(GetParam()) {}
    QAction* action(const char* name) { return find<QAction>(name); }
};

QChar mnemonicOf(const QString& text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? QChar() : QChar(keys[0].key() & 0xffff);
}

/// Adds `text`'s mnemonic to those taken; a failure names both owners of a clash.
void take(QHash<QChar, QString>& taken, const QString& text, const std::string& where)
{
    const QChar letter = mnemonicOf(text);
    if (letter.isNull())
        return;
    EXPECT_FALSE(taken.contains(letter) && taken[letter] != text)
        << where << ": “" << text.toStdString() << "” and “" << taken[letter].toStdString() << "”";
    taken[letter] = text;
}

void checkMenu(const QMenu& menu)
{
    QHash<QChar, QString> taken;
    for (const QAction* action : menu.actions()) {
        take(taken, action->text(), menu.title().toStdString());
        if (action->menu())
            checkMenu(*action->menu());
    }
}

/// The dock around a widget, or null.
const QDockWidget* dockOf(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget())
        if (const auto* dock = qobject_cast<const QDockWidget*>(widget))
            return dock;
    return nullptr;
}

/// Labels with a buddy and buttons: what Alt and a letter reaches. Each dock is checked with what
/// lies outside of docks; there are not letters enough for all of them.
void checkWindow(const QWidget& window, QHash<QChar, QString> taken)
{
    QList<std::pair<const QDockWidget*, QString>> texts;
    for (const QLabel* label : window.findChildren<QLabel*>())
        if (label->buddy() && label->window() == &window && label->isVisible())
            texts.append({dockOf(label), label->text()});
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
        if (button->window() == &window && button->isVisible())
            texts.append({dockOf(button), button->text()});
    for (const auto& [dock, text] : texts)
        if (!dock)
            take(taken, text, window.objectName().toStdString());
    QHash<const QDockWidget*, QHash<QChar, QString>> inDock;
    for (const auto& [dock, text] : texts) {
        if (!dock)
            continue;
        if (!inDock.contains(dock))
            inDock[dock] = taken;
        take(inDock[dock], text, dock->objectName().toStdString());
    }
}

/// Nothing that is read is narrower than its text.
void checkWidths(const QWidget& window)
{
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->window() != &window || !widget->isVisible())
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool isText = label && !label->text().isEmpty() && !label->wordWrap() &&
                            label->textFormat() != Qt::RichText &&
                            label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored &&
                            !qobject_cast<const ui::ElidedLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!isText && (!button || button->text().isEmpty()))
            continue;
        EXPECT_GE(widget->width(), widget->minimumSizeHint().width())
            << widget->objectName().toStdString() << " "
            << (label ? label->text() : button->text()).toStdString();
    }
    for (const QToolBar* bar : window.findChildren<QToolBar*>()) {
        const auto* more = bar->findChild<QWidget*>("qt_toolbar_ext_button");
        EXPECT_FALSE(more && more->isVisible()) << bar->objectName().toStdString();
    }
}

TEST_P(TranslatedWindow, SpeaksTheLanguage)
{
    const QHash<QString, QString> open{
        {"en", "&Open picture…"}, {"de", "Bild &öffnen…"}, {"fr", "&Ouvrir une image…"}};
    EXPECT_EQ(action("open")->text(), open[GetParam()]);
    EXPECT_EQ(QLocale().name().left(2), GetParam());
}

TEST_P(TranslatedWindow, HasPluralForms)
{
    action("commandPalette")->trigger();
    const QString count = find<QLabel>("commandCount")->text();
    EXPECT_FALSE(count.contains('(')) << count.toStdString();
}

TEST_P(TranslatedWindow, HasNoClashOfMnemonicsInItsMenus)
{
    QHash<QChar, QString> bar;
    for (const QAction* menu : m_window->menuBar()->actions()) {
        take(bar, menu->text(), "menu bar");
        checkMenu(*menu->menu());
    }
    for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
        dock->show();
        dock->raise();
        QCoreApplication::processEvents();
        checkWindow(*m_window, bar);
    }
}

TEST_P(TranslatedWindow, HasNoClashOfMnemonicsInItsDialogs)
{
    for (const auto& [name, dialog] :
         {std::pair("models", "modelsDialog"),
          std::pair("modelDetails", "modelDetails"),
          std::pair("preferences", "preferencesDialog"),
          std::pair("shortcuts", "shortcutSheet")}) {
        action(name)->trigger();
        auto* shown = find<QDialog>(dialog);
        ASSERT_TRUE(waitUntil([shown] { return shown->isVisible(); })) << dialog;
        checkWindow(*shown, {});
        checkWidths(*shown);
        shown->close();
    }
}

TEST_P(TranslatedWindow, CutsNothingOffAtTheUsualSize)
{
    m_window->resize(1280, 800);
    QCoreApplication::processEvents();
    checkWidths(*m_window);
}

TEST_P(TranslatedWindow, HasAHandbookInTheLanguage)
{
    const QHash<QString, QString> start{
        {"en", "Getting started"}, {"de", "Erste Schritte"}, {"fr", "Premiers pas"}};
    EXPECT_EQ(ui::helpPages().front().title, start[GetParam()]);
    static const QRegularExpression link(QStringLiteral(R"(\]\(([^)]+)\.md\))"));
    QStringList ids;
    for (const ui::HelpPage& page : ui::helpPages())
        ids.append(page.id);
    for (const ui::HelpPage& page : ui::helpPages())
        for (const auto& match : link.globalMatch(page.markdown))
            EXPECT_TRUE(ids.contains(match.captured(1))) << match.captured(1).toStdString();
}

INSTANTIATE_TEST_SUITE_P(Languages, TranslatedWindow, ::testing::Values("en", "de", "fr"));

}  // namespace
}  // namespace clipscope::test
