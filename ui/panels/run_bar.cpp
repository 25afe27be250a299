// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/run_bar.h"

#include "core/saliency/method_info.h"
#include "ui/state/model_catalogue.h"
#include "ui/widgets/slider_spin.h"
#include "ui/window/actions.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>

#include <algorithm>
#include <optional>
#include <string>

namespace clipscope::ui {
namespace {

constexpr double kWorthTelling = 5;  // seconds; shorter runs need no announcement
constexpr int kKWidth = 190;

QString fitTitle(Fit fit)
{
    switch (fit) {
    case Fit::Stretch:
        return RunBar::tr("Stretch");
    case Fit::Crop:
        return RunBar::tr("Crop");
    case Fit::Pad:
        return RunBar::tr("Pad");
    }
    return {};
}

QString fitHelp(Fit fit)
{
    switch (fit) {
    case Fit::Stretch:
        return RunBar::tr("The whole picture, squeezed to a square: gScoreCAM's default");
    case Fit::Crop:
        return RunBar::tr("The centre square: CLIP's own way; the rest is not seen");
    case Fit::Pad:
        return RunBar::tr("The whole picture in its shape, with borders");
    }
    return {};
}

/// Full forwards of the image tower that the method makes; those done before count, too.
qint64 passesOf(const Document& document)
{
    const MethodInfo& method = findMethod(document.method().toStdString());
    MethodParams params = document.state().paramsInForce();
    if (method.param("k"))
        params["k"] = std::int64_t{document.k()};
    return method.cost(document.channelCount(), ParamValues(method, params)).encoderPasses;
}

}  // namespace

RunBar::RunBar(const Parts& parts, QWidget* parent)
    : QToolBar(tr("Analysis"), parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_explainer(parts.explainer)
    , m_method(new QComboBox(this))
    , m_k(new SliderSpin(QStringLiteral("k"), tr("k, channels used"), 0, this))
    , m_kLabel(nullptr)
    , m_model(new QComboBox(this))
    , m_fit(new QComboBox(this))
{
    setObjectName(QStringLiteral("runBar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setMaximumHeight(fontMetrics().height() + 26);
    setIconSize({18, 18});
    addMethods();
    addK();
    addModels(parts.actions);
    addFits();
    addRun(parts.actions);
    connect(&m_document, &Document::changed, this, &RunBar::refresh);
    connect(&m_models, &ModelShelf::listed, this, &RunBar::refreshModels);
    connect(&m_models, &ModelShelf::loadingStarted, this, &RunBar::refreshModels);
    connect(&m_models, &ModelShelf::loadedChanged, this, &RunBar::refreshModels);
    connect(&m_models, &ModelShelf::loadingEnded, this, &RunBar::refreshModels);
    connect(&m_explainer, &Explainer::statusChanged, this, &RunBar::refreshRun);
    refresh();
    refreshModels();
    refreshRun();
}

QLabel* RunBar::addLabelled(const QString& text, QWidget* widget)
{
    auto* label = new QLabel(text, this);
    label->setBuddy(widget);
    addWidget(label);
    addWidget(widget);
    return label;
}

void RunBar::addMethods()
{
    m_method->setObjectName(QStringLiteral("method"));
    m_method->setAccessibleName(tr("Method"));
    m_method->setAccessibleDescription(tr("Saliency method"));
    std::optional<MethodFamily> family;
    for (const MethodInfo& method : methodCatalogue()) {
        if (family && *family != method.family)
            m_method->insertSeparator(m_method->count());
        family = method.family;
        m_method->addItem(QString::fromStdString(method.title), QString::fromStdString(method.id));
    }
    m_method->setMaxVisibleItems(m_method->count());
    addLabelled(tr("&Method"), m_method);
    connect(m_method, &QComboBox::activated, this, [this](int index) {
        m_document.setMethod(m_method->itemData(index).toString());
    });
}

void RunBar::addK()
{
    m_k->setFixedWidth(kKWidth);
    m_k->setToolTip(tr("How many channels of the layer are scored and used"));
    m_kLabel = addLabelled(tr("&k"), m_k);
    connect(
        m_k, &SliderSpin::edited, this, [this](double k) { m_document.setK(static_cast<int>(k)); });
}

void RunBar::addModels(const Actions& actions)
{
    m_model->setObjectName(QStringLiteral("model"));
    m_model->setAccessibleName(tr("Model"));
    m_model->setAccessibleDescription(tr("CLIP checkpoint"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(11);
    addLabelled(tr("Mo&del"), m_model);
    addAction(actions.models);
    if (QWidget* button = widgetForAction(actions.models)) {
        button->setObjectName(QStringLiteral("modelsButton"));
        button->setAccessibleName(tr("Models"));
    }
    connect(m_model, &QComboBox::activated, this, [this](int index) {
        m_document.setModel(m_model->itemData(index).toString());
    });
}

void RunBar::addFits()
{
    m_fit->setObjectName(QStringLiteral("fit"));
    m_fit->setAccessibleName(tr("Fit"));
    m_fit->setAccessibleDescription(tr("How the picture becomes the model's square"));
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        m_fit->addItem(fitTitle(fit), static_cast<int>(fit));
        m_fit->setItemData(m_fit->count() - 1, fitHelp(fit), Qt::ToolTipRole);
    }
    addLabelled(tr("F&it"), m_fit);
    connect(m_fit, &QComboBox::activated, this, [this](int index) {
        m_document.setFit(static_cast<Fit>(m_fit->itemData(index).toInt()));
    });
}

void RunBar::addRun(const Actions& actions)
{
    auto* space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    addAction(actions.live);
    addAction(actions.run);
    addAction(actions.cancel);
    for (QAction* action : {actions.live, actions.run, actions.cancel}) {
        auto* button = qobject_cast<QToolButton*>(widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setObjectName(action->objectName() + "Button");
        if (action == actions.run)
            m_run = button;
    }
}

void RunBar::refresh()
{
    const MethodInfo& method = findMethod(m_document.method().toStdString());
    const QSignalBlocker quietMethod(m_method);
    m_method->setCurrentIndex(m_method->findData(m_document.method()));
    m_method->setToolTip(QString::fromStdString(method.summary + "\n" + method.behaviour));
    const bool hasK = method.param("k") != nullptr;
    m_k->setEnabled(hasK);
    m_kLabel->setEnabled(hasK);
    m_k->setRange(1, std::max(1, m_document.channelCount()));
    m_k->setValue(m_document.k());
    const QSignalBlocker quietFit(m_fit);
    m_fit->setCurrentIndex(m_fit->findData(static_cast<int>(m_document.fit())));
    m_fit->setToolTip(fitHelp(m_document.fit()));
    const QSignalBlocker quietModel(m_model);
    m_model->setCurrentIndex(m_model->findData(m_document.model()));
}

void RunBar::refreshMethods()
{
    auto* items = qobject_cast<QStandardItemModel*>(m_method->model());
    const auto& loaded = m_models.loaded();
    for (const MethodInfo& method : methodCatalogue()) {
        const int row = m_method->findData(QString::fromStdString(method.id));
        const std::string obstacle =
            loaded ? whyNot(method, loaded->descriptor.config.vision.family) : std::string();
        items->item(row)->setEnabled(obstacle.empty());
        // Assistive tools are told of neither the tool tip nor that the item is disabled.
        m_method->setItemData(row, QString::fromStdString(obstacle), Qt::AccessibleDescriptionRole);
        m_method->setItemData(
            row,
            obstacle.empty() ? QString::fromStdString(method.summary + "\n" + method.behaviour)
                             : QString::fromStdString(obstacle),
            Qt::ToolTipRole);
    }
}

void RunBar::refreshModels()
{
    refreshMethods();
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    for (const ModelEntry& entry : m_models.entries()) {
        const QString name = QString::fromStdString(entry.name);
        m_model->addItem(name, name);
        const int row = m_model->count() - 1;
        if (entry.problem.empty())
            continue;
        m_model->setItemData(row, QString::fromStdString(entry.problem), Qt::ToolTipRole);
        if (auto* items = qobject_cast<QStandardItemModel*>(m_model->model()))
            items->item(row)->setEnabled(false);
    }
    const QString& inForce = m_document.model();
    QStringList ownFiles = m_models.ownFiles();
    if (!inForce.isEmpty() && m_model->findData(inForce) < 0 && !ownFiles.contains(inForce))
        ownFiles.prepend(inForce);
    for (const QString& path : ownFiles) {
        m_model->addItem(titleOfModel(path), path);
        m_model->setItemData(m_model->count() - 1, path, Qt::ToolTipRole);
    }
    m_model->setCurrentIndex(m_model->findData(inForce));
    if (const auto& loaded = m_models.loaded()) {
        const VisionConfig& vision = loaded->descriptor.config.vision;
        m_model->setToolTip(tr("%1 px input, %2 × %2 cells, %3 channels")
                                .arg(vision.inputSize)
                                .arg(vision.grid())
                                .arg(vision.channels()));
    }
}

void RunBar::refreshRun()
{
    if (m_explainer.status().stage == RunStage::Stopped)
        return m_run->setText(tr("Resume"));
    const double seconds = m_explainer.estimate();
    const qint64 passes = passesOf(m_document);
    if (seconds <= kWorthTelling)
        m_run->setText(tr("Run"));
    else if (passes > 1)
        m_run->setText(
            tr("Run ≈ %1, %2 passes").arg(duration(seconds), QLocale().toString(passes)));
    else
        m_run->setText(tr("Run ≈ %1").arg(duration(seconds)));
}

}  // namespace clipscope::ui
