// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sticker_panel.h"

#include "ui/panels/sticker_list.h"
#include "ui/widgets/colour_button.h"
#include "ui/widgets/slider_spin.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr double kFarthest = 1e5;  // pixels
constexpr double kSmallestSize = 4;
constexpr int kListHeight = 54;

QColor toQt(StickerColour colour)
{
    return {colour.red, colour.green, colour.blue};
}

StickerColour fromQt(const QColor& colour)
{
    const auto byte = [](int value) { return static_cast<std::uint8_t>(value); };
    return {byte(colour.red()), byte(colour.green()), byte(colour.blue())};
}

QToolButton*
letterButton(const char* name, const QString& letter, const QString& title, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setText(letter);
    button->setCheckable(true);
    button->setAccessibleName(title);
    button->setToolTip(title);
    return button;
}

QHBoxLayout* inRow(const QList<QWidget*>& widgets)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

void showIn(QDoubleSpinBox& box, double value)
{
    const QSignalBlocker blocker(box);
    box.setValue(value);
}

}  // namespace

StickerPanel::StickerPanel(Document& document, StickerBench& bench, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_bench(bench)
    , m_model(new StickerList(document, bench, this))
    , m_list(new QListView(this))
    , m_buttons(new QWidget(this))
{
    m_list->setObjectName(QStringLiteral("stickers"));
    m_list->setAccessibleName(tr("Stickers"));
    m_list->setToolTip(tr("The topmost first; ticked ones are on the picture"));
    m_list->setModel(m_model);
    m_list->setMaximumHeight(kListHeight);
    new QHBoxLayout(m_buttons);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("stickerScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeForm());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(4);
    column->addWidget(m_buttons);
    column->addWidget(m_list);
    column->addWidget(scroll, 1);
    connect(
        m_list->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        [this](const QModelIndex& current) {
            if (!m_isFilling)
                m_bench.select(m_model->idAt(current.row()));
        });
    connect(&m_bench, &StickerBench::selectionChanged, this, &StickerPanel::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &StickerPanel::refresh);
    refresh();
}

void StickerPanel::setActions(const QList<QAction*>& actions)
{
    auto* row = static_cast<QHBoxLayout*>(m_buttons->layout());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (QAction* action : actions) {
        auto* button = new QToolButton(m_buttons);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        row->addWidget(button);
    }
    row->addStretch();
}

void StickerPanel::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QWidget* StickerPanel::makeForm()
{
    m_form = new QWidget(this);
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(4, 2, 8, 2);
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(4);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addText(*form);
    addPaper(*form);
    addPlace(*form);
    return m_form;
}

void StickerPanel::addText(QFormLayout& form)
{
    m_text = new QPlainTextEdit(m_form);
    m_text->setObjectName(QStringLiteral("stickerText"));
    m_text->setAccessibleName(tr("Words on the sticker"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(2 * fontMetrics().lineSpacing() + 12);
    form.addRow(tr("Words"), m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        edit([text = m_text->toPlainText().toStdString()](Sticker& sticker) {
            sticker.text = text;
        });
    });
    m_family = new QFontComboBox(m_form);
    m_family->setObjectName(QStringLiteral("stickerFont"));
    m_family->setAccessibleName(tr("Font"));
    m_family->setEditable(false);
    m_family->setAccessibleDescription(tr("Font of the sticker"));
    m_family->setMinimumContentsLength(8);
    m_family->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form.addRow(tr("Font"), m_family);
    // Only what the user chooses: the list changes its current font by itself when fonts come and
    // go.
    connect(m_family, &QComboBox::textActivated, this, [this](const QString& family) {
        edit([family = family.toStdString()](Sticker& sticker) { sticker.font.family = family; });
    });
    m_size = new SliderSpin(QStringLiteral("stickerSize"), tr("Size of the letters"), 0, m_form);
    m_size->setSuffix(tr(" px"));
    form.addRow(tr("Size"), m_size);
    connect(m_size, &SliderSpin::edited, this, [this](double size) {
        edit([size](Sticker& sticker) {
            if (sticker.kind == StickerKind::Text)
                sticker = scaled(sticker, size / sticker.font.size);
        });
    });
    m_bold = letterButton("stickerBold", tr("B"), tr("Bold letters"), m_form);
    m_italic = letterButton("stickerItalic", tr("I"), tr("Italic letters"), m_form);
    m_colour =
        new ColourButton(QStringLiteral("stickerColour"), tr("Colour of the letters"), m_form);
    form.addRow(tr("Style"), inRow({m_bold, m_italic, m_colour}));
    connect(m_bold, &QToolButton::clicked, this, [this](bool on) {
        edit([on](Sticker& sticker) { sticker.font.bold = on; });
    });
    connect(m_italic, &QToolButton::clicked, this, [this](bool on) {
        edit([on](Sticker& sticker) { sticker.font.italic = on; });
    });
    connect(m_colour, &ColourButton::picked, this, [this](const QColor& colour) {
        edit([colour](Sticker& sticker) { sticker.colour = fromQt(colour); });
    });
    m_ofText = {m_text, m_family, m_size, m_bold, m_italic, m_colour};
}

void StickerPanel::addPaper(QFormLayout& form)
{
    m_paper = new QCheckBox(tr("Paper"), m_form);
    m_paper->setObjectName(QStringLiteral("stickerPaper"));
    m_paperColour =
        new ColourButton(QStringLiteral("stickerPaperColour"), tr("Colour of the paper"), m_form);
    m_padding =
        addNumber("stickerPadding", tr("Margin round the words"), 0, kFarthest, &Sticker::padding);
    form.addRow(tr("Ground"), inRow({m_paper, m_paperColour, m_padding}));
    connect(m_paper, &QCheckBox::clicked, this, [this](bool on) {
        edit([on](Sticker& sticker) { sticker.paper = on; });
    });
    connect(m_paperColour, &ColourButton::picked, this, [this](const QColor& colour) {
        edit([colour](Sticker& sticker) { sticker.paperColour = fromQt(colour); });
    });
    m_border =
        addNumber("stickerBorder", tr("Width of the border"), 0, kFarthest, &Sticker::borderWidth);
    m_borderColour =
        new ColourButton(QStringLiteral("stickerBorderColour"), tr("Colour of the border"), m_form);
    form.addRow(tr("Border"), inRow({m_border, m_borderColour}));
    connect(m_borderColour, &ColourButton::picked, this, [this](const QColor& colour) {
        edit([colour](Sticker& sticker) { sticker.borderColour = fromQt(colour); });
    });
    m_ofText << m_paper << m_paperColour << m_padding << m_border << m_borderColour;
}

void StickerPanel::addPlace(QFormLayout& form)
{
    m_opacity =
        new SliderSpin(QStringLiteral("stickerOpacity"), tr("Opacity of the sticker"), 0, m_form);
    m_opacity->setRange(0, 100);
    m_opacity->setSuffix(tr(" %"));
    form.addRow(tr("Opacity"), m_opacity);
    connect(m_opacity, &SliderSpin::edited, this, [this](double percent) {
        edit([percent](Sticker& sticker) { sticker.opacity = percent / 100; });
    });
    m_rotation =
        new SliderSpin(QStringLiteral("stickerRotation"), tr("Rotation of the sticker"), 0, m_form);
    m_rotation->setRange(-180, 180);
    m_rotation->setSuffix(tr("°"));
    form.addRow(tr("Rotation"), m_rotation);
    connect(m_rotation, &SliderSpin::edited, this, [this](double degrees) {
        edit([degrees](Sticker& sticker) { sticker.rotation = degrees; });
    });
    m_x = addNumber(
        "stickerX", tr("Centre of the sticker, x"), -kFarthest, kFarthest, &Sticker::centreX);
    m_y = addNumber(
        "stickerY", tr("Centre of the sticker, y"), -kFarthest, kFarthest, &Sticker::centreY);
    form.addRow(tr("Centre"), inRow({m_x, m_y}));
    m_wrap = new QDoubleSpinBox(m_form);
    m_wrap->setObjectName(QStringLiteral("stickerWrap"));
    m_wrap->setAccessibleName(tr("Width that lines are broken at"));
    m_wrap->setRange(0, kFarthest);
    m_wrap->setDecimals(0);
    m_wrap->setSuffix(tr(" px"));
    m_wrap->setSpecialValueText(tr("not broken"));
    m_wrap->setKeyboardTracking(false);
    form.addRow(tr("Lines"), m_wrap);
    connect(m_wrap, &QDoubleSpinBox::valueChanged, this, [this](double width) {
        edit([width](Sticker& sticker) {
            sticker.wrapWidth = width > 0 ? std::optional(width) : std::nullopt;
        });
    });
    m_ofText << m_wrap;
}

QDoubleSpinBox* StickerPanel::addNumber(
    const char* name, const QString& title, double minimum, double maximum, double Sticker::*field)
{
    auto* box = new QDoubleSpinBox(m_form);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(title);
    box->setToolTip(title);
    box->setRange(minimum, maximum);
    box->setDecimals(0);
    box->setSuffix(tr(" px"));
    box->setKeyboardTracking(false);
    box->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("00000 px")) + 24);
    box->setMaximumWidth(box->minimumWidth() + 20);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, field](double value) {
        edit([field, value](Sticker& sticker) { sticker.*field = value; });
    });
    return box;
}

void StickerPanel::edit(const Change& change)
{
    if (!m_isFilling)
        m_bench.edit(m_bench.selected(), change);
}

void StickerPanel::refresh()
{
    m_isFilling = true;
    const int row = m_model->rowOf(m_bench.selected());
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
    const Sticker* sticker = m_bench.selectedSticker();
    m_form->setEnabled(sticker != nullptr);
    if (sticker)
        showValues(*sticker);
    m_isFilling = false;
}

void StickerPanel::showValues(const Sticker& sticker)
{
    const bool isText = sticker.kind == StickerKind::Text;
    for (QWidget* widget : m_ofText)
        widget->setEnabled(isText);
    const bool isStroked = isStroke(sticker.kind);
    m_rotation->setEnabled(!isStroked);
    m_x->setEnabled(!isStroked);
    m_y->setEnabled(!isStroked);
    const QString text = QString::fromStdString(sticker.text);
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    if (isText) {
        const QSignalBlocker blocker(m_family);
        m_family->setCurrentFont(QFont(QString::fromStdString(sticker.font.family)));
    }
    const int largest =
        m_document.picture() ? std::max(m_document.picture()->image.height() / 2, 64) : 512;
    m_size->setRange(kSmallestSize, std::max<double>(largest, std::ceil(sticker.font.size)));
    m_size->setValue(sticker.font.size);
    m_bold->setChecked(sticker.font.bold);
    m_italic->setChecked(sticker.font.italic);
    m_colour->setColour(toQt(sticker.colour));
    m_paper->setChecked(sticker.paper);
    m_paperColour->setColour(toQt(sticker.paperColour));
    m_borderColour->setColour(toQt(sticker.borderColour));
    showIn(*m_padding, sticker.padding);
    showIn(*m_border, sticker.borderWidth);
    showIn(*m_x, centreOf(sticker).x);
    showIn(*m_y, centreOf(sticker).y);
    showIn(*m_wrap, sticker.wrapWidth.value_or(0));
    m_opacity->setValue(100 * sticker.opacity);
    m_rotation->setValue(std::remainder(sticker.rotation, 360));
}

}  // namespace clipscope::ui
