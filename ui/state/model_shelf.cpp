// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/model_shelf.h"

namespace clipscope::ui {

ModelShelf::ModelShelf(Document& document, EngineLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_lane(lane)
{
    connect(&lane, &EngineLane::modelsListed, this, &ModelShelf::onListed);
    connect(&lane, &EngineLane::modelLoaded, this, &ModelShelf::onLoaded);
    connect(&lane, &EngineLane::failed, this, &ModelShelf::onFailed);
    connect(&lane, &EngineLane::cancelled, this, &ModelShelf::onCancelled);
    connect(&lane, &EngineLane::progressed, this, [this](Task task, const Progress& progress) {
        if (task == Task::LoadModel)
            Q_EMIT loadingProgressed(progress);
    });
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes.testFlag(Change::Model) && m_document.model() != m_loadedName)
            load();
    });
}

void ModelShelf::start(const QString& nameOrPath)
{
    m_lane.listModels();
    m_document.setModel(nameOrPath);
}

void ModelShelf::retry()
{
    load();
}

std::string ModelShelf::key() const
{
    return m_loaded ? m_loaded->descriptor.files.weights.string() : std::string();
}

std::optional<TokenCount> ModelShelf::countTokens(const QString& prompt) const
{
    if (!m_loaded || !m_loaded->countTokens)
        return std::nullopt;
    return m_loaded->countTokens(prompt.toStdString());
}

void ModelShelf::load()
{
    if (m_document.model().isEmpty())
        return;
    m_loading = true;
    m_lane.cancel(Task::Explain);  // its result would be of the model that is being replaced
    m_lane.cancel(Task::Score);
    m_lane.loadModel(m_document.model().toStdString());
    Q_EMIT loadingStarted();
}

void ModelShelf::onListed(const std::vector<ModelEntry>& models)
{
    m_entries = models;
    Q_EMIT listed();
}

void ModelShelf::onLoaded(const LoadedModel& model)
{
    m_loading = false;
    m_loaded = model;
    m_loadedName = m_document.model();
    m_document.setChannelCount(model.descriptor.config.vision.channels());
    Q_EMIT loadedChanged();
}

void ModelShelf::onFailed(Task task, const Failure& failure)
{
    const QString text = QString::fromStdString(failure.text);
    if (task == Task::ListModels)
        Q_EMIT noticed({Notice::Kind::Warning, text, Remedy::OpenModel});
    if (task != Task::LoadModel)
        return;
    fallBack();
    Q_EMIT noticed({Notice::Kind::Error, text, Remedy::OpenModel});
}

void ModelShelf::onCancelled(Task task)
{
    if (task == Task::LoadModel)
        fallBack();
}

void ModelShelf::fallBack()
{
    m_loading = false;
    m_document.setModel(m_loadedName);
    Q_EMIT loadingEnded();
}

}  // namespace clipscope::ui
