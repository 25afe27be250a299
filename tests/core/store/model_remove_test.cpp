// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/folder_lock.h"
#include "core/store/hash_file.h"
#include "tests/core/store/store_fixture.h"

#include <gmock/gmock.h>

namespace clipscope {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;

class ModelRemoveTest : public StoreFixture {
protected:
    ModelStore store = storeWith(plainModel("net"));

    [[nodiscard]] std::string refusal(const std::string& name, ErrorCode code)
    {
        try {
            store.remove(name);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), code) << error.what();
            return error.what();
        }
        ADD_FAILURE() << name << " was removed";
        return {};
    }
};

TEST_F(ModelRemoveTest, FreesTheFolderAndWhatAnUnfinishedDownloadLeft)
{
    put(userModels / "net" / "net.pt", std::string(100, 'x'));
    put(userModels / "net" / "more" / "deep.txt", std::string(20, 'x'));
    put(userModels / ".partial" / "net" / "net.pt.part", std::string(3, 'x'));
    put(userModels / "other" / "net.pt", "x");
    EXPECT_EQ(store.remove("net"), 123);
    EXPECT_FALSE(fs::exists(userModels / "net"));
    EXPECT_FALSE(fs::exists(userModels / ".partial"));
    EXPECT_TRUE(fs::exists(userModels / "other" / "net.pt"));
}

TEST_F(ModelRemoveTest, RemovesAnUnfinishedDownloadAlone)
{
    put(userModels / ".partial" / "net" / "net.pt.part", "123");
    EXPECT_EQ(store.remove("net"), 3);
    EXPECT_FALSE(fs::exists(userModels / ".partial"));
}

TEST_F(ModelRemoveTest, RemovesALinkedFolderByItsLink)
{
    put(home / "far" / "net.pt", "mine");
    fs::create_directories(userModels);
    fs::create_directory_symlink(home / "far", userModels / "net");
    EXPECT_EQ(store.remove("net"), 0);
    EXPECT_FALSE(fs::exists(userModels / "net"));
    EXPECT_EQ(contentsOf(home / "far" / "net.pt"), "mine");
}

TEST_F(ModelRemoveTest, RefusesNamesThatAreNoModel)
{
    put(userModels.parent_path() / "victim" / "net.pt", "x");
    for (const char* name : {"", ".", "..", "../victim", "/etc", ".partial", "a/b"})
        EXPECT_THAT(refusal(name, ErrorCode::InvalidArgument), HasSubstr("not the name"));
    EXPECT_THAT(refusal("nonesuch", ErrorCode::NoModel), HasSubstr("nonesuch"));
    EXPECT_TRUE(fs::exists(userModels.parent_path() / "victim" / "net.pt"));
    EXPECT_FALSE(fs::exists(userModels)) << "asking must not make folders";
}

TEST_F(ModelRemoveTest, DoesNotTakeAModelFromUnderADownload)
{
    put(userModels / "net" / "net.pt", "x");
    const auto other = FolderLock::take(userModels / ".partial" / "net");
    EXPECT_THAT(refusal("net", ErrorCode::WriteFailed), HasSubstr("another program"));
    EXPECT_TRUE(fs::exists(userModels / "net" / "net.pt"));
}

TEST(HashFileTest, HashesAndCopiesWhatTheOtherHashSees)
{
    const TempFolder temp;
    for (const std::size_t size : {0U, 1U, 4U << 20U, (4U << 20U) + 7U}) {
        std::string bytes(size, 'a');
        if (size > 2)
            bytes[size / 2] = 'b';
        const fs::path from = temp.file("from", bytes);
        const fs::path to = temp.path() / "to";
        EXPECT_EQ(sha256OfFile(from, RunContext()), sha256Of(bytes));
        EXPECT_EQ(copyAndHash(from, to, RunContext()), sha256Of(bytes));
        EXPECT_EQ(contentsOf(to), bytes);
    }
}

TEST(HashFileTest, SaysWhatCannotBeReadOrWritten)
{
    const TempFolder temp;
    const auto codeOf = [](auto&& call) {
        try {
            call();
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::Internal;
    };
    const fs::path from = temp.file("from", "x");
    EXPECT_EQ(
        codeOf([&] { static_cast<void>(sha256OfFile(temp.path() / "none", RunContext())); }),
        ErrorCode::Unreadable);
    EXPECT_EQ(
        codeOf([&] { static_cast<void>(copyAndHash(temp.path(), temp.path() / "to", {})); }),
        ErrorCode::Unreadable);
    EXPECT_EQ(
        codeOf([&] { static_cast<void>(copyAndHash(from, temp.path() / "no" / "to", {})); }),
        ErrorCode::WriteFailed);
}

TEST(HashFileTest, ComparesAChecksumOrItsFirstDigits)
{
    EXPECT_TRUE(agreesWith("0a1b2c3d", "0A1B2C3D4e"));
    EXPECT_TRUE(agreesWith("0a1b2c3d4e", "0a1b2c3d4e"));
    EXPECT_FALSE(agreesWith("0a1b2c3e", "0a1b2c3d4e"));
    EXPECT_FALSE(agreesWith("", "0a1b2c3d4e"));
    EXPECT_FALSE(agreesWith("0a1b2c3d4e", "0a1b2c3d"));
}

}  // namespace
}  // namespace clipscope
