// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/defence_panel.h"

#include "ui/panels/defence_model.h"
#include "ui/style/icons.h"
#include "ui/widgets/row_table.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr int kRowHeight = 22;

}  // namespace

DefencePanel::DefencePanel(DefenceBoard& board, QWidget* parent)
    : QWidget(parent)
    , m_board(board)
    , m_model(new DefenceModel(board, this))
    , m_tools(new QWidget(this))
    , m_run(new QPushButton(m_tools))
    , m_copy(new QToolButton(m_tools))
    , m_export(new QToolButton(m_tools))
    , m_table(new QTableView(this))
    , m_summary(new QLabel(this))
{
    buildControls();
    buildTable();
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 8, 2);
    row->setSpacing(6);
    for (QWidget* widget : QList<QWidget*>{m_run, m_copy, m_export})
        row->addWidget(widget);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addWidget(m_table, 1);
    column->addWidget(m_summary);
    connect(&m_board, &DefenceBoard::changed, this, &DefencePanel::refresh);
    refresh();
}

void DefencePanel::buildControls()
{
    m_run->setObjectName(QStringLiteral("runDefences"));
    connect(m_run, &QPushButton::clicked, this, &DefencePanel::toggle);
    m_copy->setObjectName(QStringLiteral("copyDefences"));
    m_copy->setIcon(icon("copy"));
    m_copy->setProperty(kIconName, "copy");
    m_copy->setAccessibleName(tr("Copy the table and the sentence"));
    connect(m_copy, &QToolButton::clicked, this, &DefencePanel::copy);
    m_export->setObjectName(QStringLiteral("exportDefences"));
    m_export->setIcon(icon("export"));
    m_export->setProperty(kIconName, "export");
    m_export->setAccessibleName(tr("Save the defences as a table (CSV)…"));
    connect(m_export, &QToolButton::clicked, this, &DefencePanel::exportWanted);
    for (QToolButton* button : {m_copy, m_export}) {
        button->setAutoRaise(true);
        button->setToolTip(button->accessibleName());
        button->hide();
    }
    m_summary->setObjectName(QStringLiteral("defenceSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void DefencePanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("defenceRows"));
    m_table->setAccessibleName(tr("Defences against the stickers"));
    m_table->setModel(m_model);
    makeRowTable(*m_table, kRowHeight);
    m_table->setTextElideMode(Qt::ElideMiddle);  // templates differ at their ends
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(DefenceModel::Title, QHeaderView::Stretch);
}

void DefencePanel::toggle()
{
    if (m_board.isRunning())
        return m_board.stop();
    m_board.start();
    Q_EMIT started();
}

void DefencePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_copy->show();
    m_export->show();
}

void DefencePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_copy->hide();
    m_export->hide();
}

void DefencePanel::copy()
{
    QGuiApplication::clipboard()->setText(m_model->text() + m_board.summary() + '\n');
}

void DefencePanel::refresh()
{
    const bool isRunning = m_board.isRunning();
    const QString obstacle = m_board.obstacle();
    const int found = static_cast<int>(m_board.rows().size());
    m_run->setText(isRunning ? tr("Stop") : tr("Compare defences"));
    m_run->setAccessibleName(isRunning ? tr("Stop comparing defences") : m_run->text());
    m_run->setEnabled(isRunning || obstacle.isEmpty());
    m_run->setToolTip(
        obstacle.isEmpty()
            ? tr("Tries templates, crops and masks against the stickers, and on the clean picture")
            : tr("Not possible: %1").arg(obstacle));
    m_copy->setEnabled(found > 0);
    m_export->setEnabled(found > 0);
    const QString summary = this->summary();
    if (summary == m_summary->text())
        return;
    m_summary->setText(summary);
    m_summary->setForegroundRole(
        found == 0 || m_board.isStale() ? QPalette::PlaceholderText : QPalette::WindowText);
    m_table->setAccessibleDescription(summary);
    QAccessibleEvent event(m_summary, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

QString DefencePanel::summary() const
{
    const QString summary = m_board.summary();
    if (m_board.isStale() && !summary.isEmpty())
        return tr("Out of date, something has changed since: %1").arg(summary);
    if (m_board.isWaiting())
        return (tr("Waits for the explanation.") + ' ' + summary).trimmed();
    if (!summary.isEmpty())
        return summary;
    return m_board.isRunning()
               ? tr("The first of %1 defences is being tried.").arg(DefenceBoard::total() - 1)
               : tr("Tries templates, crops and masks against the stickers, and what each of them "
                    "costs on the clean picture.");
}

}  // namespace clipscope::ui
