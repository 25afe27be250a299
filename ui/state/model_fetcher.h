// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/failure.h"
#include "core/engine/job_queue.h"
#include "core/store/model_store.h"
#include "ui/state/notice.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace clipscope::ui {

/// A model that can be had.
struct Offer {
    KnownModel model;
    bool isInstalled = false;
    /// Its weights in another program's cache: nothing needs to be downloaded.
    std::optional<std::filesystem::path> cached;
};

/// How far the installation of a model is.
struct Fetch {
    enum class Stage { Idle, Running, Failed };
    Stage stage = Stage::Idle;
    QString model;           ///< which; stays after the end
    QString step;            ///< "downloading", "checking file", "copying"; empty at first
    std::int64_t done = 0;   ///< bytes
    std::int64_t total = 0;  ///< 0 while unknown
    std::optional<double> secondsLeft;
    QString problem;  ///< Failed: one sentence

    /// 0 to 100; 0 while unknown.
    [[nodiscard]] int percent() const;
};

/// What is going on, for people: "ViT-B-32-openai · downloading · 123 MB of 353 MB · 35 % · 40 s
/// left", or the problem.
[[nodiscard]] QString sentence(const Fetch& fetch);

/// Installs and removes models on threads of its own, so that neither the window nor the engine
/// waits for the network. One installation at a time. Destruction stops it; what has arrived is
/// kept and continued next time.
class ModelFetcher final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        std::filesystem::path manifest;  ///< of the models that can be had; empty: there are none
        std::filesystem::path folder;    ///< where they are installed; may not exist yet
        DownloaderFactory downloader;    ///< empty: only what other programs have can be installed
    };

    explicit ModelFetcher(Parts parts, QObject* parent = nullptr);
    ~ModelFetcher() override;

    /// Where models are installed.
    [[nodiscard]] const std::filesystem::path& folder() const { return m_parts.folder; }
    [[nodiscard]] bool canDownload() const { return static_cast<bool>(m_parts.downloader); }
    [[nodiscard]] const std::vector<Offer>& offers() const { return m_offers; }
    /// Why there are no offers; empty if nothing is wrong.
    [[nodiscard]] const QString& offersProblem() const { return m_offersProblem; }
    [[nodiscard]] const Fetch& fetch() const { return m_fetch; }
    [[nodiscard]] bool isBusy() const { return m_fetch.stage == Fetch::Stage::Running; }

    /// Looks again which models can be had and which are there; `offersChanged` follows.
    void refresh();
    /// Installs one of the offers; no effect while another is being installed.
    void install(const QString& name);
    void cancel();
    /// After a failure: forgets it.
    void dismiss();
    /// Removes an installed model; `removed` or `noticed` follows.
    void remove(const QString& name);

Q_SIGNALS:
    void offersChanged();
    void fetchChanged();  ///< at most 20 times a second
    void installed(const QString& name, const clipscope::Installation& installation);
    void removed(const QString& name);
    void noticed(const clipscope::ui::Notice& notice);

private:
    class Sink;
    using Deliver = std::function<void()>;

    void take(std::vector<Offer> offers);
    void onProgress(const Progress& progress);
    void onInstalled(const Installation& installation);
    void onFailed(const Failure& failure);
    void setIdle();
    [[nodiscard]] const KnownModel* find(const QString& name) const;
    void post(Deliver deliver);

    Parts m_parts;
    std::vector<Offer> m_offers;
    QString m_offersProblem;
    Fetch m_fetch;
    JobQueue::JobId m_newest = 0;  // installation
    QElapsedTimer m_stepClock;
    std::int64_t m_stepStart = 0;  // bytes that were there already when the step began
    JobQueue m_errands;            // looking and removing
    JobQueue m_installations;      // last: both join before the members above go away
};

}  // namespace clipscope::ui
