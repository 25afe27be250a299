// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <numeric>
#include <tuple>
#include <vector>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

class Stopper final : public RunSink {
public:
    void progress(const Progress&) override { stop.request_stop(); }
    void partial(const NativeMap&, const Progress&) override {}
    std::stop_source stop;
};

TEST(DTypeTest, KnowsSizesAndNames)
{
    EXPECT_EQ(sizeOf(DType::BFloat16), 2U);
    EXPECT_EQ(sizeOf(DType::Float64), 8U);
    EXPECT_EQ(toString(DType::Int16), "int16");
    EXPECT_TRUE(isFloating(DType::Float16));
    EXPECT_FALSE(isFloating(DType::Bool));
}

TEST(CheckpointTest, CopiesViewsElementByElement)
{
    std::array<std::uint16_t, 12> numbers{};
    std::iota(numbers.begin(), numbers.end(), std::uint16_t{0});
    const auto bytes = std::as_bytes(std::span(numbers));
    struct Case {
        std::vector<std::int64_t> shape;
        std::vector<std::int64_t> strides;
        std::vector<std::uint16_t> expected;
        bool contiguous;
    };
    const Case cases[] = {
        {{3, 4}, {}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, true},
        {{4, 3}, {1, 4}, {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, false},
        {{2, 2}, {4, 2}, {0, 2, 4, 6}, false},
        {{2, 1, 3}, {3, 99, 1}, {0, 1, 2, 3, 4, 5}, true},
        {{}, {}, {0}, true},
        {{0, 5}, {5, 1}, {}, true},
        {{2, 3}, {0, 1}, {0, 1, 2, 0, 1, 2}, false}};
    for (const Case& c : cases) {
        const StoredTensor tensor{
            .dtype = DType::Int16, .shape = c.shape, .strides = c.strides, .bytes = bytes};
        std::vector<std::uint16_t> copy(static_cast<std::size_t>(tensor.elements()));
        copyElements(tensor, reinterpret_cast<std::byte*>(copy.data()));
        EXPECT_EQ(copy, c.expected);
        if (!c.expected.empty()) {
            EXPECT_EQ(tensor.isContiguous(), c.contiguous);
        }
    }
}

TEST(CheckpointTest, BoolsBecomeZeroOrOne)
{
    const std::array<unsigned char, 4> odd{0, 1, 2, 255};
    std::array<std::byte, 4> copy{};
    copyElements(
        {.dtype = DType::Bool, .shape = {4}, .bytes = std::as_bytes(std::span(odd))}, copy.data());
    EXPECT_EQ(copy, (std::array{std::byte{0}, std::byte{1}, std::byte{1}, std::byte{1}}));
}

TEST(CheckpointTest, ComparesChecksumsAndNamesThePart)
{
    const std::string text = "123456789";
    Checkpoint checkpoint;
    // The check value that every description of CRC-32 gives.
    const ChecksummedPart part{
        .name = "data/0", .bytes = std::as_bytes(std::span(text)), .crc32 = 0xCBF43926};
    checkpoint.checksums = {part, part};
    EXPECT_NO_THROW(verifyChecksums(checkpoint, RunContext()));
    Stopper stopper;
    EXPECT_THROW(
        verifyChecksums(checkpoint, RunContext(stopper.stop.get_token(), &stopper)), Cancelled);

    checkpoint.checksums.front().crc32 ^= 1;
    try {
        verifyChecksums(checkpoint, RunContext());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Corrupt);
        EXPECT_THAT(error.what(), HasSubstr("data/0"));
    }
}

TEST(MappedFileTest, ShowsTheBytesAndForgetsThemOnRequest)
{
    const TempFolder folder;
    std::string text(100'000, 'a');
    text[70'000] = 'b';
    const auto file = MappedFile::open(folder.file("a.bin", text));
    ASSERT_EQ(file->bytes().size(), text.size());
    file->release(file->bytes());
    file->release(std::as_bytes(std::span(text)));  // not of this file: ignored
    EXPECT_EQ(std::memcmp(file->bytes().data(), text.data(), text.size()), 0);
    EXPECT_TRUE(MappedFile::open(folder.file("empty", ""))->bytes().empty());
}

TEST(MappedFileTest, SaysWhyAFileCannotBeRead)
{
    const TempFolder folder;
    const auto messageFor = [](const std::filesystem::path& path) -> std::string {
        try {
            std::ignore = MappedFile::open(path);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unreadable);
            EXPECT_THAT(error.what(), HasSubstr(path.string()));
            return error.what();
        }
        return "nothing thrown";
    };
    EXPECT_THAT(messageFor(folder.path() / "none"), HasSubstr("no such file"));
    EXPECT_THAT(messageFor(folder.path()), HasSubstr("a folder"));
    EXPECT_THAT(messageFor("/dev/null"), HasSubstr("not a regular file"));
}

}  // namespace
}  // namespace clipscope
