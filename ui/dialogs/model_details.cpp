// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/model_details.h"

#include "core/base/error.h"
#include "ui/panels/model_tuning.h"
#include "ui/raster/convert.h"
#include "ui/state/model_catalogue.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGroupBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr QSize kDefaultSize(760, 660);
constexpr int kRowPadding = 4;  // above and below the text

constexpr const char* kTitle = "title";  // property of a fact's label

/// For the eye the title stands in front; assistive tools get both in one.
void setFact(QLabel& fact, const QString& text)
{
    fact.setText(text);
    fact.setAccessibleName(ModelDetails::tr("%1: %2").arg(fact.property(kTitle).toString(), text));
}

/// "ResNet, 3, 4, 6, 3 blocks, width 64; text: 12 blocks, width 512, 77 tokens".
QString architecture(const ClipConfig& config)
{
    const VisionConfig& vision = config.vision;
    QStringList blocks;
    for (const int count : vision.blocks)
        blocks.append(QString::number(count));
    const QString list = blocks.join(QStringLiteral(", "));
    const QString image =
        vision.family == VisionFamily::Vit
            ? ModelDetails::tr("ViT, %1 blocks, width %2, patches of %3 px")
                  .arg(list, QString::number(vision.width), QString::number(vision.patch))
            : ModelDetails::tr("ResNet, %1 blocks, width %2")
                  .arg(list, QString::number(vision.width));
    return ModelDetails::tr("%1; text: %2 blocks, width %3, %4 tokens")
        .arg(image)
        .arg(config.text.layers)
        .arg(config.text.width)
        .arg(config.text.context);
}

QString layers(const ModelDescriptor& model)
{
    return model.layers.empty() ? QString()
                                : ModelDetails::tr("%1, from %2 to %3")
                                      .arg(model.layers.size())
                                      .arg(
                                          QString::fromStdString(model.layers.front().name),
                                          QString::fromStdString(model.layers.back().name));
}

QString originOf(const ModelChoice& choice)
{
    if (choice.origin == "user")
        return ModelDetails::tr("you");
    if (choice.origin == "default")
        return ModelDetails::tr("nobody: the default is assumed");
    return QString::fromStdString(choice.origin);
}

}  // namespace

ModelDetails::ModelDetails(const Parts& parts, QWidget* parent)
    : QDialog(parent)
    , m_document(parts.document)
    , m_shelf(parts.shelf)
    , m_checksums(parts.checksums)
    , m_none(new QLabel(tr("No model is loaded."), this))
    , m_content(new QWidget(this))
    , m_checksum(new QLineEdit(this))
    , m_copy(new QPushButton(tr("&Copy"), this))
    , m_choices(new QTreeWidget(this))
    , m_tuning(new ModelTuning(this))
    , m_problem(new QLabel(this))
    , m_apply(new QPushButton(tr("A&pply"), this))
    , m_reset(new QPushButton(tr("&Reset"), this))
{
    setObjectName(QStringLiteral("modelDetails"));
    setWindowTitle(tr("Model details"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connectParts();
    refresh();
    resize(kDefaultSize);
}

void ModelDetails::build()
{
    m_none->setObjectName(QStringLiteral("noModel"));
    m_choices->setObjectName(QStringLiteral("modelChoices"));
    m_choices->setAccessibleName(tr("What the weights cannot tell"));
    m_choices->setHeaderLabels({tr("What the weights cannot tell"), tr("Value"), tr("Decided by")});
    m_choices->setRootIsDecorated(false);
    m_choices->setAlternatingRowColors(true);
    m_choices->setUniformRowHeights(true);
    m_choices->setAllColumnsShowFocus(true);
    m_choices->header()->setSectionResizeMode(QHeaderView::ResizeToContents);

    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(buildFacts());
    content->addWidget(m_choices, 1);
    content->addWidget(buildTuning());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("closeDetails"));
    close->setAutoDefault(false);
    close->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_none);
    column->addWidget(m_content, 1);
    column->addWidget(buttons);
}

QWidget* ModelDetails::buildFacts()
{
    auto* facts = new QWidget(m_content);
    auto* form = new QFormLayout(facts);
    form->setContentsMargins(0, 0, 0, 0);
    m_file = addFact(*form, "modelFile", tr("File"));
    m_container = addFact(*form, "modelContainer", tr("Container"));
    m_checksum->setObjectName(QStringLiteral("modelChecksum"));
    m_checksum->setAccessibleName(tr("SHA-256 of the file"));
    m_checksum->setReadOnly(true);
    m_checksum->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setObjectName(QStringLiteral("copyChecksum"));
    m_copy->setAccessibleName(tr("Copy the SHA-256"));
    m_copy->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_checksum, 1);
    row->addWidget(m_copy);
    auto* label = new QLabel(tr("S&HA-256"), facts);
    label->setBuddy(m_checksum);
    form->addRow(label, row);
    m_architecture = addFact(*form, "modelArchitecture", tr("Architecture"));
    m_size = addFact(*form, "modelSize", tr("Size"));
    m_layers = addFact(*form, "modelLayers", tr("Layers"));
    m_licence = addFact(*form, "modelLicence", tr("Licence"));
    return facts;
}

QWidget* ModelDetails::buildTuning()
{
    auto* group = new QGroupBox(tr("Your own word, until Clipscope is closed"), m_content);
    group->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_problem->setObjectName(QStringLiteral("tuningProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_apply->setObjectName(QStringLiteral("applyTuning"));
    m_apply->setToolTip(tr("Load the model again with these values"));
    m_apply->setDefault(true);
    m_reset->setObjectName(QStringLiteral("resetTuning"));
    m_reset->setToolTip(tr("Load the model again as its files say"));
    m_reset->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_problem, 1);
    row->addWidget(m_reset);
    row->addWidget(m_apply);
    auto* column = new QVBoxLayout(group);
    column->addWidget(m_tuning);
    column->addLayout(row);
    return group;
}

QLabel* ModelDetails::addFact(QFormLayout& form, const char* name, const QString& title)
{
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(name));
    value->setProperty(kTitle, title);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form.addRow(title, value);
    return value;
}

void ModelDetails::connectParts()
{
    connect(&m_shelf, &ModelShelf::loadedChanged, this, &ModelDetails::refresh);
    connect(&m_shelf, &ModelShelf::loadingStarted, this, &ModelDetails::refreshButtons);
    connect(&m_shelf, &ModelShelf::loadingEnded, this, &ModelDetails::refreshButtons);
    connect(&m_shelf, &ModelShelf::noticed, this, [this](const Notice& notice) {
        if (notice.kind == Notice::Kind::Error)
            complain(notice.text);
    });
    connect(&m_checksums, &ChecksumLane::progressed, this, [this](int percent) {
        m_checksum->setText(tr("computing, %1 %").arg(percent));
    });
    connect(&m_checksums, &ChecksumLane::computed, this, [this](const QString& sha256) {
        m_checksum->setText(sha256);
        m_checksum->setCursorPosition(0);
        m_copy->setEnabled(true);
    });
    connect(&m_checksums, &ChecksumLane::failed, this, [this](const Failure& failure) {
        m_checksum->setText(QString::fromStdString(failure.text));
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_checksum->text());
    });
    connect(m_tuning, &ModelTuning::edited, this, &ModelDetails::refreshButtons);
    connect(m_apply, &QPushButton::clicked, this, &ModelDetails::apply);
    connect(m_reset, &QPushButton::clicked, this, &ModelDetails::reset);
}

void ModelDetails::refresh()
{
    const auto& loaded = m_shelf.loaded();
    m_none->setVisible(!loaded);
    m_content->setVisible(loaded.has_value());
    if (!loaded)
        return;
    const ModelDescriptor& model = loaded->descriptor;
    setWindowTitle(tr("Model details: %1").arg(QString::fromStdString(model.files.name)));
    const ClipConfig& config = model.config;
    setFact(*m_file, toQString(model.files.weights));
    const std::string container(toString(model.container));
    setFact(
        *m_container, tr("%1, %2").arg(QString::fromStdString(container), dataSize(model.bytes)));
    setFact(*m_architecture, architecture(config));
    setFact(
        *m_size,
        tr("%1 parameters, %2 px input, %3 × %3 cells, embedding of %4")
            .arg(QLocale().toString(static_cast<qlonglong>(model.parameters)))
            .arg(config.vision.inputSize)
            .arg(config.vision.grid())
            .arg(config.embedding));
    setFact(*m_layers, layers(model));
    setFact(
        *m_licence,
        model.license.empty() ? tr("not stated") : QString::fromStdString(model.license));
    m_copy->setEnabled(false);
    m_checksum->setText(tr("computing"));
    m_checksums.compute(model.files.weights);
    refreshChoices();
    m_tuning->show(m_document.modelWish(), model);
    complain({});
    refreshButtons();
}

void ModelDetails::refreshChoices()
{
    m_choices->clear();
    for (const ModelChoice& choice : m_shelf.loaded()->descriptor.choices) {
        auto* item = new QTreeWidgetItem(
            m_choices,
            {QString::fromStdString(choice.name),
             QString::fromStdString(choice.value),
             originOf(choice)});
        item->setSizeHint(0, QSize(0, fontMetrics().height() + 2 * kRowPadding));
        QFont font = m_choices->font();
        font.setBold(choice.origin == "user");
        item->setFont(2, font);
    }
}

void ModelDetails::refreshButtons()
{
    const bool isIdle = m_shelf.loaded() && !m_shelf.isLoading();
    m_reset->setEnabled(isIdle && m_document.modelWish().isTuned());
    bool isNew = true;
    try {
        isNew = m_tuning->read() != m_document.modelWish();
    } catch (const Error&) {
        // Apply says what is wrong: half a number is no reason to complain while it is typed.
    }
    m_apply->setEnabled(isIdle && isNew);
}

void ModelDetails::apply()
{
    try {
        const ModelWish wish = m_tuning->read();
        complain({});
        m_document.setModelWish(wish);
    } catch (const Error& error) {
        complain(QString::fromStdString(error.what()));
    }
}

void ModelDetails::reset()
{
    complain({});
    m_document.setModelWish({.nameOrPath = m_document.modelWish().nameOrPath});
}

void ModelDetails::complain(const QString& problem)
{
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, toneEdge(Tone::Bad, palette));
    m_problem->setPalette(palette);
    m_problem->setText(problem);
    m_problem->setAccessibleName(problem.isEmpty() ? QString() : tr("Problem: %1").arg(problem));
}

}  // namespace clipscope::ui
