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
    Document& document, const ModelShelf& models, EngineLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_models(models)
    , m_lane(lane)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &ScoreBoard::request);
    connect(&document, &Document::changed, this, &ScoreBoard::onDocumentChanged);
    connect(&models, &ModelShelf::loadedChanged, this, [this] {
        forget();
        m_rest.start(0);  // somebody may know them already
    });
    connect(&lane, &EngineLane::scored, this, &ScoreBoard::onScored);
    connect(&lane, &EngineLane::failed, this, [this](Task task, const Failure& failure) {
        if (task == Task::Score)
            Q_EMIT noticed(
                {Notice::Kind::Error, QString::fromStdString(failure.text), Remedy::Retry});
    });
}

std::optional<PromptScore> ScoreBoard::scoreOf(int row) const
{
    const auto found = m_scores.constFind(m_document.prompts().value(row));
    if (found == m_scores.constEnd())
        return std::nullopt;
    PromptScore score = *found;
    if (!isCurrent())
        score.probability.reset();
    return score;
}

bool ScoreBoard::isCurrent() const
{
    return m_scoredTogether == askable(m_document.prompts());
}

void ScoreBoard::onScored(const std::vector<PromptScore>& scores)
{
    if (std::exchange(m_underway, false))  // else they are of a picture that is gone
        take(scores);
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
    if (!(changes & (newSet | Change::Prompts | Change::Live)))
        return;
    Q_EMIT changed();
    if (m_document.isLive() && !isCurrent())
        m_rest.start(changes & newSet ? 0 : kRestMs);
}

void ScoreBoard::request()
{
    const QStringList texts = askable(m_document.prompts());
    if (!m_document.picture() || !m_models.loaded() || texts.isEmpty() || isCurrent())
        return;
    ScoreRequest request{
        .image = m_document.picture()->image, .fit = m_document.fit(), .prompts = {}};
    for (const QString& text : texts)
        request.prompts.push_back(text.toStdString());
    for (const QString& text : m_document.state().templates)
        request.templates.push_back(text.toStdString());
    Q_EMIT aboutToScore();
    m_lane.score(std::move(request));
    m_underway = true;
    Q_EMIT scoringQueued();
}

void ScoreBoard::forget()
{
    m_underway = false;
    m_scores.clear();
    m_scoredTogether.clear();
    Q_EMIT changed();
}

}  // namespace clipscope::ui
