// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/raster/raster_application.h"

#include "core/base/check.h"
#include "ui/raster/sticker_raster.h"

#include <clocale>

namespace clipscope::ui {

namespace {

void ignoreMessage(QtMsgType /*type*/, const QMessageLogContext& /*where*/, const QString& /*text*/)
{
}

class StandaloneRaster final : public PatchSource {
public:
    [[nodiscard]] StickerPatch textPatch(const Sticker& sticker) const override
    {
        return m_raster.textPatch(sticker);
    }

private:
    RasterApplication m_application;
    StickerRaster m_raster;
};

}  // namespace

RasterApplication::RasterApplication()
{
    if (QCoreApplication::instance() != nullptr) {
        CLIPSCOPE_ENSURE(
            qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr,
            "text is to be drawn by an application without fonts");
        return;
    }
    // The application sets the user's locale, after which a German user's numbers are printed and
    // read with commas, and it complains on the terminal if that locale is not in UTF-8.
    // This is the main thread, before the application and so before any thread of Qt.
    // NOLINTBEGIN(concurrency-mt-unsafe)
    const char* const given = std::setlocale(LC_ALL, nullptr);
    const std::string locale = given == nullptr ? "C" : given;
    const QtMessageHandler handler = qInstallMessageHandler(ignoreMessage);
    m_application = std::make_unique<QGuiApplication>(m_argc, m_argv.data());
    qInstallMessageHandler(handler);
    std::setlocale(LC_ALL, locale.c_str());
    // NOLINTEND(concurrency-mt-unsafe)
}

RasterApplication::~RasterApplication() = default;

std::unique_ptr<PatchSource> standaloneStickerRaster()
{
    return std::make_unique<StandaloneRaster>();
}

}  // namespace clipscope::ui
