// SPDX-License-Identifier: GPL-3.0-or-later
// The Models dialog over a real store in a folder of its own and a network that is none.
#include "tests/ui/fake_downloader.h"
#include "tests/ui/folder_opener.h"
#include "tests/ui/window_fixture.h"
#include "ui/panels/model_list.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace clipscope::test {
namespace {

using ui::ModelList;

constexpr const char* kManifest = R"({"schema": "clipscope.manifest/1", "models": [
  {"name": "ViT-B-32-openai", "aliases": ["ViT-B/32"], "source": "OpenAI", "license": "MIT",
   "bytes_about": 353000000, "parameters": 151277313,
   "files": [{"name": "ViT-B-32.pt", "urls": ["https://a.example/ViT-B-32.pt"]}]},
  {"name": "RN50-yfcc15m", "source": "open_clip", "license": "not stated",
   "bytes_about": 1700000000,
   "files": [{"name": "rn50.pt", "urls": ["https://b.example/rn50.pt"]}]}]})";

/// Exists before the window, and outlives it.
struct Places {
    Places()
    {
        QFile file(folder.filePath("manifest.json"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(kManifest);
        for (const char* variable : {"XDG_CACHE_HOME", "TORCH_HOME", "HF_HOME", "HF_HUB_CACHE"})
            qunsetenv(variable);
    }
    [[nodiscard]] ui::Workbench::Parts parts()
    {
        const std::filesystem::path root = folder.path().toStdString();
        ui::Workbench::Parts parts;
        parts.paths.manifest = root / "manifest.json";
        parts.paths.userModels = root / "models";
        parts.paths.models = {root / "models", "/shipped"};
        parts.downloader = fakeDownloader(network);
        return parts;
    }

    QTemporaryDir folder;
    std::shared_ptr<FakeNetwork> network = std::make_shared<FakeNetwork>();
};

class ModelsTest : public Places, public WindowTest {
protected:
    ModelsTest() : WindowTest(Places::parts()) {}
    ~ModelsTest() override { network->release(); }

    void open()
    {
        find<QAction>("models")->trigger();
        ASSERT_TRUE(waitUntil([this] { return group("Can be downloaded") != nullptr; }));
    }
    [[nodiscard]] QDialog* dialog() { return find<QDialog>("modelsDialog"); }
    [[nodiscard]] ModelList* list() { return find<ModelList>("modelList"); }
    void click(const char* button)
    {
        auto* widget = find<QPushButton>(button);
        ASSERT_TRUE(widget->isVisible() && widget->isEnabled()) << button;
        widget->click();
    }
    [[nodiscard]] QTreeWidgetItem* group(const QString& title)
    {
        const auto found = list()->findItems(title, Qt::MatchExactly, ModelList::Title);
        return found.isEmpty() ? nullptr : found.front();
    }
    /// The names in a group; empty if there is no such group.
    [[nodiscard]] QStringList namesIn(const QString& title)
    {
        QStringList names;
        const QTreeWidgetItem* parent = group(title);
        for (int i = 0; parent && i < parent->childCount(); ++i)
            names.append(parent->child(i)->text(ModelList::Title));
        return names;
    }
    [[nodiscard]] QStringList columnsOf(const QString& name)
    {
        const auto found =
            list()->findItems(name, Qt::MatchExactly | Qt::MatchRecursive, ModelList::Title);
        QStringList columns;
        for (int column = 0; !found.isEmpty() && column < list()->columnCount(); ++column)
            columns.append(found.front()->text(column));
        return columns;
    }
    /// The bytes that an unfinished download has left.
    [[nodiscard]] qint64 bytesKept()
    {
        QDirIterator files(
            folder.path(), {"*.part"}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        qint64 bytes = 0;
        for (; files.hasNext(); files.next())
            bytes += files.nextFileInfo().size();
        return bytes;
    }
    void startDownload()
    {
        open();
        list()->select("ViT-B-32-openai");
        click("downloadModel");
    }
    [[nodiscard]] bool waitUntilInstalled()
    {
        return waitUntil([this] { return namesIn("Installed") == QStringList{"ViT-B-32-openai"}; });
    }
};

TEST_F(ModelsTest, ListsWhatIsThereAndWhatCanBeHad)
{
    open();
    EXPECT_EQ(namesIn("Comes with Clipscope"), QStringList{"fake"});
    EXPECT_EQ(namesIn("Installed"), QStringList());
    EXPECT_EQ(namesIn("Can be downloaded"), (QStringList{"RN50-yfcc15m", "ViT-B-32-openai"}));
    EXPECT_EQ(
        columnsOf("ViT-B-32-openai"),
        (QStringList{"ViT-B-32-openai", "about 353 MB", "MIT", "OpenAI", ""}));
    EXPECT_EQ(columnsOf("RN50-yfcc15m")[ModelList::Size], "about 1.7 GB");
    EXPECT_EQ(columnsOf("RN50-yfcc15m")[ModelList::Licence], "not stated");
}

TEST_F(ModelsTest, FindsModelsByAliasSourceAndLicence)
{
    open();
    auto* search = find<QLineEdit>("modelSearch");
    search->setText("b/32");
    EXPECT_EQ(namesIn("Can be downloaded"), QStringList{"ViT-B-32-openai"});
    EXPECT_EQ(list()->current()->model, "ViT-B-32-openai") << "the only one left is meant";
    search->setText("open_clip not stated");
    EXPECT_EQ(namesIn("Can be downloaded"), QStringList{"RN50-yfcc15m"});
    search->setText("open_clip mit");
    EXPECT_EQ(list()->topLevelItemCount(), 0);
}

TEST_F(ModelsTest, DownloadsWhileTheDialogIsClosedAndPutsTheModelToUse)
{
    network->hold();
    startDownload();
    ASSERT_TRUE(waitUntil([this] { return m_workbench->fetcher().fetch().percent() == 50; }));
    EXPECT_TRUE(find<QLabel>("fetchText")->text().startsWith("ViT-B-32-openai · downloading · "));
    EXPECT_GT(find<QProgressBar>("fetchProgress")->value(), 400);
    EXPECT_FALSE(find<QPushButton>("downloadModel")->isEnabled());
    auto* status = find<QToolButton>("fetchStatus");
    EXPECT_EQ(status->text(), "ViT-B-32-openai: 50 %");

    click("closeModels");
    ASSERT_TRUE(
        waitUntil([this] { return m_window->findChild<QDialog*>("modelsDialog") == nullptr; }));
    EXPECT_TRUE(status->isVisible());
    status->click();
    EXPECT_TRUE(find<QLabel>("fetchText")->isVisible());
    network->release();
    ASSERT_TRUE(waitUntilInstalled());
    EXPECT_FALSE(status->isVisible());
    EXPECT_EQ(network->cancels, 0);
    EXPECT_TRUE(message().startsWith("ViT-B-32-openai is installed: ")) << message().toStdString();
    EXPECT_GE(find<QComboBox>("model")->findText("ViT-B-32-openai"), 0);

    list()->select("ViT-B-32-openai");
    click("useModel");
    ASSERT_TRUE(waitUntil(
        [this] { return m_workbench->models().loaded() && !m_workbench->models().isLoading(); }));
    EXPECT_EQ(m_script->lastWish().nameOrPath, "ViT-B-32-openai");
    EXPECT_EQ(columnsOf("ViT-B-32-openai")[ModelList::State], "in use");
    EXPECT_FALSE(find<QPushButton>("useModel")->isEnabled());
}

TEST_F(ModelsTest, KeepsWhatHasArrivedWhenADownloadIsCancelled)
{
    network->hold();
    startDownload();
    ASSERT_TRUE(waitUntil([this] { return bytesKept() > 0; }));
    EXPECT_EQ(find<QPushButton>("fetchStop")->text(), "Ca&ncel");
    click("fetchStop");
    ASSERT_TRUE(waitUntil([this] { return !m_workbench->fetcher().isBusy(); }));
    EXPECT_EQ(network->cancels, 1);
    EXPECT_EQ(bytesKept(), static_cast<qint64>(smallCheckpoint().size() / 2));
    EXPECT_FALSE(find<QLabel>("fetchText")->isVisible());
    EXPECT_TRUE(find<QPushButton>("downloadModel")->isEnabled());
}

TEST_F(ModelsTest, SaysWhyADownloadFailedAndTriesAgain)
{
    network->fails = true;
    startDownload();
    ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("fetchRetry")->isVisible(); }));
    EXPECT_TRUE(find<QLabel>("fetchText")->text().endsWith("https://a.example/ViT-B-32.pt"));
    EXPECT_EQ(find<QPushButton>("fetchStop")->text(), "C&lose");
    EXPECT_EQ(find<QToolButton>("fetchStatus")->text(), "ViT-B-32-openai: download failed");
    network->fails = false;
    click("fetchRetry");
    EXPECT_TRUE(waitUntilInstalled());
}

TEST_F(ModelsTest, ForgetsAFailureThatIsClosed)
{
    network->fails = true;
    startDownload();
    ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("fetchRetry")->isVisible(); }));
    click("fetchStop");
    EXPECT_FALSE(find<QLabel>("fetchText")->isVisible());
    EXPECT_FALSE(find<QToolButton>("fetchStatus")->isVisible());
    EXPECT_TRUE(dialog()->isVisible());
}

TEST_F(ModelsTest, StopsADownloadAtTheEndAndKeepsWhatHasArrived)
{
    network->hold();
    startDownload();
    ASSERT_TRUE(waitUntil([this] { return bytesKept() > 0; }));
    QElapsedTimer clock;
    clock.start();
    m_window->close();
    m_window.reset();
    m_workbench.reset();
    EXPECT_LT(clock.elapsed(), 2000);
    EXPECT_EQ(network->cancels, 1);
    EXPECT_GT(bytesKept(), 0);
}

TEST_F(ModelsTest, TakesTheFileOfAnotherProgramWithoutADownload)
{
    const QDir cache(QDir::homePath() + "/.cache/clip");
    ASSERT_TRUE(cache.mkpath("."));
    QFile file(cache.filePath("ViT-B-32.pt"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(smallCheckpoint()));
    file.close();
    open();
    EXPECT_EQ(columnsOf("ViT-B-32-openai")[ModelList::State], "in another program's cache");
    list()->select("ViT-B-32-openai");
    EXPECT_EQ(find<QPushButton>("downloadModel")->text(), "&Install");
    click("downloadModel");
    EXPECT_TRUE(waitUntilInstalled());
    EXPECT_EQ(network->fetches, 0);
    file.remove();
}

TEST_F(ModelsTest, RemovesOnlyAfterAsking)
{
    startDownload();
    ASSERT_TRUE(waitUntilInstalled());
    list()->select("ViT-B-32-openai");
    click("removeModel");
    auto* question = find<QMessageBox>("removeQuestion");
    EXPECT_TRUE(question->text().contains("ViT-B-32-openai"));
    EXPECT_EQ(question->defaultButton(), question->button(QMessageBox::Cancel));
    question->button(QMessageBox::Cancel)->click();
    EXPECT_TRUE(QDir(folder.filePath("models")).exists("ViT-B-32-openai"));

    click("removeModel");
    find<QPushButton>("confirmRemove")->click();
    ASSERT_TRUE(waitUntil([this] { return namesIn("Installed").isEmpty(); }));
    EXPECT_FALSE(QDir(folder.filePath("models")).exists("ViT-B-32-openai"));
    ASSERT_TRUE(waitUntil([this] { return namesIn("Can be downloaded").size() == 2; }));
    EXPECT_LT(find<QComboBox>("model")->findText("ViT-B-32-openai"), 0);
}

TEST_F(ModelsTest, NeverRemovesTheModelInUseOrAShippedOne)
{
    open();
    list()->select("fake");
    EXPECT_FALSE(find<QPushButton>("removeModel")->isEnabled());
    list()->select("ViT-B-32-openai");
    click("downloadModel");
    ASSERT_TRUE(waitUntilInstalled());
    list()->select("ViT-B-32-openai");
    EXPECT_TRUE(find<QPushButton>("removeModel")->isEnabled());
    click("useModel");
    EXPECT_FALSE(find<QPushButton>("removeModel")->isEnabled());
    EXPECT_TRUE(find<QPushButton>("removeModel")->toolTip().contains("in use"));
}

TEST_F(ModelsTest, OpensTheFolderOfTheModelsBeforeThereIsOne)
{
    FolderOpener opener;
    open();
    list()->select("ViT-B-32-openai");
    click("openModelFolder");
    EXPECT_EQ(opener.opened, folder.filePath("models"));
    EXPECT_TRUE(QDir(opener.opened).exists());
}

TEST_F(ModelsTest, ListsTheUsersOwnFilesAndTakesThemOffTheList)
{
    const QString file = folder.filePath("my-clip/model.safetensors");
    ASSERT_TRUE(QDir(folder.path()).mkpath("my-clip"));
    QFile weights(file);
    ASSERT_TRUE(weights.open(QIODevice::WriteOnly));
    weights.close();
    document().setModel(file);
    ASSERT_TRUE(waitUntil([this] { return !m_workbench->models().isLoading(); }));
    EXPECT_EQ(m_settings->modelFiles(), QStringList{file});
    open();
    EXPECT_EQ(namesIn("Installed"), QStringList{"my-clip/model.safetensors"});
    EXPECT_EQ(find<QComboBox>("model")->currentText(), "my-clip/model.safetensors");

    list()->select("fake");
    click("useModel");
    list()->select(file);
    click("removeModel");
    find<QPushButton>("confirmRemove")->click();
    EXPECT_EQ(namesIn("Installed"), QStringList());
    EXPECT_EQ(m_settings->modelFiles(), QStringList());
    EXPECT_TRUE(QFile::exists(file));
}

TEST_F(ModelsTest, IsUsedWithTheKeyboardAlone)
{
    open();
    auto* search = find<QLineEdit>("modelSearch");
    search->setFocus();
    QTest::keyClicks(search, "fake");
    QTest::keyClick(search, Qt::Key_Down);
    EXPECT_TRUE(list()->hasFocus());
    QTest::keyClick(list(), Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return m_script->lastWish().nameOrPath == "fake"; }));
    QTest::keyClick(list(), Qt::Key_Escape);
    EXPECT_TRUE(
        waitUntil([this] { return m_window->findChild<QDialog*>("modelsDialog") == nullptr; }));
}

TEST_F(ModelsTest, GivesEveryControlANameForAssistiveTools)
{
    network->fails = true;
    startDownload();
    ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("fetchRetry")->isVisible(); }));
    expectNamedControls(*dialog());
}

TEST_F(ModelsTest, SaysWhatIsWrongWithTheListOfKnownModels)
{
    QFile file(folder.filePath("manifest.json"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("no list");
    file.close();
    find<QAction>("models")->trigger();
    list()->select("fake");
    EXPECT_TRUE(
        waitUntil([this] { return find<QLabel>("modelNote")->text().contains("manifest.json"); }));
    EXPECT_EQ(namesIn("Comes with Clipscope"), QStringList{"fake"});
}

}  // namespace
}  // namespace clipscope::test
