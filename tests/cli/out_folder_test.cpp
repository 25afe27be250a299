// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/out_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace clipscope::cli {
namespace {

std::string folderOf(const std::string& text, std::size_t index, std::size_t count)
{
    std::vector<PromptScore> prompts(count);
    prompts[index].text = text;
    return promptFolder("out", prompts, index).string();
}

TEST(PromptFolderTest, NamesNumberAndPlainLetters)
{
    EXPECT_EQ(folderOf("A photo of: a DOG!", 0, 2), "out/0-a-photo-of-a-dog");
}

TEST(PromptFolderTest, NeverLeavesTheFolder)
{
    EXPECT_EQ(folderOf("../../etc/passwd", 1, 2), "out/1-etc-passwd");
}

TEST(PromptFolderTest, PadsNumbersSoThatNamesSort)
{
    EXPECT_EQ(folderOf("dog", 3, 11), "out/03-dog");
    EXPECT_EQ(folderOf("dog", 9, 10), "out/9-dog");
}

TEST(PromptFolderTest, IsTheNumberAloneWithoutPlainLetters)
{
    EXPECT_EQ(folderOf("\xe7\x8a\xac", 0, 1), "out/0");
}

TEST(PromptFolderTest, StaysShortForLongPrompts)
{
    EXPECT_EQ(folderOf(std::string(300, 'x'), 0, 1), "out/0-" + std::string(40, 'x'));
}

}  // namespace
}  // namespace clipscope::cli
