// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/model_tuning.h"

#include "core/clip/model_choices.h"
#include "ui/raster/convert.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>
#include <charconv>
#include <string>
#include <system_error>

namespace clipscope::ui {
namespace {

constexpr int kUnsaid = -1;
constexpr int kColumnGap = 24;
constexpr int kRowGap = 8;
constexpr int kLargestInput = 4096;  // pixels, as the core allows
constexpr int kMostHeads = 256;
constexpr int kResNetStep = 32;  // pixels of input per cell of a ResNet's last map

std::optional<int> said(const QSpinBox& field)
{
    return field.value() > 0 ? std::optional(field.value()) : std::nullopt;
}

std::optional<std::array<float, 3>> said(const QLineEdit& field, const char* what)
{
    const QString text = field.text().trimmed();
    return text.isEmpty() ? std::nullopt
                          : std::optional(tripleFromString(what, text.toStdString()));
}

/// The fewest digits that read back as the same number.
std::string shortest(float number)
{
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::string(text.data(), end) : std::string();
}

/// Shows what has been said, or that it comes to `value` by itself.
void show(QSpinBox& field, const std::optional<int>& wish, int value)
{
    const QSignalBlocker quiet(&field);
    field.setSpecialValueText(
        wish ? ModelTuning::tr("automatic") : ModelTuning::tr("%1 (automatic)").arg(value));
    field.setValue(wish.value_or(0));
}

}  // namespace

ModelTuning::ModelTuning(QWidget* parent)
    : QWidget(parent)
    , m_left(new QFormLayout)
    , m_right(new QFormLayout)
    , m_activation(new QComboBox(this))
    , m_inputSize(nullptr)
    , m_imageHeads(nullptr)
    , m_textHeads(nullptr)
    , m_mean(nullptr)
    , m_deviation(nullptr)
    , m_merges(nullptr)
{
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(kColumnGap);
    columns->addLayout(m_left, 1);
    columns->addLayout(m_right, 1);
    for (QFormLayout* form : {m_left, m_right})
        form->setSpacing(kRowGap);  // it would take that of the columns
    m_activation->setObjectName(QStringLiteral("tuneActivation"));
    m_activation->setAccessibleName(tr("Activation"));
    m_activation->setAccessibleDescription(tr("Activation function of the transformer's blocks"));
    connect(m_activation, &QComboBox::currentIndexChanged, this, &ModelTuning::edited);
    m_left->addRow(tr("&Activation"), m_activation);
    m_inputSize = addNumber("tuneInputSize", tr("&Input size"), tr("Input size in pixels"));
    m_inputSize->setRange(0, kLargestInput);
    m_inputSize->setSuffix(tr(" px"));
    m_imageHeads = addNumber("tuneImageHeads", tr("I&mage heads"), tr("Heads of the image tower"));
    m_textHeads = addNumber("tuneTextHeads", tr("&Text heads"), tr("Heads of the text tower"));
    m_mean = addText("tuneMean", tr("Mea&n"), tr("Mean of red, green and blue"));
    m_deviation = addText("tuneStd", tr("&Std"), tr("Standard deviation of red, green and blue"));
    addMerges();
}

QSpinBox* ModelTuning::addNumber(const char* name, const QString& label, const QString& title)
{
    auto* field = new QSpinBox(this);
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(title);
    field->setToolTip(title);
    field->setRange(0, kMostHeads);
    field->setKeyboardTracking(true);
    connect(field, &QSpinBox::valueChanged, this, &ModelTuning::edited);
    m_left->addRow(label, field);
    return field;
}

QLineEdit* ModelTuning::addText(const char* name, const QString& label, const QString& title)
{
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(title);
    field->setToolTip(tr("%1, for pixels from 0 to 1").arg(title));
    connect(field, &QLineEdit::textChanged, this, &ModelTuning::edited);
    m_right->addRow(label, field);
    return field;
}

void ModelTuning::addMerges()
{
    m_merges = new QLineEdit(this);
    m_merges->setObjectName(QStringLiteral("tuneMerges"));
    m_merges->setAccessibleName(tr("Merges file"));
    m_merges->setToolTip(tr("The vocabulary's merges, if not CLIP's own"));
    connect(m_merges, &QLineEdit::textChanged, this, &ModelTuning::edited);
    auto* browse = new QPushButton(tr("&Browse…"), this);
    browse->setObjectName(QStringLiteral("browseMerges"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ModelTuning::browse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_merges, 1);
    row->addWidget(browse);
    auto* label = new QLabel(tr("Mer&ges file"), this);
    label->setBuddy(m_merges);
    m_right->addRow(label, row);
}

void ModelTuning::show(const ModelWish& wish, const ModelDescriptor& inForce)
{
    m_wish = wish;
    const ConfigOverrides& said = wish.overrides;
    const ClipConfig& config = inForce.config;
    const QSignalBlocker quiet(this);
    m_activation->clear();
    m_activation->addItem(
        said.activation ? tr("automatic") : tr("%1 (automatic)").arg(titleOf(config.activation)),
        kUnsaid);
    for (const Activation choice : {Activation::QuickGelu, Activation::Gelu})
        m_activation->addItem(titleOf(choice), static_cast<int>(choice));
    m_activation->setCurrentIndex(
        m_activation->findData(said.activation ? static_cast<int>(*said.activation) : kUnsaid));
    m_inputSize->setSingleStep(config.vision.patch > 0 ? config.vision.patch : kResNetStep);
    ui::show(*m_inputSize, said.inputSize, config.vision.inputSize);
    ui::show(*m_imageHeads, said.visionHeads, config.vision.heads);
    ui::show(*m_textHeads, said.textHeads, config.text.heads);
    m_mean->setText(said.mean ? tripleText(*said.mean) : QString());
    m_mean->setPlaceholderText(tripleText(config.pixels.mean));
    m_deviation->setText(said.deviation ? tripleText(*said.deviation) : QString());
    m_deviation->setPlaceholderText(tripleText(config.pixels.deviation));
    m_merges->setText(wish.merges ? toQString(*wish.merges) : QString());
    m_merges->setPlaceholderText(toQString(inForce.files.merges));
}

ModelWish ModelTuning::read() const
{
    ModelWish wish = m_wish;
    ConfigOverrides& overrides = wish.overrides;
    overrides.activation.reset();
    if (const int choice = m_activation->currentData().toInt(); choice != kUnsaid)
        overrides.activation = static_cast<Activation>(choice);
    overrides.inputSize = said(*m_inputSize);
    overrides.visionHeads = said(*m_imageHeads);
    overrides.textHeads = said(*m_textHeads);
    overrides.mean = said(*m_mean, "the mean");
    overrides.deviation = said(*m_deviation, "the std");
    wish.merges.reset();
    if (const QString path = m_merges->text().trimmed(); !path.isEmpty())
        wish.merges = toPath(QFileInfo(path).absoluteFilePath());
    return wish;
}

void ModelTuning::browse()
{
    const QString path = QFileDialog::getOpenFileName(
        this,
        tr("Merges file"),
        m_merges->text().isEmpty() ? toQString(m_wish.merges.value_or(std::filesystem::path()))
                                   : m_merges->text(),
        tr("Merges (*.txt *.bpe);;All files (*)"));
    window()->activateWindow();  // bare X servers do not give the keys back
    if (!path.isEmpty())
        m_merges->setText(path);
}

QString tripleText(const std::array<float, 3>& triple)
{
    QStringList numbers;
    for (const float number : triple)
        numbers.append(QString::fromStdString(shortest(number)));
    return numbers.join(QStringLiteral(", "));
}

QString titleOf(Activation activation)
{
    return activation == Activation::QuickGelu ? QStringLiteral("QuickGELU")
                                               : QStringLiteral("GELU");
}

}  // namespace clipscope::ui
