// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>

#include <array>
#include <memory>
#include <string>

namespace clipscope::ui {

/// What fonts need of Qt, for a program that has no application: one on the offscreen platform,
/// which needs no display. Leaves the locale as it was. Make it on the main thread.
class RasterApplication {
public:
    RasterApplication();
    ~RasterApplication();
    RasterApplication(const RasterApplication&) = delete;
    RasterApplication& operator=(const RasterApplication&) = delete;

private:
    std::string m_program = "clipscope";
    std::string m_option = "-platform";
    std::string m_platform = "offscreen";
    int m_argc = 3;
    std::array<char*, 4> m_argv{m_program.data(), m_option.data(), m_platform.data(), nullptr};
    std::unique_ptr<QGuiApplication> m_application;
};

}  // namespace clipscope::ui
