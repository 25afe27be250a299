// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/weights/open_checkpoint.h"
#include "core/weights/safetensors.h"
#include "tests/support/temp_folder.h"

#include <ATen/ops/full.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

/// A zip's first local header, as far as anybody reads it.
std::string zipWith(const std::string& member)
{
    std::string bytes("PK\x03\x04", 4);
    bytes.resize(26, '\0');
    bytes += static_cast<char>(member.size());
    bytes.append(3, '\0');
    return bytes + member + std::string(200, 'x');
}

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
    using enum ErrorCode;
    const Foreign cases[] = {
        {"", Corrupt, "is empty (0 bytes)"},
        {zipWith("archive/data.pkl"),
         Unsupported,
         "is a PyTorch archive; convert it to safetensors"},
        {zipWith("RN50/code/__torch__/a.py"), Unsupported, "is a PyTorch archive"},
        {zipWith("archive/version"), Unsupported, "is a PyTorch archive"},
        {zipWith("params/w.npy"), Unsupported, "NumPy .npz"},
        {zipWith("readme.txt"), Unsupported, "is a zip archive"},
        {std::string("PK\x03\x04", 4), Unsupported, "is a zip archive"},
        {"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e.",
         Unsupported,
         "of the old kind"},
        {"\x80\x04\x95xyz", Unsupported, "Python pickle"},
        {"version https://git-lfs.github.com/spec/v1\n", Unsupported, "Git LFS pointer"},
        {"<!DOCTYPE html><html>", Unsupported, "saved web page"},
        {"\n  <HTML><body>404</body>", Unsupported, "saved web page"},
        {tarFile(), Unsupported, "tar archive"},
        {"\x1f\x8b\x08 etc.", Unsupported, "gzip"},
        {"\x89HDF\r\n\x1a\n....", Unsupported, "HDF5"},
        {"\x89PNG\r\n\x1a\n....", Unsupported, "a picture"},
        {"{\"model_type\": \"clip\"}", Unsupported, "JSON"},
        {"hello, this is a text", Unsupported, "not a checkpoint that Clipscope knows"},
        {"abc", Unsupported, "not a checkpoint that Clipscope knows"},
    };
    const TempFolder folder;
    for (const Foreign& c : cases) {
        const auto path = folder.file("model.safetensors", c.bytes);
        for (const bool shapesOnly : {false, true}) {
            try {
                if (shapesOnly)
                    std::ignore = openCheckpointShapes(path);
                else
                    std::ignore = openCheckpoint(path);
                ADD_FAILURE() << c.message;
            } catch (const Error& error) {
                EXPECT_EQ(error.code(), c.code) << error.what();
                EXPECT_THAT(error.what(), HasSubstr(c.message));
                EXPECT_THAT(error.what(), HasSubstr(path.string()));
            }
        }
    }
}

TEST(OpenCheckpointTest, ReadsSafetensorsUnderAnyExtension)
{
    const TempFolder folder;
    const auto path = folder.path() / "weights.pt";
    writeSafetensors(path, {{"x", at::full({2}, 3.0)}});
    EXPECT_EQ(openCheckpoint(path).at("x").sum().item<float>(), 6.0F);
    EXPECT_EQ(openCheckpointShapes(path).at("x"), std::vector<std::int64_t>{2});
}

TEST(OpenCheckpointTest, ReportsADamagedSafetensorsFileAsSuch)
{
    const TempFolder folder;
    const auto path = folder.path() / "a.safetensors";
    writeSafetensors(path, {{"x", at::full({100}, 3.0)}});
    for (const std::uintmax_t size : {std::uintmax_t{300}, std::uintmax_t{20}}) {
        std::filesystem::resize_file(path, size);
        try {
            std::ignore = openCheckpoint(path);
            FAIL();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt);
            EXPECT_THAT(error.what(), HasSubstr("cut off"));
        }
    }
}

TEST(OpenCheckpointTest, TellsAFolderAndAMissingFileApart)
{
    const TempFolder folder;
    const auto messageFor = [](const std::filesystem::path& path) -> std::string {
        try {
            std::ignore = openCheckpoint(path);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unreadable);
            return error.what();
        }
        return "nothing thrown";
    };
    EXPECT_THAT(messageFor(folder.path()), HasSubstr("it is a folder"));
    EXPECT_THAT(messageFor(folder.path() / "none"), HasSubstr("no such file"));
}

}  // namespace
}  // namespace clipscope
