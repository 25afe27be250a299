// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/pane_plan.h"

#include "core/saliency/method_info.h"
#include "ui/state/pane_content.h"
#include "ui/state/pinned.h"
#include "ui/state/tr.h"
#include "ui/state/wish.h"

namespace clipscope::ui {
namespace {

QString methodTitle(const QString& id)
{
    return QString::fromStdString(findMethod(id.toStdString()).title);
}

PanePlan mainPlan(const Document& document)
{
    PanePlan plan;
    plan.method = document.method();
    plan.row = document.explained();
    plan.key = "main";
    return plan;
}

enum class Photo { WithStickers, Clean };

PanePlan otherPlan(
    const Document& document,
    const ModelShelf& models,
    const QString& method,
    int row,
    Photo photo = Photo::WithStickers)
{
    PanePlan plan;
    plan.kind = PanePlan::Kind::Other;
    plan.method = method;
    plan.row = row;
    plan.isClean = photo == Photo::Clean;
    plan.request = wishOf(plan.stateFrom(document.state()), document.channelCount());
    plan.key = plan.request ? bankKey(*plan.request, models.key())
                            : "none " + method.toStdString() + ' ' + std::to_string(row);
    if (plan.isClean)
        plan.key += " clean";  // it may be the same picture while the stickers are hidden
    return plan;
}

std::vector<PanePlan> planMethods(const Document& document, const ModelShelf& models)
{
    std::vector<PanePlan> plans;
    for (const MethodInfo& info : methodCatalogue()) {
        const QString id = QString::fromStdString(info.id);
        const bool isMain = id == document.method();
        const auto& loaded = models.loaded();
        if (!isMain && (!loaded || !whyNot(info, loaded->descriptor.config.vision.family).empty()))
            continue;
        plans.push_back(
            isMain ? mainPlan(document) : otherPlan(document, models, id, document.explained()));
        plans.back().title = QString::fromStdString(info.title);
    }
    return plans;
}

std::vector<PanePlan> planPrompts(const Document& document, const ModelShelf& models)
{
    std::vector<PanePlan> plans;
    for (int row = 0; row < document.prompts().size(); ++row) {
        const bool isMain = row == document.explained();
        if (!isMain && document.prompts()[row].trimmed().isEmpty())
            continue;
        plans.push_back(
            isMain ? mainPlan(document) : otherPlan(document, models, document.method(), row));
        const QString title = tr("%1  %2").arg(row + 1).arg(document.prompts()[row]);
        plans.back().title = title;
        if (document.stickers().empty())
            continue;
        // What stands before the pane of the attack: what there was before it.
        PanePlan clean = otherPlan(document, models, document.method(), row, Photo::Clean);
        clean.title = tr("%1 · clean").arg(title);
        plans.insert(plans.end() - 1, std::move(clean));
    }
    return plans;
}

/// B: what is pinned, or the photo without its stickers.
PanePlan secondPlan(const Document& document, const ModelShelf& models)
{
    const DocumentState& state = document.state();
    if (!state.pinned && !state.pinnedChannel && !state.stickers.empty()) {
        PanePlan plan =
            otherPlan(document, models, document.method(), document.explained(), Photo::Clean);
        plan.title = tr("B · clean · %1").arg(document.explainedPrompt());
        return plan;
    }
    PanePlan plan;
    plan.kind = PanePlan::Kind::Pinned;
    if (state.pinnedChannel) {
        plan.title = tr("B · channel %1").arg(*state.pinnedChannel);
        plan.key = "channel " + std::to_string(*state.pinnedChannel);
    } else if (state.pinned) {
        const QString title = titleOf(state.pinned->label);
        plan.title = state.pinned->picture == state.picture
                         ? tr("B · %1").arg(title)
                         : tr("B · %1 · %2").arg(title, state.pinned->picture->title);
        plan.key = "pinned " + std::to_string(reinterpret_cast<std::uintptr_t>(state.pinned.get()));
    } else {
        plan.title = tr("B");
        plan.key = "nothing";
    }
    return plan;
}

}  // namespace

DocumentState PanePlan::stateFrom(const DocumentState& state) const
{
    DocumentState other = state;
    other.method = method;
    if (row >= 0 && row < other.prompts.size())
        other.explained = row;
    other.channel.reset();
    if (isClean) {
        other.picture = state.photo();
        other.stickers.clear();
    }
    return other;
}

std::vector<PanePlan> planPanes(const Document& document, const ModelShelf& models)
{
    switch (document.state().layout) {
    case Layout::Single:
        return {mainPlan(document)};
    case Layout::SideBySide:
    case Layout::Swipe:
    case Layout::Difference:
        return {mainPlan(document), secondPlan(document, models)};
    case Layout::Methods:
        return planMethods(document, models);
    case Layout::Prompts:
        return planPrompts(document, models);
    }
    return {mainPlan(document)};
}

QString titleOf(const MapLabel& label)
{
    const QString question = tr("%1 · %2").arg(label.prompt, methodTitle(label.method));
    return label.what.isEmpty() ? question : tr("%1 · %2").arg(question, label.what);
}

QString word(PaneStage stage)
{
    switch (stage) {
    case PaneStage::Empty:
        return QStringLiteral("empty");
    case PaneStage::Waiting:
        return QStringLiteral("waiting");
    case PaneStage::Running:
        return QStringLiteral("running");
    case PaneStage::Offered:
        return QStringLiteral("offered");
    case PaneStage::Failed:
        return QStringLiteral("failed");
    case PaneStage::Shown:
        return QStringLiteral("shown");
    }
    return {};
}

}  // namespace clipscope::ui
