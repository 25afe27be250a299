// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_description.h"

#include "core/saliency/method_info.h"
#include "ui/state/tr.h"
#include "ui/state/truth.h"

#include <cmath>

namespace clipscope::ui {
namespace {

QString progressOf(const RunStatus& status, const MapLabel& label)
{
    if (label.origin == MapOrigin::Partial)
        return QStringLiteral("%1/%2").arg(label.done).arg(label.total);
    return status.total > 0 ? QStringLiteral("%1/%2").arg(status.done).arg(status.total)
                            : QStringLiteral("-");
}

QString localisationOf(const Composition& composition)
{
    const Localisation& found = composition.localisation;
    const auto box = found.box();
    const QString boxText =
        box ? QStringLiteral("%1,%2,%3,%4").arg(box->x).arg(box->y).arg(box->width).arg(box->height)
            : QStringLiteral("none");
    const bool isOtsu = composition.threshold.kind == Threshold::Kind::Otsu;
    return QStringLiteral("max=%1@%2,%3 threshold=%4(%5) box=%6 boxes=%7")
        .arg(QString::number(double{composition.peakHeat}, 'f', 2))
        .arg(composition.peak.x())
        .arg(composition.peak.y())
        .arg(
            QString::number(found.value, 'f', 2),
            isOtsu ? QStringLiteral("otsu") : QStringLiteral("fixed"),
            boxText)
        .arg(found.candidates.size());
}

/// Cells are named as everywhere in the window: row, then column.
QString channelsOf(const DocumentState& state)
{
    return QStringLiteral("cell=%1 channel=%2 off=%3")
        .arg(
            state.cell ? QStringLiteral("%1,%2").arg(state.cell->y()).arg(state.cell->x())
                       : QStringLiteral("-"),
            state.channel ? QString::number(*state.channel) : QStringLiteral("-"))
        .arg(state.off.size());
}

QString word(Layout layout)
{
    switch (layout) {
    case Layout::Single:
        return QStringLiteral("single");
    case Layout::SideBySide:
        return QStringLiteral("side-by-side");
    case Layout::Swipe:
        return QStringLiteral("swipe");
    case Layout::Difference:
        return QStringLiteral("difference");
    case Layout::Methods:
        return QStringLiteral("methods");
    case Layout::Prompts:
        return QStringLiteral("prompts");
    }
    return {};
}

}  // namespace

QString describeCanvas(
    const Document& document,
    const RunStatus& status,
    const CompositionPtr& composition,
    double zoom)
{
    const QString tail =
        channelsOf(document.state()) + QStringLiteral(" zoom=%1%").arg(std::lround(zoom * 100));
    const MethodInfo& method = findMethod(document.method().toStdString());
    const QString head = QStringLiteral("prompt=%1 method=%2 state=%3 ")
                             .arg(
                                 document.explainedPrompt(),
                                 QString::fromStdString(method.title),
                                 word(status.stage));
    if (!composition)
        return head + QStringLiteral("progress=- max=- threshold=- box=none boxes=0 ") + tail;
    return head + QStringLiteral("progress=%1 ").arg(progressOf(status, composition->label)) +
           localisationOf(*composition) + ' ' + tail;
}

QString describeStage(
    const DocumentState& state, const Comparison& comparison, const CompositionPtr& composition)
{
    QStringList stages;
    for (int i = 0; i < comparison.count(); ++i)
        stages.append(word(comparison.pane(i).stage));
    QStringList parts{
        QStringLiteral("layout=%1").arg(word(state.layout)),
        QStringLiteral("panes=%1").arg(stages.join(',')),
        QStringLiteral("scale=%1")
            .arg(comparison.range() ? QStringLiteral("shared") : QStringLiteral("own")),
        QStringLiteral("view=%1").arg(
            state.modelView ? QStringLiteral("model") : QStringLiteral("source"))};
    if (state.truth)
        parts.append(QStringLiteral("truth=%1,%2,%3,%4")
                         .arg(state.truth->x)
                         .arg(state.truth->y)
                         .arg(state.truth->width)
                         .arg(state.truth->height));
    if (const auto overlap = truthIou(state, composition))
        parts.append(QStringLiteral("iou=%1").arg(QString::number(*overlap, 'f', 2)));
    return parts.join(' ');
}

QString describeStickers(const DocumentState& state, const Sticker* selected)
{
    if (state.stickers.empty())
        return {};
    const QString text = QStringLiteral(" stickers=%1").arg(state.stickers.size());
    if (!selected)
        return text;
    const Point centre = centreOf(*selected);
    return text + QStringLiteral(" selected=\"%1\" at=%2,%3")
                      .arg(
                          QString::fromStdString(titleOf(*selected)),
                          QString::number(std::lround(centre.x)),
                          QString::number(std::lround(centre.y)));
}

QString badgeFor(const RunStatus& status, const CompositionPtr& composition, bool isStale)
{
    if (!composition)
        return {};
    const MapLabel& label = composition->label;
    if (label.origin == MapOrigin::Precomputed && !isStale) {
        if (status.stage == RunStage::LoadingModel)
            return tr("sample · model loading…");
        return status.isBusy() ? tr("sample · computing…") : tr("sample · precomputed");
    }
    if (label.origin == MapOrigin::Stored && !(isStale && status.isBusy()))
        return status.stage == RunStage::LoadingModel ? tr("session · model loading…")
                                                      : tr("session · its model is not loaded");
    if (label.origin == MapOrigin::Partial) {
        const bool isStopped = status.stage == RunStage::Cancelled ||
                               status.stage == RunStage::Stopped ||
                               status.stage == RunStage::Failed;
        if (label.done == 0)
            return isStopped ? tr("stopped at a draft") : tr("draft from gradients");
        const QString text = isStopped ? tr("stopped at %1/%2") : tr("partial %1/%2");
        return text.arg(label.done).arg(label.total);
    }
    if (isStale && !status.isBusy())
        return tr("settings changed");
    const HeatState state = composition->heatmap->state;
    if (!label.what.isEmpty())
        return state == HeatState::Empty ? tr("%1 · the map is empty").arg(label.what) : label.what;
    if (state == HeatState::Empty)
        return tr("no evidence for “%1”: the map is empty").arg(label.prompt);
    if (state == HeatState::Flat)
        return tr("the map is the same everywhere");
    return {};
}

}  // namespace clipscope::ui
