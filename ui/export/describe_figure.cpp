// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/describe_figure.h"

#include "core/saliency/method_info.h"
#include "ui/export/figure_choices.h"
#include "ui/raster/convert.h"
#include "ui/state/tr.h"
#include "ui/state/workbench.h"
#include "ui/style/theme.h"

#include <QFileInfo>
#include <QFont>
#include <QGuiApplication>
#include <QLocale>

namespace clipscope::ui {
namespace {

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString fitText(Fit fit)
{
    switch (fit) {
    case Fit::Stretch:
        return tr("stretched to a square");
    case Fit::Crop:
        return tr("centre square");
    case Fit::Pad:
        return tr("padded to a square");
    }
    return {};
}

QString valueText(const ParamValue& value)
{
    if (const auto* word = std::get_if<std::string>(&value))
        return QString::fromStdString(*word);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    return QLocale().toString(std::get<double>(value), 'g', 6);
}

/// "gScoreCAM, k = 300, rank = max"
QString methodText(const Document& document)
{
    const MethodInfo& method = findMethod(document.method().toStdString());
    QString text = QString::fromStdString(method.title);
    if (method.param("k"))
        text += tr(", k = %1").arg(document.k());
    for (const auto& [name, value] : document.state().paramsInForce())
        text += QStringLiteral(", %1 = %2").arg(QString::fromStdString(name), valueText(value));
    return text;
}

/// How the map came about.
QString howText(Workbench& workbench)
{
    const Document& document = workbench.document();
    const Explainer& explainer = workbench.explainer();
    const MapLabel& label = explainer.composition()->label;
    QStringList parts{methodText(document)};
    if (!label.what.isEmpty())
        parts.append(label.what);
    if (label.origin == MapOrigin::Partial)
        parts.append(
            label.done == 0 ? tr("draft from gradients")
                            : tr("partial: %1 of %2").arg(label.done).arg(label.total));
    if (label.origin == MapOrigin::Precomputed)
        parts.append(tr("precomputed"));
    if (explainer.isStale())
        parts.append(tr("of earlier settings"));
    const auto& result = explainer.result();
    const QString layer = result && label.origin == MapOrigin::Complete
                              ? QString::fromStdString(result->layer)
                              : document.state().layer;
    if (!layer.isEmpty())
        parts.append(layer);
    if (!document.state().off.empty())
        parts.append(tr("%1 channels off").arg(document.state().off.size()));
    if (!document.state().templates.isEmpty())
        parts.append(
            document.state().templates.size() == 1
                ? tr("template “%1”").arg(document.state().templates.front())
                : tr("%1 templates").arg(document.state().templates.size()));
    if (document.state().scalar != Scalar::Logit)
        parts.append(QString::fromStdString(std::string(toString(document.state().scalar))));
    if (const auto& loaded = workbench.models().loaded())
        parts.append(QString::fromStdString(loaded->descriptor.files.name));
    parts.append(fitText(document.fit()));
    return parts.join(QStringLiteral(" · "));
}

QString thresholdText(const Composition& composition)
{
    const QString value = number(composition.localisation.value, 2);
    switch (composition.threshold.kind) {
    case Threshold::Kind::Otsu:
        return tr("threshold %1 (Otsu)").arg(value);
    case Threshold::Kind::Mean:
        return tr("threshold %1 (mean)").arg(value);
    case Threshold::Kind::Fixed:
    case Threshold::Kind::AtLeast:
        break;
    }
    return tr("threshold %1").arg(value);
}

/// Where it looks.
QString boxText(const Composition& composition, const std::optional<Box>& truth)
{
    QStringList parts;
    const auto box = composition.localisation.box();
    if (box)
        parts.append(tr("Box %1 × %2 at x %3, y %4")
                         .arg(box->width)
                         .arg(box->height)
                         .arg(box->x)
                         .arg(box->y));
    else
        parts.append(tr("No box"));
    parts.append(thresholdText(composition));
    if (box && truth)
        parts.append(tr("IoU with the truth %1").arg(number(iou(*box, *truth), 2)));
    return parts.join(QStringLiteral(" · "));
}

QString scaleText(const Composition& composition)
{
    const QLocale locale;
    const Heatmap& heatmap = *composition.heatmap;
    if (composition.gain != 1 || composition.offset != 0)
        return tr("Heat on a scale shared with other maps");
    return tr("Heat from 0 to 1; the map’s own values go from %1 to %2")
        .arg(
            locale.toString(double{heatmap.rawMin}, 'g', 4),
            locale.toString(double{heatmap.rawMax}, 'g', 4));
}

std::vector<FigurePrompt> promptsOf(Workbench& workbench)
{
    const Document& document = workbench.document();
    std::vector<FigurePrompt> prompts;
    for (int row = 0; row < document.prompts().size(); ++row) {
        const QString& text = document.prompts().at(row);
        if (text.trimmed().isEmpty())
            continue;
        FigurePrompt& prompt = prompts.emplace_back();
        prompt.number = row + 1;
        prompt.colour = promptColour(row);
        prompt.text = text;
        prompt.isExplained = row == document.explained();
        if (const auto score = workbench.scores().scoreOf(row))
            prompt.probability = score->probability;
    }
    return prompts;
}

}  // namespace

FigureContent describeFigure(Workbench& workbench)
{
    const Document& document = workbench.document();
    const DocumentState& state = document.state();
    const CompositionPtr& composition = workbench.explainer().composition();
    const Composition& shown = *composition;
    FigurePane pane{
        .picture = shown.picture,
        .composition = composition,
        .title = {},
        .boxColour = promptColour(document.explained()),
        .truth = {}};
    if (state.truth)
        pane.truth = toQRect(*state.truth);

    FigureContent content;
    content.panes = {std::move(pane)};
    content.layers = state.layers;
    content.opacity = state.opacity;
    if (document.isVisible(Layer::Heat)) {
        content.colorMap = QString::fromStdString(shown.colorMap);
        content.scaleNote = scaleText(shown);
    }
    content.heading = tr("“%1”").arg(shown.label.prompt.simplified());
    content.caption = {
        howText(workbench),
        boxText(shown, state.truth),
        tr("%1, %2 × %3 pixels")
            .arg(
                shown.picture->title,  // may hold a "%2" of its own
                QString::number(shown.picture->image.width()),
                QString::number(shown.picture->image.height()))};
    content.prompts = promptsOf(workbench);
    if (content.prompts.size() < 2)
        content.prompts.clear();  // the heading says as much
    content.fontFamily = QGuiApplication::font().family();
    return content;
}

QString suggestedName(Workbench& workbench)
{
    const Document& document = workbench.document();
    const QString picture =
        document.picture() ? QFileInfo(document.picture()->title).completeBaseName() : QString();
    return fileNameFrom({picture, document.explainedPrompt(), document.method()});
}

}  // namespace clipscope::ui
