// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

/// A file from its header text and data; the length can be made to lie.
std::string fileOf(
    const std::string& header,
    const std::string& data,
    std::optional<std::uint64_t> claimedLength = std::nullopt)
{
    const std::uint64_t length = claimedLength.value_or(header.size());
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    return bytes + header + data;
}

std::string readBytes(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A JSON object; appending avoids a false -Wrestrict of GCC 12.
std::string braced(const std::string& fields)
{
    std::string object = "{";
    object += fields;
    object += "}";
    return object;
}

std::string entry(const std::string& name, const std::string& fields)
{
    std::string text = "\"";
    text += name;
    text += "\":";
    return text + braced(fields);
}

// The reference's own test file: a 2 x 2 tensor of int32.
const std::string kReferenceHeader =
    R"({"test":{"dtype":"I32","shape":[2,2],"data_offsets":[0,16]}})";
const std::string kZeros(16, '\0');

TEST(SafetensorsTest, ReadsTheReferenceVector)
{
    ASSERT_EQ(kReferenceHeader.size(), 60U);  // 3C 00 ... in the reference's tests
    const TempFolder folder;
    const auto path = folder.file("a.bin", fileOf(kReferenceHeader, kZeros));

    const SafetensorsFile file = readSafetensors(path);

    ASSERT_EQ(file.tensors.size(), 1U);
    EXPECT_TRUE(
        at::equal(file.tensors.at("test"), at::full({2, 2}, 0, at::TensorOptions(at::kInt))));
    EXPECT_TRUE(file.metadata.empty());
}

TEST(SafetensorsTest, ReadsAnEmptyFileWithPaddingOnEitherSide)
{
    const TempFolder folder;
    for (const char* header : {"{}\r \t\n", "  \n{}"}) {
        const auto path = folder.file("a.bin", fileOf(header, ""));
        EXPECT_TRUE(readSafetensors(path).tensors.empty()) << header;
        EXPECT_TRUE(looksLikeSafetensors(MappedFile::open(path)->bytes())) << header;
    }
}

TEST(SafetensorsTest, ReadsScalarsEmptyTensorsMetadataAndUnknownFields)
{
    const TempFolder folder;
    const std::string header = braced(
        R"("__metadata__":{"format":"pt"},)" +
        entry("scale", R"("data_offsets":[0,4],"dtype":"F32","shape":[],"note":[1,{"a":2}])") +
        "," + entry("none", R"("dtype":"F64","shape":[3,0],"data_offsets":[4,4])"));
    const auto path = folder.file("a.bin", fileOf(header, std::string("\x00\x00\x80\x3f", 4)));

    const SafetensorsFile file = readSafetensors(path);

    EXPECT_EQ(file.metadata.at("format"), "pt");
    EXPECT_EQ(file.tensors.at("scale").item<float>(), 1.0F);
    EXPECT_EQ(file.tensors.at("none").sizes(), (std::vector<std::int64_t>{3, 0}));
}

TEST(SafetensorsTest, KeepsTheDtypeAndTheBitsOfEveryKind)
{
    struct Case {
        const char* dtype;
        at::ScalarType type;
        std::string bytes;
        double value;
    };
    // One little-endian value each, as IEEE 754 and two's complement define it.
    const Case cases[] = {
        {"F16", at::kHalf, std::string("\x00\xc1", 2), -2.5},
        {"BF16", at::kBFloat16, std::string("\x20\xc0", 2), -2.5},
        {"F32", at::kFloat, std::string("\x00\x00\x20\xc0", 4), -2.5},
        {"F64", at::kDouble, std::string("\x00\x00\x00\x00\x00\x00\x04\xc0", 8), -2.5},
        {"I64", at::kLong, std::string("\xfe\xff\xff\xff\xff\xff\xff\xff", 8), -2},
        {"I32", at::kInt, std::string("\xfe\xff\xff\xff", 4), -2},
        {"I16", at::kShort, std::string("\xfe\xff", 2), -2},
        {"I8", at::kChar, std::string("\xfe", 1), -2},
        {"U8", at::kByte, std::string("\xfe", 1), 254},
        {"BOOL", at::kBool, std::string("\x02", 1), 1},  // not 0 and not 1: still true
    };
    const TempFolder folder;
    for (const Case& c : cases) {
        const std::string header = braced(entry(
            "x",
            std::string(R"("dtype":")") + c.dtype + R"(","shape":[1],"data_offsets":[0,)" +
                std::to_string(c.bytes.size()) + "]"));
        const at::Tensor x =
            readSafetensors(folder.file("a.bin", fileOf(header, c.bytes))).tensors.at("x");
        EXPECT_EQ(x.scalar_type(), c.type) << c.dtype;
        EXPECT_EQ(x.to(at::kDouble).item<double>(), c.value) << c.dtype;
    }
}

struct BadFile {
    const char* title;
    std::string bytes;
    const char* message;
};

std::string oneTensor(const std::string& body, const std::string& data = kZeros)
{
    return fileOf(braced(entry("x", body)), data);
}

std::string tenTensorsAtOnePlace()
{
    std::string fields;
    for (int i = 0; i < 10; ++i) {
        fields += i > 0 ? "," : "";
        fields += entry(
            std::string(1, static_cast<char>('a' + i)),
            R"("dtype":"I32","shape":[2,2],"data_offsets":[0,16])");
    }
    return fileOf(braced(fields), kZeros);
}

std::string oneNameTwice()
{
    const std::string empty = entry("x", R"("dtype":"U8","shape":[0],"data_offsets":[0,0])");
    return fileOf(braced(empty + "," + empty), "");
}

std::string manyNames()
{
    std::string json = "{";
    for (int i = 0; i < 600'000; ++i)
        json += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":1";
    return fileOf(json + "}", "");
}

/// Cheap to read, unless the reader looks back at every object's end.
std::string manyObjects()
{
    std::string json = "{";
    for (int i = 0; i < 150'000; ++i)
        json += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":{\"a\":{}}";
    return fileOf(json + "}", "");
}

const BadFile kCorrupt[] = {
    {"shorter than the length field", "1234567", "only 7 bytes"},
    {"header above the limit", fileOf("{}", "", 100'000'001), "100000001"},
    {"a header nested without end",
     fileOf("{\"x\":" + std::string(1'000'000, '['), ""),
     "nested too deeply"},
    {"more names than any model has", manyNames(), "more than 1000000 parts"},
    {"many small objects", manyObjects(), "has no dtype"},
    {"header longer than the file", fileOf("{}", "", 60), "cut off"},
    {"two bytes short", fileOf(kReferenceHeader, std::string(14, '\0')), "cut off"},
    {"bytes behind the last tensor", fileOf(kReferenceHeader, kZeros + "x"), "1 bytes follow"},
    {"ten tensors at the same place", tenTensorsAtOnePlace(), "has to begin at 16"},
    {"invalid UTF-8", fileOf("{\"\xff\":1}", ""), "cannot be parsed"},
    {"no JSON", fileOf("{abc", ""), "cannot be parsed"},
    {"a list", fileOf("[]", ""), "not a JSON object"},
    {"a zero byte behind the JSON", fileOf(std::string("{}\0", 3), ""), "not a JSON object"},
    {"a byte-order mark", fileOf("\xef\xbb\xbf{}", ""), "not a JSON object"},
    {"text behind the JSON", fileOf("{} {}", ""), "cannot be parsed"},
    {"the same name twice", oneNameTwice(), "the name \"x\" twice"},
    {"the same field twice",
     oneTensor(R"("dtype":"I32","dtype":"I32","shape":[4],"data_offsets":[0,16])"),
     "the name \"dtype\" twice"},
    {"an unknown dtype", oneTensor(R"("dtype":"F7","shape":[4],"data_offsets":[0,16])"), "\"F7\""},
    {"a dtype that is no text", oneTensor(R"("dtype":7,"shape":[4],"data_offsets":[0,16])"), "7"},
    {"no shape", oneTensor(R"("dtype":"I32","data_offsets":[0,16])"), "no shape"},
    {"no offsets", oneTensor(R"("dtype":"I32","shape":[4])"), "no data_offsets"},
    {"a negative side", oneTensor(R"("dtype":"I32","shape":[-4],"data_offsets":[0,16])"), "-4"},
    {"half a side", oneTensor(R"("dtype":"I32","shape":[4.5],"data_offsets":[0,16])"), "4.5"},
    {"a text as offset",
     oneTensor(R"("dtype":"I32","shape":[4],"data_offsets":["0",16])"),
     "\"0\""},
    {"three offsets", oneTensor(R"("dtype":"I32","shape":[4],"data_offsets":[0,8,16])"), "two"},
    {"a tensor that is a number", fileOf(R"({"x":1})", ""), "not described by an object"},
    {"metadata with a number", fileOf(R"({"__metadata__":{"a":1}})", ""), "\"a\""},
    {"metadata that is a list", fileOf(R"({"__metadata__":[]})", ""), "not an object"},
    {"an end before the begin",
     oneTensor(R"("dtype":"I32","shape":[4],"data_offsets":[16,0])"),
     "has to begin at 0"},
    {"a hole", oneTensor(R"("dtype":"I32","shape":[3],"data_offsets":[4,16])"), "begin at 0"},
    {"a shape that needs more",
     oneTensor(R"("dtype":"I32","shape":[5],"data_offsets":[0,16])"),
     "20"},
    {"a product above 64 bits",
     oneTensor(R"("dtype":"I32","shape":[4294967296,4294967296],"data_offsets":[0,16])"),
     "overflows"},
    {"strides above 64 bits in an empty tensor",
     oneTensor(R"("dtype":"I32","shape":[0,4611686018427387904,4],"data_offsets":[0,0])", ""),
     "overflows"},
    {"a side above 63 bits",
     oneTensor(R"("dtype":"I32","shape":[9223372036854775808],"data_offsets":[0,16])"),
     "overflows"},
    {"half a byte", oneTensor(R"("dtype":"F4","shape":[3],"data_offsets":[0,16])"), "whole byte"},
};

TEST(SafetensorsTest, RefusesWhatTheReferenceRefuses)
{
    const TempFolder folder;
    for (const BadFile& bad : kCorrupt) {
        const auto path = folder.file("bad.safetensors", bad.bytes);
        try {
            std::ignore = readSafetensors(path);
            ADD_FAILURE() << bad.title << " was accepted";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt) << bad.title;
            EXPECT_THAT(error.what(), HasSubstr("bad.safetensors")) << bad.title;
            EXPECT_THAT(error.what(), HasSubstr(bad.message)) << bad.title;
        }
    }
}

TEST(SafetensorsTest, NamesTensorAndDtypeThatItCannotHold)
{
    const TempFolder folder;
    const auto path =
        folder.file("a.bin", oneTensor(R"("dtype":"F8_E4M3","shape":[16],"data_offsets":[0,16])"));
    try {
        std::ignore = readSafetensors(path);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unsupported);
        EXPECT_THAT(error.what(), HasSubstr("tensor x has dtype F8_E4M3"));
    }
}

TEST(SafetensorsTest, SaysThatAFileIsMissing)
{
    const TempFolder folder;
    try {
        std::ignore = readSafetensors(folder.path() / "none.safetensors");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unreadable);
        EXPECT_THAT(error.what(), HasSubstr("none.safetensors"));
    }
}

TEST(SafetensorsTest, WritesTheBytesOfTheReference)
{
    const TempFolder folder;
    const auto path = folder.path() / "a.safetensors";
    writeSafetensors(path, {{"test", at::full({2, 2}, 0, at::TensorOptions(at::kInt))}});
    // The header of 60 bytes is padded with spaces to 64.
    EXPECT_EQ(readBytes(path), fileOf(kReferenceHeader + "    ", kZeros));
}

TEST(SafetensorsTest, WritesTheWidestDtypeFirstAndThenByName)
{
    const TempFolder folder;
    const auto path = folder.path() / "a.safetensors";
    const auto one = [](at::ScalarType type) { return at::full({1}, 1, at::TensorOptions(type)); };
    writeSafetensors(
        path,
        {{"a", one(at::kByte)},
         {"b", one(at::kFloat)},
         {"c", one(at::kHalf)},
         {"d", one(at::kFloat)}},
        {{"format", "pt"}});
    const std::string bytes = readBytes(path);
    const std::string expected =
        R"({"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
        R"("d":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},)"
        R"("c":{"dtype":"F16","shape":[1],"data_offsets":[8,10]},)"
        R"("a":{"dtype":"U8","shape":[1],"data_offsets":[10,11]}})";
    EXPECT_EQ(bytes.substr(8, expected.size()), expected);
}

TEST(SafetensorsTest, GivesBackWhatWasWrittenAlsoFromViews)
{
    const TempFolder folder;
    const auto path = folder.path() / "a.safetensors";
    at::Tensor matrix = at::empty({3, 4}, at::TensorOptions(at::kFloat));
    for (std::int64_t i = 0; i < matrix.numel(); ++i)
        matrix.data_ptr<float>()[i] = static_cast<float>(i);
    const StateDict written{
        {"transposed", matrix.t()},
        {"half", matrix.to(at::kHalf)},
        {"bool", matrix.gt(3)},
        {"empty", at::empty({0, 2}, at::TensorOptions(at::kDouble))}};
    writeSafetensors(path, written, {{"k", "v \" \xc3\xa4"}});

    const SafetensorsFile read = readSafetensors(path);

    EXPECT_EQ(read.metadata.at("k"), "v \" \xc3\xa4");
    ASSERT_EQ(read.tensors.size(), written.size());
    for (const auto& [name, tensor] : written)
        EXPECT_TRUE(at::equal(read.tensors.at(name), tensor)) << name;
}

TEST(SafetensorsTest, RefusesToWriteAReservedName)
{
    const TempFolder folder;
    EXPECT_THROW(
        writeSafetensors(folder.path() / "a", {{"__metadata__", at::full({1}, 1.0)}}), Error);
}

}  // namespace
}  // namespace clipscope
