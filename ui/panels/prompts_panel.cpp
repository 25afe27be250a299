// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/prompts_panel.h"

#include "core/text/prompt_templates.h"
#include "ui/panels/score_delegate.h"
#include "ui/plot/prompt_plot.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/widgets/choice_list.h"
#include "ui/widgets/word_strip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QStackedWidget>
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

/// Empty for the set that leaves prompts as they are.
QStringList textsOf(const TemplateSet& set)
{
    QStringList texts;
    if (set.id != "none")
        for (const std::string& text : set.templates)
            texts.append(QString::fromStdString(text));
    return texts;
}

QToolButton* iconButton(const char* name, const QString& title, const char* iconName)
{
    QToolButton* button = flatButton(name, title, iconName);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return button;
}

}  // namespace

PromptsPanel::PromptsPanel(Document& document, const ScoreBoard& scores, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_scores(scores)
    , m_model(new PromptsModel(document, scores, this))
    , m_table(new QTableView(this))
    , m_plot(new PromptPlot(this))
    , m_quantity(makeChoiceList(
          "barsOf", tr("Bars of"), tr("Which number of the prompts the bars show"), this))
    , m_pages(new QStackedWidget(this))
    , m_words(new WordStrip(this))
    , m_add(flatButton("addPromptButton", tr("Add prompt"), "add"))
    , m_remove(iconButton("removePromptButton", tr("Remove"), "remove"))
    , m_asBars(iconButton("promptsAsBars", tr("Bars"), "bars"))
    , m_template(makeChoiceList(
          "template", tr("Template"), tr("The sentence that every prompt is put into"), this))
{
    buildTable();
    m_pages->addWidget(m_table);
    m_pages->addWidget(buildBars());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_words);
    column->addWidget(buildFooter());

    connect(&document, &Document::changed, this, &PromptsPanel::onDocumentChanged);
    connect(&scores, &ScoreBoard::changed, this, &PromptsPanel::refreshBars);
    connect(
        m_table->selectionModel(),
        &QItemSelectionModel::currentRowChanged,
        this,
        [this](const QModelIndex& current) { m_document.setExplained(current.row()); });
    connect(m_plot, &PromptPlot::picked, &m_document, &Document::setExplained);
    connect(m_add, &QToolButton::clicked, this, &PromptsPanel::addWanted);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        m_document.removePrompt(m_document.explained());
    });
    onDocumentChanged(Change::Prompts | Change::Reading);
}

void PromptsPanel::buildTable()
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
}

QWidget* PromptsPanel::buildBars()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(6, 2, 6, 0);
    column->setSpacing(2);
    addChoice(*m_quantity, PromptsModel::Probability, tr("Probability"), {});
    addChoice(*m_quantity, PromptsModel::Logit, tr("Logit"), {});
    addChoice(*m_quantity, PromptsModel::Cosine, tr("Cosine"), {});
    auto* label = new QLabel(tr("&Bars of"), page);
    label->setBuddy(m_quantity);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_quantity);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_plot, 1);
    connect(m_quantity, &QComboBox::activated, this, &PromptsPanel::refreshBars);
    return page;
}

QWidget* PromptsPanel::buildFooter()
{
    m_add->setAccessibleName(tr("Add prompt to the list"));  // the tool bar has one, too
    m_add->setToolTip(tr("Add a prompt (Ctrl+T)"));
    m_remove->setToolTip(tr("Remove the explained prompt"));
    m_asBars->setToolTip(tr("Show the numbers as bars"));
    m_asBars->setCheckable(true);
    connect(m_asBars, &QToolButton::toggled, this, [this](bool bars) {
        m_pages->setCurrentIndex(bars ? 1 : 0);
    });
    m_template->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_template->setMinimumContentsLength(9);
    for (const TemplateSet& set : templateSets()) {
        const auto count = static_cast<int>(textsOf(set).size());
        const QString first = count > 0 ? textsOf(set).front() : tr("as typed");
        const QString title = count > 1 ? tr("%n templates", nullptr, count) : first;
        addChoice(
            *m_template,
            QString::fromUtf8(set.id.data(), static_cast<qsizetype>(set.id.size())),
            title,
            count > 1 ? tr("The mean of “%1” and others").arg(first) : title);
    }
    connect(m_template, &QComboBox::activated, this, [this](int index) {
        const TemplateSet& set = templateSets().at(static_cast<std::size_t>(index));
        m_document.edit([&set](DocumentState& state) { state.templates = textsOf(set); });
    });
    auto* footer = new QWidget(this);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(6, 1, 6, 2);
    row->setSpacing(2);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    row->addWidget(m_asBars);
    row->addStretch();
    auto* label = new QLabel(tr("&Template"), footer);
    label->setBuddy(m_template);
    row->addWidget(label);
    row->addSpacing(4);
    row->addWidget(m_template);
    return footer;
}

void PromptsPanel::setWords(const std::vector<WordRelevance>& words)
{
    m_words->setWords(words, promptColour(m_document.explained()));
}

void PromptsPanel::onDocumentChanged(Changes changes)
{
    if (changes.testFlag(Change::Reading)) {
        QString id;  // empty for templates of one's own
        for (const TemplateSet& set : templateSets())
            if (textsOf(set) == m_document.state().templates)
                id = QString::fromUtf8(set.id.data(), static_cast<qsizetype>(set.id.size()));
        showChoice(*m_template, id);
    }
    if (!(changes & (Change::Prompts | Change::Explained)))
        return;
    m_remove->setEnabled(m_document.prompts().size() > 1);
    m_add->setEnabled(m_document.prompts().size() < Document::kMaxPrompts);
    selectExplained();
    refreshBars();
}

void PromptsPanel::refreshBars()
{
    const int column = m_quantity->currentData().toInt();
    const QStringList& prompts = m_document.prompts();
    std::vector<std::optional<double>> values;
    for (int row = 0; row < prompts.size(); ++row) {
        const auto score = m_scores.scoreOf(row);
        if (!score)
            values.emplace_back();
        else if (column == PromptsModel::Probability)
            values.push_back(score->probability);
        else
            values.emplace_back(column == PromptsModel::Logit ? score->logit : score->cosine);
    }
    m_plot->setValues(
        prompts, values, m_quantity->currentText(), column == PromptsModel::Logit ? 1 : 3);
}

void PromptsPanel::selectExplained()
{
    const QModelIndex row = m_model->index(m_document.explained(), PromptsModel::Text);
    m_table->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

}  // namespace clipscope::ui
