// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/model_shelf.h"

#include "core/base/error.h"
#include "core/saliency/method_info.h"
#include "ui/state/read_length.h"

#include <QFileInfo>

#include <algorithm>

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
        if (changes.testFlag(Change::Model))
            follow();
        if (changes & (Change::Method | Change::Reading))
            countChannels();
    });
}

void ModelShelf::start(const QString& nameOrPath)
{
    m_lane.listModels();
    m_document.setModel(nameOrPath);
}

void ModelShelf::refresh()
{
    m_lane.listModels();
}

void ModelShelf::announce(const std::string& name, const std::filesystem::path& folder)
{
    const auto place = std::lower_bound(
        m_entries.begin(), m_entries.end(), name, [](const ModelEntry& entry, const auto& sought) {
            return entry.name < sought;
        });
    if (place == m_entries.end() || place->name != name) {
        m_entries.insert(place, {.name = name, .folder = folder, .descriptor = {}, .problem = {}});
        Q_EMIT listed();
    }
    refresh();
}

void ModelShelf::withdraw(const std::string& name)
{
    std::erase_if(m_entries, [&name](const ModelEntry& entry) { return entry.name == name; });
    Q_EMIT listed();
    refresh();  // a shipped one of the same name may appear from behind it
}

void ModelShelf::setOwnFiles(const QStringList& paths)
{
    m_ownFiles = paths;
    Q_EMIT listed();
}

void ModelShelf::removeOwnFile(const QString& path)
{
    if (m_ownFiles.removeAll(path) > 0)
        Q_EMIT listed();
}

std::string ModelShelf::key() const
{
    return m_loaded ? modelKey(m_loaded->descriptor) : std::string();
}

std::optional<PromptLength> ModelShelf::measure(const QString& prompt) const
{
    if (!m_loaded || !m_loaded->countTokens)
        return std::nullopt;
    const auto count = [this](const QString& text) {
        return m_loaded->countTokens(text.toStdString());
    };
    return PromptLength{.tokens = count(prompt), .read = readLength(prompt, count)};
}

void ModelShelf::follow()
{
    const ModelWish wish = m_document.modelWish();
    if (wish == (m_loading ? m_underway : m_inForce))
        return;
    if (m_loading && wish == m_inForce)
        m_lane.cancel(Task::LoadModel);  // nothing to load: back to what is there
    else
        load();
}

void ModelShelf::load()
{
    if (m_document.model().isEmpty())
        return;
    m_loading = true;
    m_underway = m_document.modelWish();
    m_lane.cancel(Task::Explain);  // its result would be of the model that is being replaced
    m_lane.cancel(Task::Score);
    m_lane.loadModel(m_underway);
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
    m_inForce = m_underway;
    if (m_document.modelWish() != m_inForce)
        return load();  // it arrived in spite of being cancelled
    rememberOwnFile();
    countChannels();
    Q_EMIT loadedChanged();
}

void ModelShelf::countChannels()
{
    if (!m_loaded)
        return;
    const ModelDescriptor& model = m_loaded->descriptor;
    const MethodInfo& method = findMethod(m_document.method().toStdString());
    int channels = model.config.vision.channels();
    try {
        const auto layers = layersFor(model, method, m_document.state().layer.toStdString());
        if (!layers.empty())
            channels = layers.front().channels;
    } catch (const Error&) {
        // A layer of another model: the run will say so.
    }
    m_document.setChannelCount(channels);
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
    m_document.setModelWish(m_inForce);
    // What made it fail may be what was said about it, and there is no other way to take that back.
    m_document.forgetTuning(QString::fromStdString(m_underway.nameOrPath));
    Q_EMIT loadingEnded();
}

void ModelShelf::rememberOwnFile()
{
    const QString path = QString::fromStdString(m_inForce.nameOrPath);
    if (!QFileInfo(path).isAbsolute() || m_ownFiles.value(0) == path)
        return;  // a name from the list, or known already
    m_ownFiles.removeAll(path);
    m_ownFiles.prepend(path);
    Q_EMIT listed();
}

}  // namespace clipscope::ui
