// SPDX-License-Identifier: GPL-3.0-or-later
// How models are loaded: progress, stopping, changing one's mind, dropped files.
#include "tests/ui/window_fixture.h"
#include "ui/state/dropped.h"
#include "ui/widgets/status_chip.h"

#include <QAction>
#include <QFile>
#include <QMimeData>
#include <QProgressBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace clipscope::test {
namespace {

class ModelLoadingTest : public WindowTest {
protected:
    void startLoading(const QString& model)
    {
        m_script->holdsLoads = true;
        m_script->hold();
        const int waiting = m_script->waiting;
        document().setModel(model);
        ASSERT_TRUE(waitUntil([this, waiting] { return m_script->waiting > waiting; }));
    }
    [[nodiscard]] bool waitUntilLoaded()
    {
        return waitUntil([this] { return !m_workbench->models().isLoading(); });
    }
};

TEST_F(ModelLoadingTest, ShowsHowFarLoadingIs)
{
    startLoading("large");
    auto* chip = find<ui::StatusChip>("state");
    ASSERT_TRUE(waitUntil([chip] { return chip->accessibleName() == "State: loading model 25 %"; }))
        << chip->accessibleName().toStdString();
    auto* bar = find<QProgressBar>("progress");
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(bar->value(), 1);
    EXPECT_EQ(bar->maximum(), 4);
    EXPECT_TRUE(find<QToolButton>("cancelButton")->isEnabled());
    m_script->release();
    ASSERT_TRUE(waitUntilLoaded());
    EXPECT_EQ(document().model(), "large");
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(ModelLoadingTest, KeepsTheModelInForceWhenLoadingIsCancelled)
{
    const QString before = document().model();
    const std::string key = m_workbench->models().key();
    startLoading("large");
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    ASSERT_TRUE(waitUntilLoaded());
    EXPECT_EQ(document().model(), before);
    EXPECT_EQ(m_workbench->models().key(), key);
    EXPECT_TRUE(message().isEmpty());
    m_script->release();
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(ModelLoadingTest, StopsLoadingWhenTheUserGoesBack)
{
    const QString before = document().model();
    const int loads = m_script->loads;
    startLoading("large");
    document().setModel(before);
    ASSERT_TRUE(waitUntilLoaded());
    EXPECT_EQ(document().model(), before);
    EXPECT_EQ(m_workbench->models().loaded()->descriptor.files.name, before.toStdString());
    EXPECT_EQ(m_script->loads, loads + 1) << "there is nothing to load again";
    m_script->release();
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(ModelLoadingTest, LoadsOnlyTheLastOfSeveral)
{
    startLoading("large");
    document().setModel("larger");
    document().setModel("largest");
    m_script->release();
    ASSERT_TRUE(waitUntilLoaded());
    EXPECT_EQ(document().model(), "largest");
    EXPECT_EQ(m_workbench->models().loaded()->descriptor.files.name, "largest");
    EXPECT_TRUE(waitUntilDone());
}

struct Content {
    const char* name;
    QByteArray bytes;
    ui::Dropped::Kind kind;
};

class DroppedModelTest : public ::testing::TestWithParam<Content> {};

TEST_P(DroppedModelTest, IsRecognisedByItsContent)
{
    const auto& [name, bytes, kind] = GetParam();
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    const ui::Dropped dropped = ui::readDropped(data);
    EXPECT_EQ(dropped.kind, kind);
    EXPECT_EQ(dropped.path, file.fileName());
}

constexpr auto kModel = ui::Dropped::Kind::Model;
constexpr auto kFile = ui::Dropped::Kind::File;

INSTANTIATE_TEST_SUITE_P(
    Files,
    DroppedModelTest,
    ::testing::Values(
        Content{"zip-without-ending", QByteArray("PK\x03\x04rest"), kModel},
        Content{
            "old.dat",
            QByteArray("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e", 15),
            kModel},
        Content{"tensors.dat", QByteArray("\x02\0\0\0\0\0\0\0{}", 10), kModel},
        Content{"padded.dat", QByteArray("\x04\0\0\0\0\0\0\0  {}", 12), kModel},
        Content{"model.safetensors.index.json", QByteArray("{}"), kModel},
        // The engine says what it is instead: better than "not a picture".
        Content{"pointer.pt", QByteArray("version https://git-lfs.github.com/spec/v1"), kModel},
        Content{"picture.png", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16), kFile},
        Content{"huge-header.dat", QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff{}", 10), kFile},
        Content{"empty", QByteArray(), kFile}));

TEST(DroppedFolderTest, IsTakenForAModel)
{
    const QTemporaryDir folder;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.path())});
    EXPECT_EQ(ui::readDropped(data).kind, kModel);
}

TEST_F(ModelLoadingTest, LoadsADroppedModelAndSaysWhyItCannot)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("net.pt"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.close();
    const QString before = document().model();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    const auto drop = [this, &data] {
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    };
    m_script->failLoads = true;
    drop();
    ASSERT_TRUE(waitUntil([this] { return !message().isEmpty(); }));
    EXPECT_TRUE(message().contains("net.pt"));
    EXPECT_EQ(document().model(), before);
    m_script->failLoads = false;
    drop();
    ASSERT_TRUE(waitUntilLoaded());
    EXPECT_EQ(document().model(), file.fileName());
    EXPECT_TRUE(waitUntilDone());
}

}  // namespace
}  // namespace clipscope::test
