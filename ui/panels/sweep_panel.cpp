// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sweep_panel.h"

#include "ui/plot/sweep_plot.h"
#include "ui/style/icons.h"
#include "ui/widgets/choice_list.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kMostSteps = 50;

struct Range {
    double lowest;
    double from;
    double to;
    double highest;
    int steps;
};

Range rangeOf(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Size:
        return {1, 5, 40, 200, 12};
    case SweepKind::Opacity:
        return {0, 0, 100, 100, 16};
    case SweepKind::Rotation:
        return {-180, -90, 90, 180, 19};
    default:
        return {0, 0, 1, 1, 6};
    }
}

}  // namespace

SweepPanel::SweepPanel(SweepBoard& board, StickerBench& bench, QWidget* parent)
    : QWidget(parent)
    , m_board(board)
    , m_bench(bench)
    , m_kind(makeChoiceList(
          "sweepKind",
          tr("Sweep"),
          tr("What is changed of the selected sticker, step by step"),
          this))
    , m_from(new QDoubleSpinBox(this))
    , m_to(new QDoubleSpinBox(this))
    , m_steps(new QSpinBox(this))
    , m_words(new QLineEdit(this))
    , m_run(new QPushButton(this))
    , m_export(new QToolButton(this))
    , m_plot(new SweepPlot(board, this))
    , m_summary(new QLabel(this))
{
    buildControls();
    auto* label = new QLabel(tr("S&weep"), this);
    label->setBuddy(m_kind);
    label->hide();  // the tab says it; assistive tools take the list's name from here
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    for (QWidget* widget : QList<QWidget*>{m_kind, m_from, m_to, m_steps, m_words})
        row->addWidget(widget, widget == m_words ? 1 : 0);
    row->addStretch();
    row->addWidget(m_run);
    row->addWidget(m_export);
    m_summary->setObjectName(QStringLiteral("sweepSummary"));
    m_summary->setWordWrap(true);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_plot, 1);
    column->addWidget(m_summary);
    connect(m_plot, &SweepPlot::picked, &m_board, &SweepBoard::apply);
    connect(&m_board, &SweepBoard::changed, this, &SweepPanel::refresh);
    connect(&m_bench, &StickerBench::selectionChanged, this, &SweepPanel::refresh);
    takeKind();
    refresh();
}

void SweepPanel::buildControls()
{
    m_kind->addItem(tr("Size"), static_cast<int>(SweepKind::Size));
    m_kind->addItem(tr("Opacity"), static_cast<int>(SweepKind::Opacity));
    m_kind->addItem(tr("Rotation"), static_cast<int>(SweepKind::Rotation));
    m_kind->addItem(tr("Position"), static_cast<int>(SweepKind::Position));
    m_kind->addItem(tr("Words"), static_cast<int>(SweepKind::Text));
    connect(m_kind, &QComboBox::activated, this, &SweepPanel::takeKind);
    m_from->setObjectName(QStringLiteral("sweepFrom"));
    m_from->setAccessibleName(tr("Sweep from"));
    m_to->setObjectName(QStringLiteral("sweepTo"));
    m_to->setAccessibleName(tr("Sweep to"));
    for (QDoubleSpinBox* box : {m_from, m_to}) {
        box->setDecimals(1);
        box->setToolTip(box->accessibleName());
    }
    m_steps->setObjectName(QStringLiteral("sweepSteps"));
    m_steps->setAccessibleName(tr("Steps of the sweep"));
    m_steps->setToolTip(tr("How many points; of a position, how many columns"));
    m_steps->setRange(2, kMostSteps);
    m_words->setObjectName(QStringLiteral("sweepWords"));
    m_words->setAccessibleName(tr("Words of the sweep"));
    m_words->setPlaceholderText(tr("words, separated by commas"));
    m_run->setObjectName(QStringLiteral("runSweep"));
    connect(m_run, &QPushButton::clicked, this, &SweepPanel::toggle);
    m_export->setObjectName(QStringLiteral("exportSweep"));
    m_export->setIcon(icon("export"));
    m_export->setProperty(kIconName, "export");
    m_export->setAutoRaise(true);
    m_export->setAccessibleName(tr("Save the sweep as a table (CSV)…"));
    m_export->setToolTip(m_export->accessibleName());
    connect(m_export, &QToolButton::clicked, this, &SweepPanel::exportWanted);
}

SweepKind SweepPanel::kind() const
{
    return static_cast<SweepKind>(m_kind->currentData().toInt());
}

void SweepPanel::takeKind()
{
    const SweepKind kind = this->kind();
    const Range range = rangeOf(kind);
    const bool isNumber = kind != SweepKind::Position && kind != SweepKind::Text;
    for (QDoubleSpinBox* box : {m_from, m_to}) {
        box->setVisible(isNumber);
        box->setRange(range.lowest, range.highest);
        box->setSuffix(kind == SweepKind::Rotation ? tr("°") : tr(" %"));
    }
    m_from->setValue(range.from);
    m_to->setValue(range.to);
    m_steps->setVisible(kind != SweepKind::Text);
    m_steps->setValue(range.steps);
    m_steps->setSuffix(kind == SweepKind::Position ? tr(" columns") : tr(" steps"));
    m_words->setVisible(kind == SweepKind::Text);
    refresh();
}

SweepPlan SweepPanel::plan() const
{
    SweepPlan plan;
    plan.kind = kind();
    const double unit = plan.kind == SweepKind::Opacity ? 0.01 : 1;
    plan.from = unit * m_from->value();
    plan.to = unit * m_to->value();
    plan.count = m_steps->value();
    plan.columns = m_steps->value();
    plan.rows = std::max(2, plan.columns * 2 / 3);
    for (const QString& word : m_words->text().split(',', Qt::SkipEmptyParts))
        if (!word.trimmed().isEmpty())
            plan.texts.push_back(word.trimmed().toStdString());
    return plan;
}

void SweepPanel::run(SweepKind kind)
{
    showChoice(*m_kind, static_cast<int>(kind));
    takeKind();
    if (kind == SweepKind::Text && m_words->text().trimmed().isEmpty())
        return m_words->setFocus(Qt::ShortcutFocusReason);
    m_board.start(plan(), m_bench.selected());
}

void SweepPanel::toggle()
{
    if (m_board.isRunning())
        m_board.stop();
    else
        m_board.start(plan(), m_bench.selected());
}

void SweepPanel::refresh()
{
    const bool isRunning = m_board.isRunning();
    m_run->setText(isRunning ? tr("Stop") : tr("Run"));
    m_run->setAccessibleName(isRunning ? tr("Stop the sweep") : tr("Run the sweep"));
    const Sticker* sticker = m_bench.selectedSticker();
    const bool isText = sticker && sticker->kind == StickerKind::Text;
    m_run->setEnabled(isRunning || (sticker && (isText || kind() != SweepKind::Text)));
    m_run->setToolTip(sticker ? QString() : tr("Select a sticker first"));
    m_export->setEnabled(!m_board.points().empty());
    m_plot->draw();
    m_summary->setText(
        m_board.points().empty()
            ? tr("Changes the selected sticker step by step and shows where the top prompt flips.")
            : m_board.summary());
}

}  // namespace clipscope::ui
