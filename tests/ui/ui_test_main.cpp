// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the window run without a display and with a home of their own.
#include <QApplication>
#include <QTemporaryDir>

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    ::testing::InitGoogleTest(&argc, argv);
    const QTemporaryDir home;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("HOME", home.path().toUtf8());
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
        qputenv(variable, home.filePath(variable).toUtf8());
    const QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
