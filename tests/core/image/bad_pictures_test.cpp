// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are no pictures, or no longer: each gets one clear sentence and nothing on stderr.
#include "core/base/error.h"
#include "core/image/image_io.h"
#include "tests/core/image/test_pictures.h"
#include "tests/support/temp_folder.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <sys/stat.h>

namespace clipscope {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using namespace std::string_literals;

struct Refusal {
    ErrorCode code = ErrorCode::Internal;
    std::string sentence;
};

/// What `read` says when it refuses; fails the test if it does not, or if libraries chatter.
Refusal refusalOf(const std::function<void()>& read)
{
    Refusal refusal;
    testing::internal::CaptureStderr();
    try {
        read();
        ADD_FAILURE() << "accepted";
    } catch (const Error& error) {
        refusal = {error.code(), error.what()};
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_THAT(refusal.sentence, Not(HasSubstr("\n")));
    return refusal;
}

Refusal refusalOf(const std::filesystem::path& path, const ReadLimits& limits = {})
{
    return refusalOf([&] { (void)readImage(path, limits); });
}

Refusal refusalOf(const std::vector<std::byte>& bytes, const ReadLimits& limits = {})
{
    return refusalOf([&] { (void)decodeImage(bytes, "picture", limits); });
}

std::vector<std::byte> encoded(const std::string& extension, const cv::Mat& pixels)
{
    std::vector<std::uint8_t> bytes;
    EXPECT_TRUE(cv::imencode(extension, pixels, bytes));
    const auto view = std::as_bytes(std::span(bytes));
    return {view.begin(), view.end()};
}

TEST(BadPathTest, AMissingFileIsNamed)
{
    const Refusal refusal = refusalOf(std::filesystem::path("/no/such/cat.png"));
    EXPECT_EQ(refusal.code, ErrorCode::Unreadable);
    EXPECT_EQ(refusal.sentence, "/no/such/cat.png does not exist; check the path");
}

TEST(BadPathTest, AFolderIsNamed)
{
    const TempFolder folder;
    const Refusal refusal = refusalOf(folder.path());
    EXPECT_EQ(refusal.code, ErrorCode::Unreadable);
    EXPECT_EQ(
        refusal.sentence, folder.path().string() + " is a folder; choose a picture inside it");
}

TEST(BadPathTest, APipeIsRefusedInsteadOfWaitedFor)
{
    const TempFolder folder;
    const auto pipe = folder.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(refusalOf(pipe).sentence, HasSubstr("is not a regular file"));
}

TEST(BadPathTest, AnEmptyFileIsNamed)
{
    const TempFolder folder;
    const auto path = folder.path() / "empty.png";
    std::ofstream(path).close();
    const Refusal refusal = refusalOf(path);
    EXPECT_EQ(refusal.code, ErrorCode::Corrupt);
    EXPECT_EQ(refusal.sentence, path.string() + " is empty (0 bytes); copy or download it again");
}

TEST(BadPathTest, ALargeFileIsRefusedBeforeItIsRead)
{
    const Refusal refusal = refusalOf(test::goldenFile("plain.bmp"), {.maxFileBytes = 1000});
    EXPECT_EQ(refusal.code, ErrorCode::Unreadable);
    EXPECT_THAT(refusal.sentence, HasSubstr("has 1974 bytes, more than the limit of 1000"));
}

TEST(ForeignBytesTest, AreNamedForWhatTheyAre)
{
    const std::pair<std::string, const char*> cases[] = {
        {"these are only words, whatever the name says", "a text file"},
        {"P3 is how this sentence begins", "a text file"},
        {"BMW is how this sentence begins", "a text file"},
        {"<?xml version=\"1.0\"?>\n<svg width=\"10\"/>", "an SVG drawing"},
        {"<!DOCTYPE html><title>404</title>", "a web page"},
        {"%PDF-1.7\n%\xE2\xE3"s, "a PDF document"},
        {"GIF89a\1\0\1\0"s, "a GIF picture"},
        {"\0\0\0\x18"s
         "ftypheic\0\0\0\0mif1"s,
         "a HEIC picture"},
        {"\0\0\0\x18"s
         "ftypavif\0\0\0\0mif1"s,
         "an AVIF picture"},
        {"\0\0\0\x18"s
         "ftypisom\0\0\0\0mp42"s,
         "a video"},
        {"\xFF\x0A\0\0"s, "a JPEG XL picture"},
        {"PK\x03\x04\x14\0"s, "a ZIP archive or office document"},
        {"\x01\x02\x03\x04\x05\x06"s, "data of an unknown kind"},
        {"\xFF"s, "a text file"},
    };
    for (const auto& [content, expected] : cases) {
        const Refusal refusal = refusalOf(test::bytesOf(content));
        EXPECT_EQ(refusal.code, ErrorCode::Unreadable) << expected;
        EXPECT_EQ(
            refusal.sentence,
            "picture is not a picture that can be read: it looks like "s + expected +
                "; open a PNG, JPEG, WebP, TIFF, BMP or PNM picture");
    }
}

class TruncationTest : public testing::TestWithParam<const char*> {};

TEST_P(TruncationTest, IsSaidWithTheNumberOfBytes)
{
    const auto whole = test::bytesOf(test::goldenFile(GetParam()));
    // Long enough for the signature, too short for the end.
    for (const std::size_t length : {whole.size() - 1, whole.size() * 3 / 4, whole.size() / 2}) {
        const Refusal refusal =
            refusalOf({whole.begin(), whole.begin() + static_cast<int>(length)});
        EXPECT_EQ(refusal.code, ErrorCode::Corrupt) << length;
        EXPECT_THAT(
            refusal.sentence,
            HasSubstr("picture is truncated after " + std::to_string(length) + " bytes"));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Formats,
    TruncationTest,
    testing::Values(
        "palette.png", "cmyk.jpg", "alpha.webp", "colour16.tif", "plain.bmp", "plain.ppm"));

TEST(TruncationTest, AProgressiveJpegCutInALaterScanIsNoticed)
{
    std::vector<std::uint8_t> bytes;
    ASSERT_TRUE(
        cv::imencode(".jpg", test::noise(64, 48, 3), bytes, {cv::IMWRITE_JPEG_PROGRESSIVE, 1}));
    bytes.resize(bytes.size() * 9 / 10);
    const auto view = std::as_bytes(std::span(bytes));
    EXPECT_THAT(refusalOf({view.begin(), view.end()}).sentence, HasSubstr("is truncated after"));
}

TEST(DamageTest, AFlippedBitInPngDataIsFoundByItsChecksum)
{
    auto bytes = test::bytesOf(test::goldenFile("palette.png"));
    bytes[bytes.size() - 30] ^= std::byte{4};
    const Refusal refusal = refusalOf(bytes);
    EXPECT_EQ(refusal.code, ErrorCode::Corrupt);
    EXPECT_THAT(refusal.sentence, HasSubstr("the checksum of chunk IDAT at byte"));
}

TEST(DamageTest, ASignatureWithoutAPictureIsNamed)
{
    EXPECT_THAT(
        refusalOf(test::bytesOf("\x89PNG\r\n\x1A\nnothing that a picture begins with"s)).sentence,
        HasSubstr("its first chunk is not IHDR"));
    EXPECT_THAT(
        refusalOf(test::bytesOf("\x89PNG\r\n\x1A\n"s)).sentence, HasSubstr("truncated after 8"));
    EXPECT_THAT(refusalOf(test::bytesOf("\xFF\xD8\xFF"s)).sentence, HasSubstr("truncated after 3"));
    EXPECT_THAT(refusalOf(test::bytesOf("II*\0"s)).sentence, HasSubstr("truncated after 4"));
    EXPECT_THAT(refusalOf(test::bytesOf("P6\n"s)).sentence, HasSubstr("it looks like a text file"));
}

TEST(DamageTest, AnAnimatedWebPIsSaidToBeOne)
{
    EXPECT_THAT(
        refusalOf(test::goldenFile("animation.webp")).sentence,
        HasSubstr("it is an animation; save one of its frames as PNG"));
}

TEST(DamageTest, BitsFlippedAnywhereNeverCrash)
{
    for (const char* name :
         {"palette.png",
          "rotated.webp",
          "colour16_rotated.tif",
          "plain.bmp",
          "plain.ppm",
          "cmyk.jpg"}) {
        const auto whole = test::bytesOf(test::goldenFile(name));
        for (std::size_t i = 0; i < whole.size(); i += 1 + whole.size() / 200) {
            auto bytes = whole;
            bytes[i] ^= std::byte{0xFF};
            testing::internal::CaptureStderr();  // decoders may comment on what they still accept
            try {
                const Image image = decodeImage(bytes, name, {.maxPixels = 1'000'000});
                EXPECT_GE(image.width(), 1);
            } catch (const Error& error) {
                EXPECT_THAT(error.what(), HasSubstr(name));
            }
            (void)testing::internal::GetCapturedStderr();
        }
    }
}

class LimitTest : public testing::TestWithParam<const char*> {};

TEST_P(LimitTest, TheSizeAndTheLimitAreBothSaid)
{
    const auto bytes = encoded(GetParam(), cv::Mat::zeros(1000, 2000, CV_8UC3));
    const Refusal refusal = refusalOf(bytes, {.maxPixels = 1'000'000});
    EXPECT_EQ(refusal.code, ErrorCode::Unreadable);
    EXPECT_EQ(
        refusal.sentence,
        "picture is 2000 x 1000 = 2 million pixels, more than the limit of 1 million (1000000); "
        "scale "
        "it down first");
}

INSTANTIATE_TEST_SUITE_P(
    Formats,
    LimitTest,
    testing::Values(".png", ".jpg", ".webp", ".tif", ".bmp", ".ppm", ".jp2", ".hdr"));

TEST(LimitTest, AHeaderThatPromisesTooMuchIsRefusedBeforeDecoding)
{
    // A BMP header alone: 60000 x 60000 pixels would take 10 GB.
    const std::string header =
        "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x60\xEA\0\0\x60\xEA\0\0\1\0\x18\0"s +
        std::string(24, '\0');
    EXPECT_THAT(
        refusalOf(test::bytesOf(header)).sentence,
        AllOf(HasSubstr("60000 x 60000 = 3600 million pixels"), HasSubstr("limit of 256 million")));
}

TEST(LimitTest, ASideBeyondAMillionIsRefused)
{
    EXPECT_THAT(
        refusalOf(test::bytesOf("P5\n1000001 1\n255\n"s)).sentence,
        HasSubstr("is 1000001 x 1 pixels, but no side may be longer than 1000000"));
}

}  // namespace
}  // namespace clipscope
