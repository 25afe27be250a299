// SPDX-License-Identifier: GPL-3.0-or-later
// What a crash leaves, and who may take it.
#include "core/session/session_file.h"
#include "tests/ui/fake_backend.h"
#include "tests/ui/ui_support.h"
#include "ui/raster/convert.h"
#include "ui/state/recovery.h"
#include "ui/state/workbench.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace clipscope::test {
namespace {

class RecoveryTest : public ::testing::Test {
protected:
    ~RecoveryTest() override { m_script->release(); }

    /// A program that runs, with work that is worth keeping.
    struct Program {
        Program(const std::shared_ptr<FakeScript>& script, const QString& folder)
            : workbench({.backend = fakeBackend(script)})
            , recovery(
                  {workbench.document(), workbench.sessions(), workbench.undo()},
                  folder,
                  {.rest = 0, .least = 0})
            , written(&recovery, &ui::Recovery::written)
        {
        }
        void work()
        {
            workbench.document().setPicture(gradientPicture(60, 40));
            workbench.document().setPrompt(0, "plum");
            workbench.document().setThreshold({Threshold::Kind::Fixed, 0.75});
        }
        [[nodiscard]] bool waitUntilWritten()
        {
            return waitUntil([this] { return written.count() > 0; });
        }

        ui::Workbench workbench;
        ui::Recovery recovery;
        QSignalSpy written;
    };

    [[nodiscard]] QString folder() const { return m_folder.filePath("state/recovery"); }
    [[nodiscard]] QStringList sessions() const
    {
        return QDir(folder()).entryList({"*.clipscope"}, QDir::Files);
    }
    /// Leaves what a program leaves that ends in the middle of its work.
    [[nodiscard]] QString crash()
    {
        Program program(m_script, folder());
        program.work();
        EXPECT_TRUE(program.waitUntilWritten());
        const QString path = program.written.first().first().toString();
        QString left = path;
        left.replace(".clipscope", "-crashed.clipscope");
        EXPECT_TRUE(QFile::copy(path, left));
        return left;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<FakeScript> m_script = std::make_shared<FakeScript>();
};

TEST_F(RecoveryTest, KeepsTheWorkWithoutMapsAndACleanEndRemovesIt)
{
    {
        Program program(m_script, folder());
        program.work();
        ASSERT_TRUE(program.waitUntilWritten());
        ASSERT_EQ(sessions().size(), 1);
        const Session session = readSession(ui::toPath(QDir(folder()).filePath(sessions()[0])));
        EXPECT_EQ(session.question.prompts, std::vector<std::string>{"plum"});
        EXPECT_FALSE(session.picture->bytes.empty());  // it came from no file
        EXPECT_FALSE(session.answer);
    }
    EXPECT_TRUE(QDir(folder()).isEmpty());
}

TEST_F(RecoveryTest, APictureFromAFileIsOnlyReferredTo)
{
    const QString path = m_folder.filePath("apple.png");
    ASSERT_TRUE(gradient(60, 40).save(path));
    Program program(m_script, folder());
    program.workbench.opener().openFile(path);
    ASSERT_TRUE(waitUntil([&] { return program.workbench.document().picture() != nullptr; }));
    program.workbench.document().setPrompt(0, "plum");
    ASSERT_TRUE(program.waitUntilWritten());
    const Session session = readSession(ui::toPath(QDir(folder()).filePath(sessions()[0])));
    EXPECT_TRUE(session.picture->bytes.empty());
    EXPECT_EQ(session.picture->path, path.toStdString());
}

TEST_F(RecoveryTest, NothingIsKeptUntilSomethingWasDone)
{
    Program program(m_script, folder());
    program.workbench.document().setPicture(gradientPicture(60, 40));
    QCoreApplication::processEvents();
    program.workbench.document().setPrompt(0, "plum");
    ASSERT_TRUE(program.waitUntilWritten());
    EXPECT_EQ(program.written.count(), 1);
}

TEST_F(RecoveryTest, TheNextStartOffersWhatACrashLeftAndRestoresIt)
{
    const QString left = crash();
    ASSERT_EQ(sessions().size(), 1);
    {
        ui::Workbench workbench({.backend = fakeBackend(m_script), .recovery = folder()});
        std::vector<ui::Notice> told;
        QObject::connect(&workbench, &ui::Workbench::noticed, [&told](const ui::Notice& notice) {
            told.push_back(notice);
        });
        workbench.start({});
        ASSERT_EQ(told.size(), 1U);
        EXPECT_EQ(told.front().remedy, ui::Remedy::Restore);
        workbench.restoreFound();
        ASSERT_TRUE(waitUntil([&] { return workbench.document().picture() != nullptr; }));
        EXPECT_EQ(workbench.document().prompts(), QStringList{"plum"});
        EXPECT_EQ(workbench.document().threshold().value, 0.75);
        EXPECT_EQ(workbench.document().picture()->image.id(), gradientPicture(60, 40)->image.id());
        EXPECT_TRUE(workbench.sessions().path().isEmpty());
        EXPECT_TRUE(QFile::exists(left));  // until there is a clean end
    }
    EXPECT_TRUE(QDir(folder()).isEmpty());
}

TEST_F(RecoveryTest, WhatARunningProgramKeepsIsItsOwn)
{
    Program running(m_script, folder());
    running.work();
    ASSERT_TRUE(running.waitUntilWritten());
    {
        Program second(m_script, folder());
        QSignalSpy noticed(&second.recovery, &ui::Recovery::noticed);
        second.recovery.offer();
        EXPECT_EQ(noticed.count(), 0);
        second.work();
        ASSERT_TRUE(second.waitUntilWritten());
        EXPECT_EQ(sessions().size(), 2);
    }
    EXPECT_EQ(sessions().size(), 1);
}

TEST_F(RecoveryTest, AFolderThatCannotBeMadeCostsNothing)
{
    QFile file(m_folder.filePath("state"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    Program program(m_script, folder());
    program.work();
    program.recovery.offer();
    EXPECT_TRUE(program.recovery.found().isEmpty());
}

}  // namespace
}  // namespace clipscope::test
