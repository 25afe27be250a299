// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <array>
#include <memory>

namespace clipscope::ui {

/// Qt's network needs an application object, which the command line does not have: makes one if
/// there is none, and takes it away again.
class NetworkApplication {
public:
    /// Throws Error(Internal) where one is missing and cannot be made: not on the main thread.
    NetworkApplication();
    ~NetworkApplication();
    NetworkApplication(const NetworkApplication&) = delete;
    NetworkApplication& operator=(const NetworkApplication&) = delete;

private:
    // QCoreApplication keeps references to both.
    int m_argc = 1;
    std::array<char, 10> m_name{"clipscope"};
    std::array<char*, 2> m_argv{m_name.data(), nullptr};
    std::unique_ptr<QCoreApplication> m_application;
};

}  // namespace clipscope::ui
