// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/workbench.h"

#include "ui/raster/sticker_raster.h"

#include <QFileInfo>

#include <utility>

namespace clipscope::ui {
namespace {

constexpr const char* kDefaultPrompt = "a photo";

/// What `start` asks for, over what the sample or the defaults say.
void override(Document::Setup& setup, const Start& start)
{
    if (!start.prompts.isEmpty()) {
        setup.prompts = start.prompts;
        setup.explained = 0;
    }
    const QString& method = start.method.isEmpty() ? start.usualMethod : start.method;
    if (!method.isEmpty())
        setup.method = method;
    if (start.k > 0)
        setup.k = start.k;
}

ModelFolders foldersOf(const DataPaths& paths)
{
    // The shipped models come last, so that the user's own of the same name win.
    return {
        .shipped = paths.models.empty() ? std::filesystem::path() : paths.models.back(),
        .installed = paths.userModels};
}

}  // namespace

Workbench::Workbench(Parts parts, QObject* parent)
    : QObject(parent)
    , m_samples(std::move(parts.samples))
    , m_modelFolders(foldersOf(parts.paths))
    , m_engine(std::move(parts.backend))
    , m_fetcher({parts.paths.manifest, parts.paths.userModels, std::move(parts.downloader)})
    , m_models(m_document, m_engine)
    , m_scores(m_document, m_models, m_engine)
    , m_cleanScores(m_document, m_models, m_engine, ScoreBoard::Subject::Photo)
    , m_exhibit(m_document, m_models, m_compose)
    , m_explainer({m_document, m_models, m_scores, m_engine, m_exhibit})
    , m_heads(m_document, m_models, m_engine)
    , m_studies({m_models, m_scores, m_explainer, m_engine})
    , m_idleBank(m_explainer, m_engine)
    , m_comparison({m_document, m_models, m_explainer, m_exhibit, m_studies, m_engine, m_compose})
    , m_opener(m_document, m_compose)
    , m_undo(m_document)
    , m_press(m_document, m_compose)
    , m_stickers(m_document)
    , m_attack({m_document, m_scores, m_cleanScores, m_press, m_exhibit, m_comparison})
    , m_sweep(m_document, m_models, m_engine)
    , m_defences({m_document, m_models, m_explainer, m_engine})
    , m_history(m_document, m_explainer, m_models)
    , m_folder(m_document, m_opener)
    , m_fileWatch(m_document, m_opener)
    , m_sessions({m_document, m_models, m_scores, m_explainer, m_history, m_undo})
    , m_recovery({m_document, m_sessions, m_undo}, parts.recovery)
{
    loadStickerFonts();
    connect(&m_models, &ModelShelf::noticed, this, &Workbench::noticed);
    connect(&m_fetcher, &ModelFetcher::noticed, this, &Workbench::noticed);
    connect(&m_fetcher, &ModelFetcher::installed, this, &Workbench::onInstalled);
    connect(&m_fetcher, &ModelFetcher::removed, this, [this](const QString& name) {
        m_models.withdraw(name.toStdString());
    });
    connect(&m_scores, &ScoreBoard::noticed, this, &Workbench::noticed);
    connect(&m_cleanScores, &ScoreBoard::noticed, this, &Workbench::noticed);
    connect(&m_cleanScores, &ScoreBoard::aboutToScore, &m_explainer, &Explainer::makeWay);
    connect(&m_cleanScores, &ScoreBoard::scoringQueued, &m_explainer, &Explainer::resume);
    m_studies.yieldTo(m_cleanScores);
    connect(&m_attack, &AttackBoard::noticed, this, &Workbench::noticed);
    connect(&m_sweep, &SweepBoard::noticed, this, &Workbench::noticed);
    connect(&m_defences, &DefenceBoard::noticed, this, &Workbench::noticed);
    connect(&m_press, &StickerPress::noticed, this, &Workbench::noticed);
    connect(&m_explainer, &Explainer::noticed, this, &Workbench::noticed);
    connect(&m_heads, &HeadBoard::aboutToAsk, &m_explainer, &Explainer::makeWay);
    connect(&m_heads, &HeadBoard::asked, &m_explainer, &Explainer::resume);
    connect(&m_opener, &Opener::noticed, this, &Workbench::noticed);
    connect(&m_folder, &Folder::noticed, this, &Workbench::noticed);
    connect(&m_opener, &Opener::sampleOpened, this, &Workbench::showSampleMap);
    connect(&m_opener, &Opener::sessionOpened, this, &Workbench::onSessionOpened);
    connect(&m_opener, &Opener::fileOpened, this, [this] { m_start.reset(); });
    connect(&m_sessions, &SessionKeeper::noticed, this, &Workbench::noticed);
    connect(&m_recovery, &Recovery::noticed, this, &Workbench::noticed);
    connect(&m_compose, &ComposeLane::exported, this, [this](const QString& path) {
        Q_EMIT noticed(
            {Notice::Kind::Information,
             QFileInfo(path).isDir() ? tr("The explanation is in %1").arg(path)
                                     : tr("Saved %1").arg(path)});
    });
    connect(&m_compose, &ComposeLane::exportFailed, this, [this](const Failure& failure) {
        Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text)});
    });
}

void Workbench::start(const Start& start)
{
    showFirst(start);
    m_recovery.offer();
}

void Workbench::restoreFound()
{
    if (!m_recovery.found().isEmpty())
        m_opener.openFile(m_recovery.found());
}

void Workbench::showFirst(const Start& start)
{
    m_models.start(start.model.isEmpty() ? QString(kDefaultModel) : start.model);
    if (start.picture.isEmpty() && start.withSample && !m_samples.empty()) {
        Sample sample = m_samples.front();
        Document::Setup setup{
            .picture = {},
            .prompts = sample.prompts,
            .explained = sample.explained,
            .method = sample.method,
            .k = sample.k,
            .fit = sample.fit};
        override(setup, start);
        const bool asShipped = setup.prompts == sample.prompts && setup.method == sample.method &&
                               setup.k == sample.k && m_document.model() == kDefaultModel;
        if (!asShipped)
            sample.precomputedPath.clear();  // it answers another question
        sample.prompts = setup.prompts;
        sample.explained = setup.explained;
        sample.method = setup.method;
        sample.k = setup.k;
        m_opener.openSample(sample);
        return;
    }
    Document::Setup setup{
        .picture = {},
        .prompts = {kDefaultPrompt},
        .explained = 0,
        .method = m_document.method(),
        .k = Document::kDefaultK,
        .fit = m_document.fit()};
    override(setup, start);
    if (start.picture.isEmpty())
        return m_document.apply(setup);
    m_start = start;
    m_opener.openWith(start.picture, setup);
}

void Workbench::onSessionOpened(const OpenedSessionPtr& session)
{
    const bool isFile = session->isSessionFile && session->path != m_recovery.found();
    m_sessions.restore(session, isFile ? session->path : QString());
    const auto start = std::exchange(m_start, std::nullopt);
    if (!start)
        return;
    // What the command line says besides the session's name.
    m_document.edit([&start](DocumentState& state) {
        if (!start->prompts.isEmpty()) {
            state.prompts = start->prompts;
            state.explained = 0;
        }
        if (!start->method.isEmpty())
            state.method = start->method;
        if (start->k > 0)
            state.k = start->k;
        if (!start->model.isEmpty())
            state.model = start->model;
    });
}

std::optional<ExportSource> Workbench::exportable() const
{
    auto result = m_explainer.shownResult();
    if (!result || m_explainer.isStale() || !m_models.loaded())
        return std::nullopt;
    return ExportSource{
        .result = *std::move(result),
        .composition = m_explainer.composition(),
        .model = *m_models.loaded(),
        .choice = mapChoiceOf(m_document)};
}

std::optional<ExportSource> Workbench::exportableOrNotice()
{
    auto source = exportable();
    if (!source)
        Q_EMIT noticed(
            {Notice::Kind::Warning,
             tr("There is no finished explanation to export yet. Run it first (Ctrl+Return)."),
             Remedy::None});
    return source;
}

void Workbench::onInstalled(const QString& name, const Installation& installation)
{
    m_models.announce(name.toStdString(), installation.folder);
    const QString size = dataSize(installation.bytes);
    Q_EMIT noticed(
        {Notice::Kind::Information,
         installation.verified
             ? tr("%1 is installed: %2, checksum verified. It is in the list of models.")
                   .arg(name, size)
             : tr("%1 is installed: %2. Nobody has published its checksum, so that it could not "
                  "be verified.")
                   .arg(name, size)});
}

void Workbench::showSampleMap(const Sample& sample)
{
    const auto map = readNativeMap(sample.precomputedPath);
    // It was computed with the model that ships; another one would answer differently.
    if (map && (!m_models.loaded() || m_document.model() == kDefaultModel))
        m_explainer.showPrecomputed(*map);
}

}  // namespace clipscope::ui
