// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include "ui/dialogs/figure_preview.h"
#include "ui/export/figure_layout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr int kTwice = 2;
constexpr int kNarrowestDefault = 1200;  // pixels; a small window makes no small figure
constexpr int kFormWidth = 300;

bool& at(FigureContent& content, Layer layer)
{
    return content.layers.at(static_cast<std::size_t>(layer));
}

}  // namespace

ExportDialog::ExportDialog(
    FigureContent full, const FigureChoices& choices, int viewWidth, QWidget* parent)
    : QDialog(parent)
    , m_full(std::move(full))
    , m_form(new QFormLayout)
    , m_preview(new FigurePreview(this))
    , m_format(nullptr)
    , m_width(new QSpinBox(this))
    , m_dotsPerInch(nullptr)
    , m_millimetres(new QDoubleSpinBox(this))
    , m_size(new QLabel(this))
    , m_ground(nullptr)
    , m_textSize(nullptr)
    , m_contours(nullptr)
    , m_boxes(nullptr)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export figure"));
    FigureChoices start = choices;
    if (start.output.width == 0)
        start.output.width =
            std::clamp(kTwice * viewWidth, kNarrowestDefault, FigureOutput::kLargestWidth);
    buildForm(*m_form, start);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* save = buttons->addButton(tr("&Save…"), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveFigure"));
    save->setDefault(true);
    QPushButton* copy = buttons->addButton(tr("Cop&y"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyFigureNow"));
    copy->setToolTip(tr("Put the figure on the clipboard as a picture"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelFigure"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, &ExportDialog::copyWanted);

    auto* panel = new QWidget(this);
    panel->setFixedWidth(kFormWidth);
    panel->setLayout(m_form);
    m_form->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(panel, 0, Qt::AlignTop);
    row->addWidget(m_preview, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    resize(940, 600);
    refresh();
}

void ExportDialog::buildForm(QFormLayout& form, const FigureChoices& choices)
{
    m_format = addCombo(
        form, "figureFormat", tr("&Format"), tr("Format"), tr("Kind of file for the figure"));
    m_format->addItems({tr("PNG, pixels"), tr("SVG, vectors"), tr("PDF, vectors")});
    m_format->setCurrentIndex(static_cast<int>(choices.output.format));
    addSizes(form, choices);
    m_textSize =
        addCombo(form, "figureText", tr("&Text"), tr("Text size"), tr("Size of the texts"));
    m_textSize->addItems({tr("Small"), tr("Normal"), tr("Large"), tr("Very large")});
    m_ground = addCombo(
        form,
        "figureGround",
        tr("&Background"),
        tr("Background"),
        tr("Colour behind the figure; transparent is meant for light pages"));
    m_ground->addItems({tr("Light"), tr("Dark"), tr("Transparent")});
    m_ground->setCurrentIndex(static_cast<int>(choices.ground));
    const auto* size = std::find(
        std::begin(FigureChoices::kTextSizes),
        std::end(FigureChoices::kTextSizes),
        choices.textSize);
    m_textSize->setCurrentIndex(static_cast<int>(size - std::begin(FigureChoices::kTextSizes)));
    addParts(form, choices);
    for (QComboBox* combo : {m_format, m_dotsPerInch, m_textSize, m_ground})
        connect(combo, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
}

void ExportDialog::addSizes(QFormLayout& form, const FigureChoices& choices)
{
    m_width->setObjectName(QStringLiteral("figureWidth"));
    m_width->setAccessibleName(tr("Width in pixels"));
    m_width->setRange(FigureChoices::kSmallestWidth, FigureOutput::kLargestWidth);
    m_width->setSingleStep(100);
    m_width->setSuffix(tr(" px"));
    m_width->setValue(choices.output.width);
    connect(m_width, &QSpinBox::valueChanged, this, &ExportDialog::refresh);
    form.addRow(tr("&Width"), m_width);

    m_millimetres->setObjectName(QStringLiteral("figureMillimetres"));
    m_millimetres->setAccessibleName(tr("Width in millimetres"));
    m_millimetres->setRange(20, 2000);
    m_millimetres->setDecimals(1);
    m_millimetres->setSingleStep(5);
    m_millimetres->setSuffix(tr(" mm"));
    m_millimetres->setValue(choices.output.millimetres);
    connect(m_millimetres, &QDoubleSpinBox::valueChanged, this, &ExportDialog::refresh);
    form.addRow(tr("&Width"), m_millimetres);

    m_dotsPerInch = addCombo(
        form,
        "figureResolution",
        tr("&Resolution"),
        tr("Resolution"),
        tr("What programs that place the picture on a page are told; the pixels stay the same"));
    for (const int dots : FigureChoices::kDotsPerInch)
        m_dotsPerInch->addItem(tr("%1 dpi").arg(dots), dots);
    m_dotsPerInch->setCurrentIndex(m_dotsPerInch->findData(choices.output.dotsPerInch));

    m_size->setObjectName(QStringLiteral("figureSize"));
    m_size->setAccessibleName(tr("Size of the figure"));
    form.addRow(tr("Size"), m_size);
}

void ExportDialog::addParts(QFormLayout& form, const FigureChoices& choices)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    const auto add = [this, column](const char* name, const QString& text, bool isOn) {
        auto* box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        box->setChecked(isOn);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::refresh);
        column->addWidget(box);
        return box;
    };
    m_contours = add("figureContours", tr("&Outlines"), at(m_full, Layer::Contours));
    m_boxes = add("figureBoxes", tr("Bo&xes"), at(m_full, Layer::Boxes));
    const auto& panes = m_full.panes;
    const bool hasTruth = std::any_of(
        panes.begin(), panes.end(), [](const FigurePane& pane) { return pane.truth.has_value(); });
    const bool hasTitles = std::any_of(
        panes.begin(), panes.end(), [](const FigurePane& pane) { return !pane.title.isEmpty(); });
    const auto addPart =
        [&](const char* name, const QString& text, bool FigureChoices::*choice, bool isThere) {
            QCheckBox* box = add(name, text, choices.*choice);
            box->setVisible(isThere);
            m_parts.push_back({box, choice});
        };
    addPart("figureTruth", tr("Tr&ue box"), &FigureChoices::hasTruth, hasTruth);
    addPart("figureTitles", tr("T&itles"), &FigureChoices::hasTitles, hasTitles);
    addPart(
        "figureColourBar",
        tr("&Colour bar"),
        &FigureChoices::hasColourBar,
        !m_full.colorMap.isEmpty());
    addPart("figureHeading", tr("Pro&mpt"), &FigureChoices::hasHeading, true);
    addPart("figureCaption", tr("Ca&ption"), &FigureChoices::hasCaption, true);
    addPart(
        "figurePrompts", tr("Probabi&lities"), &FigureChoices::hasPrompts, !m_full.prompts.empty());
    form.addRow(tr("Show"), column);
}

QComboBox* ExportDialog::addCombo(
    QFormLayout& form,
    const char* name,
    const QString& label,
    const QString& title,
    const QString& help)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(QLatin1String(name));
    combo->setAccessibleName(title);
    combo->setAccessibleDescription(help);
    combo->setToolTip(help);
    form.addRow(label, combo);
    return combo;
}

FigureChoices ExportDialog::choices() const
{
    FigureChoices choices;
    choices.output = {
        .format = static_cast<FigureFormat>(m_format->currentIndex()),
        .width = m_width->value(),
        .dotsPerInch = m_dotsPerInch->currentData().toInt(),
        .millimetres = m_millimetres->value()};
    choices.ground = static_cast<FigureGround>(m_ground->currentIndex());
    choices.textSize =
        FigureChoices::kTextSizes[static_cast<std::size_t>(m_textSize->currentIndex())];
    for (const Part& part : m_parts)
        choices.*part.choice = part.box->isChecked();
    return choices;
}

FigureContent ExportDialog::content() const
{
    FigureContent content = choices().apply(m_full);
    at(content, Layer::Contours) = m_contours->isChecked();
    at(content, Layer::Boxes) = m_boxes->isChecked();
    return content;
}

void ExportDialog::refresh()
{
    const FigureChoices chosen = choices();
    const FigureContent shown = content();
    const bool isPdf = chosen.output.format == FigureFormat::Pdf;
    const bool isPng = chosen.output.format == FigureFormat::Png;
    const auto show = [this](QWidget* field, bool isShown) {
        field->setVisible(isShown);
        m_form->labelForField(field)->setVisible(isShown);
    };
    show(m_width, !isPdf);
    show(m_millimetres, isPdf);
    show(m_dotsPerInch, isPng);

    const QLocale locale;
    const QSizeF units = layoutFigure(shown).size;
    const auto millimetres = [&locale, &units](double width) {
        return tr("%1 × %2 mm")
            .arg(
                locale.toString(width, 'f', 0),
                locale.toString(width * units.height() / units.width(), 'f', 0));
    };
    QString text = millimetres(chosen.output.millimetres);
    if (!isPdf) {
        const QSize size = figureSize(shown, chosen.output.width);
        text = tr("%1 × %2 px").arg(size.width()).arg(size.height());
    }
    if (isPng)
        text += QStringLiteral(" = ") +
                millimetres(chosen.output.width * kMillimetresPerInch / chosen.output.dotsPerInch);
    m_size->setText(text);
    m_size->setAccessibleDescription(text);
    m_preview->setContent(shown);
}

}  // namespace clipscope::ui
