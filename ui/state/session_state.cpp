// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/session_state.h"

#include "core/base/error.h"
#include "core/image/colormap.h"
#include "core/session/session_settings.h"
#include "ui/raster/convert.h"

#include <algorithm>
#include <array>

namespace clipscope::ui {
namespace {

// The names of the view's values in a session; they stay as they are in every language.
constexpr const char* kColourMap = "colour_map";
constexpr const char* kOpacity = "opacity";
constexpr const char* kVisibleLayers = "layers";
constexpr const char* kLayout = "layout";
constexpr const char* kSharedScale = "shared_scale";
constexpr const char* kSharedAcrossMethods = "shared_across_methods";
constexpr const char* kModelView = "model_view";
constexpr const char* kPinnedChannel = "pinned_channel";

constexpr std::array<const char*, kLayers> kLayerNames{
    "picture", "heat", "mask", "contours", "boxes"};
constexpr std::array<const char*, kLayouts> kLayoutNames{
    "single", "side_by_side", "swipe", "difference", "methods", "prompts"};

std::vector<std::string> strings(const QStringList& texts)
{
    std::vector<std::string> result;
    for (const QString& text : texts)
        result.push_back(text.toStdString());
    return result;
}

QStringList texts(const std::vector<std::string>& strings)
{
    QStringList result;
    for (const std::string& text : strings)
        result.append(QString::fromStdString(text));
    return result;
}

SessionModel modelOf(const DocumentState& state)
{
    const auto tuned = state.tuned.constFind(state.model);
    const ModelWish wish = tuned == state.tuned.cend() ? ModelWish{} : *tuned;
    SessionModel model;
    model.nameOrPath = state.model.toStdString();
    model.overrides = wish.overrides;
    if (wish.merges)
        model.merges = wish.merges->string();
    return model;
}

void takeModel(const SessionModel& model, DocumentState& state)
{
    if (model.nameOrPath.empty())
        return;
    ModelWish wish{.nameOrPath = model.nameOrPath, .overrides = model.overrides, .merges = {}};
    if (!model.merges.empty())
        wish.merges = model.merges;
    state.model = QString::fromStdString(model.nameOrPath);
    if (wish.isTuned())
        state.tuned[state.model] = wish;
    else
        state.tuned.remove(state.model);
}

/// Parameters that are kept for a method that is not in use have not been looked at before.
bool areAllowed(const std::string& method, const MethodParams& params)
{
    try {
        static_cast<void>(ParamValues(findMethod(method), params));
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// The value of that name and type; null if there is none.
template <typename T>
const T* find(const std::map<std::string, ViewValue>& view, const char* name)
{
    const auto found = view.find(name);
    return found == view.end() ? nullptr : std::get_if<T>(&found->second);
}

void takeView(const std::map<std::string, ViewValue>& view, DocumentState& state)
{
    if (const auto* id = find<std::string>(view, kColourMap))
        for (const ColorMap& map : colorMaps())
            if (map.id == *id)
                state.colorMap = QString::fromStdString(*id);
    if (const auto* opacity = find<double>(view, kOpacity))
        state.opacity = *opacity;
    if (const auto* names = find<std::vector<std::string>>(view, kVisibleLayers))
        for (std::size_t i = 0; i < kLayerNames.size(); ++i)
            state.layers.at(i) =
                std::find(names->begin(), names->end(), kLayerNames.at(i)) != names->end();
    if (const auto* name = find<std::string>(view, kLayout))
        for (std::size_t i = 0; i < kLayoutNames.size(); ++i)
            if (*name == kLayoutNames.at(i))
                state.layout = static_cast<Layout>(i);
    if (const auto* shared = find<bool>(view, kSharedScale))
        state.sharedScale = *shared;
    if (const auto* shared = find<bool>(view, kSharedAcrossMethods))
        state.sharedAcrossMethods = *shared;
    if (const auto* modelView = find<bool>(view, kModelView))
        state.modelView = *modelView;
    if (const auto* channel = find<std::int64_t>(view, kPinnedChannel))
        state.pinnedChannel = static_cast<int>(std::clamp<std::int64_t>(*channel, 0, 1'000'000));
}

void putView(const DocumentState& state, std::map<std::string, ViewValue>& view)
{
    std::vector<std::string> visible;
    for (std::size_t i = 0; i < kLayerNames.size(); ++i)
        if (state.layers.at(i))
            visible.emplace_back(kLayerNames.at(i));
    view[kColourMap] = state.colorMap.toStdString();
    view[kOpacity] = state.opacity;
    view[kVisibleLayers] = std::move(visible);
    view[kLayout] = std::string(kLayoutNames.at(static_cast<std::size_t>(state.layout)));
    view[kSharedScale] = state.sharedScale;
    view[kSharedAcrossMethods] = state.sharedAcrossMethods;
    view[kModelView] = state.modelView;
    if (state.pinnedChannel)
        view[kPinnedChannel] = std::int64_t{*state.pinnedChannel};
    else
        view.erase(kPinnedChannel);
}

}  // namespace

SessionQuestion questionOf(const DocumentState& state)
{
    SessionQuestion question;
    question.prompts = strings(state.prompts);
    question.explained = static_cast<std::size_t>(state.explained);
    question.method = state.method.toStdString();
    for (const auto& [method, params] : state.params)
        question.params[method.toStdString()] = params;
    question.k = state.k;
    question.layer = state.layer.toStdString();
    question.fit = state.fit;
    question.templates = strings(state.templates);
    question.scalar = state.scalar;
    question.seed = state.seed;
    question.model = modelOf(state);
    return question;
}

DocumentState withQuestion(DocumentState base, const SessionQuestion& question)
{
    constexpr std::int64_t kMostK = 1'000'000;
    base.prompts = texts(question.prompts);
    base.explained = static_cast<int>(question.explained);
    base.method = QString::fromStdString(question.method);
    base.params.clear();
    base.k = static_cast<int>(std::min(question.k, kMostK));
    for (const auto& entry : question.params) {
        MethodParams params = paramsFor(question, entry.first);
        if (!areAllowed(entry.first, params))
            continue;
        if (const auto k = params.find("k"); k != params.end()) {
            if (entry.first == question.method)
                base.k = static_cast<int>(std::min(std::get<std::int64_t>(k->second), kMostK));
            params.erase(k);
        }
        if (!params.empty())
            base.params[QString::fromStdString(entry.first)] = std::move(params);
    }
    base.fit = question.fit;
    base.templates = texts(question.templates);
    base.layer = QString::fromStdString(question.layer);
    base.scalar = question.scalar;
    base.seed = question.seed;
    takeModel(question.model, base);
    base.off.clear();
    base.channel.reset();
    base.candidate.reset();
    return base;
}

Session toSession(const DocumentState& state, const Session& before)
{
    Session session;
    session.stickers = state.stickers;
    session.view = before.view;
    session.question = questionOf(state);
    session.map = state.mapOptions;
    session.box = {.threshold = state.threshold, .rule = state.rule, .alpha = state.alpha};
    if (state.candidate)
        session.candidate = static_cast<std::size_t>(std::max(0, *state.candidate));
    session.channelsOff = state.off;
    session.channel = state.channel;
    if (state.cell)
        session.cell = SessionCell{state.cell->x(), state.cell->y()};
    session.truth = state.truth;
    session.live = state.live;
    putView(state, session.view);
    return session;
}

DocumentState toState(const Session& session)
{
    DocumentState state = withQuestion(DocumentState(), session.question);
    state.mapOptions = session.map;
    state.threshold = session.box.threshold;
    state.rule = session.box.rule;
    state.alpha = session.box.alpha;
    if (session.candidate)
        state.candidate = static_cast<int>(*session.candidate);
    state.off = session.channelsOff;
    state.channel = session.channel;
    if (session.cell)
        state.cell = QPoint(session.cell->x, session.cell->y);
    state.truth = session.truth;
    state.stickers = session.stickers;
    state.live = session.live;
    takeView(session.view, state);
    tidy(state);
    return state;
}

QStringList settingsLeftOut(const SessionQuestion& question)
{
    QStringList names;
    const auto add = [&names](bool isUsed, const char* name) {
        if (isUsed)
            names.append(QLatin1String(name));
    };
    add(question.filter.has_value(), "--resample");
    add(question.rival.has_value(), "--rival");
    add(question.alpha != 1, "--alpha");
    add(question.eigenSmooth, "--eigen-smooth");
    add(question.augSmooth, "--aug-smooth");
    add(question.maskIterations > 0, "--mask-iterations");
    return names;
}

}  // namespace clipscope::ui
