// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/handbook.h"

#include "ui/dialogs/fuzzy_match.h"
#include "ui/style/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr QSize kDefaultSize(960, 680);
constexpr int kListWidth = 250;
constexpr int kMargin = 18;
constexpr int kIdRole = Qt::UserRole;

QUrl urlOf(const QString& id)
{
    QUrl url;
    url.setScheme(QStringLiteral("page"));
    url.setPath("/" + id + ".md");
    return url;
}

/// Shows pages by the names that their links use.
class PageBrowser final : public QTextBrowser {
public:
    PageBrowser(const std::vector<HelpPage>& pages, QWidget* parent)
        : QTextBrowser(parent)
        , m_pages(pages)
    {
    }

    QVariant loadResource(int type, const QUrl& name) override
    {
        const auto found = std::find_if(m_pages.begin(), m_pages.end(), [&](const HelpPage& page) {
            return urlOf(page.id) == name;
        });
        return found == m_pages.end() ? QTextBrowser::loadResource(type, name)
                                      : QVariant(found->markdown);
    }

private:
    const std::vector<HelpPage>& m_pages;
};

}  // namespace

Handbook::Handbook(std::vector<HelpPage> pages, QWidget* parent)
    : QDialog(parent)
    , m_pages(std::move(pages))
    , m_search(new QLineEdit(this))
    , m_found(new QLabel(this))
    , m_list(new QTreeWidget(this))
    , m_text(new PageBrowser(m_pages, this))
{
    setObjectName(QStringLiteral("handbook"));
    setWindowTitle(tr("Handbook"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    m_search->setObjectName(QStringLiteral("handbookSearch"));
    m_search->setAccessibleName(tr("Search the handbook"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_found->setObjectName(QStringLiteral("handbookFound"));
    m_list->setObjectName(QStringLiteral("handbookPages"));
    m_list->setAccessibleName(tr("Pages"));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(10);
    m_text->setObjectName(QStringLiteral("handbookText"));
    m_text->setAccessibleName(tr("Page"));
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(kMargin);
    fillList();

    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_search, m_found, m_list})
        leftColumn->addWidget(widget);
    auto* splitter = new QSplitter(this);
    splitter->setObjectName(QStringLiteral("handbookSplitter"));
    splitter->addWidget(left);
    splitter->addWidget(m_text);
    splitter->setSizes({kListWidth, kDefaultSize.width() - kListWidth});
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeHandbook"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    column->addWidget(buttons);
    resize(kDefaultSize);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &Handbook::search);
    connect(m_text, &QTextBrowser::sourceChanged, this, &Handbook::onSourceChanged);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item)
            openPage(item->data(0, kIdRole).toString());
    });
    search({});
    openPage(m_pages.empty() ? QString() : m_pages.front().id);
}

void Handbook::openPage(const QString& id)
{
    const bool isThere = std::any_of(
        m_pages.begin(), m_pages.end(), [&id](const HelpPage& page) { return page.id == id; });
    if (isThere && id != m_page)
        m_text->setSource(urlOf(id));
}

void Handbook::fillList()
{
    auto* written = new QTreeWidgetItem(m_list, {tr("Handbook")});
    auto* methods = new QTreeWidgetItem(m_list, {tr("Methods")});
    for (QTreeWidgetItem* group : {written, methods}) {
        QFont bold = m_list->font();
        bold.setBold(true);
        group->setFont(0, bold);
        group->setFlags(Qt::ItemIsEnabled);
        group->setExpanded(true);
    }
    for (const HelpPage& page : m_pages) {
        auto* group = page.group == HelpPage::Group::Method ? methods : written;
        auto* item = new QTreeWidgetItem(group, {page.title});
        item->setData(0, kIdRole, page.id);
    }
}

void Handbook::search(const QString& text)
{
    const QStringList words = folded(text).split(' ', Qt::SkipEmptyParts);
    int found = 0;
    QString first;
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = m_list->topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const QString id = item->data(0, kIdRole).toString();
            const auto page = std::find_if(
                m_pages.begin(), m_pages.end(), [&id](const HelpPage& p) { return p.id == id; });
            const QString content = folded(page->markdown);
            const bool matches = std::all_of(
                words.begin(), words.end(), [&](const QString& w) { return content.contains(w); });
            item->setHidden(!matches);
            found += matches ? 1 : 0;
            if (matches && first.isEmpty())
                first = id;
        }
    }
    m_found->setText(found == 0 ? tr("No page matches") : tr("%n page(s)", nullptr, found));
    m_search->setAccessibleDescription(m_found->text());
    const auto current = m_list->currentItem();
    if (!words.isEmpty() && !first.isEmpty() && (!current || current->isHidden()))
        openPage(first);
    markMatches();
}

void Handbook::markMatches()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString& word : m_search->text().split(' ', Qt::SkipEmptyParts)) {
        QTextCursor at(m_text->document());
        while (!(at = m_text->document()->find(word, at)).isNull()) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(toneGround(Tone::Warning, palette()));
            mark.format.setFontUnderline(true);
            marks.append(mark);
        }
    }
    m_text->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        QTextCursor at = marks.first().cursor;
        at.clearSelection();
        m_text->setTextCursor(at);
        m_text->ensureCursorVisible();
    }
}

void Handbook::onSourceChanged(const QUrl& url)
{
    m_page = url.path().section('.', 0, 0).mid(1);  // "/start.md"; source() still is the old one
    for (QTreeWidgetItemIterator at(m_list); *at; ++at)
        if ((*at)->data(0, kIdRole).toString() == m_page)
            m_list->setCurrentItem(*at);
    markMatches();
}

}  // namespace clipscope::ui
