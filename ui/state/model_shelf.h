// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/notice.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// How much of a prompt the model in force reads.
struct PromptLength {
    TokenCount tokens;
    qsizetype read = 0;  ///< characters; the rest of the prompt is ignored
};

/// The models there are and the one in force; loads what the document names.
class ModelShelf final : public QObject {
    Q_OBJECT
public:
    ModelShelf(Document& document, EngineLane& lane, QObject* parent = nullptr);

    /// Lists the models and loads `nameOrPath`.
    void start(const QString& nameOrPath);
    /// Lists the models again. The engine answers when it is free.
    void refresh();
    /// Lists a model that has just been installed at once, and all of them when the engine is free.
    void announce(const std::string& name, const std::filesystem::path& folder);
    /// Takes a model that has just been removed off the list.
    void withdraw(const std::string& name);

    [[nodiscard]] const std::vector<ModelEntry>& entries() const { return m_entries; }
    /// Checkpoints and folders outside the model folders that the user has opened, newest first.
    [[nodiscard]] const QStringList& ownFiles() const { return m_ownFiles; }
    void setOwnFiles(const QStringList& paths);
    /// Takes a path off the list; the file stays.
    void removeOwnFile(const QString& path);
    [[nodiscard]] const std::optional<LoadedModel>& loaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Tells loaded models apart in keys of results; empty without a model.
    [[nodiscard]] std::string key() const;
    /// Nothing while no model is loaded.
    [[nodiscard]] std::optional<PromptLength> measure(const QString& prompt) const;

Q_SIGNALS:
    void listed();  ///< entries() or ownFiles() changed
    void loadingStarted();
    void loadingProgressed(const clipscope::Progress& progress);
    void loadedChanged();
    void loadingEnded();  ///< without a new model: failed or cancelled
    void noticed(const clipscope::ui::Notice& notice);

private:
    void follow();
    void load();
    void onListed(const std::vector<ModelEntry>& models);
    void onLoaded(const LoadedModel& model);
    void onFailed(Task task, const Failure& failure);
    void onCancelled(Task task);
    /// Of the layer that the method in force looks at.
    void countChannels();
    void fallBack();
    void rememberOwnFile();

    Document& m_document;
    EngineLane& m_lane;
    std::vector<ModelEntry> m_entries;
    QStringList m_ownFiles;
    std::optional<LoadedModel> m_loaded;
    ModelWish m_inForce;   // of m_loaded, as the document put it
    ModelWish m_underway;  // while loading
    bool m_loading = false;
};

}  // namespace clipscope::ui
