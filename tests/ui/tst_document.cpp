// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_support.h"
#include "ui/state/document.h"
#include "ui/state/wish.h"

#include <gtest/gtest.h>

#include <vector>

namespace clipscope::test {
namespace {

using ui::Change;
using ui::Changes;
using ui::Document;

class DocumentTest : public ::testing::Test {
protected:
    DocumentTest()
    {
        QObject::connect(&m_document, &Document::changed, &m_document, [this](Changes changes) {
            m_changes.push_back(changes);
        });
    }
    void setPrompts(const QStringList& prompts, int explained)
    {
        Document::Setup setup;
        setup.prompts = prompts;
        setup.explained = explained;
        m_document.apply(setup);
        m_changes.clear();
    }

    Document m_document;
    std::vector<Changes> m_changes;
};

TEST_F(DocumentTest, TellsAChangeOnceAndNoChangeNever)
{
    m_document.setMethod("gradcam");
    m_document.setMethod("gradcam");
    EXPECT_EQ(m_changes, std::vector<Changes>{Change::Method});
}

TEST_F(DocumentTest, AppliesASetupWithOneSignal)
{
    Document::Setup setup;
    setup.picture = gradientPicture(4, 4);
    setup.prompts = QStringList{"apple", "pear"};
    setup.explained = 1;
    setup.method = "scorecam";
    m_document.apply(setup);
    ASSERT_EQ(m_changes.size(), 1U);
    EXPECT_EQ(
        m_changes.front(), Change::Picture | Change::Prompts | Change::Explained | Change::Method);
    EXPECT_EQ(m_document.explainedPrompt(), "pear");
}

TEST_F(DocumentTest, GivesAnEmptyPromptRatherThanNone)
{
    setPrompts({}, 7);
    EXPECT_EQ(m_document.prompts(), QStringList{QString()});
    EXPECT_EQ(m_document.explained(), 0);
}

struct Removal {
    int explained;
    int removed;
    int explainedAfter;
    const char* promptAfter;
};

class RemovalTest : public ::testing::TestWithParam<Removal> {};

TEST_P(RemovalTest, KeepsTheExplainedPromptIfItCan)
{
    Document document;
    Document::Setup setup;
    setup.prompts = QStringList{"a", "b", "c"};
    setup.explained = GetParam().explained;
    document.apply(setup);
    document.removePrompt(GetParam().removed);
    EXPECT_EQ(document.explained(), GetParam().explainedAfter);
    EXPECT_EQ(document.explainedPrompt(), GetParam().promptAfter);
}

INSTANTIATE_TEST_SUITE_P(
    Rows,
    RemovalTest,
    ::testing::Values(
        Removal{1, 0, 0, "b"},
        Removal{1, 2, 1, "b"},
        Removal{1, 1, 1, "c"},
        Removal{2, 2, 1, "b"},
        Removal{0, 0, 0, "b"}));

TEST_F(DocumentTest, EmptiesTheLastPromptInsteadOfRemovingIt)
{
    setPrompts({"apple"}, 0);
    m_document.removePrompt(0);
    EXPECT_EQ(m_document.prompts(), QStringList{QString()});
}

TEST_F(DocumentTest, KeepsTheWishedKAcrossASmallerModel)
{
    m_document.setChannelCount(2048);
    m_document.setK(300);
    m_document.setChannelCount(64);
    EXPECT_EQ(m_document.k(), 64);
    m_document.setChannelCount(1024);
    EXPECT_EQ(m_document.k(), 300);
}

TEST_F(DocumentTest, NeverExceedsTheGreatestNumberOfPrompts)
{
    for (int i = 0; i < 2 * Document::kMaxPrompts; ++i)
        m_document.addPrompt(QString::number(i));
    EXPECT_EQ(m_document.prompts().size(), Document::kMaxPrompts);
}

TEST_F(DocumentTest, AsksTheEngineForNothingWithoutPictureOrPrompt)
{
    setPrompts({"apple"}, 0);
    EXPECT_FALSE(ui::wishOf(m_document));
    m_document.setPicture(gradientPicture(4, 4));
    EXPECT_TRUE(ui::wishOf(m_document));
    m_document.setPrompt(0, "  ");
    EXPECT_FALSE(ui::wishOf(m_document));
}

TEST_F(DocumentTest, LeavesEmptyPromptsOutOfARequest)
{
    setPrompts({"", "apple", " ", "pear"}, 3);
    m_document.setPicture(gradientPicture(4, 4));
    const auto request = ui::wishOf(m_document);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->prompts, (std::vector<std::string>{"apple", "pear"}));
    EXPECT_EQ(request->explained, 1U);
}

TEST_F(DocumentTest, TellsAnswersApartByKButNotBanks)
{
    setPrompts({"apple"}, 0);
    m_document.setPicture(gradientPicture(4, 4));
    const auto large = ui::wishOf(m_document);
    m_document.setK(5);
    const auto small = ui::wishOf(m_document);
    ASSERT_TRUE(large && small);
    EXPECT_NE(ui::answerKey(*large, "m"), ui::answerKey(*small, "m"));
    EXPECT_EQ(ui::bankKey(*large, "m"), ui::bankKey(*small, "m"));
    EXPECT_NE(ui::bankKey(*large, "m"), ui::bankKey(*large, "n"));
}

}  // namespace
}  // namespace clipscope::test
