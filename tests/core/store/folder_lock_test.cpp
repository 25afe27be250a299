// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/store/folder_lock.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace clipscope {
namespace {

TEST(FolderLockTest, IsHeldByOneAtATimeAndEndsWithTheObject)
{
    const TempFolder temp;
    const auto folder = temp.path() / "deep" / "work";
    {
        const auto first = FolderLock::take(folder);
        ASSERT_TRUE(first);
        EXPECT_FALSE(FolderLock::take(folder));
    }
    EXPECT_TRUE(FolderLock::take(folder));
}

TEST(FolderLockTest, IsNotTheLockOfAFolderThatWasRemoved)
{
    const TempFolder temp;
    const auto folder = temp.path() / "work";
    const auto old = FolderLock::take(folder);
    ASSERT_TRUE(old);
    std::filesystem::remove_all(folder);
    EXPECT_TRUE(FolderLock::take(folder));
}

TEST(FolderLockTest, NeverLetsTwoWorkersIn)
{
    const TempFolder temp;
    const auto folder = temp.path() / "work";
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::atomic<int> done = 0;
    std::atomic<int> failed = 0;
    const auto work = [&] {
        for (int round = 0; round < 1000; ++round) {
            auto lock = FolderLock::take(folder);
            if (!lock)
                continue;
            most = std::max<int>(most, ++inside);
            ++done;
            std::this_thread::yield();
            --inside;
            // Whoever finds the folder gone may begin at once.
            std::error_code error;
            std::filesystem::rename(folder, temp.path() / ("gone" + std::to_string(done)), error);
            failed += error ? 1 : 0;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(work);
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(most, 1);
    EXPECT_EQ(failed, 0);
    EXPECT_GT(done, 0);
}

TEST(FolderLockTest, SaysWhyTheFolderCannotBeUsed)
{
    const TempFolder temp;
    const auto file = temp.file("file", "");
    for (const auto& folder : {file, file / "work"}) {
        try {
            static_cast<void>(FolderLock::take(folder));
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::WriteFailed);
            EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace clipscope
