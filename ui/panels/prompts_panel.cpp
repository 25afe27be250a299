// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/prompts_panel.h"

#include "ui/panels/score_delegate.h"
#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr int kRowHeight = 28;
constexpr int kLeastRows = 2;
constexpr int kNumberWidth = 58;
constexpr int kBarWidth = 84;

QToolButton* flatButton(const char* name, const QString& title, const char* iconName)
{
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(title);
    button->setAccessibleName(title);
    button->setIcon(icon(QLatin1String(iconName)));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

PromptsPanel::PromptsPanel(Document& document, const ScoreBoard& scores, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new PromptsModel(document, scores, this))
    , m_table(new QTableView(this))
    , m_add(flatButton("addPromptButton", tr("Add prompt"), "add"))
    , m_remove(flatButton("removePromptButton", tr("Remove"), "remove"))
{
    m_table->setObjectName(QStringLiteral("prompts"));
    m_table->setAccessibleName(tr("Prompts"));
    m_table->setModel(m_model);
    auto* numbers = new ScoreDelegate(m_table);
    for (const int column : {PromptsModel::Cosine, PromptsModel::Logit, PromptsModel::Probability})
        m_table->setItemDelegateForColumn(column, numbers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(40);
    header->setSectionResizeMode(PromptsModel::Text, QHeaderView::Stretch);
    for (const int column :
         {PromptsModel::Cosine, PromptsModel::Logit, PromptsModel::Probability}) {
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(
            column, column == PromptsModel::Probability ? kBarWidth : kNumberWidth);
    }
    m_table->setMinimumHeight(header->sizeHint().height() + kLeastRows * kRowHeight + 2);
    m_add->setToolTip(tr("Add a prompt (Ctrl+T)"));
    m_remove->setToolTip(tr("Remove the explained prompt"));

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(6, 1, 6, 2);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);

    connect(&document, &Document::changed, this, &PromptsPanel::onDocumentChanged);
    connect(
        m_table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& current) { m_document.setExplained(current.row()); });
    connect(m_add, &QToolButton::clicked, this, &PromptsPanel::addWanted);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        m_document.removePrompt(m_document.explained());
    });
    onDocumentChanged(Change::Prompts);
}

void PromptsPanel::onDocumentChanged(Changes changes)
{
    if (!(changes & (Change::Prompts | Change::Explained)))
        return;
    m_remove->setEnabled(m_document.prompts().size() > 1);
    m_add->setEnabled(m_document.prompts().size() < Document::kMaxPrompts);
    selectExplained();
}

void PromptsPanel::selectExplained()
{
    const QModelIndex row = m_model->index(m_document.explained(), PromptsModel::Text);
    m_table->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

}  // namespace clipscope::ui
