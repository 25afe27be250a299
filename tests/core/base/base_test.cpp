// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/check.h"
#include "core/base/lru_cache.h"
#include "core/base/run_context.h"
#include "core/base/sha256.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stop_token>

namespace clipscope {
namespace {

namespace fs = std::filesystem;

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

TEST(Sha256Test, EqualsTheVectorsOfTheStandard)
{
    EXPECT_EQ(
        sha256Hex(bytesOf("abc")),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256Test, AMissingFileIsNamed)
{
    try {
        const std::string digest = sha256OfFile("/nowhere/model.safetensors");
        FAIL() << digest;
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unreadable);
        EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere/model.safetensors"));
    }
}

class AtomicFileTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_folder = fs::temp_directory_path() / "clipscope-atomic-file-test";
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }
    [[nodiscard]] std::size_t files() const
    {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()));
    }
    fs::path m_folder;
};

TEST_F(AtomicFileTest, ReplacesTheWholeFileAndLeavesNothingElse)
{
    writeFileAtomically(m_folder / "a.txt", std::string_view("a long first version"));
    writeFileAtomically(m_folder / "a.txt", std::string_view("short"));
    std::ostringstream text;
    text << std::ifstream(m_folder / "a.txt").rdbuf();
    EXPECT_EQ(text.str(), "short");
    EXPECT_EQ(files(), 1U);
}

TEST_F(AtomicFileTest, AFailureNamesThePathAndLeavesNothing)
{
    try {
        writeFileAtomically(m_folder / "missing" / "a.txt", std::string_view("x"));
        FAIL() << "wrote into a folder that does not exist";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::WriteFailed);
        EXPECT_THAT(error.what(), testing::HasSubstr("missing/a.txt"));
    }
    EXPECT_EQ(files(), 0U);
}

TEST_F(AtomicFileTest, ATargetThatIsAFolderIsRefusedCleanly)
{
    fs::create_directories(m_folder / "taken" / "inner");
    EXPECT_THROW(writeFileAtomically(m_folder / "taken", std::string_view("x")), Error);
    EXPECT_EQ(files(), 1U);
}

TEST(LruCacheTest, DropsTheLeastRecentlyUsedOverTheLimitButNeverTheNewest)
{
    LruCache<int> cache(10);
    cache.insert("a", std::make_shared<int>(1), 4);
    cache.insert("b", std::make_shared<int>(2), 4);
    EXPECT_NE(cache.find("a"), nullptr);
    cache.insert("c", std::make_shared<int>(3), 4);
    EXPECT_NE(cache.find("a"), nullptr);
    EXPECT_EQ(cache.find("b"), nullptr);
    EXPECT_EQ(cache.bytes(), 8);
    cache.insert("huge", std::make_shared<int>(4), 100);
    EXPECT_NE(cache.find("huge"), nullptr);
    EXPECT_EQ(cache.size(), 1U);
}

TEST(RunContextTest, StepThrowsCancelledOnceAStopWasRequested)
{
    std::stop_source stop;
    const RunContext context(stop.get_token());
    EXPECT_NO_THROW(context.step({.stage = "working"}));
    stop.request_stop();
    EXPECT_THROW(context.step({.stage = "working"}), Cancelled);
}

TEST(CheckTest, ACallersMistakeAndADefectHaveDifferentCodes)
{
    try {
        CLIPSCOPE_CHECK(1 > 2, "side must be at least 1, got 0");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        EXPECT_STREQ(error.what(), "side must be at least 1, got 0");
    }
    try {
        CLIPSCOPE_ENSURE(false, "two plus two");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Internal);
    }
}

}  // namespace
}  // namespace clipscope
