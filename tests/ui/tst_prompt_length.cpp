// SPDX-License-Identifier: GPL-3.0-or-later
// What of a long prompt is read, and how that is shown.
#include "tests/ui/window_fixture.h"
#include "ui/state/read_length.h"
#include "ui/widgets/prompt_edit.h"

#include <QInputMethodEvent>
#include <QLabel>

#include <string>

namespace clipscope::test {
namespace {

using ui::PromptEdit;
using ui::PromptLength;
using ui::readLength;
using ui::TokenCount;

/// A token for every word of up to five letters, else one for every five letters begun; and two
/// for start and end.
TokenCount countWords(const QString& text, int limit)
{
    int used = 2;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts))
        used += static_cast<int>((word.size() + 4) / 5);
    return {used, limit};
}

struct Reading {
    const char* prompt;
    int limit;
    const char* read;  // of the prompt, without the space behind it
};

class ReadLengthTest : public ::testing::TestWithParam<Reading> {};

TEST_P(ReadLengthTest, EndsBeforeTheFirstWordThatIsNotWhollyRead)
{
    const QString prompt = QString::fromUtf8(GetParam().prompt);
    const qsizetype read =
        readLength(prompt, [](const QString& text) { return countWords(text, GetParam().limit); });
    EXPECT_EQ(prompt.left(read).trimmed().toStdString(), GetParam().read);
}

INSTANTIATE_TEST_SUITE_P(
    Prompts,
    ReadLengthTest,
    ::testing::Values(
        Reading{"", 4, ""},
        Reading{"one two", 4, "one two"},
        Reading{"one two three", 4, "one two"},
        Reading{"one elephants", 4, "one"},            // two tokens, and only one fits
        Reading{"elephantsandmore", 4, "elephantsa"},  // alone too long: ten letters fit
        Reading{"  elephantsandmore", 3, "eleph"},
        // A picture of several code points is never cut in two.
        Reading{"aaaa👩‍👩‍👧‍👦bbbb", 3, "aaaa"}));

TEST(ReadLengthCostTest, AsksFewQuestionsAboutALongPrompt)
{
    const QString prompt = QStringLiteral("word ").repeated(6000);
    int questions = 0;
    const qsizetype read = readLength(prompt, [&questions](const QString& text) {
        ++questions;
        return countWords(text, 77);
    });
    EXPECT_EQ(prompt.left(read).split(' ', Qt::SkipEmptyParts).size(), 75);
    EXPECT_LT(questions, 20);  // 12000 places to cut: 1 + log2
}

class PromptEditTest : public ::testing::Test {
protected:
    PromptEditTest()
    {
        m_edit.resize(600, 40);
        m_edit.setText("one two three four");
        m_edit.setCursorPosition(5);
    }
    /// As if the context held `limit` tokens.
    void measure(int limit)
    {
        const auto count = [limit](const QString& text) { return countWords(text, limit); };
        m_edit.setLength(
            PromptLength{.tokens = count(m_edit.text()), .read = readLength(m_edit.text(), count)});
    }
    /// The text as it is drawn, cut at the place of character `at`; without the counter.
    [[nodiscard]] std::pair<QImage, QImage> drawn(int at)
    {
        m_edit.findChild<QLabel*>("tokenCounter")->hide();
        const int before = m_edit.cursorPosition();
        m_edit.setCursorPosition(at);
        const int x =
            m_edit.inputMethodQuery(Qt::ImCursorRectangle).toRectF().toRect().center().x();
        m_edit.setCursorPosition(before);
        const QImage all = m_edit.grab().toImage();
        return {all.copy(0, 0, x, all.height()), all.copy(x, 0, 250, all.height())};
    }

    PromptEdit m_edit;
};

TEST_F(PromptEditTest, MarksExactlyWhatIsIgnored)
{
    measure(10);
    const auto [plainStart, plainRest] = drawn(8);
    measure(4);
    EXPECT_EQ(m_edit.ignoredFrom(), 8);
    const auto [start, rest] = drawn(8);
    EXPECT_EQ(start, plainStart);
    EXPECT_NE(rest, plainRest);
    measure(10);
    EXPECT_EQ(m_edit.ignoredFrom(), m_edit.text().size());
    EXPECT_EQ(drawn(8).second, plainRest);
}

TEST_F(PromptEditTest, LeavesTextCaretAndUndoAlone)
{
    int edits = 0;
    QObject::connect(&m_edit, &QLineEdit::textEdited, &m_edit, [&edits] { ++edits; });
    m_edit.setSelection(2, 3);
    measure(4);
    EXPECT_EQ(m_edit.text(), "one two three four");
    EXPECT_EQ(m_edit.selectedText(), "e t");
    EXPECT_FALSE(m_edit.isUndoAvailable());
    EXPECT_EQ(edits, 0);
}

TEST_F(PromptEditTest, SaysInWordsWhatIsIgnored)
{
    measure(4);
    EXPECT_EQ(m_edit.accessibleDescription(), "2 tokens too many: the model ignores “three four”");
    EXPECT_EQ(m_edit.toolTip(), m_edit.accessibleDescription());
    EXPECT_EQ(m_edit.findChild<QLabel*>("tokenCounter")->text(), "6/4");
    measure(5);
    EXPECT_EQ(m_edit.accessibleDescription(), "1 token too many: the model ignores “four”");
    measure(6);
    EXPECT_EQ(m_edit.accessibleDescription(), "6 of at most 6 tokens");
    EXPECT_TRUE(m_edit.toolTip().isEmpty());
}

TEST_F(PromptEditTest, NeverEndsWhatAnInputMethodComposes)
{
    QInputMethodEvent composing("ka", {});
    QCoreApplication::sendEvent(&m_edit, &composing);
    measure(4);
    QInputMethodEvent committing;
    committing.setCommitString("か");
    QCoreApplication::sendEvent(&m_edit, &committing);
    EXPECT_EQ(m_edit.text(), "one tかwo three four");
}

TEST_F(WindowTest, MarksTheEndOfAPromptThatTheModelDoesNotRead)
{
    typePrompt(
        "one two three four five six seven eight");  // the fake counts words, 8 with the ends
    auto* prompt = find<PromptEdit>("prompt");
    EXPECT_EQ(prompt->text().mid(prompt->ignoredFrom()).trimmed(), "seven eight");
    EXPECT_TRUE(prompt->accessibleDescription().contains("“seven eight”"));
    typePrompt("one two");
    EXPECT_EQ(prompt->ignoredFrom(), prompt->text().size());
}

}  // namespace
}  // namespace clipscope::test
