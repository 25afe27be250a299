// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/boxes_panel.h"

#include "ui/panels/boxes_model.h"
#include "ui/widgets/choice_list.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/slider_spin.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kRowHeight = 24;
constexpr double kMostPixels = 121;  // twice what the comparison found best
constexpr double kMostPercent = 25;  // of the shorter side

}  // namespace

BoxesPanel::BoxesPanel(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_interpolation(makeChoiceList(
          "interpolation",
          tr("Interpolation"),
          tr("How the model's cells become the picture's pixels"),
          this))
    , m_closing(new SliderSpin(QStringLiteral("closing"), tr("Closing"), 0, this))
    , m_closingUnit(makeChoiceList(
          "closingUnit",
          tr("Closing in"),
          tr("Pixels, or percent of the picture's shorter side"),
          this))
    , m_rule(makeChoiceList("boxRule", tr("Box rule"), tr("Which region gives the box"), this))
    , m_alpha(new SliderSpin(QStringLiteral("boxAlpha"), tr("Weight of the area"), 2, this))
    , m_model(new BoxesModel(document, this))
    , m_table(new QTableView(this))
    , m_reason(new ElidedLabel(this))
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(4);
    addMap(*form);
    addRule(*form);
    addTable();
    m_reason->setObjectName(QStringLiteral("boxReason"));
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 4, 10, 6);
    column->setSpacing(6);
    column->addLayout(form);
    column->addWidget(m_table, 1);
    column->addWidget(m_reason);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Map | Change::BoxRule))
            refresh();
    });
    refresh();
}

void BoxesPanel::addMap(QFormLayout& form)
{
    m_interpolation->addItem(tr("Nearest: the cells"), static_cast<int>(Interpolation::Nearest));
    m_interpolation->addItem(tr("Bilinear"), static_cast<int>(Interpolation::Bilinear));
    m_interpolation->addItem(tr("Bicubic"), static_cast<int>(Interpolation::Bicubic));
    form.addRow(tr("I&nterpolation"), m_interpolation);
    connect(m_interpolation, &QComboBox::activated, this, [this](int index) {
        const auto kind = static_cast<Interpolation>(m_interpolation->itemData(index).toInt());
        m_document.edit([kind](DocumentState& state) { state.mapOptions.interpolation = kind; });
    });

    m_closing->setToolTip(
        tr("Fills dips and gaps of the heat that are narrower than this; 0 is off"));
    m_closingUnit->addItem(tr("px"), false);
    m_closingUnit->addItem(tr("%"), true);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_closing, 1);
    row->addWidget(m_closingUnit);
    auto* unit = new QLabel(m_closingUnit->accessibleName(), this);  // for assistive tools
    unit->setBuddy(m_closingUnit);
    unit->hide();
    form.addRow(tr("&Closing"), row);
    connect(m_closing, &SliderSpin::edited, this, [this](double size) {
        m_document.edit([size](DocumentState& state) { state.mapOptions.closing.size = size; });
    });
    connect(m_closingUnit, &QComboBox::activated, this, [this](int index) {
        const bool percent = m_closingUnit->itemData(index).toBool();
        m_document.edit([percent](DocumentState& state) {
            state.mapOptions.closing.percent = percent;
            const double most = percent ? kMostPercent : kMostPixels;
            state.mapOptions.closing.size = std::min(state.mapOptions.closing.size, most);
        });
    });
}

void BoxesPanel::addRule(QFormLayout& form)
{
    addChoice(
        *m_rule, static_cast<int>(BoxRule::LargestBox), tr("Largest box"), tr("gScoreCAM's rule"));
    addChoice(
        *m_rule,
        static_cast<int>(BoxRule::AreaIntensity),
        tr("Area and heat"),
        tr("gScoreCAM's trade-off between area and heat on the outline"));
    addChoice(
        *m_rule, static_cast<int>(BoxRule::All), tr("All regions"), tr("A box for every region"));
    addChoice(
        *m_rule,
        static_cast<int>(BoxRule::Enclosing),
        tr("Around everything"),
        tr("CLIPCAM's rule"));
    addChoice(
        *m_rule,
        static_cast<int>(BoxRule::LargestContour),
        tr("Largest contour"),
        tr("As the MaxBoxAcc measure does it"));
    form.addRow(tr("Box r&ule"), m_rule);
    connect(m_rule, &QComboBox::activated, this, [this](int index) {
        const auto rule = static_cast<BoxRule>(m_rule->itemData(index).toInt());
        m_document.edit([rule](DocumentState& state) { state.rule = rule; });
    });
    m_alpha->setRange(0, 1);
    m_alpha->setToolTip(tr("1 looks at the area alone, 0 at the heat alone"));
    form.addRow(tr("Area &weight"), m_alpha);
    connect(m_alpha, &SliderSpin::edited, this, [this](double alpha) {
        m_document.edit([alpha](DocumentState& state) { state.alpha = alpha; });
    });
}

void BoxesPanel::addTable()
{
    m_table->setObjectName(QStringLiteral("boxes"));
    m_table->setAccessibleName(tr("Candidate boxes"));
    m_table->setModel(m_model);
    makeRowTable(*m_table, kRowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(BoxesModel::Place, QHeaderView::Stretch);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.row() != m_model->chosenRow())
            m_document.edit([row = index.row()](DocumentState& state) { state.candidate = row; });
    });
    connect(m_table, &QTableView::activated, m_table, &QTableView::clicked);
}

void BoxesPanel::setComposition(const CompositionPtr& composition)
{
    m_composition = composition;
    m_model->setComposition(composition);
    const int row = m_model->chosenRow();
    if (row >= 0)
        m_table->selectRow(row);
    m_reason->setText(
        row >= 0 ? reasonFor(*composition, m_document.state())
                 : tr("Nothing is above the threshold"));
}

void BoxesPanel::refresh()
{
    const DocumentState& state = m_document.state();
    showChoice(*m_interpolation, static_cast<int>(state.mapOptions.interpolation));
    const bool percent = state.mapOptions.closing.percent;
    showChoice(*m_closingUnit, percent);
    m_closing->setRange(0, percent ? kMostPercent : kMostPixels);
    m_closing->setValue(state.mapOptions.closing.size);
    showChoice(*m_rule, static_cast<int>(state.rule));
    m_alpha->setValue(state.alpha);
    m_alpha->setEnabled(state.rule == BoxRule::AreaIntensity);
}

}  // namespace clipscope::ui
