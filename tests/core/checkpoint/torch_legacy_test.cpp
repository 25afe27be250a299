// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/torch_archive.h"
#include "tests/core/checkpoint/checkpoint_bytes.h"
#include "tests/support/torch_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace clipscope {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kSix = bytesOf(std::vector<float>{0, 1, 2, 3, 4, 5});

Checkpoint read(const std::string& file)
{
    return readTorchLegacy(asBytes(file), "a.pt");
}

void expectRefused(const std::string& file, ErrorCode code, const std::string& reason)
{
    const Refusal refusal = refusalOf([&] { return read(file); });
    EXPECT_EQ(refusal.code, code) << refusal.message;
    EXPECT_THAT(refusal.message, HasSubstr(reason));
    EXPECT_THAT(refusal.message, HasSubstr("a.pt"));
}

std::string plainPickle(const std::string& key = "0")
{
    return stateDictPickle({{"w", {.key = key}}}, true);
}

TEST(TorchLegacyTest, ReadsATrainingCheckpointOfPyTorch)
{
    const std::string file = goldenFile("legacy.pt");
    const Checkpoint checkpoint = read(file);
    EXPECT_EQ(checkpoint.container, Container::TorchLegacy);
    EXPECT_EQ(checkpoint.tensors.size(), 6U);
    EXPECT_THAT(
        elementsOf<float>(checkpoint, "transposed"),
        ElementsAre(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11));
    EXPECT_THAT(elementsOf<float>(checkpoint, "part"), ElementsAre(5, 6, 9, 10));
    EXPECT_THAT(elementsOf<float>(checkpoint, "parameter"), ElementsAre(0.5F, -0.5F));
    EXPECT_THAT(elementsOf<std::int64_t>(checkpoint, "steps"), ElementsAre(7));
    EXPECT_THAT(elementsOf<std::uint16_t>(checkpoint, "half"), ElementsAre(0, 0x3c00, 0x4000));
    EXPECT_TRUE(checkpoint.checksums.empty());
}

TEST(TorchLegacyTest, StepsOverStoragesThatNobodyWants)
{
    PickleWriter pickle;
    pickle.proto().emptyDict().text("optimizer").emptyList();
    writeTensor(pickle, {.storageClass = "ComplexFloatStorage", .key = "big"}, true).append();
    writeTensor(pickle.setItem().text("w"), {.key = "w"}, true).setItem().stop();
    const std::string file =
        torchLegacy(pickle.bytes(), {{"big", 6, std::string(48, 'x')}, {"w", 6, kSix}});
    EXPECT_THAT(elementsOf<float>(read(file), "w"), ElementsAre(0, 1, 2, 3, 4, 5));
}

/// A tensor of two elements, beginning at element 1 of a view (`offset`, `count`) of six floats.
std::string viewPickle(std::int64_t offset, std::int64_t count)
{
    PickleWriter pickle;
    pickle.proto().emptyDict().text("w").global("torch._utils", "_rebuild_tensor_v2").mark();
    pickle.mark().text("storage").global("torch", "FloatStorage").text("root").text("cpu");
    pickle.integer(6).mark().text("view").integer(offset).integer(count).tuple().tuple();
    pickle.persistentId().integer(1).integers({2}).integers({1}).boolean(false).none();
    return pickle.tuple().reduce().setItem().stop().bytes();
}

TEST(TorchLegacyTest, ReadsPartsOfStorages)
{
    const std::vector<LegacyStorage> storages{{"root", 6, kSix}};
    const std::string file = torchLegacy(viewPickle(2, 3), storages);
    EXPECT_THAT(elementsOf<float>(read(file), "w"), ElementsAre(3, 4));
    expectRefused(
        torchLegacy(viewPickle(2, 2), storages), ErrorCode::Corrupt, "its storage of 2 elements");
    for (const auto& [offset, count] :
         std::vector<std::pair<std::int64_t, std::int64_t>>{{4, 3}, {7, 0}, {0, 7}})
        expectRefused(
            torchLegacy(viewPickle(offset, count), storages),
            ErrorCode::Corrupt,
            "reaches past its end");
    expectRefused(
        torchLegacy(viewPickle(-1, 3), storages), ErrorCode::Corrupt, "an impossible size");
}

TEST(TorchLegacyTest, RefusesOtherStarts)
{
    const std::string rest = plainPickle();
    expectRefused(legacyStart(false) + rest, ErrorCode::Unsupported, "big-endian");
    PickleWriter magic;
    magic.proto().integer(1).stop();
    expectRefused(magic.bytes() + rest, ErrorCode::Corrupt, "does not begin with the number");
    PickleWriter protocol;
    protocol.proto().raw("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").stop();
    protocol.proto().integer(1002).stop();
    expectRefused(protocol.bytes() + rest, ErrorCode::Unsupported, "protocol is not 1001");
}

TEST(TorchLegacyTest, RefusesStoragesThatContradictTheObject)
{
    const std::string pickle = plainPickle();
    const std::vector<std::pair<std::vector<LegacyStorage>, std::string>> cases{
        {{}, "storage \"0\" is missing"},
        {{{"1", 6, kSix}}, "storage \"1\" belongs to nothing"},
        {{{"0", 5, kSix}}, "storage \"0\" has two sizes"},
        {{{"0", ~std::uint64_t{0}, kSix}}, "storage \"0\" has two sizes"},
        {{{"0", 6, kSix.substr(1)}}, "cut off in its storages"},
        {{{"0", 6, kSix}, {"0", 6, kSix}}, "storage \"0\" occurs twice"}};
    for (const auto& [storages, reason] : cases)
        expectRefused(torchLegacy(pickle, storages), ErrorCode::Corrupt, reason);
    expectRefused(
        torchLegacy(
            stateDictPickle({{"a", {}}, {"b", {.storageClass = "HalfStorage"}}}, true),
            {{"0", 6, kSix}}),
        ErrorCode::Corrupt,
        "storage \"0\" has two sizes");
}

TEST(TorchLegacyTest, RefusesSizesThatTheFileDoesNotHave)
{
    const TorchTensor huge{
        .storageSize = std::int64_t{1} << 40, .sizes = {1 << 20, 1 << 20}, .strides = {1 << 20, 1}};
    expectRefused(
        torchLegacy(stateDictPickle({{"w", huge}}, true), {{"0", std::uint64_t{1} << 40, kSix}}),
        ErrorCode::Corrupt,
        "cut off in its storages");
    const TorchTensor impossible{.storageSize = std::int64_t{1} << 62};
    expectRefused(
        torchLegacy(
            stateDictPickle({{"w", impossible}}, true), {{"0", std::uint64_t{1} << 62, kSix}}),
        ErrorCode::Corrupt,
        "impossible size");
}

}  // namespace
}  // namespace clipscope
