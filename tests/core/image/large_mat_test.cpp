// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <gtest/gtest.h>

namespace clipscope {
namespace {

TEST(LargeMatTest, IsAMatLikeAnyOther)
{
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(2048, 512), cv::Size(3001, 1999)}) {
        for (const int type : {CV_8UC1, CV_32FC1, CV_8UC3}) {
            cv::Mat mat = makeLargeMat(size.height, size.width, type);
            ASSERT_EQ(mat.size(), size);
            ASSERT_EQ(mat.type(), type);
            ASSERT_TRUE(mat.isContinuous());
            mat.setTo(cv::Scalar::all(7));
            EXPECT_EQ(cv::norm(mat, cv::NORM_INF), 7);
        }
    }
    EXPECT_TRUE(makeLargeMat(0, 0, CV_32FC1).empty());
}

TEST(LargeMatTest, LivesAsLongAsAnyoneHoldsIt)
{
    cv::Mat part;
    {
        cv::Mat whole = makeLargeMat(2000, 3000, CV_8UC1);
        whole.setTo(3);
        part = whole(cv::Rect(10, 20, 100, 200));
    }
    cv::Mat other = makeLargeMat(2000, 3000, CV_8UC1);
    other.setTo(9);
    EXPECT_EQ(cv::norm(part, cv::NORM_INF), 3);
    cv::Mat copy = part.clone();
    copy.create(2000, 3000, CV_8UC1);
    copy.setTo(5);
    EXPECT_EQ(cv::norm(other, cv::NORM_INF), 9);
}

#if !defined(__SANITIZE_ADDRESS__)
TEST(LargeMatTest, TakesOverTheMemoryOfADroppedOne)
{
    const auto* before = makeLargeMat(2000, 3000, CV_32FC1).data;
    const cv::Mat same = makeLargeMat(2000, 3000, CV_32FC1);
    EXPECT_EQ(same.data, before);
    const cv::Mat another = makeLargeMat(2000, 3000, CV_32FC1);
    EXPECT_NE(another.data, before);
}
#endif

TEST(LargeMatTest, IsMadeAndDroppedByManyThreads)
{
    cv::parallel_for_(cv::Range(0, 64), [](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            cv::Mat mat = makeLargeMat(1500 + i % 3, 2000, CV_8UC1);
            mat.setTo(i);
            EXPECT_EQ(cv::countNonZero(mat != i), 0);
        }
    });
}

TEST(LargeMatTest, FailsInGoodOrderWithoutMemory)
{
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "the sanitizer ends the program instead of refusing the memory";
#else
    EXPECT_THROW((void)makeLargeMat(1 << 30, 1 << 20, CV_64FC4), cv::Exception);
#endif
}

}  // namespace
}  // namespace clipscope
