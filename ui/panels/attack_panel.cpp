// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/attack_panel.h"

#include "ui/panels/attack_model.h"
#include "ui/panels/score_delegate.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/widgets/row_table.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr int kRowHeight = 26;

}  // namespace

AttackPanel::AttackPanel(Document& document, const AttackBoard& board, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_board(board)
    , m_model(new AttackModel(document, board, this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_flip(new QLabel(this))
    , m_verdict(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_studies(new QTabWidget(this))
{
    m_pages->addWidget(makeInvitation());
    m_pages->addWidget(makeBoard());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connect(&board, &AttackBoard::changed, this, &AttackPanel::refresh);
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Stickers | Change::Picture))
            refresh();
    });
    refresh();
}

QWidget* AttackPanel::makeInvitation()
{
    auto* page = new QWidget(this);
    auto* text = new QLabel(
        tr("Put words on the picture and watch what the model believes and where it looks."), page);
    text->setObjectName(QStringLiteral("attackInvitation"));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto* stage = new QPushButton(tr("Stick a la&bel on it"), page);
    stage->setObjectName(QStringLiteral("stageAttack"));
    stage->setToolTip(tr("Puts a paper label on the box of the map (T on the canvas)"));
    connect(stage, &QPushButton::clicked, this, &AttackPanel::stageWanted);
    auto* column = new QVBoxLayout(page);
    column->addStretch();
    column->addWidget(text);
    column->addWidget(stage, 0, Qt::AlignHCenter);
    column->addStretch();
    return page;
}

QWidget* AttackPanel::makeBoard()
{
    auto* page = new QWidget(this);
    m_table->setObjectName(QStringLiteral("attackScores"));
    m_table->setAccessibleName(tr("Scores without and with stickers"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ScoreDelegate(m_table));
    makeRowTable(*m_table, kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(AttackModel::Text, QHeaderView::Stretch);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        m_document.setExplained(index.row());
    });
    connect(m_table, &QTableView::activated, m_table, &QTableView::clicked);

    m_flip->setObjectName(QStringLiteral("attackFlip"));
    m_verdict->setObjectName(QStringLiteral("attackVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName(QStringLiteral("copyVerdict"));
    m_copy->setIcon(icon("copy"));
    m_copy->setProperty(kIconName, "copy");
    m_copy->setAutoRaise(true);
    m_copy->setAccessibleName(tr("Copy the sentence"));
    m_copy->setToolTip(m_copy->accessibleName());
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_verdict->text());
    });
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_flip, 0, Qt::AlignTop);
    line->addWidget(m_verdict, 1);
    line->addWidget(m_copy, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_table, 1);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(column, 3);
    m_studies->setObjectName(QStringLiteral("attackStudies"));
    m_studies->setAccessibleName(tr("Studies of the attack"));
    m_studies->setDocumentMode(true);
    m_studies->tabBar()->setObjectName(QStringLiteral("attackStudyTabs"));
    m_studies->tabBar()->setAccessibleName(m_studies->accessibleName());
    row->addWidget(m_studies, 2);
    return page;
}

void AttackPanel::addStudy(QWidget* study, const QString& title)
{
    m_studies->addTab(study, title);
}

void AttackPanel::setTools(QWidget* tools)
{
    m_studies->setCornerWidget(tools);
}

void AttackPanel::showStudy(QWidget* study)
{
    m_studies->setCurrentWidget(study);
}

void AttackPanel::refresh()
{
    const bool hasStickers = !m_document.stickers().empty();
    m_pages->setCurrentIndex(hasStickers ? 1 : 0);
    const bool isKnown = m_board.topClean() && m_board.topAttacked();
    const bool isFlipped = m_board.isFlipped();
    m_flip->setText(!isKnown ? QString() : isFlipped ? tr("FLIP ✗") : tr("no flip ✓"));
    m_flip->setAccessibleName(!isKnown ? QString() : isFlipped ? tr("Flip: yes") : tr("Flip: no"));
    QPalette palette = this->palette();
    palette.setColor(
        QPalette::WindowText,
        isFlipped ? toneEdge(Tone::Bad, this->palette()) : toneEdge(Tone::Good, this->palette()));
    m_flip->setPalette(palette);
    QFont bold = font();
    bold.setBold(true);
    m_flip->setFont(bold);
    const QString verdict = m_board.verdict();
    m_verdict->setAccessibleName(
        verdict.isEmpty() ? tr("What came of it is not known yet") : verdict);
    m_copy->setEnabled(!verdict.isEmpty());
    if (verdict == m_verdict->text())
        return;
    if (!verdict.isEmpty() || !m_board.isCurrent())
        m_verdict->setText(verdict);
    QAccessibleEvent event(m_verdict, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

}  // namespace clipscope::ui
