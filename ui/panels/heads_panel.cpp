// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/heads_panel.h"

#include "ui/panels/heads_model.h"
#include "ui/plot/heads_plot.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace clipscope::ui {
namespace {

QToolButton* flatButton(const char* name, const QString& title, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

HeadsPanel::HeadsPanel(HeadBoard& board, QWidget* parent)
    : QWidget(parent)
    , m_board(board)
    , m_model(new HeadsModel(this))
    , m_parts(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_summary(new QLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_message(new QLabel(this))
    , m_plot(new HeadsPlot(this))
    , m_table(new QTableView(this))
    , m_findings(new QLabel(this))
    , m_show(flatButton(
          "showHeadMap", tr("Show map"), tr("Show where this head takes it from (Enter)"), this))
    , m_back(flatButton("dropHeadMap", tr("Back"), tr("Show the explanation again (Esc)"), this))
    , m_asTable(flatButton(
          "headsAsTable", tr("Table"), tr("The same numbers as a table, in percent"), this))
{
    m_summary->setObjectName(QStringLiteral("headsSummary"));
    m_findings->setObjectName(QStringLiteral("headsFindings"));
    m_findings->setForegroundRole(QPalette::PlaceholderText);
    m_message->setObjectName(QStringLiteral("headsMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(16);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_asTable->setCheckable(true);
    buildTable();
    layOut();
    connectWidgets();
    onBoardChanged();
}

void HeadsPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("headsTable"));
    m_table->setAccessibleName(tr("Percent of the cosine by layer and head"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setCornerButtonEnabled(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(30);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
}

void HeadsPanel::layOut()
{
    for (QWidget* page :
         {static_cast<QWidget*>(m_message),
          static_cast<QWidget*>(m_plot),
          static_cast<QWidget*>(m_table)})
        m_pages->addWidget(page);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addWidget(m_show);
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_asTable);
    for (QLabel* text : {m_summary, m_findings}) {
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    }
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_summary);
    words->addWidget(m_findings);
    words->addStretch(1);
    words->addLayout(buttons);
    m_parts->setContentsMargins(10, 2, 10, 4);
    m_parts->setSpacing(6);
    m_parts->addWidget(m_pages, 3);
    m_parts->addLayout(words, 0);
}

void HeadsPanel::connectWidgets()
{
    connect(&m_board, &HeadBoard::changed, this, &HeadsPanel::onBoardChanged);
    connect(m_plot, &HeadsPlot::activated, this, &HeadsPanel::choose);
    connect(m_plot, &HeadsPlot::selectionChanged, this, &HeadsPanel::onSelected);
    connect(
        m_table->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        [this](const QModelIndex& current) {
            if (const auto cell = m_model->cellAt(current))
                m_plot->select(*cell);
        });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto cell = m_model->cellAt(index))
            choose(*cell);
    });
    connect(m_show, &QToolButton::clicked, this, [this] { choose(m_plot->selected()); });
    connect(m_back, &QToolButton::clicked, this, &HeadsPanel::drop);
    connect(m_asTable, &QToolButton::toggled, this, &HeadsPanel::onBoardChanged);
}

void HeadsPanel::onBoardChanged()
{
    if (m_board.report() != m_shown) {
        m_shown = m_board.report();
        showReport();
    }
    QWidget* chart = m_asTable->isChecked() ? static_cast<QWidget*>(m_table) : m_plot;
    const QString text = message();
    m_message->setText(text);
    m_pages->setCurrentWidget(text.isEmpty() ? chart : m_message);
    m_summary->setText(summary());
    m_asTable->setEnabled(m_shown != nullptr);
    refreshFindings();
}

void HeadsPanel::showReport()
{
    const Attribution attribution = m_shown ? m_shown->attribution : Attribution{};
    m_model->setAttribution(attribution);
    m_plot->setAttribution(attribution);
    if (m_shown)
        m_table->setCurrentIndex(m_model->indexOf(m_plot->selected()));
}

void HeadsPanel::choose(const HeadCell& cell)
{
    if (m_board.state() != HeadBoard::State::Ready || !m_shown ||
        !contains(m_shown->attribution, cell))
        return;
    const bool against = valueOf(m_shown->attribution, cell) < 0;
    const QString name = nameOf(cell);
    m_plot->select(cell);
    // The receiver may tell at once that the canvas has changed.
    Q_EMIT mapChosen(
        mapOf(m_shown->attribution, cell), against ? tr("%1, against the prompt").arg(name) : name);
    m_chosen = cell;
    m_plot->setChosen(m_chosen);
    refreshFindings();
}

void HeadsPanel::drop()
{
    if (!m_chosen)
        return;
    forgetChosen();
    Q_EMIT mapDropped();
}

void HeadsPanel::forgetChosen()
{
    if (!std::exchange(m_chosen, std::nullopt))
        return;
    m_plot->setChosen(std::nullopt);
    refreshFindings();
}

void HeadsPanel::onSelected(const HeadCell& cell)
{
    const QModelIndex index = m_model->indexOf(cell);
    if (index != m_table->currentIndex())
        m_table->setCurrentIndex(index);
    refreshFindings();
}

void HeadsPanel::refreshFindings()
{
    const bool isReady = m_board.state() == HeadBoard::State::Ready;
    m_show->setEnabled(isReady);
    m_back->setEnabled(m_chosen.has_value());
    const bool any = m_shown && contains(m_shown->attribution, m_plot->selected());
    QString text = any ? describe(m_shown->attribution, m_plot->selected()) : QString();
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    m_findings->setText(text);
}

QString HeadsPanel::message() const
{
    switch (m_board.state()) {
    case HeadBoard::State::NoModel:
        return tr("Waiting for a model.");
    case HeadBoard::State::ResNet:
        return m_board.isShippedModel()
                   ? tr("The shipped model is a ResNet; heads exist in ViT models only.")
                   : tr("This model is a ResNet; heads exist in ViT models only.");
    case HeadBoard::State::NoQuestion:
        return tr("Open a picture and type a prompt to see what every head adds.");
    case HeadBoard::State::Failed:
        return m_board.problem();
    case HeadBoard::State::Working:
        return m_shown ? QString() : tr("Taking the cosine apart…");
    case HeadBoard::State::Ready:
        return {};
    }
    return {};
}

QString HeadsPanel::summary() const
{
    if (!m_shown || !message().isEmpty())
        return {};
    if (m_board.state() == HeadBoard::State::Working)
        return tr("Taking the cosine apart…");
    const Attribution& attribution = m_shown->attribution;
    double heads = 0;
    for (int layer = 0; layer < attribution.layerCount(); ++layer)
        heads += attribution.layerAttention(layer);
    const auto percent = [&attribution](double value) {
        return signedNumber(percentOfCosine(attribution, value), 0);
    };
    const double input{attribution.mlps.front()};
    return tr("Cosine %1: heads %2 %, MLPs %3 %, input %4 %")
        .arg(
            signedNumber(attribution.cosine, 3),
            percent(heads),
            percent(attribution.cosine - heads - input),
            percent(input));
}

void HeadsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The chart needs every pixel of height there is.
    const bool isFlat = width() > 2 * height();
    m_parts->setDirection(isFlat ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_parts->setStretch(1, isFlat ? 1 : 0);
}

bool HeadsPanel::event(QEvent* event)
{
    // Esc is the window's key for Cancel; in here it goes back first.
    if (event->type() == QEvent::ShortcutOverride && m_chosen &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Cancel))
        event->accept();
    return QWidget::event(event);
}

void HeadsPanel::keyPressEvent(QKeyEvent* event)
{
    if (m_chosen && event->matches(QKeySequence::Cancel))
        return drop();
    QWidget::keyPressEvent(event);
}

}  // namespace clipscope::ui
