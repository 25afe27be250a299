// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/head_board.h"

#include "ui/state/wish.h"

#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kTypingRestMs = 400;
constexpr char kSeparator = '\x1f';

const Changes kQuestion = Change::Picture | Change::Stuck | Change::Prompts | Change::Explained |
                          Change::Fit | Change::Reading;

/// Equal keys: equal reports, but for the other prompts.
std::string keyOf(const SaliencyRequest& request, const std::string& model)
{
    std::string key = model;
    key += kSeparator + request.image.id();
    key += kSeparator + request.prompts.at(request.explained);
    key += kSeparator;
    key += toString(request.fit);
    for (const std::string& text : request.templates)
        key += kSeparator + text;
    return key;
}

}  // namespace

HeadBoard::HeadBoard(
    Document& document, const ModelShelf& models, EngineLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_models(models)
    , m_lane(lane)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &HeadBoard::submit);
    connect(&document, &Document::changed, this, &HeadBoard::onDocumentChanged);
    connect(&models, &ModelShelf::loadingStarted, this, [this] { consider(Urgency::Picked); });
    connect(&models, &ModelShelf::loadingEnded, this, [this] { consider(Urgency::Picked); });
    connect(&models, &ModelShelf::loadedChanged, this, [this] {
        forget();
        consider(Urgency::Picked);
    });
    connect(&lane, &EngineLane::headsAttributed, this, &HeadBoard::onReported);
    connect(&lane, &EngineLane::cancelled, this, [this](Task task) {
        if (task == Task::Heads)
            m_askedKey.clear();
    });
    connect(&lane, &EngineLane::failed, this, [this](Task task, const Failure& failure) {
        if (task != Task::Heads || m_askedKey.empty())
            return;
        m_askedKey.clear();
        m_report.reset();
        m_problem = QString::fromStdString(failure.text);
        setState(State::Failed);
    });
}

bool HeadBoard::isShippedModel() const
{
    return m_models.loaded() && m_models.loaded()->descriptor.files.name == kDefaultModel;
}

void HeadBoard::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    if (watched) {
        consider(Urgency::Picked);
    } else {
        m_rest.stop();
        if (!m_askedKey.empty())
            m_lane.cancel(Task::Heads);
    }
}

void HeadBoard::onDocumentChanged(Changes changes)
{
    if (changes & (Change::Picture | Change::Stuck))
        forget();
    if (changes & kQuestion)
        consider(changes == Changes(Change::Prompts) ? Urgency::Typed : Urgency::Picked);
}

void HeadBoard::consider(Urgency urgency)
{
    m_rest.stop();
    if (!m_watched)
        return;
    if (!m_models.loaded() || m_models.isLoading())
        return setState(State::NoModel);
    if (m_models.loaded()->descriptor.config.vision.family != VisionFamily::Vit)
        return setState(State::ResNet);
    const auto request = wishOf(m_document);
    if (!request)
        return setState(State::NoQuestion);
    const std::string key = keyOf(*request, m_models.key());
    if (m_report && key == m_reportKey)
        return setState(State::Ready);
    if (key != m_askedKey)
        m_rest.start(urgency == Urgency::Typed ? kTypingRestMs : 0);
    setState(State::Working);
}

void HeadBoard::submit()
{
    const auto request = wishOf(m_document);
    if (!request)
        return;
    m_askedKey = keyOf(*request, m_models.key());
    Q_EMIT aboutToAsk();
    m_lane.attributeHeads(*request);
    Q_EMIT asked();
}

void HeadBoard::onReported(const ReportPtr& report)
{
    if (m_askedKey.empty())
        return;  // of a picture or model that is gone
    m_report = report;
    m_reportKey = std::exchange(m_askedKey, {});
    m_problem.clear();
    consider(Urgency::Picked);
}

void HeadBoard::forget()
{
    m_askedKey.clear();
    m_report.reset();
    m_problem.clear();
    // Nobody may be watching, and then nothing is considered until somebody does.
    if (m_state == State::Ready)
        m_state = State::Working;
}

void HeadBoard::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

}  // namespace clipscope::ui
