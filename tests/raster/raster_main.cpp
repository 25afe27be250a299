// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/raster/raster_application.h"

#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    const clipscope::ui::RasterApplication application;
    return RUN_ALL_TESTS();
}
