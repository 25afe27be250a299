// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/score_board.h"

#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kRestMs = 150;

}  // namespace

QStringList askable(const QStringList& prompts)
{
    QStringList texts;
    for (const QString& prompt : prompts)
        if (!prompt.trimmed().isEmpty())
            texts.append(prompt);
    return texts;
}

ScoreBoard::ScoreBoard(
    Document& document,
    const ModelShelf& models,
    EngineLane& lane,
    Subject subject,
    QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_models(models)
    , m_lane(lane)
    , m_subject(subject)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &ScoreBoard::request);
    connect(&document, &Document::changed, this, &ScoreBoard::onDocumentChanged);
    connect(&models, &ModelShelf::loadedChanged, this, [this] {
        forget();
        m_rest.start(0);  // somebody may know them already
    });
    const Task ours = subject == Subject::Photo ? Task::Clean : Task::Score;
    connect(
        &lane,
        subject == Subject::Photo ? &EngineLane::cleanScored : &EngineLane::scored,
        this,
        &ScoreBoard::onScored);
    connect(&lane, &EngineLane::failed, this, [this, ours](Task task, const Failure& failure) {
        if (task != ours)
            return;
        m_underway = false;
        Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text), Remedy::Retry});
    });
}

std::optional<PromptScore> ScoreBoard::scoreOf(int row) const
{
    const auto found = m_scores.constFind(m_document.prompts().value(row));
    if (found == m_scores.constEnd())
        return std::nullopt;
    PromptScore score = *found;
    if (m_scoredTogether != askable(m_document.prompts()))
        score.probability.reset();
    return score;
}

bool ScoreBoard::isCurrent() const
{
    return !m_isOld && m_scoredTogether == askable(m_document.prompts());
}

void ScoreBoard::onScored(const std::vector<PromptScore>& scores)
{
    if (!std::exchange(m_underway, false))
        return;  // they are of a picture that is gone
    take(scores);
    if (std::exchange(m_isWanted, false)) {
        m_isOld = true;
        m_rest.start(0);
    }
}

void ScoreBoard::offer(const std::vector<PromptScore>& scores)
{
    QStringList texts;
    for (const PromptScore& score : scores)
        texts.append(QString::fromStdString(score.text));
    if (!isCurrent() && texts == askable(m_document.prompts()))
        take(scores);
}

void ScoreBoard::take(const std::vector<PromptScore>& scores)
{
    m_isOld = false;
    m_scoredTogether.clear();
    for (const PromptScore& score : scores) {
        const QString text = QString::fromStdString(score.text);
        m_scores.insert(text, score);
        m_scoredTogether.append(text);
    }
    Q_EMIT changed();
}

void ScoreBoard::onDocumentChanged(Changes changes)
{
    const Changes newSet = Change::Picture | Change::Fit | Change::Reading;
    if (changes & newSet)
        forget();
    const Change moves = m_subject == Subject::Photo ? Change::Stickers : Change::Stuck;
    m_isOld = m_isOld || (changes.testFlag(moves) && m_subject == Subject::Picture);
    if (!(changes & (newSet | Change::Prompts | Change::Live | moves)))
        return;
    Q_EMIT changed();
    if (!m_document.isLive() || isCurrent())
        return;
    // While a sticker is dragged every answer is shown before the next question is put.
    if (m_underway && !(changes & ~Changes(moves)))
        m_isWanted = true;
    else
        m_rest.start(changes & (newSet | moves) ? 0 : kRestMs);
}

void ScoreBoard::request()
{
    const QStringList texts = askable(m_document.prompts());
    if (!picture() || !m_models.loaded() || texts.isEmpty() || isCurrent())
        return;
    ScoreRequest request{.image = picture()->image, .fit = m_document.fit(), .prompts = {}};
    for (const QString& text : texts)
        request.prompts.push_back(text.toStdString());
    for (const QString& text : m_document.state().templates)
        request.templates.push_back(text.toStdString());
    Q_EMIT aboutToScore();
    ask(std::move(request));
    m_underway = true;
    m_isWanted = false;
    Q_EMIT scoringQueued();
}

void ScoreBoard::ask(ScoreRequest request)
{
    if (m_subject == Subject::Photo)
        m_lane.scoreClean(std::move(request));
    else
        m_lane.score(std::move(request));
}

const PicturePtr& ScoreBoard::picture() const
{
    static const PicturePtr none;
    if (m_subject == Subject::Picture)
        return m_document.picture();
    return m_document.stickers().empty() ? none : m_document.state().photo();
}

void ScoreBoard::forget()
{
    m_underway = false;
    m_isWanted = false;
    m_isOld = false;
    m_scores.clear();
    m_scoredTogether.clear();
    Q_EMIT changed();
}

}  // namespace clipscope::ui
