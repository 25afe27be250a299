// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/failure.h"

#include <c10/util/Exception.h>

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <new>
#include <tuple>

namespace clipscope {
namespace {

template <typename Thrower>
Failure failureOf(Thrower thrower)
{
    try {
        thrower();
    } catch (...) {
        return describeCurrentException();
    }
    return {};
}

TEST(FailureTest, KeepsOurOwnSentenceAndCode)
{
    const Failure failure =
        failureOf([] { throw Error(ErrorCode::Corrupt, "a.png is truncated"); });
    EXPECT_EQ(failure.code, ErrorCode::Corrupt);
    EXPECT_EQ(failure.text, "a.png is truncated");
}

TEST(FailureTest, TranslatesForeignExceptionsIntoOneLine)
{
    using testing::HasSubstr;
    const Failure torch = failureOf([] { TORCH_CHECK(false, "sizes differ"); });
    EXPECT_EQ(torch.code, ErrorCode::Internal);
    EXPECT_THAT(torch.text, HasSubstr("sizes differ"));
    EXPECT_THAT(torch.text, testing::Not(HasSubstr("\n")));

    EXPECT_EQ(failureOf([] { throw std::bad_alloc(); }).code, ErrorCode::OutOfMemory);
    EXPECT_EQ(
        failureOf([] { CV_Error(cv::Error::StsNoMem, "no memory"); }).code, ErrorCode::OutOfMemory);
    EXPECT_THAT(
        failureOf([] { std::ignore = std::filesystem::file_size("/nowhere/at/all"); }).text,
        HasSubstr("/nowhere/at/all"));
    EXPECT_EQ(failureOf([] { throw 42; }).code, ErrorCode::Internal);
}

}  // namespace
}  // namespace clipscope
