// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/checkpoint/safetensors_file.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

std::string tarFile()
{
    std::string bytes(512, '\0');
    bytes.replace(0, 5, "a.txt");
    bytes.replace(257, 5, "ustar");
    return bytes;
}

struct Foreign {
    std::string bytes;
    ErrorCode code;
    const char* message;
};

TEST(OpenCheckpointTest, CallsForeignFilesByTheirNames)
{
    using namespace std::string_literals;
    using enum ErrorCode;
    const Foreign cases[] = {
        {"", Corrupt, "is empty (0 bytes)"},
        {"\x80\x04\x95xyz", Unsupported, "Python pickle"},
        {"version https://git-lfs.github.com/spec/v1\n", Unsupported, "Git LFS pointer"},
        {"<!DOCTYPE html><html>", Unsupported, "saved web page"},
        {"\n  <HTML><body>404</body>", Unsupported, "saved web page"},
        {tarFile(), Unsupported, "tar archive"},
        {"\x1f\x8b\x08 etc.", Unsupported, "gzip"},
        {"\x28\xb5\x2f\xfd etc.", Unsupported, "Zstandard"},
        {"\x89HDF\r\n\x1a\n....", Unsupported, "HDF5"},
        {"\x93NUMPY\x01\0v"s, Unsupported, "a NumPy array"},
        {"GGUF\x03\0\0\0 etc."s, Unsupported, "GGUF"},
        {"\x1c\0\0\0TFL3 etc."s, Unsupported, "TensorFlow Lite"},
        {"\x08\x07\x12\x07pytorch\x1a\x05"
         "1.13.1:\x80",
         Unsupported,
         "ONNX"},
        {"\x89PNG\r\n\x1a\n....", Unsupported, "a picture"},
        {"%PDF-1.7", Unsupported, "PDF"},
        {"{\"model_type\": \"clip\"}", Unsupported, "JSON"},
        {"hello, this is a text", Unsupported, "not a checkpoint that Clipscope knows"},
        {"abc", Unsupported, "not a checkpoint that Clipscope knows"},
    };
    const TempFolder folder;
    for (const Foreign& c : cases) {
        const auto path = folder.file("model.safetensors", c.bytes);
        try {
            std::ignore = openCheckpoint(path);
            ADD_FAILURE() << c.message;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), c.code) << error.what();
            EXPECT_THAT(error.what(), HasSubstr(c.message));
            EXPECT_THAT(error.what(), HasSubstr(path.string()));
        }
    }
}

class SafetensorsCheckpointTest : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path
    write(const std::string& name, const std::vector<std::string>& tensors) const
    {
        std::map<std::string, StoredTensor> stored;
        for (const std::string& tensor : tensors)
            stored[tensor] = {
                .dtype = DType::Float32, .shape = {2}, .bytes = std::as_bytes(std::span(m_data))};
        const auto path = m_folder.path() / name;
        writeSafetensorsFile(path, stored, {{"from", name}});
        return path;
    }
    [[nodiscard]] std::filesystem::path index(const std::string& weightMap) const
    {
        return m_folder.file(
            "model.safetensors.index.json",
            "{\"metadata\": {\"total_size\": 16}, \"weight_map\": " + weightMap + "}");
    }
    [[nodiscard]] static std::string failureOf(const std::filesystem::path& path)
    {
        try {
            std::ignore = openCheckpoint(path);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt) << error.what();
            return error.what();
        }
        return "nothing thrown";
    }

    TempFolder m_folder;
    std::array<float, 2> m_data{1.5F, -2.0F};
};

TEST_F(SafetensorsCheckpointTest, IsReadUnderAnyExtensionWithoutCopies)
{
    const auto path = write("weights.pt", {"x"});
    const Checkpoint checkpoint = openCheckpoint(path);
    EXPECT_EQ(checkpoint.container, Container::Safetensors);
    EXPECT_EQ(checkpoint.metadata.at("from"), "weights.pt");
    ASSERT_EQ(checkpoint.files.size(), 1U);
    const StoredTensor& tensor = checkpoint.tensors.at("x");
    EXPECT_EQ(tensor.shape, std::vector<std::int64_t>{2});
    const auto file = checkpoint.files.front()->bytes();
    EXPECT_GE(tensor.bytes.data(), file.data());
    EXPECT_EQ(tensor.bytes.data() + tensor.bytes.size(), file.data() + file.size());
    std::array<float, 2> copy{};
    copyElements(tensor, reinterpret_cast<std::byte*>(copy.data()));
    EXPECT_EQ(copy, m_data);
}

TEST_F(SafetensorsCheckpointTest, DamageIsReportedAsSuch)
{
    const auto path = write("a.safetensors", {"x"});
    for (const std::uintmax_t size : {std::uintmax_t{70}, std::uintmax_t{20}}) {
        std::filesystem::resize_file(path, size);
        EXPECT_THAT(failureOf(path), HasSubstr("cut off"));
    }
}

TEST_F(SafetensorsCheckpointTest, AnIndexOpensAllItsParts)
{
    std::ignore = write("model-1.safetensors", {"x", "unused"});
    std::ignore = write("model-2.safetensors", {"y"});
    const Checkpoint checkpoint =
        openCheckpoint(index(R"({"x": "model-1.safetensors", "y": "model-2.safetensors"})"));
    EXPECT_EQ(checkpoint.files.size(), 2U);
    ASSERT_EQ(checkpoint.tensors.size(), 2U);
    EXPECT_EQ(checkpoint.bytes(), 16);
    EXPECT_TRUE(checkpoint.tensors.contains("y"));
}

TEST_F(SafetensorsCheckpointTest, AnIndexThatLiesIsRefused)
{
    std::ignore = write("model-1.safetensors", {"x"});
    EXPECT_THAT(
        failureOf(index(R"({"z": "model-1.safetensors"})")), HasSubstr("tensor z is in model-1"));
    for (const char* name : {"../model-1.safetensors", "/etc/passwd", "..", ""})
        EXPECT_THAT(
            failureOf(index(std::string("{\"x\": \"") + name + "\"}")),
            HasSubstr("not the name of a file beside it"));
    EXPECT_THAT(failureOf(index(R"({"x": 3})")), HasSubstr("not the name of a file"));
    EXPECT_THAT(failureOf(index("{}")), HasSubstr("no weight_map with tensors"));
    EXPECT_THAT(failureOf(index("[1]")), HasSubstr("no weight_map with tensors"));
    EXPECT_THAT(failureOf(index("{")), HasSubstr("cannot be parsed"));
    EXPECT_THAT(
        failureOf(index(std::string(100'000, '[') + std::string(100'000, ']'))),
        HasSubstr("nested too deeply"));
    EXPECT_THROW(std::ignore = openCheckpoint(index(R"({"x": "missing.safetensors"})")), Error);
    // An index as a part of an index could go round in circles.
    EXPECT_THROW(
        std::ignore = openCheckpoint(index(R"({"x": "model.safetensors.index.json"})")), Error);
}

}  // namespace
}  // namespace clipscope
