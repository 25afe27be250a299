// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/defence_board.h"

#include "core/export/attack_export.h"
#include "ui/state/defence_words.h"
#include "ui/state/score_board.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {

DefenceBoard::DefenceBoard(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_explainer(parts.explainer)
    , m_engine(parts.engine)
{
    connect(&m_engine, &EngineLane::defended, this, &DefenceBoard::onDefended);
    connect(&m_engine, &EngineLane::failed, this, [this](Task task, const Failure& failure) {
        if (task != Task::Defend || !m_isAsked)
            return;
        stop();
        Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text)});
    });
    connect(&m_explainer, &Explainer::statusChanged, this, [this] {
        if (m_explainer.status().isBusy())
            makeWay();
        else
            next();
    });
    connect(&m_models, &ModelShelf::loadingStarted, this, &DefenceBoard::stop);
    connect(&m_models, &ModelShelf::loadedChanged, this, &DefenceBoard::look);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes &
            (Change::Picture | Change::Stickers | Change::Prompts | Change::Fit | Change::Reading))
            look();
    });
}

int DefenceBoard::total()
{
    return static_cast<int>(attackDefences().size());
}

QString DefenceBoard::obstacle() const
{
    const auto& stickers = m_document.stickers();
    if (!m_document.picture())
        return tr("there is no picture");
    if (std::none_of(
            stickers.begin(), stickers.end(), [](const Sticker& each) { return each.visible; }))
        return tr("no sticker is on the picture");
    if (askable(m_document.prompts()).size() < 2)
        return tr("it takes two prompts at least");
    return m_models.loaded() ? QString() : tr("no model is loaded");
}

DefenceBoard::Basis DefenceBoard::basis() const
{
    return {
        .photo = m_document.state().photo(),
        .stickers = stickersKey(m_document.stickers()),
        .prompts = askable(m_document.prompts()),
        .templates = m_document.state().templates,
        .fit = m_document.fit(),
        .model = m_models.key()};
}

bool DefenceBoard::isStale() const
{
    return !m_rows.empty() && basis() != m_basis;
}

void DefenceBoard::start()
{
    stop();
    if (!obstacle().isEmpty())
        return;
    m_basis = basis();
    m_rows.clear();
    m_stickers = m_document.stickers();
    m_request.emplace(
        ScoreRequest{.image = m_basis.photo->image, .fit = m_basis.fit, .prompts = {}});
    for (const QString& text : m_basis.prompts)
        m_request->prompts.push_back(text.toStdString());
    for (const QString& text : m_basis.templates)
        m_request->templates.push_back(text.toStdString());
    m_isRunning = true;
    next();
    Q_EMIT changed();
}

void DefenceBoard::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_isAsked = false;
    m_engine.cancel(Task::Defend);
    Q_EMIT changed();
}

void DefenceBoard::look()
{
    const Basis now = basis();
    if (m_isRunning && now != m_basis)
        stop();
    if (now.photo != m_basis.photo)
        m_rows.clear();  // nobody would know what they are of
    Q_EMIT changed();
}

void DefenceBoard::next()
{
    if (!m_isRunning || m_isAsked || m_explainer.status().isBusy())
        return;
    // One at a time, so that whatever the user waits for comes in between.
    m_isAsked = true;
    m_engine.defend(
        *m_request,
        {.stickers = m_stickers,
         .defence = attackDefences().at(m_rows.size()),
         .cleanTop = m_rows.empty() ? 0 : m_rows.front().scores.cleanTop});
    if (!m_rows.empty())
        Q_EMIT changed();
}

void DefenceBoard::makeWay()
{
    if (!std::exchange(m_isAsked, false))
        return;
    m_engine.cancel(Task::Defend);  // what it has of this row is lost, and asked again
    Q_EMIT changed();
}

void DefenceBoard::onDefended(const DefenceRow& row)
{
    if (!std::exchange(m_isAsked, false))
        return;
    m_rows.push_back(row);
    // The first one says what the clean picture has undefended.
    m_rows.back().isRepelled = row.scores.attackedTop == m_rows.front().scores.cleanTop;
    m_isRunning = static_cast<int>(m_rows.size()) < total();
    Q_EMIT changed();
    next();
}

QString DefenceBoard::summary() const
{
    return defenceSummary(m_rows, total());
}

std::string DefenceBoard::csv() const
{
    return defencesCsv(m_rows);
}

}  // namespace clipscope::ui
