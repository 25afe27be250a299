// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/exhibit.h"

#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kUsualModelSide = 224;  // for maps that ship with samples, before a model is there

}  // namespace

Exhibit::Exhibit(Document& document, const ModelShelf& models, ComposeLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_models(models)
    , m_lane(lane)
{
    connect(&document, &Document::changed, this, &Exhibit::onDocumentChanged);
    connect(&lane, &ComposeLane::composed, this, &Exhibit::onComposed);
    connect(&lane, &ComposeLane::composeFailed, this, [this](const Failure& failure) {
        Q_EMIT failed(QString::fromStdString(failure.text));
    });
}

void Exhibit::show(const NativeMap& map, MapLabel label)
{
    if (!m_document.picture())
        return;
    label.prompt = m_document.explainedPrompt();
    label.method = m_document.method();
    ComposeRequest request;
    request.picture = m_document.picture();
    request.map = map;
    if (label.modelSide > 0)
        request.modelSide = label.modelSide;
    else
        request.modelSide = m_models.loaded()
                                ? m_models.loaded()->descriptor.config.vision.inputSize
                                : kUsualModelSide;
    request.fit = m_document.fit();
    request.label = std::move(label);
    m_newest = std::move(request);
    compose();
}

void Exhibit::setColourRange(const std::optional<ValueRange>& range)
{
    const bool isSame =
        m_range.has_value() == range.has_value() &&
        (!range || (m_range->lowest == range->lowest && m_range->highest == range->highest));
    m_range = range;
    if (m_newest && !isSame)
        compose();
}

const ComposeRequest* Exhibit::request() const
{
    return m_newest ? &*m_newest : nullptr;
}

const MapLabel* Exhibit::newest() const
{
    return m_newest ? &m_newest->label : nullptr;
}

void Exhibit::onDocumentChanged(Changes changes)
{
    if (changes.testFlag(Change::Picture)) {
        m_lane.forgetCompositions();
        m_newest.reset();
        m_composition.reset();
        Q_EMIT changed();
    }
    // The picture has other stickers: it comes at once, under the map until there is a new one.
    if (m_newest && changes.testFlag(Change::Stuck)) {
        m_newest->picture = m_document.picture();
        compose();
    }
    if (m_newest &&
        changes & (Change::Map | Change::Threshold | Change::BoxRule | Change::ColorMap))
        compose();
}

void Exhibit::onComposed(const CompositionPtr& composition)
{
    // One with the stickers of a moment ago is better than none while a sticker is dragged.
    if (photoOf(composition->picture) != m_document.state().photo())
        return;
    m_composition = composition;
    Q_EMIT changed();
}

void Exhibit::compose()
{
    setLook(*m_newest, m_document.state());
    m_newest->preferred = m_document.state().candidate;
    m_newest->range = m_range;
    ComposeRequest request = *m_newest;
    request.known = m_composition;  // threshold and colours need little else
    m_lane.compose(std::move(request));
}

void setLook(ComposeRequest& request, const DocumentState& state)
{
    request.threshold = state.threshold;
    request.mapOptions = state.mapOptions;
    request.boxRule = state.rule;
    request.alpha = state.alpha;
    request.colorMap = state.colorMap.toStdString();
}

}  // namespace clipscope::ui
