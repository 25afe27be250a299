// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/data_paths.h"
#include "ui/jobs/checksum_lane.h"
#include "ui/jobs/compose_lane.h"
#include "ui/jobs/engine_lane.h"
#include "ui/state/attack_board.h"
#include "ui/state/comparison.h"
#include "ui/state/defence_board.h"
#include "ui/state/document.h"
#include "ui/state/explainer.h"
#include "ui/state/exporter.h"
#include "ui/state/file_watch.h"
#include "ui/state/folder.h"
#include "ui/state/head_board.h"
#include "ui/state/history.h"
#include "ui/state/idle_bank.h"
#include "ui/state/model_catalogue.h"
#include "ui/state/model_fetcher.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"
#include "ui/state/opener.h"
#include "ui/state/recovery.h"
#include "ui/state/sample_library.h"
#include "ui/state/score_board.h"
#include "ui/state/session_keeper.h"
#include "ui/state/sticker_bench.h"
#include "ui/state/sticker_press.h"
#include "ui/state/studies.h"
#include "ui/state/sweep_board.h"
#include "ui/state/undo_log.h"

#include <QObject>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// What to show first.
struct Start {
    QString picture;         ///< a file, perhaps a session; empty: the first sample, if any
    QStringList prompts;     ///< for `picture` or for the sample; empty: its own
    QString method;          ///< empty: the session's or the sample's own, else usualMethod
    QString usualMethod;     ///< empty: gScoreCAM
    int k = 0;               ///< 0: the default or the sample's own
    QString model;           ///< name or path
    bool withSample = true;  ///< false: nothing is shown where no picture is named
};

/// Everything behind the window: the document, the lanes and the parts that connect them.
class Workbench final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        BackendFactory backend;
        std::vector<Sample> samples = {};
        DataPaths paths = {};  ///< of models; without a manifest none can be had
        DownloaderFactory downloader = {};
        QString recovery = {};  ///< folder for what a crash leaves; empty: nothing is kept
    };

    explicit Workbench(Parts parts, QObject* parent = nullptr);

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] ModelShelf& models() { return m_models; }
    [[nodiscard]] ModelFetcher& fetcher() { return m_fetcher; }
    [[nodiscard]] const ModelFolders& modelFolders() const { return m_modelFolders; }
    [[nodiscard]] ChecksumLane& checksums() { return m_checksums; }
    [[nodiscard]] ScoreBoard& scores() { return m_scores; }
    /// Of the photo without its stickers; none while there are none.
    [[nodiscard]] ScoreBoard& cleanScores() { return m_cleanScores; }
    [[nodiscard]] StickerBench& stickers() { return m_stickers; }
    [[nodiscard]] AttackBoard& attack() { return m_attack; }
    [[nodiscard]] SweepBoard& sweep() { return m_sweep; }
    [[nodiscard]] DefenceBoard& defences() { return m_defences; }
    [[nodiscard]] Explainer& explainer() { return m_explainer; }
    [[nodiscard]] IdleBank& idleBank() { return m_idleBank; }
    [[nodiscard]] HeadBoard& heads() { return m_heads; }
    [[nodiscard]] Opener& opener() { return m_opener; }
    [[nodiscard]] const std::vector<Sample>& samples() const { return m_samples; }

    [[nodiscard]] UndoLog& undo() { return m_undo; }
    [[nodiscard]] History& history() { return m_history; }
    [[nodiscard]] SessionKeeper& sessions() { return m_sessions; }
    [[nodiscard]] Recovery& recovery() { return m_recovery; }
    [[nodiscard]] Folder& folder() { return m_folder; }
    [[nodiscard]] FileWatch& fileWatch() { return m_fileWatch; }
    [[nodiscard]] Exhibit& exhibit() { return m_exhibit; }
    [[nodiscard]] EngineLane& engine() { return m_engine; }
    [[nodiscard]] ComposeLane& composer() { return m_compose; }
    [[nodiscard]] Comparison& comparison() { return m_comparison; }

    void start(const Start& start);
    /// Opens what a crash has left and Recovery has offered.
    void restoreFound();
    /// The finished explanation on the canvas; nothing while it is not what the document asks for.
    [[nodiscard]] std::optional<ExportSource> exportable() const;
    /// The same, and `noticed` says what to do if there is nothing.
    [[nodiscard]] std::optional<ExportSource> exportableOrNotice();

Q_SIGNALS:
    void noticed(const clipscope::ui::Notice& notice);

private:
    void showFirst(const Start& start);
    void onSessionOpened(const OpenedSessionPtr& session);
    void showSampleMap(const Sample& sample);
    void onInstalled(const QString& name, const Installation& installation);

    std::vector<Sample> m_samples;
    ModelFolders m_modelFolders;
    Document m_document;
    EngineLane m_engine;
    ComposeLane m_compose;
    ChecksumLane m_checksums;
    ModelFetcher m_fetcher;
    ModelShelf m_models;
    ScoreBoard m_scores;
    ScoreBoard m_cleanScores;
    Exhibit m_exhibit;
    Explainer m_explainer;
    HeadBoard m_heads;
    Studies m_studies;
    IdleBank m_idleBank;
    Comparison m_comparison;
    Opener m_opener;
    UndoLog m_undo;
    StickerPress m_press;
    StickerBench m_stickers;
    AttackBoard m_attack;
    SweepBoard m_sweep;
    DefenceBoard m_defences;
    History m_history;
    Folder m_folder;
    FileWatch m_fileWatch;
    SessionKeeper m_sessions;
    Recovery m_recovery;
    std::optional<Start> m_start;  // what a session that is being opened has to give way to
};

}  // namespace clipscope::ui
