// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/comparison.h"

#include "core/saliency/method_info.h"
#include "ui/state/comparison_entry.h"
#include "ui/state/wish.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kPatience = 5;  // seconds that a pane may take without being asked for

const Changes kReplans = Change::Picture | Change::Prompts | Change::Explained | Change::Method |
                         Change::Params | Change::K | Change::ChannelCount | Change::Model |
                         Change::Fit | Change::Reading | Change::Channels | Change::Layout |
                         Change::Pinned | Change::ModelView | Change::Stuck | Change::Stickers;
const Changes kLook = Change::Threshold | Change::ColorMap | Change::Map | Change::BoxRule;

/// Whether a method takes long where nothing has been measured yet.
bool isCostly(const QString& method)
{
    const MethodFamily family = findMethod(method.toStdString()).family;
    return family == MethodFamily::Score || family == MethodFamily::Perturbation;
}

}  // namespace

Comparison::Comparison(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_explainer(parts.explainer)
    , m_exhibit(parts.exhibit)
    , m_studies(parts.studies)
    , m_engine(parts.engine)
    , m_composer(parts.composer)
{
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & kReplans)
            rebuild();
        if (changes & kLook)
            redraw();
    });
    connect(&m_models, &ModelShelf::loadedChanged, this, &Comparison::rebuild);
    connect(&m_explainer, &Explainer::resultChanged, this, &Comparison::rebuild);
    connect(&m_explainer, &Explainer::statusChanged, this, [this] {
        const RunStage stage = m_explainer.status().stage;
        if (stage == std::exchange(m_lastStage, stage))
            return;
        settleStages();
        if (stage == RunStage::Done)
            survey();  // now it is known how fast the model is
    });
    connect(&m_exhibit, &Exhibit::changed, this, [this] {
        drawMain();
        updateMain();
    });
    connect(&m_composer, &ComposeLane::paneComposed, this, &Comparison::onPaneComposed);
    connect(&m_composer, &ComposeLane::paneFailed, this, &Comparison::onPaneFailed);
    connect(&m_engine, &EngineLane::surveyed, this, &Comparison::onSurveyed);
    connect(&m_studies, &Studies::changed, this, &Comparison::settleStages);
    connect(&m_studies, &Studies::finished, this, &Comparison::onStudied);
    connect(&m_studies, &Studies::failed, this, [this](const std::string& key, const QString& why) {
        if (Entry* entry = find(key)) {
            entry->failure = why;
            settleStages();
        }
    });
    connect(
        &m_studies,
        &Studies::progressed,
        this,
        [this](const std::string& key, const Progress& progress) {
            if (Entry* entry = find(key)) {
                entry->content.progress = progress;
                Q_EMIT changed();
            }
        });
    rebuild();
}

Comparison::~Comparison() = default;

const PaneContent& Comparison::pane(int index) const
{
    return m_entries.at(static_cast<std::size_t>(index))->content;
}

int Comparison::mainIndex() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const auto& entry) {
        return entry->content.isMain;
    });
    return static_cast<int>(found - m_entries.begin());
}

CompositionPtr Comparison::cleanOf(int row) const
{
    for (const auto& entry : m_entries)
        if (entry->plan.isClean && entry->plan.row == row && entry->content.image)
            return entry->content.image->composition;
    return nullptr;
}

bool Comparison::isMixed() const
{
    if (m_document.state().layout == Layout::Methods)
        return true;
    const MapLabel* first = nullptr;
    for (const auto& entry : m_entries) {
        const MapLabel* label = entry->label();
        if (!label)
            continue;
        if (first &&
            (label->method != first->method || label->what.isEmpty() != first->what.isEmpty()))
            return true;
        first = label;
    }
    return false;
}

bool Comparison::sharesScale() const
{
    const DocumentState& state = m_document.state();
    return isMixed() ? state.sharedAcrossMethods : state.sharedScale;
}

void Comparison::setSharesScale(bool shares)
{
    const bool mixed = isMixed();
    m_document.edit([shares, mixed](DocumentState& state) {
        (mixed ? state.sharedAcrossMethods : state.sharedScale) = shares;
    });
}

bool Comparison::isBusy() const
{
    return m_studies.isBusy();
}

void Comparison::compute(int index)
{
    Entry& entry = *m_entries.at(static_cast<std::size_t>(index));
    entry.failure.clear();
    entry.isStopped = false;
    entry.isForced = true;
    wantStudies();
}

void Comparison::lead(int index)
{
    const Entry& entry = *m_entries.at(static_cast<std::size_t>(index));
    if (!entry.content.canLead)
        return;
    if (entry.result)
        m_explainer.keep(*entry.plan.request, m_models.key(), entry.result);
    const DocumentState next = entry.plan.stateFrom(m_document.state());
    m_document.edit([&next](DocumentState& state) { state = next; });
}

void Comparison::stop()
{
    for (const auto& entry : m_entries) {
        entry->isStopped = entry->isMissing();
        entry->isForced = false;
    }
    wantStudies();
}

void Comparison::rebuild()
{
    std::vector<std::unique_ptr<Entry>> entries;
    for (PanePlan& plan : planPanes(m_document, m_models)) {
        const auto old = std::find_if(m_entries.begin(), m_entries.end(), [&plan](const auto& at) {
            return at && at->plan.key == plan.key;
        });
        entries.push_back(old == m_entries.end() ? std::make_unique<Entry>() : std::move(*old));
        Entry& entry = *entries.back();
        if (old == m_entries.end())
            entry.id = ++m_lastId;
        entry.plan = std::move(plan);
        entry.content.isMain = entry.plan.kind == PanePlan::Kind::Main;
        entry.content.canLead = entry.plan.kind == PanePlan::Kind::Other && !entry.plan.isClean;
        entry.content.row = entry.plan.row;
    }
    std::swap(m_entries, entries);
    for (const auto& gone : entries)
        if (gone)
            m_composer.forgetPane(gone->id);
    for (const auto& entry : m_entries)
        draw(*entry);
    wantStudies();
    drawMain();
    updateMain();
    survey();
}

void Comparison::settleStages()
{
    for (const auto& entry : m_entries)
        entry->settle(m_studies.runningKey(), m_explainer.status());
    Q_EMIT changed();
}

void Comparison::wantStudies()
{
    std::vector<Study> wanted;
    for (const auto& entry : m_entries) {
        if (!entry->isMissing() || entry->isStopped || !entry->failure.isEmpty())
            continue;
        const bool isCheap =
            m_document.state().layout != Layout::Methods || (entry->seconds && !entry->isOffered);
        if (entry->isForced || isCheap)
            wanted.push_back({entry->plan.key, *entry->plan.request, entry->isForced});
    }
    m_studies.setWanted(wanted);
    settleStages();
}

void Comparison::survey()
{
    if (m_document.state().layout != Layout::Methods || !m_models.loaded())
        return;
    std::vector<SaliencyRequest> requests;
    m_surveyed.clear();
    for (const auto& entry : m_entries) {
        if (!entry->isMissing() || entry->isForced)
            continue;
        requests.push_back(*entry->plan.request);
        m_surveyed.push_back(entry->plan.key);
    }
    if (!requests.empty())
        m_engine.survey(std::move(requests));
}

void Comparison::onSurveyed(const std::vector<double>& seconds)
{
    for (std::size_t i = 0; i < seconds.size() && i < m_surveyed.size(); ++i) {
        Entry* entry = find(m_surveyed[i]);
        if (!entry)
            continue;
        entry->seconds = seconds[i];
        entry->isOffered = seconds[i] > 0 ? seconds[i] > kPatience : isCostly(entry->plan.method);
    }
    wantStudies();
}

void Comparison::onStudied(const std::string& key, const ResultPtr& result)
{
    Entry* entry = find(key);
    if (!entry || !entry->plan.request)
        return;
    m_explainer.keep(*entry->plan.request, m_models.key(), result);
    entry->result = result;
    draw(*entry);
    wantStudies();
}

Comparison::Entry* Comparison::find(const std::string& key)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&key](const auto& entry) {
        return entry->plan.key == key;
    });
    return found == m_entries.end() ? nullptr : found->get();
}

}  // namespace clipscope::ui
