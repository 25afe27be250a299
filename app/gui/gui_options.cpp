// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/gui_options.h"

#include "core/base/check.h"
#include "core/saliency/method_info.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace clipscope {
namespace {

int readK(const QString& text)
{
    bool isNumber = false;
    const int k = text.toInt(&isNumber);
    CLIPSCOPE_CHECK(
        isNumber && k >= 1,
        "--k must be a whole number of at least 1, not '" + text.toStdString() + "'");
    return k;
}

}  // namespace

GuiOptions readGuiOptions(const QStringList& arguments)
{
    const QCommandLineOption prompt("prompt", "what to look for; repeatable", "TEXT");
    const QCommandLineOption method("method", "saliency method", "NAME");
    const QCommandLineOption k("k", "channels used", "N");
    const QCommandLineOption model("model", "name, folder or checkpoint file", "MODEL");
    const QCommandLineOption screenshot("screenshot", "save the finished window, quit", "FILE");
    const QCommandLineOption stalls("log-stalls", "longest stall of the window", "FILE");
    const QCommandLineOption reset("reset-settings", "forget preferences, recent files, layout");
    const QCommandLineOption safe("safe-mode", "start with the defaults, keep nothing");
    QCommandLineParser parser;
    parser.addOptions({prompt, method, k, model, screenshot, stalls, reset, safe});
    CLIPSCOPE_CHECK(
        parser.parse(arguments), parser.errorText().toStdString() + " See clipscope --help.");

    GuiOptions options;
    options.furtherPictures = parser.positionalArguments();
    if (!options.furtherPictures.isEmpty())
        options.start.picture = options.furtherPictures.takeFirst();
    options.start.prompts = parser.values(prompt);
    for (const QString& text : options.start.prompts)
        CLIPSCOPE_CHECK(!text.trimmed().isEmpty(), "--prompt must not be empty");
    if (parser.isSet(method))
        options.start.method =
            QString::fromStdString(findMethod(parser.value(method).toStdString()).id);
    if (parser.isSet(k))
        options.start.k = readK(parser.value(k));
    options.start.model = parser.value(model);
    if (options.start.model.contains('/'))  // a path, not a name: remembered across folders
        options.start.model = QFileInfo(options.start.model).absoluteFilePath();
    options.screenshot = parser.value(screenshot);
    options.stallLog = parser.value(stalls);
    options.resetSettings = parser.isSet(reset);
    options.safeMode = parser.isSet(safe);
    return options;
}

}  // namespace clipscope
