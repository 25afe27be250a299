// SPDX-License-Identifier: GPL-3.0-or-later
// Files that were made to harm. Each is refused by an Error, in both containers.
#include "core/checkpoint/pickle.h"
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

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string kSix = bytesOf(std::vector<float>{0, 1, 2, 3, 4, 5});

Checkpoint readAny(const std::string& file)
{
    return file.starts_with("PK") ? readTorchArchive(asBytes(file), "a.pt")
                                  : readTorchLegacy(asBytes(file), "a.pt");
}

/// The pickle as the object of a file of either kind, with a storage "0" of six floats if it has
/// any.
std::vector<std::string> filesOf(const std::string& pickle)
{
    std::vector<LegacyStorage> storages;
    if (pickle.find("FloatStorage") != std::string::npos)
        storages.push_back({"0", 6, kSix});
    return {torchZip(pickle, {{"0", kSix}}), torchLegacy(pickle, storages)};
}

void expectRefused(const std::string& pickle, ErrorCode code, const std::string& reason)
{
    for (const std::string& file : filesOf(pickle)) {
        const Refusal refusal = refusalOf([&] { return readAny(file); });
        EXPECT_EQ(refusal.code, code) << refusal.message;
        EXPECT_THAT(refusal.message, AllOf(HasSubstr("a.pt"), HasSubstr(reason)));
    }
}

std::string repeated(const std::string& text, std::size_t count, const std::string& before = {})
{
    std::string result = before;
    result.reserve(before.size() + text.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        result += text;
    return result;
}

TEST(HostileTest, NothingIsCalledWhicheverWayItIsAskedFor)
{
    const std::string system = "cos\nsystem\n";
    const std::string text = "U\x04true";
    for (const std::string& pickle : std::vector<std::string>{
             system + text + "\x85R.",                         // REDUCE
             system + text + "\x85\x81.",                      // NEWOBJ
             "U\x02osU\x06system\x93" + text + "\x85R.",       // STACK_GLOBAL
             "ccollections\nOrderedDict\n)R" + system + "b.",  // BUILD
             "}(U\x0a__reduce__" + system + "u.",              // as a value
             "]" + system + "0.",                              // and thrown away again
             "U\x02osq\x01"
             "0U\x06systemq\x02"
             "0h\x01h\x02\x93."  // through the memo
         })
        for (std::string file : filesOf(pickle)) {
            const Refusal refusal = refusalOf([&] { return readAny(file); });
            EXPECT_EQ(refusal.code, ErrorCode::Unsupported);
            EXPECT_THAT(
                refusal.message,
                AllOf(
                    HasSubstr("asks for os.system, which weights have no use for"),
                    HasSubstr("reads pickles as data and ran nothing"),
                    HasSubstr("torch.save(model.state_dict(), ...)")));
        }
    expectRefused("(" + text + "ios\nsystem\n.", ErrorCode::Unsupported, "the instruction INST");
    expectRefused("(" + text + "o.", ErrorCode::Unsupported, "the instruction OBJ");
    expectRefused("ctorch\nSize\n)}\x92.", ErrorCode::Unsupported, "the instruction NEWOBJ_EX");
    expectRefused("\x82\x01.", ErrorCode::Unsupported, "the instruction EXT1");
}

TEST(HostileTest, OnlyWholeNamesOfTheListAreLetThrough)
{
    for (const auto& [module, name] : std::vector<std::pair<std::string, std::string>>{
             {"builtins", "eval"},
             {"builtins", "getattr"},
             {"__builtin__", "exec"},
             {"builtins", "dict.update"},
             {"posix", "system"},
             {"nt", "system"},
             {"subprocess", "Popen"},
             {"torch.storage", "_load_from_bytes"},
             {"torch", "load"},
             {"torch", "FloatStorage.from_file"},
             {"torch", "Storage"},
             {"torch", ""},
             {"torch.hub", "load"},
             {"torch._utils", "_rebuild_tensor_v2.__globals__"},
             {"collections", "OrderedDict.fromkeys"},
             {"collections ", "OrderedDict"},
             {"__torch__evil", "system"},
             {"numpy.core.multiarray", "fromfile"},
             {"codecs", "encode"},
             {"_codecs", "decode"},
             {"copyreg", "add_extension"},
             {"importlib", "import_module"},
             {"", ""},
             {"functools", "partial"}})
        expectRefused(
            PickleWriter().global(module, name).stop().bytes(),
            ErrorCode::Unsupported,
            "asks for " + module + "." + name);
}

TEST(HostileTest, NamesCannotWriteToTheTerminal)
{
    expectRefused(
        PickleWriter().global("\x1b[2J\x07", std::string(500, 'n')).stop().bytes(),
        ErrorCode::Unsupported,
        "asks for ?[2J?." + std::string(71, 'n') + "..., which");
}

TEST(HostileTest, TuplesOfTuplesDoNotMultiply)
{
    // t = (t, t), forty times: 2^40 values for a walker that does not notice.
    PickleWriter bomb;
    bomb.proto().none().put(0);
    for (int level = 0; level < 40; ++level)
        bomb.get(0).get(0).raw("\x86").put(0);
    expectRefused(bomb.stop().bytes(), ErrorCode::Corrupt, "leaves values over");

    PickleWriter beside;
    beside.proto().emptyDict().text("x").none();
    for (int level = 0; level < 40; ++level)
        beside.put(0).get(0).raw("\x86");
    writeTensor(beside.setItem().text("w"), {}, true).setItem().stop();
    for (const std::string& file : filesOf(beside.bytes()))
        EXPECT_EQ(readAny(file).tensors.size(), 1U);
}

TEST(HostileTest, ValuesThatHoldThemselvesEnd)
{
    expectRefused(
        "]q\x01h\x01"
        "a.",
        ErrorCode::Unsupported,
        "holds a list");
    PickleWriter dict;
    dict.proto().emptyDict().put(1).text("state_dict").get(1).setItem();
    dict.text("model").get(1).setItem().stop();
    expectRefused(dict.bytes(), ErrorCode::Unsupported, "an object without tensors");
    // The sizes of a tensor that hold themselves.
    PickleWriter sizes;
    sizes.proto().emptyDict().text("w").global("torch._utils", "_rebuild_tensor_v2").mark();
    writeStorage(sizes, {}, true).integer(0).emptyList().put(1).get(1).append();
    sizes.integers({1}).tuple().reduce().setItem().stop();
    expectRefused(sizes.bytes(), ErrorCode::Corrupt, "something as its size that is no number");
}

/// `depth` modules; each holds the one before under `names`.
std::string modules(int depth, const std::vector<std::string>& names)
{
    PickleWriter pickle;
    pickle.proto().none().put(0);
    for (int level = 0; level < depth; ++level) {
        pickle.pop().global("__torch__", "M").emptyTuple().newObj().emptyDict();
        for (const std::string& name : names)
            pickle.text(name).get(0).setItem();
        pickle.build().put(0);
    }
    return pickle.stop().bytes();
}

TEST(HostileTest, SharedModulesDoNotMultiply)
{
    expectRefused(modules(60, {"a", "b"}), ErrorCode::Unsupported, "modules have more than");
    expectRefused(modules(100'000, {""}), ErrorCode::Corrupt, "empty or no text");
    expectRefused(modules(100'000, {"layer"}), ErrorCode::Corrupt, "too long");
}

TEST(HostileTest, ModulesCannotHoldThemselves)
{
    PickleWriter pickle;
    pickle.proto().global("__torch__", "M").emptyTuple().newObj().put(0).emptyDict();
    pickle.text("self").get(0).setItem().build().stop();
    expectRefused(pickle.bytes(), ErrorCode::Corrupt, "a module contains itself");
}

TEST(HostileTest, DepthCostsNothing)
{
    constexpr std::size_t kDeep = 900'000;
    const std::string lists = repeated("]", kDeep) + repeated("a", kDeep - 1) + ".";
    expectRefused(lists, ErrorCode::Unsupported, "holds a list");
    expectRefused(repeated("\x85", kDeep, "N") + ".", ErrorCode::Unsupported, "holds a list");
    expectRefused(
        repeated("(", kDeep) + "N" + repeated("t", kDeep) + ".",
        ErrorCode::Unsupported,
        "holds a list");
    expectRefused(
        repeated("\x85h\x01", 10, "ctorch\nSize\nq\x01") + ".",
        ErrorCode::Corrupt,
        "leaves values");
}

TEST(HostileTest, NothingGrowsWithoutEnd)
{
    constexpr std::size_t kMany = 1'100'000;
    expectRefused(repeated("]", kMany) + ".", ErrorCode::Unsupported, "more than 1000000 values");
    expectRefused(repeated("]0", kMany) + ".", ErrorCode::Unsupported, "more than 1000000 values");
    expectRefused(repeated("(", kMany) + ".", ErrorCode::Unsupported, "1000000 marks open");
    expectRefused(
        repeated("h\x01", kMany, "Nq\x01") + ".", ErrorCode::Unsupported, "1000000 values open");
    expectRefused(
        "Nq\x01]" +
            repeated(
                "h\x01"
                "a",
                2 * kMany) +
            ".",
        ErrorCode::Unsupported,
        "places in lists");
    expectRefused(
        std::string("Nr\x40\x42\x0f\x00", 6),
        ErrorCode::Unsupported,
        "remembers more than 1000000");
    expectRefused(
        PickleWriter().text(std::string((16U << 20U) + 1, 'x')).stop().bytes(),
        ErrorCode::Unsupported,
        "a text of more than 16 MB");
    // Without a trace in memory: only the time and the length end these.
    expectRefused(
        repeated("(1", 5'000'001) + "N.", ErrorCode::Unsupported, "than 10000000 instructions");
    const std::string texts =
        repeated(PickleWriter().text(std::string(16U << 20U, 'x')).pop().bytes(), 4) + "N.";
    const auto read = [&] { return readPickle(asBytes(texts), "a.pt", "data.pkl"); };
    EXPECT_THAT(refusalOf(read).message, HasSubstr("is longer than 64 MB"));
}

std::string oneTensor(const TorchTensor& tensor)
{
    return stateDictPickle({{"w", tensor}}, true);
}

TEST(HostileTest, TensorsStayInsideTheirStorages)
{
    constexpr std::int64_t kHuge = std::int64_t{1} << 62;
    const std::vector<std::int64_t> kNine(9, 1);
    const std::vector<std::pair<TorchTensor, std::string>> cases{
        {{.sizes = {-2, 3}}, "the negative size -2"},
        {{.strides = {-3, 1}}, "the negative stride -3"},
        {{.offset = -1}, "the negative offset -1"},
        {{.offset = 1}, "reaches past its storage of 6"},
        {{.offset = kHuge}, "reaches past its storage of 6"},
        {{.sizes = {2, 4}}, "reaches past its storage of 6"},
        {{.strides = {4, 1}}, "reaches past its storage of 6"},
        {{.strides = {kHuge, 1}}, "reaches past its storage of 6"},
        {{.sizes = {5, 3}, .strides = {kHuge, 1}}, "strides that lead past every storage"},
        {{.sizes = {2, 2, 2, 2}, .strides = {kHuge, kHuge, kHuge, kHuge}},
         "lead past every storage"},
        {{.sizes = {kHuge, 8}, .strides = {0, 0}}, "more than 2^40 elements"},
        {{.sizes = {kHuge, kHuge, 0}, .strides = {0, 0, 0}}, "more than 2^40 elements"},
        {{.sizes = {0, kHuge}, .strides = {0, 0}}, "more than 2^40 elements"},
        {{.sizes = {(std::int64_t{1} << 40) + 1}, .strides = {0}}, "more than 2^40 elements"},
        {{.sizes = {1000, 1000}, .strides = {0, 0}}, "claims 1000000 elements of a storage of 6"},
        {{.sizes = {4, 3}, .strides = {1, 1}}, "claims 12 elements of a storage of 6"},
        {{.sizes = {6}}, "has 1 sizes and 2 strides"},
        {{.sizes = kNine, .strides = kNine}, "has 9 dimensions"},
    };
    for (const auto& [tensor, reason] : cases)
        expectRefused(oneTensor(tensor), ErrorCode::Corrupt, reason);
    const TorchTensor none{.storageSize = 0, .sizes = {1}, .strides = {1}};
    for (const std::string& file :
         {torchZip(oneTensor(none), {{"0", ""}}), torchLegacy(oneTensor(none), {{"0", 0, ""}})})
        EXPECT_THAT(
            refusalOf([&] { return readAny(file); }).message, HasSubstr("storage of 0 elements"));
}

TEST(HostileTest, TensorsAreDescribedByNumbers)
{
    const auto tensor = [](const std::string& offset, const std::string& sizes) {
        PickleWriter pickle;
        pickle.proto().emptyDict().text("w").global("torch._utils", "_rebuild_tensor_v2").mark();
        writeStorage(pickle, {}, true).raw(offset).raw(sizes).integers({1});
        return pickle.tuple().reduce().setItem().stop().bytes();
    };
    const std::string one = "K\x01\x85";
    expectRefused(tensor("N", one), ErrorCode::Corrupt, "as its offset that is no number");
    expectRefused(tensor("\x88", one), ErrorCode::Corrupt, "as its offset that is no number");
    expectRefused(tensor("K\x01", "N"), ErrorCode::Corrupt, "no list of each size");
    expectRefused(tensor("K\x01", "G12345678\x85"), ErrorCode::Corrupt, "as its size that is no");
    expectRefused(
        tensor(
            "K\x01",
            "\x8a\x09"
            "123456789\x85"),
        ErrorCode::Corrupt,
        "as its size that is no");
    for (const std::string& what :
         {std::string("N"), std::string("NQ"), std::string(")Q"), std::string("((NNNNNtQ")}) {
        PickleWriter pickle;
        pickle.proto().emptyDict().text("w").global("torch._utils", "_rebuild_tensor_v2").mark();
        pickle.raw(what).raw("K\x01").integers({1}).integers({1}).tuple().reduce().setItem().stop();
        for (const std::string& file : filesOf(pickle.bytes()))
            EXPECT_EQ(refusalOf([&] { return readAny(file); }).code, ErrorCode::Corrupt);
    }
}

TEST(HostileTest, NamesAreUniqueTexts)
{
    expectRefused(
        stateDictPickle({{"w", {}}, {"w", {}}}, true), ErrorCode::Corrupt, "\"w\" occurs twice");
    for (const std::string& name :
         {std::string("a\nb"),
          std::string("a\0b", 3),
          std::string("\xc3"),
          std::string("\xff"),
          std::string(),
          std::string(1001, 'n')})
        expectRefused(stateDictPickle({{name, {}}}, true), ErrorCode::Corrupt, "the tensor name");
    const std::string umlaut = torchZip(
        stateDictPickle(
            {{"gr\xc3\xb6\xc3\x9f"
              "e",
              {}}}),
        {{"0", kSix}});
    EXPECT_EQ(readAny(umlaut).tensors.size(), 1U);
}

TEST(HostileTest, SharedStoragesDoNotMultiply)
{
    NamedTorchTensors tensors;
    for (int i = 0; i < 1000; ++i)
        tensors.emplace_back(
            "layer" + std::to_string(i),
            TorchTensor{.storageSize = 1 << 20, .sizes = {1 << 20}, .strides = {1}});
    const std::string file =
        torchZip(stateDictPickle(tensors), {{"0", std::string(std::size_t{4} << 20, 'x')}});
    EXPECT_THAT(
        refusalOf([&] { return readAny(file); }).message, HasSubstr("much larger than the file"));
}

}  // namespace
}  // namespace clipscope
