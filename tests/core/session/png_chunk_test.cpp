// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/image/image_io.h"
#include "core/session/png_chunk.h"
#include "tests/core/session/small_png.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <zlib.h>

namespace clipscope {
namespace {

using test::asBytes;
using test::asString;
using test::smallPng;
using testing::HasSubstr;

/// Length, type, data and checksum of an iTXt chunk that Python's zlib made: keyword "note",
/// language "en", translated keyword "Notiz", the compressed text "grüße".
const std::string kForeignChunk(
    "\x00\x00\x00\x1f"
    "iTXtnote\0\1\0en\0Notiz\0"
    "\x78\x9c\x4b\x2f\x3a\xbc\xe7\xf0\xfc\x54\x00\x10\x2f\x04\x20\x41\xfc\x18\x7c",
    43);
constexpr std::size_t kBehindHeader = 33;

std::string withChunk(const std::string& chunk)
{
    return asString(smallPng()).insert(kBehindHeader, chunk);
}

std::string refusalOf(const std::function<void()>& read)
{
    try {
        read();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Corrupt);
        return error.what();
    }
    ADD_FAILURE() << "was not refused";
    return {};
}

TEST(PngChunkTest, ATextComesBackAndThePictureStays)
{
    const std::string text = "{\"prompts\": [\"grüße\", \"犬\"]}";
    const auto png = withPngText(smallPng(), "note", text);
    EXPECT_EQ(pngText(png, "note", "a.png"), text);
    EXPECT_TRUE(hasPngText(png, "note"));
    EXPECT_EQ(decodeImage(png, "a.png").id(), decodeImage(smallPng(), "a.png").id());
}

TEST(PngChunkTest, ALongOrEmptyTextComesBack)
{
    std::string noise;
    for (unsigned i = 0, value = 1; i < 300'000; ++i, value = value * 1664525U + 1013904223U)
        noise += static_cast<char>('!' + value / 16777216U % 90U);
    const std::string zeros(20'000'000, '0');  // packs a thousand to one, as a bomb does
    for (const std::string& text : {std::string(), noise, zeros}) {
        const auto png = withPngText(smallPng(), "note", text);
        EXPECT_TRUE(pngText(png, "note", "a.png") == text) << text.size();
    }
}

TEST(PngChunkTest, AnotherTextReplacesTheFirstAndOthersStay)
{
    auto png = withPngText(smallPng(), "note", "first");
    png = withPngText(png, "notebook", "other");
    png = withPngText(png, "note", "second");
    EXPECT_EQ(pngText(png, "note", "a.png"), "second");
    EXPECT_EQ(pngText(png, "notebook", "a.png"), "other");
    const std::string bytes = asString(png);
    EXPECT_EQ(bytes.find("iTXtnote\0", 0, 9), bytes.rfind("iTXtnote\0", std::string::npos, 9));
}

TEST(PngChunkTest, WithoutTheChunkThereIsNothing)
{
    EXPECT_EQ(pngText(smallPng(), "note", "a.png"), std::nullopt);
    EXPECT_FALSE(hasPngText(smallPng(), "note"));
    EXPECT_EQ(pngText(withPngText(smallPng(), "notebook", "x"), "note", "a.png"), std::nullopt);
    EXPECT_FALSE(hasPngText(asBytes("not a picture"), "note"));
}

TEST(PngChunkTest, ReadsWhatAnotherProgramWrote)
{
    EXPECT_EQ(pngText(asBytes(withChunk(kForeignChunk)), "note", "a.png"), "grüße");
    // Uncompressed: the CRC-32 of "iTXtnote\0\0\0\0\0plain" is c1aeecb3 (Python's zlib).
    const std::string plain("\x00\x00\x00\x0eiTXtnote\0\0\0\0\0plain\xc1\xae\xec\xb3", 26);
    EXPECT_EQ(pngText(asBytes(withChunk(plain)), "note", "a.png"), "plain");
}

TEST(PngChunkTest, DamageIsSaidInOneSentence)
{
    std::string chunk = kForeignChunk;
    chunk.back() = static_cast<char>(chunk.back() ^ 1);
    const auto read = [](const std::string& bytes) {
        return [bytes] { static_cast<void>(pngText(asBytes(bytes), "note", "a.png")); };
    };
    EXPECT_THAT(refusalOf(read(withChunk(chunk))), HasSubstr("a.png holds a session whose check"));
    EXPECT_THAT(refusalOf(read("GIF89a")), HasSubstr("is not a PNG picture"));
    EXPECT_THAT(refusalOf(read(asString(smallPng()).substr(0, 50))), HasSubstr("cut off"));
    std::string length = asString(smallPng());
    length[kBehindHeader] = '\x7f';
    EXPECT_THAT(refusalOf(read(length)), HasSubstr("longer than the file"));
    length[kBehindHeader] = '\xff';
    EXPECT_THAT(refusalOf(read(length)), HasSubstr("longer than the file"));
    std::string header = asString(smallPng());
    header[12] = 'X';
    EXPECT_THAT(refusalOf(read(header)), HasSubstr("header"));
    EXPECT_FALSE(hasPngText(asBytes(header), "note"));
}

TEST(PngChunkTest, ABombIsNotUnpacked)
{
    const std::string zeros(60'000'000, '0');
    std::string packed(100'000, '\0');
    auto size = static_cast<uLongf>(packed.size());
    ASSERT_EQ(
        compress2(
            reinterpret_cast<Bytef*>(packed.data()),
            &size,
            reinterpret_cast<const Bytef*>(zeros.data()),
            zeros.size(),
            Z_BEST_COMPRESSION),
        Z_OK);
    packed.resize(size);
    const std::string body = std::string("iTXtnote\0\1\0\0\0", 13) + packed;
    const auto crc =
        crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    const auto bigEndian = [](unsigned long value) {
        std::string bytes;
        for (unsigned shift = 32; shift > 0; shift -= 8)
            bytes += static_cast<char>(value >> (shift - 8) & 0xFFU);
        return bytes;
    };
    const std::string bomb = withChunk(bigEndian(body.size() - 4) + body + bigEndian(crc));
    EXPECT_THAT(
        refusalOf([&] { static_cast<void>(pngText(asBytes(bomb), "note", "a.png")); }),
        HasSubstr("unpacks to more than it may"));
}

TEST(PngChunkTest, OnlyAPngTakesAText)
{
    for (const std::string& bytes : {std::string("GIF89a"), asString(smallPng()).substr(0, 60)})
        try {
            static_cast<void>(withPngText(asBytes(bytes), "note", "x"));
            ADD_FAILURE() << "was not refused";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        }
}

}  // namespace
}  // namespace clipscope
