// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/session_keeper.h"

#include "ui/raster/convert.h"
#include "ui/state/pinned.h"
#include "ui/state/session_state.h"
#include "ui/state/wish.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kAnyChannels = 1'000'000;  // k as it was asked for, whatever the model has

/// The checksum apart, which not everybody has computed.
bool isSameModel(const SessionModel& a, const SessionModel& b)
{
    return a.nameOrPath == b.nameOrPath && a.overrides == b.overrides && a.merges == b.merges;
}

/// A pinned map as an answer; pictures are added later.
SessionAnswer toAnswer(const Pinned& pinned)
{
    SessionAnswer answer;
    answer.title = pinned.label.what.toStdString();
    if (pinned.result)
        answer.result = *pinned.result;
    else
        answer.result.prompts = {{.text = pinned.label.prompt.toStdString(), .tokens = {}}};
    answer.result.map = pinned.map;
    answer.result.fit = pinned.fit;
    answer.result.method = pinned.label.method.toStdString();
    answer.question.prompts = {pinned.label.prompt.toStdString()};
    answer.question.method = pinned.label.method.toStdString();
    answer.question.fit = pinned.fit;
    answer.model.inputSize = std::max(1, pinned.modelSide);
    return answer;
}

PinnedPtr toPinned(const OpenedSession& opened)
{
    if (!opened.content.pinned || !opened.pinnedPicture)
        return nullptr;
    const SessionAnswer& answer = *opened.content.pinned;
    auto pinned = std::make_shared<Pinned>();
    pinned->picture = opened.pinnedPicture;
    pinned->map = answer.result.map;
    pinned->modelSide = answer.model.inputSize;
    pinned->fit = answer.result.fit;
    pinned->label.key = "pinned in " + opened.path.toStdString();  // like no other
    const auto& prompts = answer.question.prompts;
    if (answer.question.explained < prompts.size())
        pinned->label.prompt = QString::fromStdString(prompts[answer.question.explained]);
    pinned->label.method = QString::fromStdString(answer.question.method);
    pinned->label.what = QString::fromStdString(answer.title);
    if (answer.result.passes > 0)
        pinned->result = std::make_shared<const SaliencyResult>(answer.result);
    return pinned;
}

DocumentState stateFor(const SessionAnswer& answer, const OpenedSession& opened)
{
    DocumentState state = withQuestion(DocumentState(), answer.question);
    state.picture = opened.picture;
    tidy(state);
    return state;
}

ModelWish wishOfModel(const DocumentState& state)
{
    const auto tuned = state.tuned.constFind(state.model);
    return tuned == state.tuned.cend() ? ModelWish{.nameOrPath = state.model.toStdString()}
                                       : *tuned;
}

}  // namespace

SessionKeeper::SessionKeeper(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_explainer(parts.explainer)
    , m_history(parts.history)
    , m_undo(parts.undo)
    , m_answers({parts.document, parts.models, parts.scores, parts.explainer})
{
    connect(&m_document, &Document::changed, this, &SessionKeeper::look);
    connect(&m_explainer, &Explainer::resultChanged, this, [this] {
        if (m_explainer.result())
            m_asked = m_document.state();
        look();
    });
    connect(&m_explainer, &Explainer::compositionChanged, this, &SessionKeeper::rememberQuestion);
    connect(&m_answers, &SessionAnswers::handedOver, this, &SessionKeeper::fillHistory);
}

void SessionKeeper::restore(const OpenedSessionPtr& opened, const QString& path)
{
    const Session& content = opened->content;
    DocumentState state = toState(content);
    const auto tuned = std::as_const(state.tuned);
    state.tuned = m_document.state().tuned;  // what is known of other models stays known
    state.tuned.insert(tuned);
    if (state.model.isEmpty())
        state.model = m_document.model();
    state.picture = opened->picture;
    state.pinned = toPinned(*opened);

    m_opened = opened;
    m_history.setEntries({});
    m_answers.replace(wishOfModel(state), answersOf(*opened));
    if (content.answer && content.answer->result.bank && !m_models.loaded())
        m_document.setChannelCount(content.answer->result.bank->channels());
    showAnswered(state);
    m_document.setState(state);
    m_answers.show();
    if (m_answers.areHandedOver())
        fillHistory();
    m_undo.clear();
    settle(path, m_document.state(), m_explainer.result());
    tellLeftOut();
}

/// Should another question have been asked since, the map on the canvas is that of the former until
/// that is answered.
void SessionKeeper::showAnswered(const DocumentState& state)
{
    const auto& answer = m_opened->content.answer;
    if (!answer)
        return;
    DocumentState asked = withQuestion(state, answer->question);
    asked.model = state.model;
    asked.tuned = state.tuned;
    asked.live = false;
    tidy(asked);
    const auto before = wishOf(asked, kAnyChannels);
    const auto after = wishOf(state, kAnyChannels);
    if (before && after && answerKey(*before, {}) != answerKey(*after, {}))
        m_document.setState(asked);
}

void SessionKeeper::save(const QString& path)
{
    ++m_saves;
    const DocumentState state = m_document.state();
    const ResultPtr result = m_explainer.result();
    m_files.run(
        "save",
        [file = toPath(path), job = job(Maps::With)] { writeJob(file, job); },
        [this, path, state, result](const std::optional<Failure>& failure) {
            --m_saves;
            if (failure) {
                Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure->text)});
                Q_EMIT changed();
                return;
            }
            settle(path, state, result);
            Q_EMIT saved(path);
        });
}

SessionJob SessionKeeper::job(Maps maps) const
{
    const DocumentState& state = m_document.state();
    SessionJob job;
    job.session = toSession(state, m_opened ? m_opened->content : Session{});
    job.picture = state.photo();
    job.checksums = m_checksums;
    if (m_opened && m_opened->picture && photoOf(m_opened->picture) == state.photo())
        job.known = m_opened->content.picture;
    if (maps == Maps::Without)
        return job;
    job.session.answer = answer();
    job.session.history = history();
    if (state.pinned) {
        job.session.pinned = toAnswer(*state.pinned);
        if (state.pinned->picture != state.picture)
            job.pinnedPicture = state.pinned->picture;
    }
    if (m_models.loaded())
        job.model = m_models.loaded()->descriptor;
    job.isModelAsked = !m_models.isLoading();
    return job;
}

std::optional<SessionAnswer> SessionKeeper::answer() const
{
    const ResultPtr& result = m_explainer.result();
    if (!result || !m_asked.picture || m_asked.picture != m_document.picture() ||
        m_asked.picture->stickers != stickersKey(m_document.stickers()))
        return std::nullopt;
    SessionAnswer answer;
    answer.question = questionOf(m_asked);
    answer.model = identityOf(result);
    answer.result = *result;
    const bool isKnown = answer.model.inputSize > 0 || m_models.loaded();
    return isKnown ? std::optional(answer) : std::nullopt;
}

std::vector<SessionAnswer> SessionKeeper::history() const
{
    if (m_opened && !m_answers.areHandedOver())
        return m_opened->content.history;
    std::vector<SessionAnswer> answers;
    for (const HistoryEntry& entry : m_history.entries()) {
        if (entry.state.picture != m_document.picture() || entry.model != m_models.key())
            continue;
        SessionAnswer answer;
        answer.question = questionOf(entry.state);
        answer.model = identityOf(entry.result);
        answer.result = *entry.result;
        answer.result.bank.reset();
        answers.push_back(std::move(answer));
    }
    return answers;
}

ModelIdentity SessionKeeper::identityOf(const ResultPtr& result) const
{
    const auto found =
        std::find_if(m_origins.begin(), m_origins.end(), [&result](const Origin& origin) {
            return origin.result == result;
        });
    return found == m_origins.end() ? ModelIdentity{} : found->model;
}

std::vector<SessionAnswers::Answer> SessionKeeper::answersOf(const OpenedSession& opened)
{
    m_origins.clear();
    std::vector<SessionAnswers::Answer> answers;
    const auto add = [&](const SessionAnswer& answer) {
        auto result = std::make_shared<const SaliencyResult>(answer.result);
        m_origins.push_back({result, answer.model});
        const auto request = wishOf(stateFor(answer, opened), kAnyChannels);
        if (request && isSameModel(answer.question.model, opened.content.question.model))
            answers.push_back({*request, std::move(result), answer.model.inputSize});
    };
    for (const SessionAnswer& answer : opened.content.history)
        add(answer);
    if (opened.content.answer)
        add(*opened.content.answer);
    std::reverse(answers.begin(), answers.end());  // the newest first, so that it is found first
    return answers;
}

void SessionKeeper::fillHistory()
{
    if (!m_opened)
        return;
    std::vector<HistoryEntry> entries;
    for (std::size_t i = 0; i < m_opened->content.history.size(); ++i) {
        const SessionAnswer& answer = m_opened->content.history[i];
        const DocumentState state = stateFor(answer, *m_opened);
        const auto request = wishOf(state, kAnyChannels);
        if (!request || !isSameModel(answer.question.model, m_opened->content.question.model))
            continue;
        entries.push_back(
            {.state = state,
             .request = *request,
             .model = m_models.key(),
             .result = m_origins.at(i).result,
             .thumbnail = m_opened->thumbnails.at(i),
             .seconds = answer.result.timing.total / 1000});
    }
    m_history.setEntries(std::move(entries));
}

void SessionKeeper::rememberQuestion()
{
    if (m_explainer.result() && !m_explainer.isStale())
        m_asked = m_document.state();  // of the same question, but perhaps for another k
}

void SessionKeeper::settle(const QString& path, const DocumentState& state, const ResultPtr& result)
{
    m_path = path;
    m_savedState = state;
    m_savedResult = result;
    m_isModified = !path.isEmpty() &&
                   (difference(state, m_document.state()) || result != m_explainer.result());
    Q_EMIT changed();
}

void SessionKeeper::look()
{
    const bool isModified = !m_path.isEmpty() && (difference(m_savedState, m_document.state()) ||
                                                  m_savedResult != m_explainer.result());
    if (std::exchange(m_isModified, isModified) != isModified)
        Q_EMIT changed();
}

void SessionKeeper::tellLeftOut()
{
    const QStringList names = settingsLeftOut(m_opened->content.question);
    if (!names.isEmpty())
        Q_EMIT noticed(
            {Notice::Kind::Warning,
             tr("The map of this session was made with %1, which the window does not have: it is "
                "shown as it is, and a new run leaves that out.")
                 .arg(names.join(QStringLiteral(", ")))});
}

}  // namespace clipscope::ui
