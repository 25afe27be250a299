// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/pickle_opcodes.h"
#include "tests/core/checkpoint/checkpoint_bytes.h"
#include "tests/support/pickle_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace clipscope {
namespace {

using namespace std::string_view_literals;
using ::testing::HasSubstr;

PickleTree read(std::string_view pickle)
{
    return readPickle(asBytes(pickle), "a.pt", "data.pkl");
}

PickleNode rootOf(std::string_view pickle)
{
    const PickleTree tree = read(pickle);
    return tree[tree.root()];
}

void expectRefused(std::string_view pickle, ErrorCode code, const std::string& reason)
{
    const Refusal refusal = refusalOf([&] { return read(pickle); });
    EXPECT_EQ(refusal.code, code) << refusal.message;
    EXPECT_THAT(refusal.message, HasSubstr(reason));
    EXPECT_THAT(refusal.message, HasSubstr("a.pt"));
}

/// The integers of a flat container.
std::vector<std::int64_t> integersOf(const PickleTree& tree, PickleId id)
{
    std::vector<std::int64_t> values;
    for (const PickleId item : tree.items(id, 100))
        values.push_back(tree[item].integer);
    return values;
}

TEST(PickleTest, ReadsNumbers)
{
    // What Python's pickle.loads makes of each.
    const std::vector<std::pair<std::string_view, std::int64_t>> cases{
        {"K\xff."sv, 255},
        {"M\x01\x02."sv, 513},
        {"J\xfe\xff\xff\xff."sv, -2},
        {"J\xff\xff\xff\x7f."sv, 2147483647},
        {"\x8a\x00."sv, 0},
        {"\x8a\x01\x80."sv, -128},
        {"\x8a\x02\x80\x00."sv, 128},
        {"\x8a\x05\x00\x00\x00\x00\x01."sv, 4294967296},
        {"\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80."sv, std::numeric_limits<std::int64_t>::min()},
    };
    for (const auto& [pickle, value] : cases) {
        EXPECT_EQ(rootOf(pickle).kind, PickleKind::Integer);
        EXPECT_EQ(rootOf(pickle).integer, value);
    }
    EXPECT_EQ(rootOf("\x88."sv).integer, 1);
    EXPECT_EQ(rootOf("\x89."sv).integer, 0);
    EXPECT_EQ(rootOf("\x89."sv).kind, PickleKind::Bool);
    EXPECT_EQ(rootOf("N."sv).kind, PickleKind::None);
    EXPECT_EQ(rootOf("G12345678."sv).kind, PickleKind::Float);
    const PickleNode magic = rootOf("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv);
    EXPECT_EQ(magic.kind, PickleKind::LongInteger);
}

TEST(PickleTest, ReadsTexts)
{
    for (const std::string_view pickle :
         {"X\x03\x00\x00\x00xyz."sv,
          "T\x03\x00\x00\x00xyz."sv,
          "U\x03xyz."sv,
          "\x8c\x03xyz."sv,
          "\x8d\x03\x00\x00\x00\x00\x00\x00\x00xyz."sv}) {
        EXPECT_EQ(rootOf(pickle).kind, PickleKind::Text);
        EXPECT_EQ(rootOf(pickle).text, "xyz");
    }
    for (const std::string_view pickle : {"B\x03\x00\x00\x00xyz."sv, "C\x03xyz."sv}) {
        EXPECT_EQ(rootOf(pickle).kind, PickleKind::Bytes);
        EXPECT_EQ(rootOf(pickle).text, "xyz");
    }
}

TEST(PickleTest, ReadsContainers)
{
    // [1, 2, 3], (1,), (1, 2), (1, 2, 3), [1, 2], {1: 2, 3: 4}, {1, 2} as Python writes them.
    const std::vector<std::tuple<std::string_view, PickleKind, std::vector<std::int64_t>>> cases{
        {"](K\x01K\x02"
         "eK\x03"
         "a."sv,
         PickleKind::List,
         {1, 2, 3}},
        {"K\x01\x85."sv, PickleKind::Tuple, {1}},
        {"K\x01K\x02\x86."sv, PickleKind::Tuple, {1, 2}},
        {"K\x01K\x02K\x03\x87."sv, PickleKind::Tuple, {1, 2, 3}},
        {"(K\x01K\x02t."sv, PickleKind::Tuple, {1, 2}},
        {")."sv, PickleKind::Tuple, {}},
        {"(K\x01K\x02l."sv, PickleKind::List, {1, 2}},
        {"}(K\x01K\x02uK\x03K\x04s."sv, PickleKind::Dict, {1, 2, 3, 4}},
        {"(K\x01K\x02"
         "d."sv,
         PickleKind::Dict,
         {1, 2}},
        {"\x80\x04\x8f(K\x01K\x02\x90."sv, PickleKind::Set, {1, 2}},
    };
    for (const auto& [pickle, kind, values] : cases) {
        const PickleTree tree = read(pickle);
        EXPECT_EQ(tree[tree.root()].kind, kind);
        EXPECT_EQ(integersOf(tree, tree.root()), values);
        EXPECT_EQ(tree[tree.root()].keyed, kind == PickleKind::Dict);
    }
}

TEST(PickleTest, SharesWhatIsRemembered)
{
    // t = (1,); [t, t], with each way of remembering.
    for (const std::string_view pickle :
         {"]K\x01\x85q\x05"
          "ah\x05"
          "a."sv,
          "]K\x01\x85r\x05\x00\x00\x00"
          "aj\x05\x00\x00\x00"
          "a."sv,
          "\x80\x04]\x94K\x01\x85\x94"
          "ah\x01"
          "a."sv}) {
        const PickleTree tree = read(pickle);
        const auto items = tree.items(tree.root(), 9);
        ASSERT_EQ(items.size(), 2U);
        EXPECT_EQ(items[0], items[1]);
        EXPECT_EQ(integersOf(tree, items[0]), std::vector<std::int64_t>{1});
    }
}

TEST(PickleTest, KeepsObjectsAsDescriptions)
{
    PickleWriter writer;
    writer.proto().global("collections", "OrderedDict").emptyTuple().reduce();
    writer.mark().text("a").integer(1).setItems().emptyDict().build().stop();
    const PickleTree tree = read(writer.bytes());
    const PickleNode& root = tree[tree.root()];
    EXPECT_EQ(root.kind, PickleKind::Object);
    EXPECT_EQ(tree.callableOf(tree.root())->meaning, PickleGlobal::OrderedDict);
    EXPECT_EQ(tree[root.arguments].itemCount, 0U);
    EXPECT_EQ(tree[root.state].kind, PickleKind::Dict);
    EXPECT_TRUE(root.keyed);
    EXPECT_EQ(root.itemCount, 2U);
}

TEST(PickleTest, KnowsClassesByStackToo)
{
    const PickleTree tree = read("\x80\x04\x8c\x05torch\x8c\x0c"
                                 "FloatStorage\x93."sv);
    EXPECT_EQ(tree[tree.root()].meaning, PickleGlobal::StorageClass);
    EXPECT_EQ(tree[tree.root()].text, "FloatStorage");
}

TEST(PickleTest, LetsNamesThroughThatTrainingScriptsLeave)
{
    for (const auto& [module, name] : std::vector<std::pair<std::string, std::string>>{
             {"argparse", "Namespace"},
             {"collections", "defaultdict"},
             {"collections", "deque"},
             {"builtins", "set"},
             {"__builtin__", "bytearray"},
             {"copy_reg", "_reconstructor"},
             {"_codecs", "encode"},
             {"numpy.core.multiarray", "scalar"},
             {"numpy", "dtype"},
             {"numpy._core.multiarray", "_reconstruct"},
             {"torch", "device"},
             {"torch.nn.parameter", "Parameter"},
             {"datetime", "timedelta"},
             {"pathlib", "PosixPath"},
             {"types", "SimpleNamespace"},
             {"torch.storage", "TypedStorage"}})
        EXPECT_EQ(
            rootOf(PickleWriter().global(module, name).stop().bytes()).meaning, PickleGlobal::Inert)
            << module << "." << name;
}

TEST(PickleTest, StopsWhereThePickleEnds)
{
    EXPECT_EQ(read("N.and more").bytesRead(), 2U);
    EXPECT_EQ(read("\x80\x04\x95\x02\x00\x00\x00\x00\x00\x00\x00N."sv).bytesRead(), 13U);
}

TEST(PickleTest, RefusesEveryOtherInstruction)
{
    for (const RefusedPickleOp& op : kRefusedPickleOps) {
        std::string pickle = "NN";
        pickle += static_cast<char>(op.code);
        expectRefused(
            pickle,
            ErrorCode::Unsupported,
            "the instruction " + std::string(op.name) + ", which weights do not need, at byte 2");
    }
    expectRefused("\xff"sv, ErrorCode::Corrupt, "unknown instruction 255 at byte 0");
    expectRefused("\x80\x06N."sv, ErrorCode::Unsupported, "unknown protocol 6");
}

TEST(PickleTest, KnowsEveryInstructionOfProtocolFive)
{
    // The complete list of Python 3.11's pickletools.opcodes: each is read or refused by name.
    const std::string_view all = "IJKML\x8a\x8bSTUBC\x8e\x96\x97\x98N\x88\x89VX\x8c\x8d"
                                 "FG]ael)t\x85\x86\x87}dsu\x8f\x90\x91"
                                 "02(1ghjpqr\x94\x82\x83\x84"
                                 "c\x93Rb\x81\x92io.\x80\x95PQ"sv;
    EXPECT_EQ(all.size(), 68U);
    for (const char op : all) {
        const std::string pickle(1, op);
        const Refusal refusal = refusalOf([&] { return read(pickle); });
        EXPECT_THAT(refusal.message, ::testing::Not(HasSubstr("unknown"))) << static_cast<int>(op);
    }
}

TEST(PickleTest, RefusesWhatIsNoPickle)
{
    const std::vector<std::pair<std::string_view, std::string>> cases{
        {"."sv, "uses a value that is not there"},
        {"NN."sv, "leaves values over"},
        {"(N."sv, "leaves values over"},
        {"N(t"sv, "is cut off"},
        {"t"sv, "uses a mark that is not there"},
        {"1"sv, "uses a mark that is not there"},
        {"0"sv, "uses a value that is not there"},
        {"]a"sv, "uses a value that is not there"},
        {"](a"sv, "uses a value that is not there"},
        {"](Na"sv, "uses a value that is not there"},
        {"}Ns"sv, "uses a value that is not there"},
        {"}(Nu"sv, "a key without a value"},
        {"(Nd"sv, "a key without a value"},
        {"(Ne"sv, "uses a value that is not there"},
        {"NNa"sv, "no such container"},
        {"]NNs"sv, "no such container"},
        {"}Na"sv, "no such container"},
        {"](N\x90"sv, "no such container"},
        {"N(\x85"sv, "uses a value that is not there"},
        {"h\x00"sv, "never remembered"},
        {"Nq\x01h\x00"sv, "never remembered"},
        {"j\xff\xff\xff\xff"sv, "never remembered"},
        {"q\x00"sv, "uses a value that is not there"},
        {"N)R"sv, "calls something that is no function"},
        {"N)\x81"sv, "calls something that is no function"},
        {"ctorch\nSize\nNR"sv, "calls something that is no function"},
        {"N}b"sv, "attributes to something that takes none"},
        {"ctorch\nSize\n}b"sv, "attributes to something that takes none"},
        {"NN\x93"sv, "by something that is no text"},
        {"Q"sv, "uses a value that is not there"},
        {"ctorch"sv, "a name without an end"},
        {"X\xff\xff\xff\xff"sv, "is cut off"},
        {"\x8d\xff\xff\xff\xff\xff\xff\xff\xff"sv, "is cut off"},
        {"\x8a\xff\x01"sv, "is cut off"},
        {"\x95\x09\x00\x00\x00\x00\x00\x00\x00N."sv, "a frame that is cut off"},
    };
    for (const auto& [pickle, reason] : cases)
        expectRefused(pickle, ErrorCode::Corrupt, reason);
}

TEST(PickleTest, NamesThePosition)
{
    expectRefused(
        "NNNN\xff"sv, ErrorCode::Corrupt, "its data.pkl has the unknown instruction 255 at byte 4");
}

}  // namespace
}  // namespace clipscope
