// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/gui_main.h"

#include "app/gui/gui_options.h"
#include "app/gui/screenshot.h"
#include "app/gui/stall_log.h"
#include "core/base/data_paths.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "ui/fetch/qt_downloader.h"
#include "ui/jobs/engine_backend.h"
#include "ui/state/sample_library.h"
#include "ui/state/settings.h"
#include "ui/state/translations.h"
#include "ui/state/workbench.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QFileInfo>

#include <cstdint>
#include <cstdio>
#include <memory>

namespace clipscope {
namespace {

constexpr int kFailed = 1;
constexpr int kWrongCall = 2;

void applyPreferences(ui::Document& document, const ui::Settings& settings)
{
    document.setOpacity(settings.opacity());
    if (const QString id = settings.colorMap(); !id.isEmpty())
        document.setColorMap(id);
    if (const QString id = settings.method(); !id.isEmpty())
        document.setMethod(id);
}

/// What the call asks for, and the user's habits where it asks for nothing.
ui::Start startOf(const GuiOptions& options, const ui::Settings& settings)
{
    ui::Start start = options.start;
    start.usualMethod = settings.method();
    start.withSample =
        settings.startWith() == ui::StartWith::Sample || !options.screenshot.isEmpty();
    return start;
}

EngineOptions engineOptions(const ui::Settings& settings)
{
    constexpr std::int64_t kMegabyte = 1'000'000;
    return {
        .threads = settings.threads(),
        .precision = Precision::Auto,
        .bankBytes = settings.cacheMegabytes() * kMegabyte};
}

int show(const GuiOptions& options, QApplication& application)
{
    const DataPaths paths = findDataPaths();
    if (options.resetSettings)
        ui::Settings::forgetAll();
    ui::Settings settings(
        options.safeMode ? ui::Settings::Place::Nowhere : ui::Settings::Place::User);
    ui::installTranslations(application, settings.language());
    ui::Theme theme(application);
    theme.choose(settings.theme());
    for (const QString& further : options.furtherPictures)
        settings.addRecentFile(QFileInfo(further).absoluteFilePath());

    const bool keepsNothing = options.safeMode || !options.screenshot.isEmpty();
    const std::vector<ui::Sample> samples = ui::readSamples(paths.samples);
    ui::Workbench workbench(
        {.backend = ui::engineBackend(paths, engineOptions(settings)),
         .samples = samples,
         .paths = paths,
         .downloader = ui::qtDownloader(),
         .recovery = keepsNothing ? QString() : ui::Recovery::userFolder()});
    applyPreferences(workbench.document(), settings);
    ui::MainWindow window({workbench, settings, theme});
    if (!options.screenshot.isEmpty() && options.start.picture.isEmpty() && samples.empty())
        throw Error(
            ErrorCode::InvalidArgument,
            "there is nothing to take a screenshot of: no sample is installed; name a picture");
    if (!options.screenshot.isEmpty())
        new Screenshot(workbench, window, options.screenshot);  // the window owns it

    window.show();
    window.raise();
    window.activateWindow();  // without it a bare X server gives the keys to nobody
    workbench.start(startOf(options, settings));
    std::unique_ptr<StallLog> stalls;
    if (!options.stallLog.isEmpty())
        stalls = std::make_unique<StallLog>(options.stallLog);
    return QApplication::exec();
}

}  // namespace

int runWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("clipscope"));
    QApplication::setApplicationName(QStringLiteral("clipscope"));
    QApplication::setApplicationVersion(QString::fromLatin1(kVersion));
    QApplication::setDesktopFileName(QStringLiteral("io.github.clipscope.Clipscope"));
    try {
        return show(readGuiOptions(QApplication::arguments()), application);
    } catch (const Error& error) {
        std::fprintf(stderr, "clipscope: %s\n", error.what());
        return error.code() == ErrorCode::InvalidArgument ? kWrongCall : kFailed;
    }
}

}  // namespace clipscope
