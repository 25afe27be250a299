// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/export/export.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

namespace clipscope {
namespace {

/// What numpy 1.24 writes for np.save(f, np.array([[1, 2.5, -3], [0, 0.5, 1e-30]], '<f4')).
std::string numpyReference()
{
    std::string bytes("\x93NUMPY\x01\x00\x76\x00", 10);
    bytes += "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
    bytes.resize(127, ' ');
    bytes += '\n';
    const std::vector<unsigned char> data = {0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x20, 0x40,
                                             0x00, 0x00, 0x40, 0xc0, 0x00, 0x00, 0x00, 0x00,
                                             0x00, 0x00, 0x00, 0x3f, 0x60, 0x42, 0xa2, 0x0d};
    return bytes.append(data.begin(), data.end());
}

TEST(NpyTest, EqualsWhatNumpyWrites)
{
    const cv::Mat values = (cv::Mat_<float>(2, 3) << 1, 2.5F, -3, 0, 0.5F, 1e-30F);
    EXPECT_EQ(npyBytes(values), numpyReference());
}

TEST(NpyTest, WritesAWindowOfALargerMapRowByRow)
{
    cv::Mat larger(5, 7, CV_32FC1, cv::Scalar(99));
    const cv::Mat window = larger(cv::Rect(2, 1, 3, 2));
    cv::Mat((cv::Mat_<float>(2, 3) << 1, 2.5F, -3, 0, 0.5F, 1e-30F)).copyTo(window);
    EXPECT_EQ(npyBytes(window), numpyReference());
}

TEST(NpyTest, StartsTheDataOnAMultipleOf64WhateverTheShape)
{
    for (const int width : {1, 10, 999, 12000}) {
        const std::string bytes = npyBytes(cv::Mat::zeros(1, width, CV_32FC1));
        const std::size_t data = static_cast<std::size_t>(width) * 4;
        EXPECT_EQ((bytes.size() - data) % 64, 0U) << width;
        EXPECT_EQ(bytes[bytes.size() - data - 1], '\n') << width;
    }
}

TEST(NpyTest, RefusesWhatIsNotAMapOfFloats)
{
    EXPECT_THROW(npyBytes(cv::Mat()), Error);
    EXPECT_THROW(npyBytes(cv::Mat::zeros(2, 2, CV_64FC1)), Error);
    EXPECT_THROW(npyBytes(cv::Mat::zeros(2, 2, CV_32FC3)), Error);
}

}  // namespace
}  // namespace clipscope
