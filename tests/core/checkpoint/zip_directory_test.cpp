// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/zip_directory.h"
#include "tests/core/checkpoint/checkpoint_bytes.h"
#include "tests/support/zip_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

std::string contentOf(const ZipMember& member)
{
    return {reinterpret_cast<const char*>(member.bytes.data()), member.bytes.size()};
}

std::vector<ZipMember> read(const std::string& zip)
{
    return readZipDirectory(asBytes(zip), "a.pt");
}

void expectRefused(const std::string& zip, ErrorCode code, const std::string& reason)
{
    const Refusal refusal = refusalOf([&] { return read(zip); });
    EXPECT_EQ(refusal.code, code) << refusal.message;
    EXPECT_THAT(refusal.message, HasSubstr(reason));
    EXPECT_THAT(refusal.message, HasSubstr("a.pt"));
}

const std::vector<ZipWriterMember> kTwo{
    {.name = "m/one", .content = "first"}, {.name = "m/two", .content = ""}};

TEST(ZipDirectoryTest, ListsMembersInTheOrderOfTheDirectory)
{
    const std::string zip = ZipWriter::write(kTwo);
    const auto members = read(zip);
    ASSERT_EQ(members.size(), 2U);
    EXPECT_EQ(members[0].name, "m/one");
    EXPECT_EQ(contentOf(members[0]), "first");
    // Of "first", by Python's zlib.crc32.
    EXPECT_EQ(members[0].crc32, 0x9271ee57U);
    EXPECT_FALSE(members[0].compressed);
    EXPECT_EQ(members[1].name, "m/two");
    EXPECT_TRUE(members[1].bytes.empty());
    EXPECT_NO_THROW(checkZipMember(members[0], "a.pt"));
}

TEST(ZipDirectoryTest, ReadsAnEmptyArchive)
{
    EXPECT_TRUE(read(ZipWriter::write({})).empty());
}

TEST(ZipDirectoryTest, ReadsTheFilesOfPyTorch)
{
    const std::string zip = goldenFile("zip.pt");
    for (const ZipMember& member : read(zip)) {
        EXPECT_FALSE(member.compressed);
        EXPECT_EQ(member.crc32, slowCrc32(contentOf(member))) << member.name;
    }
}

TEST(ZipDirectoryTest, FindsTheEndBehindAComment)
{
    const std::string comment = std::string(60'000, 'c') + "PK\x05\x06 is not the end";
    EXPECT_EQ(read(ZipWriter::write(kTwo, {.comment = comment})).size(), 2U);
}

TEST(ZipDirectoryTest, TakesSizesFromTheDirectoryIfTheyFollowTheData)
{
    std::vector<ZipWriterMember> members = kTwo;
    members[0].sizesFollow = true;
    members[0].localExtra = std::string("FB\x03\x00zzz", 7);
    const std::string zip = ZipWriter::write(members);
    EXPECT_EQ(contentOf(read(zip)[0]), "first");
}

TEST(ZipDirectoryTest, UnderstandsZip64)
{
    std::vector<ZipWriterMember> members = kTwo;
    members[0].zip64 = true;
    const std::string zip = ZipWriter::write(members, {.zip64 = true});
    EXPECT_EQ(contentOf(read(zip)[0]), "first");
    EXPECT_EQ(read(zip).size(), 2U);
}

TEST(ZipDirectoryTest, MarksCompressedMembers)
{
    const std::string zip = ZipWriter::write(
        {{.name = "text", .content = "xyz", .method = 8, .unpackedSize = 1'000'000}});
    const auto members = read(zip);
    EXPECT_TRUE(members.at(0).compressed);
    EXPECT_EQ(members.at(0).bytes.size(), 3U);
}

TEST(ZipDirectoryTest, ComparesChecksumsOnDemand)
{
    std::vector<ZipWriterMember> members = kTwo;
    members[0].crc = 1;
    const std::string zip = ZipWriter::write(members);
    const auto read = readZipDirectory(asBytes(zip), "a.pt");
    const Refusal refusal = refusalOf([&] {
        checkZipMember(read[0], "a.pt");
        return 0;
    });
    EXPECT_EQ(refusal.code, ErrorCode::Corrupt);
    EXPECT_THAT(refusal.message, HasSubstr("\"m/one\" differs from its checksum"));
}

TEST(ZipDirectoryTest, RefusesNamesThatOccurTwice)
{
    expectRefused(
        ZipWriter::write({{.name = "m/x"}, {.name = "m/y"}, {.name = "m/x"}}),
        ErrorCode::Corrupt,
        "\"m/x\" occurs twice");
}

TEST(ZipDirectoryTest, RefusesNamesThatLeadOutside)
{
    for (const std::string name :
         {"/etc/passwd", "..", "../x", "a/../b", "a/..", "a\\..\\b", "\\x", "C:x", ""})
        expectRefused(ZipWriter::write({{.name = name}}), ErrorCode::Corrupt, "forbidden name");
    expectRefused(
        ZipWriter::write({{.name = std::string("a\0b", 3)}}), ErrorCode::Corrupt, "forbidden name");
    // Dots alone are no way out.
    const std::string dots = ZipWriter::write({{.name = "m/.data/..x/..."}});
    EXPECT_EQ(read(dots).size(), 1U);
}

TEST(ZipDirectoryTest, SaysNothingThatTheFileWroteForTheTerminal)
{
    const Refusal refusal = refusalOf(
        [] { return read(ZipWriter::write({{.name = "/\x1b[31m\n" + std::string(999, 'x')}})); });
    EXPECT_THAT(refusal.message, HasSubstr("/?[31m?xxx"));
    EXPECT_LT(refusal.message.size(), 250U);
}

struct LyingZip {
    std::string what;
    std::function<void(std::vector<ZipWriterMember>&, ZipWriterEnd&)> lie;
    std::string reason;
    ErrorCode code = ErrorCode::Corrupt;
};

const std::vector<LyingZip>& lyingZips()
{
    using Members = std::vector<ZipWriterMember>;
    using End = ZipWriterEnd;
    constexpr ErrorCode kUnsupported = ErrorCode::Unsupported;
    static const std::vector<LyingZip> kLies{
        {"encrypted", [](Members& m, End&) { m[0].flags = 1; }, "is encrypted", kUnsupported},
        {"masked", [](Members& m, End&) { m[0].flags = 1 << 13; }, "is encrypted", kUnsupported},
        {"other disk", [](Members& m, End&) { m[0].disk = 1; }, "split zip", kUnsupported},
        {"many disks", [](Members&, End& e) { e.disk = 1; }, "split zip", kUnsupported},
        {"many disks 64",
         [](Members&, End& e) { e.disk = 1, e.zip64 = true; },
         "split zip",
         kUnsupported},
        {"another local name", [](Members& m, End&) { m[0].localName = "m/onf"; }, "another name"},
        {"longer local name", [](Members& m, End&) { m[0].localName = "m/ones"; }, "another name"},
        {"another local size", [](Members& m, End&) { m[0].localSize = 4; }, "another size"},
        {"another local crc", [](Members& m, End&) { m[0].localCrc = 0; }, "another size"},
        {"two sizes", [](Members& m, End&) { m[0].unpackedSize = 6; }, "states two sizes"},
        {"into the next", [](Members& m, End&) { m[0].size = 6; }, "overlaps"},
        {"past the file", [](Members& m, End&) { m[1].size = 1'000'000; }, "before the directory"},
        {"into the directory", [](Members& m, End&) { m[1].size = 1; }, "before the directory"},
        {"the same record", [](Members& m, End&) { m[1] = m[0], m[1].record = 0; }, "occurs twice"},
        {"4 GB of 5 bytes", [](Members& m, End&) { m[0].size = 0xfffffffe; }, "before the dir"},
        {"2^64 bytes",
         [](Members& m, End&) { m[0].zip64 = true, m[0].size = ~std::uint64_t{0}; },
         "before the directory"},
        {"wrong place", [](Members& m, End&) { m[0].record = 1; }, "not where the directory says"},
        {"place past the file",
         [](Members& m, End&) { m[0].zip64 = true, m[0].record = ~std::uint64_t{0} - 20; },
         "before the directory"},
        {"place behind", [](Members& m, End&) { m[1].record = 75; }, "before the directory"},
        {"64 fields missing", [](Members& m, End&) { m[0].size = 0xffffffff; }, "are missing"},
        {"more members", [](Members&, End& e) { e.members = 3; }, "too short"},
        {"fewer members", [](Members&, End& e) { e.members = 1; }, "another length"},
        {"2^40 members",
         [](Members&, End& e) { e.zip64 = true, e.members = std::uint64_t{1} << 40; },
         "1099511627776 members",
         kUnsupported},
        {"200001 members",
         [](Members&, End& e) { e.zip64 = true, e.members = 200'001; },
         "at most 200000",
         kUnsupported},
        {"foreign in directory",
         [](Members&, End& e) { e.inDirectory = std::string(1, 'x'); },
         "another length"},
        {"shorter directory", [](Members&, End& e) { e.directorySize = 101; }, "is damaged"},
        {"directory past the end",
         [](Members&, End& e) { e.directorySize = 103; },
         "not lie inside"},
        {"huge directory",
         [](Members&, End& e) { e.directorySize = 0xfffffff0; },
         "not lie inside"},
        {"directory elsewhere", [](Members&, End& e) { e.directoryPosition = 0; }, "is damaged"},
        {"directory outside",
         [](Members&, End& e) { e.zip64 = true, e.directoryPosition = ~std::uint64_t{0}; },
         "not lie inside"},
        {"64 end elsewhere",
         [](Members&, End& e) { e.zip64 = true, e.position64 = 0; },
         "not where it should be"},
        {"64 end outside",
         [](Members&, End& e) { e.zip64 = true, e.position64 = ~std::uint64_t{0} - 3; },
         "not where it should be"},
        {"two ends", [](Members&, End& e) { e.zip64 = true, e.narrowSize = 5; }, "disagree"},
    };
    return kLies;
}

TEST(ZipDirectoryTest, RefusesArchivesThatContradictThemselves)
{
    for (const LyingZip& lying : lyingZips()) {
        SCOPED_TRACE(lying.what);
        std::vector<ZipWriterMember> members = kTwo;
        ZipWriterEnd end;
        lying.lie(members, end);
        expectRefused(ZipWriter::write(members, end), lying.code, lying.reason);
    }
}

TEST(ZipDirectoryTest, RefusesOverlapsWhateverTheOrder)
{
    // The second record lies inside the data of the first.
    const std::string inner = ZipWriter::write({{.name = "b", .content = "xy"}}).substr(0, 33);
    std::vector<ZipWriterMember> members{
        {.name = "b", .content = "xy"}, {.name = "a", .content = inner}};
    // Local records in the file: b at 0, a at 33, and the hidden b at 64.
    members[0].record = 64;
    expectRefused(ZipWriter::write(members), ErrorCode::Corrupt, "overlaps");
}

TEST(ZipDirectoryTest, RefusesEveryTruncation)
{
    for (const bool zip64 : {false, true}) {
        std::vector<ZipWriterMember> members = kTwo;
        members[0].zip64 = zip64;
        const std::string zip = ZipWriter::write(members, {.zip64 = zip64});
        for (std::size_t size = 0; size < zip.size(); ++size)
            expectRefused(zip.substr(0, size), ErrorCode::Corrupt, "not a valid zip archive");
    }
}

}  // namespace
}  // namespace clipscope
