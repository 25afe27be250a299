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
using ::testing::Not;

using Shape = std::vector<std::int64_t>;

const std::string kSix = bytesOf(std::vector<float>{0, 1, 2, 3, 4, 5});

Checkpoint read(const std::string& file)
{
    return readTorchArchive(asBytes(file), "a.pt");
}

void expectRefused(const std::string& file, ErrorCode code, const std::string& reason)
{
    const Refusal refusal = refusalOf([&] { return read(file); });
    EXPECT_EQ(refusal.code, code) << refusal.message;
    EXPECT_THAT(refusal.message, HasSubstr(reason));
    EXPECT_THAT(refusal.message, HasSubstr("a.pt"));
}

std::vector<std::string> namesOf(const Checkpoint& checkpoint)
{
    std::vector<std::string> names;
    for (const auto& [name, tensor] : checkpoint.tensors)
        names.push_back(name);
    return names;
}

/// The pickle of {"w": tensor} around any tensor.
PickleWriter& closeDict(PickleWriter& pickle)
{
    return pickle.setItem().stop();
}
PickleWriter openDict(const std::string& name)
{
    return PickleWriter().proto().emptyDict().text(name);
}

TEST(TorchArchiveTest, ReadsATrainingCheckpointOfPyTorch)
{
    const std::string file = goldenFile("zip.pt");
    const Checkpoint checkpoint = read(file);
    EXPECT_EQ(checkpoint.container, Container::TorchZip);
    EXPECT_THAT(
        namesOf(checkpoint),
        ElementsAre("half", "parameter", "part", "steps", "transposed", "weight"));
    EXPECT_THAT(
        elementsOf<float>(checkpoint, "weight"), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    EXPECT_EQ(checkpoint.tensors.at("transposed").shape, (Shape{4, 3}));
    EXPECT_EQ(checkpoint.tensors.at("transposed").strides, (Shape{1, 4}));
    EXPECT_THAT(
        elementsOf<float>(checkpoint, "transposed"),
        ElementsAre(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11));
    EXPECT_THAT(elementsOf<float>(checkpoint, "part"), ElementsAre(5, 6, 9, 10));
    EXPECT_THAT(elementsOf<float>(checkpoint, "parameter"), ElementsAre(0.5F, -0.5F));
    EXPECT_THAT(elementsOf<std::int64_t>(checkpoint, "steps"), ElementsAre(7));
    EXPECT_EQ(checkpoint.tensors.at("steps").shape, Shape{});
    EXPECT_EQ(checkpoint.tensors.at("half").dtype, DType::Float16);
    // 0, 1 and 2 in half precision.
    EXPECT_THAT(elementsOf<std::uint16_t>(checkpoint, "half"), ElementsAre(0, 0x3c00, 0x4000));
    // Three tensors share a storage, and the optimizer's are not wanted.
    EXPECT_EQ(checkpoint.checksums.size(), 4U);
    EXPECT_NO_THROW(verifyChecksums(checkpoint, RunContext()));
}

TEST(TorchArchiveTest, ReadsAScriptedModuleOfPyTorch)
{
    const std::string file = goldenFile("script.pt");
    const Checkpoint checkpoint = read(file);
    EXPECT_EQ(checkpoint.container, Container::TorchScript);
    EXPECT_THAT(
        namesOf(checkpoint),
        ElementsAre("blocks.0.weight", "blocks.1.weight", "input_resolution", "tied.weight"));
    EXPECT_THAT(elementsOf<float>(checkpoint, "blocks.1.weight"), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_EQ(
        checkpoint.tensors.at("tied.weight").bytes.data(),
        checkpoint.tensors.at("blocks.0.weight").bytes.data());
    EXPECT_THAT(elementsOf<std::int64_t>(checkpoint, "input_resolution"), ElementsAre(224));
}

TEST(TorchArchiveTest, KnowsEveryElementType)
{
    const std::vector<std::pair<std::string, DType>> types{
        {"Float", DType::Float32},
        {"Double", DType::Float64},
        {"Half", DType::Float16},
        {"BFloat16", DType::BFloat16},
        {"Long", DType::Int64},
        {"Int", DType::Int32},
        {"Short", DType::Int16},
        {"Char", DType::Int8},
        {"Byte", DType::UInt8},
        {"Bool", DType::Bool}};
    for (const auto& [type, dtype] : types) {
        const std::string file = torchZip(
            stateDictPickle({{"w", {.storageClass = type + "Storage"}}}),
            {{"0", std::string(6 * sizeOf(dtype), 'x')}});
        const Checkpoint checkpoint = read(file);
        EXPECT_EQ(checkpoint.tensors.at("w").dtype, dtype);
        EXPECT_EQ(checkpoint.tensors.at("w").bytes.size(), 6 * sizeOf(dtype));
    }
}

TEST(TorchArchiveTest, ViewsAreExactlyTheirElements)
{
    const TorchTensor column{.offset = 1, .sizes = {2}, .strides = {3}};
    const TorchTensor empty{.offset = 6, .sizes = {0, 4}, .strides = {4, 1}};
    const TorchTensor odd{.offset = 3, .sizes = {1, 3}, .strides = {1'000'000'000'000, 1}};
    const std::string file = torchZip(
        stateDictPickle({{"column", column}, {"empty", empty}, {"odd", odd}}), {{"0", kSix}});
    const Checkpoint checkpoint = read(file);
    EXPECT_EQ(checkpoint.tensors.at("column").bytes.size(), 4 * sizeof(float));
    EXPECT_THAT(elementsOf<float>(checkpoint, "column"), ElementsAre(1, 4));
    EXPECT_EQ(checkpoint.tensors.at("empty").shape, (Shape{0, 4}));
    EXPECT_TRUE(checkpoint.tensors.at("empty").bytes.empty());
    // The stride of a side of one means nothing and is gone.
    EXPECT_TRUE(checkpoint.tensors.at("odd").strides.empty());
    EXPECT_THAT(elementsOf<float>(checkpoint, "odd"), ElementsAre(3, 4, 5));
}

TEST(TorchArchiveTest, FindsNestedStateDicts)
{
    const std::vector<std::vector<std::string>> paths{
        {"state_dict"}, {"model_state_dict"}, {"model"}, {"model", "state_dict"}};
    for (const auto& path : paths) {
        PickleWriter pickle;
        pickle.proto();
        for (const std::string& key : path)
            writeTensor(pickle.emptyDict().text("best"), {}).setItem().text(key);
        writeTensor(pickle.emptyDict().text("w"), {}).setItem();
        for (std::size_t i = 0; i < path.size(); ++i)
            pickle.setItem();
        const std::string file = torchZip(pickle.stop().bytes(), {{"0", kSix}});
        EXPECT_THAT(namesOf(read(file)), ElementsAre("w"));
    }
}

TEST(TorchArchiveTest, SkipsWhatIsNoTensor)
{
    PickleWriter pickle = openDict("epoch");
    pickle.integer(3).setItem().text("names").emptyList().text("x").append().setItem();
    writeTensor(pickle.integer(5), {}).setItem();
    writeTensor(pickle.text("w"), {});
    const std::string file = torchZip(closeDict(pickle).bytes(), {{"0", kSix}});
    EXPECT_THAT(namesOf(read(file)), ElementsAre("w"));
}

TEST(TorchArchiveTest, UnwrapsParameters)
{
    PickleWriter pickle = openDict("w");
    writeTensor(pickle.global("torch._utils", "_rebuild_parameter").mark(), {});
    pickle.boolean(true).none().tuple().reduce();
    const std::string file = torchZip(closeDict(pickle).bytes(), {{"0", kSix}});
    EXPECT_THAT(elementsOf<float>(read(file), "w"), ElementsAre(0, 1, 2, 3, 4, 5));
}

/// {"w": _rebuild_tensor_v3(UntypedStorage of `bytes` bytes, 1, (2,), (1,), ..., torch.<type>)}
std::string untypedFile(const std::string& type, std::int64_t bytes)
{
    PickleWriter pickle = openDict("w");
    pickle.global("torch._utils", "_rebuild_tensor_v3").mark();
    pickle.mark().text("storage").global("torch.storage", "UntypedStorage").text("0").text("cpu");
    pickle.integer(bytes).tuple().persistentId();
    pickle.integer(1).integers({2}).integers({1}).boolean(false);
    pickle.global("collections", "OrderedDict").emptyTuple().reduce();
    pickle.global("torch", type).tuple().reduce();
    return torchZip(
        closeDict(pickle).bytes(), {{"0", std::string(static_cast<std::size_t>(bytes), '\x01')}});
}

TEST(TorchArchiveTest, ReadsUntypedStorages)
{
    const std::string file = untypedFile("int16", 6);
    const Checkpoint checkpoint = read(file);
    EXPECT_EQ(checkpoint.tensors.at("w").dtype, DType::Int16);
    EXPECT_THAT(elementsOf<std::int16_t>(checkpoint, "w"), ElementsAre(0x0101, 0x0101));
    expectRefused(untypedFile("int16", 5), ErrorCode::Corrupt, "past its storage of 2 elements");
    expectRefused(untypedFile("float8_e5m2", 6), ErrorCode::Unsupported, "type float8_e5m2");
}

TEST(TorchArchiveTest, RefusesOtherElementTypesOnlyIfTheyAreWanted)
{
    const TorchTensor complex{.storageClass = "ComplexFloatStorage"};
    expectRefused(
        torchZip(stateDictPickle({{"w", complex}}), {{"0", std::string(48, 'x')}}),
        ErrorCode::Unsupported,
        "tensor \"w\" has elements of type complex64");
    PickleWriter pickle = openDict("optimizer");
    writeTensor(pickle.emptyList(), complex).append().setItem();
    writeTensor(pickle.text("w"), {.key = "1"});
    const std::string file =
        torchZip(closeDict(pickle).bytes(), {{"0", std::string(48, 'x')}, {"1", kSix}});
    EXPECT_THAT(namesOf(read(file)), ElementsAre("w"));
}

TEST(TorchArchiveTest, ChecksWhatItReadsAtOnce)
{
    const std::string pickle = stateDictPickle({{"w", {}}});
    for (const std::string name : {"model/data.pkl", "model/version", "model/byteorder"}) {
        std::vector<ZipWriterMember> members = torchMembers(pickle, {{"0", kSix}});
        members.push_back({.name = "model/byteorder", .content = "little"});
        EXPECT_EQ(read(ZipWriter::write(members)).tensors.size(), 1U);
        for (ZipWriterMember& member : members)
            if (member.name == name)
                member.crc = 0x12345678;
        expectRefused(ZipWriter::write(members), ErrorCode::Corrupt, name + "\" differs from its");
    }
    // The data itself is checked when it is read.
    std::vector<ZipWriterMember> members = torchMembers(pickle, {{"0", kSix}});
    members[1].crc = 0x12345678;
    const std::string file = ZipWriter::write(members);
    const Checkpoint checkpoint = read(file);
    EXPECT_EQ(
        refusalOf([&] { return verifyChecksums(checkpoint, RunContext()), 0; }).code,
        ErrorCode::Corrupt);
}

TEST(TorchArchiveTest, RefusesBigEndianFiles)
{
    std::vector<ZipWriterMember> members =
        torchMembers(stateDictPickle({{"w", {}}}), {{"0", kSix}});
    members.push_back({.name = "model/byteorder", .content = "big"});
    expectRefused(ZipWriter::write(members), ErrorCode::Unsupported, "big-endian");
    members.back().content = "middle";
    expectRefused(ZipWriter::write(members), ErrorCode::Corrupt, "byte order \"middle\"");
}

TEST(TorchArchiveTest, RefusesStoragesOfAnotherSize)
{
    const std::string pickle = stateDictPickle({{"w", {}}});
    expectRefused(torchZip(pickle, {}), ErrorCode::Corrupt, "storage \"0\" is missing");
    for (const std::size_t bytes : {0U, 23U, 25U, 48U})
        expectRefused(
            torchZip(pickle, {{"0", std::string(bytes, 'x')}}),
            ErrorCode::Corrupt,
            "instead of 24");
}

TEST(TorchArchiveTest, RefusesCompressedWeightsButNotCompressedCode)
{
    std::vector<ZipWriterMember> members =
        torchMembers(stateDictPickle({{"w", {}}}), {{"0", kSix}});
    members.push_back(
        {.name = "model/code/m.py", .content = "abc", .method = 8, .unpackedSize = 99});
    EXPECT_EQ(read(ZipWriter::write(members)).container, Container::TorchScript);
    for (const std::size_t compressed : {0U, 1U}) {
        auto changed = members;
        changed[compressed].method = 8;
        changed[compressed].unpackedSize = std::uint64_t{1} << 31;
        expectRefused(
            ZipWriter::write(changed),
            ErrorCode::Unsupported,
            changed[compressed].name + "\" is compressed");
    }
}

TEST(TorchArchiveTest, SaysWhatOtherZipsAre)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"weights/kernel.npy", "is a NumPy archive"},
        {"[Content_Types].xml", "is an office document"},
        {"model.weights.h5", "is a Keras model"},
        {"META-INF/MANIFEST.MF", "is a Java archive"},
        {"clip/pytorch_model.bin", "open its \"clip/pytorch_model.bin\""},
        {"notes.txt", "without a data.pkl"},
        {"data.pkl", "without a data.pkl"},
        {"a/b/data.pkl", "without a data.pkl"}};
    for (const auto& [name, reason] : cases)
        expectRefused(
            ZipWriter::write({{.name = name, .method = 8}}), ErrorCode::Unsupported, reason);
    expectRefused(
        ZipWriter::write({{.name = "a/data.pkl"}, {.name = "b/data.pkl"}}),
        ErrorCode::Corrupt,
        "two members data.pkl");
}

TEST(TorchArchiveTest, RefusesObjectsWithoutAStateDict)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {PickleWriter().emptyList().stop().bytes(), "holds a list, not a state dict"},
        {PickleWriter().emptyDict().stop().bytes(), "an object without tensors"},
        {PickleWriter().integer(1).stop().bytes(), "one value"},
        {writeTensor(*std::make_unique<PickleWriter>(), {}).stop().bytes(), "a single tensor"}};
    for (const auto& [pickle, reason] : cases)
        expectRefused(torchZip(pickle, {{"0", kSix}}), ErrorCode::Unsupported, reason);
}

TEST(TorchArchiveTest, TakesWholeModulesForWhatTheyAre)
{
    for (const auto& [module, name] : std::vector<std::pair<std::string, std::string>>{
             {"clip.model", "CLIP"},
             {"torch.nn.modules.container", "Sequential"},
             {"__main__", "MyModel"}}) {
        const std::string pickle =
            PickleWriter().proto().global(module, name).emptyTuple().newObj().stop().bytes();
        expectRefused(
            torchZip(pickle, {}),
            ErrorCode::Unsupported,
            "holds a whole Python object, not a state dict: it asks for " + module + "." + name);
    }
}

}  // namespace
}  // namespace clipscope
