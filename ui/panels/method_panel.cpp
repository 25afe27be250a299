// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/method_panel.h"

#include "core/saliency/method_info.h"
#include "ui/panels/param_form.h"
#include "ui/widgets/choice_list.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr int kLargestSeed = 999'999;

}  // namespace

MethodPanel::MethodPanel(Document& document, const ModelShelf& models, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_models(models)
    , m_about(new QLabel(this))
    , m_params(new ParamForm(this))
    , m_layer(makeChoiceList(
          "targetLayer",
          tr("Target layer"),
          tr("Where in the image tower the method looks at the activations"),
          this))
    , m_scalar(makeChoiceList(
          "scalar", tr("Explained"), tr("What of the model's answer is explained"), this))
    , m_seed(new QSpinBox(this))
    , m_reset(new QPushButton(tr("Reset to defaul&ts"), this))
{
    m_about->setObjectName(QStringLiteral("methodAbout"));
    m_about->setWordWrap(true);
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("methodArea"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(makeControls());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Method | Change::Params | Change::Reading))
            refresh();
    });
    connect(&m_models, &ModelShelf::loadedChanged, this, &MethodPanel::refreshLayers);
    refreshLayers();
}

QWidget* MethodPanel::makeControls()
{
    auto* controls = new QWidget(this);
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(10, 4, 10, 6);
    column->setSpacing(6);
    column->addWidget(m_about);
    column->addWidget(m_params);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(4);
    addLayers(*form);
    addScalars(*form);
    addSeed(*form);
    column->addLayout(form);
    m_reset->setObjectName(QStringLiteral("resetMethod"));
    m_reset->setAccessibleName(tr("Reset the method to its defaults"));
    column->addWidget(m_reset, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_params, &ParamForm::edited, &m_document, &Document::setParam);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_document.edit([](DocumentState& state) {
            state.params.erase(state.method);
            state.layer.clear();
            state.scalar = Scalar::Logit;
            state.seed = 0;
        });
    });
    return controls;
}

void MethodPanel::addLayers(QFormLayout& form)
{
    m_layer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_layer->setMinimumContentsLength(12);
    form.addRow(tr("&Layer"), m_layer);
    connect(m_layer, &QComboBox::activated, this, [this](int index) {
        const QString layer = m_layer->itemData(index).toString();
        m_document.edit([&layer](DocumentState& state) { state.layer = layer; });
    });
}

void MethodPanel::addScalars(QFormLayout& form)
{
    addChoice(
        *m_scalar,
        static_cast<int>(Scalar::Logit),
        tr("Logit"),
        tr("How well picture and prompt agree: the usual choice"));
    addChoice(
        *m_scalar,
        static_cast<int>(Scalar::Cosine),
        tr("Cosine"),
        tr("The same without the model's scale"));
    addChoice(
        *m_scalar,
        static_cast<int>(Scalar::Softmax),
        tr("Probability"),
        tr("What makes it this prompt and not the others"));
    addChoice(
        *m_scalar,
        static_cast<int>(Scalar::Contrast),
        tr("Contrast"),
        tr("What speaks against the likeliest other prompt"));
    addChoice(*m_scalar, static_cast<int>(Scalar::Sum), tr("Sum"), tr("All prompts together"));
    addChoice(
        *m_scalar,
        static_cast<int>(Scalar::RawLogit),
        tr("Raw logit"),
        tr("As CLIPCAM's demo: the text is not normalised"));
    form.addRow(tr("E&xplained"), m_scalar);
    connect(m_scalar, &QComboBox::activated, this, [this](int index) {
        const auto scalar = static_cast<Scalar>(m_scalar->itemData(index).toInt());
        m_document.edit([scalar](DocumentState& state) { state.scalar = scalar; });
    });
}

void MethodPanel::addSeed(QFormLayout& form)
{
    m_seed->setObjectName(QStringLiteral("seed"));
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setRange(0, kLargestSeed);
    m_seed->setKeyboardTracking(false);
    m_seed->setToolTip(tr("Of the random numbers: equal seeds give equal maps"));
    form.addRow(tr("Ra&ndom seed"), m_seed);
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
        m_document.edit(
            [seed](DocumentState& state) { state.seed = static_cast<std::uint64_t>(seed); });
    });
}

void MethodPanel::refresh()
{
    const DocumentState& state = m_document.state();
    const MethodInfo& method = findMethod(state.method.toStdString());
    m_about->setText(QString::fromStdString(method.summary + " " + method.behaviour));
    m_params->show(method, state.paramsInForce());
    m_params->setVisible(!m_params->isEmpty());
    showChoice(*m_layer, state.layer);
    m_layer->setEnabled(method.usesLayer);
    showChoice(*m_scalar, static_cast<int>(state.scalar));
    m_scalar->setEnabled(method.usesPrompt);
    const QSignalBlocker quietSeed(m_seed);
    m_seed->setValue(static_cast<int>(state.seed));
    m_seed->setEnabled(method.usesSeed);
    m_reset->setEnabled(!isDefault());
}

void MethodPanel::refreshLayers()
{
    const QSignalBlocker quiet(m_layer);
    m_layer->clear();
    m_layer->addItem(tr("The method's own"), QString());
    if (const auto& loaded = m_models.loaded())
        for (const LayerInfo& layer : loaded->descriptor.layers)
            m_layer->addItem(
                tr("%1 (%2 channels, %3 × %4)")
                    .arg(QString::fromStdString(layer.name))
                    .arg(layer.channels)
                    .arg(layer.grid.width)
                    .arg(layer.grid.height),
                QString::fromStdString(layer.name));
    refresh();
}

bool MethodPanel::isDefault() const
{
    const DocumentState& state = m_document.state();
    return state.paramsInForce().empty() && state.layer.isEmpty() &&
           state.scalar == Scalar::Logit && state.seed == 0;
}

}  // namespace clipscope::ui
