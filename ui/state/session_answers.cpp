// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/session_answers.h"

#include "ui/state/wish.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr const char* kAnyModel = "session";  // all answers are of one

}  // namespace

SessionAnswers::SessionAnswers(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_scores(parts.scores)
    , m_explainer(parts.explainer)
{
    connect(&m_document, &Document::changed, this, &SessionAnswers::show);
    connect(&m_models, &ModelShelf::loadedChanged, this, [this] {
        m_standsIn = false;
        handOver();
        if (const Answer* answer = find())
            m_explainer.adopt(answer->request, answer->result);
        show();
    });
    connect(&m_models, &ModelShelf::loadingEnded, this, &SessionAnswers::onLoadingEnded);
}

void SessionAnswers::replace(const ModelWish& model, std::vector<Answer> answers)
{
    m_model = model;
    m_answers = std::move(answers);
    m_handedOver = m_answers.empty();
    if (m_models.loaded() && !m_models.isLoading() && m_document.modelWish() == model)
        handOver();
}

void SessionAnswers::handOver()
{
    if (m_handedOver || m_document.modelWish() != m_model)
        return;
    m_handedOver = true;
    // The newest last: it takes the place of an older one that answers the same without a bank.
    std::for_each(m_answers.rbegin(), m_answers.rend(), [this](const Answer& answer) {
        m_explainer.keep(answer.request, m_models.key(), answer.result);
    });
    Q_EMIT handedOver();
}

void SessionAnswers::show()
{
    const Answer* answer = find();
    if (!answer)
        return;
    if (!isModelThere())
        standIn(*answer);
    m_scores.offer(answer->result->prompts);
}

void SessionAnswers::standIn(const Answer& answer)
{
    const MapChoice choice = mapChoiceOf(m_document);
    const auto map = mapFor(*answer.result, choice);
    if (!map)
        return;
    MapLabel label;
    label.origin = MapOrigin::Stored;
    label.modelSide = answer.modelSide;
    label.what = titleFor(*answer.result, choice);
    m_explainer.showPrecomputed(*map, label, answer.result);
    m_standsIn = true;
}

void SessionAnswers::onLoadingEnded()
{
    // Another model is in force and would at once paint over what the session came with.
    if (std::exchange(m_standsIn, false) && m_models.loaded() && m_document.modelWish() != m_model)
        m_document.setLive(false);
}

const SessionAnswers::Answer* SessionAnswers::find() const
{
    const auto request = wishOf(m_document);
    if (!request || m_answers.empty())
        return nullptr;
    // Without any model nobody else could answer.
    if (m_models.loaded() && m_document.modelWish() != m_model)
        return nullptr;
    const std::string key = bankKey(*request, kAnyModel);
    const auto found =
        std::find_if(m_answers.begin(), m_answers.end(), [&key](const Answer& answer) {
            return bankKey(answer.request, kAnyModel) == key;
        });
    return found == m_answers.end() ? nullptr : &*found;
}

bool SessionAnswers::isModelThere() const
{
    return m_models.loaded() && !m_models.isLoading();
}

}  // namespace clipscope::ui
