// SPDX-License-Identifier: GPL-3.0-or-later
// Files that lost their end or changed a byte on their way.
#include "core/checkpoint/torch_archive.h"
#include "tests/core/checkpoint/checkpoint_bytes.h"
#include "tests/support/torch_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace clipscope {
namespace {

const std::string kSix = bytesOf(std::vector<float>{0, 1, 2, 3, 4, 5});

Checkpoint readAny(const std::string& file)
{
    return file.starts_with("PK") ? readTorchArchive(asBytes(file), "a.pt")
                                  : readTorchLegacy(asBytes(file), "a.pt");
}

std::vector<std::string> smallFiles()
{
    return {
        torchZip(stateDictPickle({{"w", {}}}, true), {{"0", kSix}}),
        torchLegacy(stateDictPickle({{"w", {}}}, true), {{"0", 6, kSix}}),
        goldenFile("zip.pt"),
        goldenFile("legacy.pt"),
        goldenFile("script.pt")};
}

TEST(DamagedTest, EveryTruncationIsRefused)
{
    for (const std::string& file : smallFiles()) {
        EXPECT_NO_THROW(readAny(file));
        for (std::size_t size = 4; size < file.size(); ++size) {
            const std::string cut = file.substr(0, size);
            EXPECT_EQ(refusalOf([&] { return readAny(cut); }).code, ErrorCode::Corrupt) << size;
        }
    }
}

/// Reads a file that may be valid: whatever it gives must be readable, and only Error may come out.
void readToTheEnd(const std::string& file)
{
    try {
        const Checkpoint checkpoint = readAny(file);
        for (const auto& [name, tensor] : checkpoint.tensors) {
            std::vector<std::byte> copy(
                static_cast<std::size_t>(tensor.elements()) * sizeOf(tensor.dtype));
            copyElements(tensor, copy.data());
            EXPECT_LE(copy.size(), file.size());
        }
    } catch (const Error& error) {
        EXPECT_NE(error.code(), ErrorCode::Internal) << error.what();
    }
}

TEST(DamagedTest, NoChangedByteDoesHarm)
{
    for (const std::string& original : smallFiles()) {
        std::string file = original;
        for (std::size_t at = 2; at < file.size(); ++at) {
            for (const int change : {0x01, 0x80, 0xff})
                file[at] = static_cast<char>(original[at] ^ change), readToTheEnd(file);
            file[at] = original[at];
        }
    }
    // The checksum of data.pkl hides most of this in a zip, so it is made right again here.
    const std::string original = stateDictPickle({{"w", {}}}, true);
    for (std::size_t at = 0; at < original.size(); ++at)
        for (int value = 0; value < 256; ++value) {
            std::string pickle = original;
            pickle[at] = static_cast<char>(value);
            readToTheEnd(torchZip(pickle, {{"0", kSix}}));
        }
}

}  // namespace
}  // namespace clipscope
