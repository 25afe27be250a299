// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/widgets/film_strip.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace clipscope::test {
namespace {

using namespace clipscope::ui;

class WalkTest : public WindowTest {
protected:
    [[nodiscard]] History& history() { return m_workbench->history(); }
    [[nodiscard]] Folder& folder() { return m_workbench->folder(); }

    void save(const QString& name, int width)
    {
        EXPECT_TRUE(gradient(width, 20).save(m_folder.filePath(name)));
    }
    [[nodiscard]] bool shows(const QString& name)
    {
        return waitUntil([this, &name] { return document().picture()->title == name; });
    }

    QTemporaryDir m_folder;
};

TEST_F(WalkTest, KeepsEveryFinishedRunAndBringsItBackWithoutTheNetwork)
{
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 1; }));
    typePrompt("red apple");
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 2; }));
    document().setMethod("gradcam");
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 3; }));
    EXPECT_EQ(history().current(), 2);

    const int explains = m_script->explains;
    history().restore(0);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(document().explainedPrompt(), "apple");
    EXPECT_EQ(document().method(), "gscorecam");
    find<QAction>("forward")->trigger();
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(document().explainedPrompt(), "red apple");
    EXPECT_EQ(m_script->explains, explains);
    EXPECT_EQ(history().rowCount(), 3);
    EXPECT_EQ(history().current(), 1);
}

TEST_F(WalkTest, DoesNotMakeAnEntryOfEveryKInBetween)
{
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 1; }));
    for (const int k : {12, 9, 5})
        document().setK(k);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(history().rowCount(), 1);
}

TEST_F(WalkTest, GoesBackAfterAnotherPicture)
{
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 1; }));
    const PicturePtr first = document().picture();
    document().setPicture(gradientPicture(33, 22));
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 2; }));
    find<QAction>("back")->trigger();
    EXPECT_EQ(document().picture(), first);
    EXPECT_FALSE(find<QAction>("back")->isEnabled());
    EXPECT_TRUE(find<QAction>("forward")->isEnabled());
}

TEST_F(WalkTest, HasAThumbnailAndAName)
{
    ASSERT_TRUE(waitUntil([this] { return history().rowCount() == 1; }));
    const QModelIndex entry = history().index(0);
    EXPECT_FALSE(entry.data(Qt::DecorationRole).value<QImage>().isNull());
    EXPECT_EQ(entry.data(Qt::DisplayRole).toString(), "apple · gScoreCAM");
}

TEST_F(WalkTest, WalksThroughAFolderInTheOrderInWhichPeopleCount)
{
    for (const int number : {10, 2, 1})
        save(QStringLiteral("shot %1.png").arg(number), 20 + number);
    const QStringList prompts = document().prompts();
    folder().open(m_folder.path());
    ASSERT_TRUE(shows("shot 1.png"));
    find<QAction>("nextPicture")->trigger();
    ASSERT_TRUE(shows("shot 2.png"));
    find<QAction>("nextPicture")->trigger();
    ASSERT_TRUE(shows("shot 10.png"));
    find<QAction>("nextPicture")->trigger();
    ASSERT_TRUE(shows("shot 1.png"));
    find<QAction>("previousPicture")->trigger();
    ASSERT_TRUE(shows("shot 10.png"));
    EXPECT_EQ(document().prompts(), prompts);
    EXPECT_EQ(folder().current(), 2);
}

TEST_F(WalkTest, ReadsThumbnailsWhenTheyAreAskedFor)
{
    save("a.png", 30);
    folder().open(m_folder.path());
    ASSERT_TRUE(waitUntil(
        [this] { return !folder().index(0).data(Qt::DecorationRole).value<QImage>().isNull(); }));
}

TEST_F(WalkTest, SaysWhenAFolderHasNoPictures)
{
    folder().open(m_folder.path());
    EXPECT_TRUE(message().contains(QDir::toNativeSeparators(m_folder.path())));
}

TEST_F(WalkTest, ReadsThePictureAgainWhenItsFileChanges)
{
    save("a.png", 30);
    m_workbench->opener().openFile(m_folder.filePath("a.png"));
    ASSERT_TRUE(shows("a.png"));
    m_workbench->fileWatch().setEnabled(true);
    save("a.png", 44);
    ASSERT_TRUE(waitUntil([this] { return document().picture()->image.width() == 44; }));
    // Replaced by another file of that name, as careful programs do.
    save("b.png", 55);
    ASSERT_TRUE(QFile::remove(m_folder.filePath("a.png")));
    ASSERT_TRUE(QFile::rename(m_folder.filePath("b.png"), m_folder.filePath("a.png")));
    ASSERT_TRUE(waitUntil([this] { return document().picture()->image.width() == 55; }));
}

TEST_F(WalkTest, ReloadsOnDemand)
{
    EXPECT_FALSE(find<QAction>("reload")->isEnabled());
    save("a.png", 30);
    m_workbench->opener().openFile(m_folder.filePath("a.png"));
    ASSERT_TRUE(shows("a.png"));
    save("a.png", 31);
    find<QAction>("reload")->trigger();
    ASSERT_TRUE(waitUntil([this] { return document().picture()->image.width() == 31; }));
}

}  // namespace
}  // namespace clipscope::test
