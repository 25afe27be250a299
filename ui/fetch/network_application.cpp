// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/network_application.h"

#include "core/base/check.h"

#include <clocale>
#include <string>
#include <unistd.h>

namespace clipscope::ui {
namespace {

void ignoreMessage(QtMsgType /*type*/, const QMessageLogContext& /*where*/, const QString& /*text*/)
{
}

}  // namespace

NetworkApplication::NetworkApplication()
{
    if (QCoreApplication::instance() != nullptr)
        return;
    CLIPSCOPE_ENSURE(
        ::gettid() == ::getpid(), "a download began on another thread without an application");
    // The application sets the user's locale, after which a German user's numbers are printed and
    // read with commas, and it complains on the terminal if that locale is not in UTF-8.
    // This is the main thread, before the application and so before any thread of Qt.
    // NOLINTBEGIN(concurrency-mt-unsafe)
    const char* const given = std::setlocale(LC_ALL, nullptr);
    const std::string locale = given == nullptr ? "C" : given;
    const QtMessageHandler handler = qInstallMessageHandler(ignoreMessage);
    m_application = std::make_unique<QCoreApplication>(m_argc, m_argv.data());
    qInstallMessageHandler(handler);
    std::setlocale(LC_ALL, locale.c_str());
    // NOLINTEND(concurrency-mt-unsafe)
}

NetworkApplication::~NetworkApplication() = default;

}  // namespace clipscope::ui
