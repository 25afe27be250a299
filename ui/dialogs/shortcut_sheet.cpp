// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcut_sheet.h"

#include "ui/dialogs/fuzzy_match.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSaveFile>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>

namespace clipscope::ui {
namespace {

constexpr QSize kDefaultSize(680, 640);

}  // namespace

ShortcutSheet::ShortcutSheet(QMainWindow& window)
    : QDialog(&window)
    , m_table(shortcutTable(window))
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_search->setPlaceholderText(tr("Search by action or key"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys"), tr("Where")});
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    fill();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copies = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    QPushButton* saves =
        buttons->addButton(tr("&Save for printing…"), QDialogButtonBox::ActionRole);
    copies->setObjectName(QStringLiteral("copyShortcuts"));
    saves->setObjectName(QStringLiteral("saveShortcuts"));
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeShortcuts"));
    connect(copies, &QPushButton::clicked, this, &ShortcutSheet::copy);
    connect(saves, &QPushButton::clicked, this, &ShortcutSheet::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutSheet::search);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(kDefaultSize);
}

void ShortcutSheet::fill()
{
    QFont bold = m_list->font();
    bold.setBold(true);
    for (const ShortcutGroup& group : m_table) {
        auto* top = new QTreeWidgetItem(m_list, {group.title});
        top->setFont(0, bold);
        top->setFirstColumnSpanned(true);
        top->setExpanded(true);
        for (const ShortcutRow& row : group.rows)
            new QTreeWidgetItem(top, {row.action, row.keys, row.where});
    }
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void ShortcutSheet::search(const QString& text)
{
    const QString wanted = folded(text.trimmed());
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_list->topLevelItem(g);
        bool isAnyShown = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* row = group->child(i);
            const QString content = folded(row->text(0) + '\n' + row->text(1));
            row->setHidden(!content.contains(wanted));
            isAnyShown = isAnyShown || !row->isHidden();
        }
        group->setHidden(!isAnyShown);
    }
}

void ShortcutSheet::copy()
{
    auto content = std::make_unique<QMimeData>();
    content->setText(plainText(m_table));
    content->setHtml(webPage(m_table, windowTitle()));
    QGuiApplication::clipboard()->setMimeData(content.release());  // which owns it
}

void ShortcutSheet::save()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save shortcuts"), QStringLiteral("clipscope.html"), tr("Web pages (*.html)"));
    activateWindow();  // bare X servers do not give the keys back
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray page = webPage(m_table, windowTitle()).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size() || !file.commit())
        QMessageBox::warning(
            this,
            windowTitle(),
            tr("%1 cannot be written: %2. Choose another folder.").arg(path, file.errorString()));
}

}  // namespace clipscope::ui
