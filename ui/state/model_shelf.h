// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/notice.h"

#include <QObject>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// The models there are and the one in force; loads what the document names.
class ModelShelf final : public QObject {
    Q_OBJECT
public:
    ModelShelf(Document& document, EngineLane& lane, QObject* parent = nullptr);

    /// Lists the models and loads `nameOrPath`.
    void start(const QString& nameOrPath);
    void retry();

    [[nodiscard]] const std::vector<ModelEntry>& entries() const { return m_entries; }
    [[nodiscard]] const std::optional<LoadedModel>& loaded() const { return m_loaded; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// Tells loaded models apart in keys of results; empty without a model.
    [[nodiscard]] std::string key() const;
    /// Nothing while no model is loaded.
    [[nodiscard]] std::optional<TokenCount> countTokens(const QString& prompt) const;

Q_SIGNALS:
    void listed();
    void loadingStarted();
    void loadingProgressed(const clipscope::Progress& progress);
    void loadedChanged();
    void loadingEnded();  ///< without a new model: failed or cancelled
    void noticed(const clipscope::ui::Notice& notice);

private:
    void load();
    void onListed(const std::vector<ModelEntry>& models);
    void onLoaded(const LoadedModel& model);
    void onFailed(Task task, const Failure& failure);
    void onCancelled(Task task);
    void fallBack();

    Document& m_document;
    EngineLane& m_lane;
    std::vector<ModelEntry> m_entries;
    std::optional<LoadedModel> m_loaded;
    QString m_loadedName;  // as the document named it
    bool m_loading = false;
};

}  // namespace clipscope::ui
