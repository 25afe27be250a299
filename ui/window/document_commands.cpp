// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_commands.h"

#include "core/image/colormap.h"
#include "core/saliency/method_info.h"
#include "ui/state/tr.h"

#include <QKeySequence>

#include <string>

namespace clipscope::ui {
namespace {

constexpr int kPromptsWithKeys = 9;  // Ctrl+1 to Ctrl+9

QString keysOfPrompt(int row)
{
    return row < kPromptsWithKeys ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + row))
                                        .toString(QKeySequence::NativeText)
                                  : QString();
}

Command::Mark markOf(bool isChosen)
{
    return isChosen ? Command::Mark::On : Command::Mark::Off;
}

void addPrompts(Workbench& workbench, Commands& commands)
{
    Document& document = workbench.document();
    for (int row = 0; row < document.prompts().size(); ++row) {
        const QString& text = document.prompts().at(row);
        if (text.trimmed().isEmpty())
            continue;
        commands.push_back(
            {.title = tr("Prompt %1: %2").arg(row + 1).arg(text),
             .place = {},
             .keys = keysOfPrompt(row),
             .mark = markOf(row == document.explained()),
             .obstacle = {},
             .run = [&document, row] {
                 if (row < document.prompts().size())
                     document.setExplained(row);
             }});
    }
}

void addMethods(Workbench& workbench, Commands& commands)
{
    Document& document = workbench.document();
    const auto& loaded = workbench.models().loaded();
    for (const MethodInfo& method : methodCatalogue()) {
        const QString id = QString::fromStdString(method.id);
        const std::string obstacle =
            loaded ? whyNot(method, loaded->descriptor.config.vision.family) : std::string();
        commands.push_back(
            {.title = tr("Method: %1").arg(QString::fromStdString(method.title)),
             .place = {},
             .keys = {},
             .mark = markOf(document.method() == id),
             .obstacle = QString::fromStdString(obstacle),
             .run = [&document, id] { document.setMethod(id); }});
    }
}

void addModels(Workbench& workbench, Commands& commands)
{
    Document& document = workbench.document();
    for (const ModelEntry& entry : workbench.models().entries()) {
        const QString name = QString::fromStdString(entry.name);
        commands.push_back(
            {.title = tr("Model: %1").arg(name),
             .place = {},
             .keys = {},
             .mark = markOf(document.model() == name),
             .obstacle = QString::fromStdString(entry.problem),
             .run = [&document, name] { document.setModel(name); }});
    }
}

void addColorMaps(Workbench& workbench, Commands& commands)
{
    Document& document = workbench.document();
    for (const ColorMap& map : colorMaps()) {
        const QString id = QString::fromStdString(map.id);
        commands.push_back(
            {.title = tr("Colour map: %1").arg(QString::fromStdString(map.title)),
             .place = {},
             .keys = {},
             .mark = markOf(document.colorMap() == id),
             .obstacle = {},
             .run = [&document, id] { document.setColorMap(id); }});
    }
}

void addSamples(Workbench& workbench, Commands& commands)
{
    for (const Sample& sample : workbench.samples())
        commands.push_back(
            {.title = tr("Sample: %1").arg(sample.title),
             .place = {},
             .keys = {},
             .mark = Command::Mark::None,
             .obstacle = {},
             .run = [&workbench, sample] { workbench.opener().openSample(sample); }});
}

}  // namespace

Commands documentCommands(Workbench& workbench)
{
    Commands commands;
    addPrompts(workbench, commands);
    addMethods(workbench, commands);
    addModels(workbench, commands);
    addColorMaps(workbench, commands);
    addSamples(workbench, commands);
    return commands;
}

}  // namespace clipscope::ui
