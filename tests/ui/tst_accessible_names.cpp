// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the window and every dialog as an assistive tool would.
#include "tests/ui/window_fixture.h"
#include "ui/style/icons.h"
#include "ui/window/tab_order.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDirIterator>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QSplitterHandle>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>

namespace clipscope::test {
namespace {

using Widgets = QList<QWidget*>;

bool isPartOfQt(const QWidget& widget)
{
    return widget.objectName().startsWith("qt_") || qobject_cast<const QScrollBar*>(&widget) ||
           qobject_cast<const QSplitterHandle*>(&widget) ||
           widget.inherits("QAbstractScrollAreaScrollBarContainer") ||
           widget.inherits("QLineEditIconButton") || widget.inherits("QMenuBar") ||
           widget.inherits("QToolBarExtension") || widget.inherits("QHeaderView") ||
           widget.inherits("QTableCornerButton") || widget.inherits("QDockWidgetTitleButton");
}

/// What can be used: visible, takes the focus or clicks, and is not a part of another control.
Widgets controlsOf(const QWidget& top)
{
    Widgets controls;
    for (QWidget* widget : top.findChildren<QWidget*>()) {
        const bool isOfThisWindow = widget->window() == &top;
        if (!isOfThisWindow || !widget->isVisible() || isPartOfQt(*widget) ||
            widget->focusProxy() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto* window = qobject_cast<const QMainWindow*>(&top);
        if (window && ui::isBehindTab(*window, widget))
            continue;
        const QWidget* parent = widget->parentWidget();
        const bool isInside =
            parent && (parent->focusProxy() == widget || parent->inherits("QAbstractSpinBox") ||
                       qobject_cast<const QComboBox*>(parent));
        if (!isInside || parent->focusProxy() == widget)
            controls.append(widget);
    }
    return controls;
}

std::string named(const QWidget& widget)
{
    return std::string(widget.metaObject()->className()) + " " + widget.objectName().toStdString();
}

QString spokenName(QWidget& widget)
{
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->text(QAccessible::Name) : QString();
}

bool hasBuddy(const QWidget& top, const QWidget& control)
{
    for (const QLabel* label : top.findChildren<QLabel*>())
        if (label->buddy() == &control)
            return true;
    return false;
}

/// Every control has a name, combo boxes a label and a description, and object names are unique.
void audit(const QWidget& top)
{
    QSet<QString> names;
    const Widgets controls = controlsOf(top);
    EXPECT_FALSE(controls.isEmpty()) << named(top);
    for (QWidget* control : controls) {
        const QString name = control->objectName();
        EXPECT_FALSE(name.isEmpty()) << named(top) << ": " << named(*control) << " below "
                                     << named(*control->parentWidget());
        EXPECT_FALSE(names.contains(name)) << named(top) << ": twice " << named(*control);
        names.insert(name);
        EXPECT_FALSE(spokenName(*control).isEmpty()) << named(top) << ": " << named(*control);
        if (!qobject_cast<QComboBox*>(control))
            continue;
        EXPECT_TRUE(hasBuddy(top, *control)) << named(top) << ": " << named(*control);
        EXPECT_FALSE(control->accessibleDescription().isEmpty()) << named(*control);
    }
}

QRect placeOf(const QWidget& widget)
{
    return {widget.mapTo(widget.window(), QPoint()), widget.size()};
}

/// The controls in the order of the Tab key, from the first in the chain.
Widgets tabOrder(QWidget& top)
{
    const Widgets controls = controlsOf(top);
    Widgets order;
    QWidget* at = &top;
    do {
        if (controls.contains(at) && (at->focusPolicy() & Qt::TabFocus) && at->isEnabled())
            order.append(at);
        at = at->nextInFocusChain();
    } while (at != &top);
    return order;
}

/// Bar, middle or dock, or for the rest the window: what is read as one.
QWidget* sectionOf(QWidget* widget)
{
    const auto* window = qobject_cast<const QMainWindow*>(widget->window());
    for (QWidget* at = widget; at; at = at->parentWidget())
        if (qobject_cast<QToolBar*>(at) || qobject_cast<QDockWidget*>(at) ||
            qobject_cast<QStatusBar*>(at) || (window && at == window->centralWidget()))
            return at;
    return widget->window();
}

/// Reading order: rows from top to bottom, in a row from left to right; a column at the right may
/// begin at the top again.
bool follows(const QRect& next, const QRect& before)
{
    const bool isAbove = next.bottom() <= before.top();
    const bool isSameRow = next.top() < before.bottom() && before.top() < next.bottom();
    if (isAbove)
        return next.left() >= before.right();
    return !isSameRow || next.left() >= before.left();
}

void auditTabOrder(QWidget& top)
{
    const Widgets order = tabOrder(top);
    QList<QWidget*> sections;
    for (qsizetype i = 0; i < order.size(); ++i) {
        QWidget* section = sectionOf(order[i]);
        if (sections.isEmpty() || sections.last() != section) {
            EXPECT_FALSE(sections.contains(section))
                << named(top) << ": comes back to " << named(*section) << " with "
                << named(*order[i]);
            const bool isFirst = sections.isEmpty() || section == &top || sections.last() == &top;
            EXPECT_TRUE(isFirst || follows(placeOf(*section), placeOf(*sections.last())))
                << named(top) << ": to " << named(*section) << " from "
                << named(isFirst ? top : *sections.last());
            sections.append(section);
        } else {
            EXPECT_TRUE(follows(placeOf(*order[i]), placeOf(*order[i - 1])))
                << named(top) << ": from " << named(*order[i - 1]) << " to " << named(*order[i]);
        }
    }
}

class AccessibleNames : public WindowTest {
protected:
    QDialog* open(const char* action, const char* dialog)
    {
        find<QAction>(action)->trigger();
        QCoreApplication::processEvents();
        return find<QDialog>(dialog);
    }
};

TEST_F(AccessibleNames, EveryControlOfTheWindowHasOne)
{
    for (QDockWidget* dock : m_window->findChildren<QDockWidget*>()) {
        dock->show();
        dock->raise();
        QCoreApplication::processEvents();
        audit(*m_window);
    }
}

TEST_F(AccessibleNames, EveryControlOfEveryDialogHasOne)
{
    const std::vector<std::pair<const char*, const char*>> dialogs{
        {"models", "modelsDialog"},
        {"modelDetails", "modelDetails"},
        {"preferences", "preferencesDialog"},
        {"handbook", "handbook"},
        {"shortcuts", "shortcutSheet"},
        {"commandPalette", "commandPalette"}};
    for (const auto& [action, name] : dialogs) {
        QDialog* dialog = open(action, name);
        ASSERT_NE(dialog, nullptr) << name;
        ASSERT_TRUE(waitUntil([dialog] { return dialog->isVisible(); }));
        audit(*dialog);
        auditTabOrder(*dialog);
        EXPECT_FALSE(dialog->windowTitle().isEmpty()) << name;
        dialog->close();
        QCoreApplication::processEvents();
    }
}

TEST_F(AccessibleNames, TabWalksTheWindowInReadingOrder)
{
    for (const char* method : {"gscorecam", "rise", "gradcam"}) {
        document().setMethod(method);  // the Method panel makes its controls anew
        QCoreApplication::processEvents();
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        auditTabOrder(*m_window);
    }
}

TEST_F(AccessibleNames, TabNeverGoesBehindATab)
{
    const auto stops = static_cast<int>(controlsOf(*m_window).size());
    for (int i = 0; i < 2 * stops; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        EXPECT_FALSE(ui::isBehindTab(*m_window, m_window->focusWidget()))
            << named(*m_window->focusWidget());
    }
}

TEST_F(AccessibleNames, TabComesBackToWhereItBegan)
{
    QWidget* first = m_window->focusWidget();
    const auto stops = static_cast<int>(controlsOf(*m_window).size());
    for (int round = 0; round < 2; ++round) {
        QStringList walk;
        do {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            walk.append(m_window->focusWidget()->objectName());
        } while (m_window->focusWidget() != first && walk.size() <= stops);
        EXPECT_EQ(m_window->focusWidget(), first) << walk.join(' ').toStdString();
    }
}

TEST_F(AccessibleNames, EveryActionIsNamedOnceAndHasTheIconThatItNames)
{
    QSet<QString> names;
    int icons = 0;
    for (const QAction* action : m_window->findChildren<QAction*>()) {
        const QString name = action->objectName();
        if (!name.isEmpty() && !name.startsWith("_q_")) {  // Qt's own
            EXPECT_FALSE(names.contains(name)) << name.toStdString();
            names.insert(name);
            EXPECT_FALSE(action->text().isEmpty()) << name.toStdString();
        }
        const QByteArray iconName = action->property(ui::kIconName).toByteArray();
        if (iconName.isEmpty())
            continue;
        ++icons;
        EXPECT_FALSE(action->icon().isNull()) << iconName.constData();
    }
    EXPECT_GT(icons, 12);
    for (const QMenu* menu : m_window->findChildren<QMenu*>()) {
        const bool namesOne = !menu->property(ui::kIconName).toByteArray().isEmpty();
        EXPECT_FALSE(namesOne && menu->icon().isNull()) << menu->objectName().toStdString();
    }
}

TEST(Icons, EveryOneThatTheSourcesNameExists)
{
    static const QRegularExpression named(
        QStringLiteral(R"re(\bicon\(Q(?:StringLiteral|Latin1String)\("([^"]+)"\)\))re"));
    int found = 0;
    QDirIterator at(
        QStringLiteral(CLIPSCOPE_TEST_SOURCE_DIR "/ui"),
        {"*.cpp"},
        QDir::Files,
        QDirIterator::Subdirectories);
    while (at.hasNext()) {
        QFile file(at.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        for (const auto& match : named.globalMatch(QString::fromUtf8(file.readAll()))) {
            ++found;
            EXPECT_FALSE(ui::icon(match.captured(1)).isNull()) << match.captured(1).toStdString();
        }
    }
    EXPECT_GT(found, 0);
}

}  // namespace
}  // namespace clipscope::test
