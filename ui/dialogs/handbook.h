// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/help_pages.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace clipscope::ui {

/// The handbook: pages at the left, the chosen one at the right, and a search over all of them.
/// Deletes itself when closed.
class Handbook final : public QDialog {
    Q_OBJECT
public:
    Handbook(std::vector<HelpPage> pages, QWidget* parent);

    /// No effect if there is no such page.
    void openPage(const QString& id);
    /// The page in view.
    [[nodiscard]] const QString& page() const { return m_page; }

private:
    void fillList();
    void search(const QString& text);
    void markMatches();
    void onSourceChanged(const QUrl& url);

    std::vector<HelpPage> m_pages;
    QString m_page;
    QLineEdit* m_search;
    QLabel* m_found;
    QTreeWidget* m_list;
    QTextBrowser* m_text;
};

}  // namespace clipscope::ui
