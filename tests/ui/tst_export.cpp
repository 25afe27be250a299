// SPDX-License-Identifier: GPL-3.0-or-later
// Exports from the window: files, figures, the clipboard.
#include "core/export/export.h"
#include "core/export/tables.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/figure_preview.h"
#include "ui/export/describe_figure.h"
#include "ui/export/report_writer.h"
#include "ui/window/export_commands.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimer>

namespace clipscope::test {
namespace {

using ui::DataFile;

QByteArray contents(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

class ExportTest : public WindowTest {
protected:
    ExportTest()
    {
        QFile file(path("weights.bin"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("abc");
        m_script->weights = file.fileName().toStdString();
    }
    [[nodiscard]] QString path(const QString& name) { return m_folder.filePath(name); }
    [[nodiscard]] ui::ExportCommands& commands()
    {
        return *m_window->findChild<ui::ExportCommands*>();
    }
    [[nodiscard]] ui::ExportDialog* openDialog()
    {
        find<QAction>("exportFigure")->trigger();
        return find<ui::ExportDialog>("exportDialog");
    }
    [[nodiscard]] const ui::Composition& shown() { return *explainer().composition(); }
    [[nodiscard]] bool waitForMessage(const QString& beginning)
    {
        return waitUntil([&] { return message().startsWith(beginning); });
    }

    QTemporaryDir m_folder;
};

TEST_F(ExportTest, WritesEverythingAboutTheCanvasIntoAFolder)
{
    document().setPrompt(0, "apple");
    document().addPrompt("pear, \"ripe\"");
    document().setThreshold({Threshold::Kind::Fixed, 0.25});
    ASSERT_TRUE(waitUntilDone());
    ASSERT_TRUE(waitUntil([this] { return shown().threshold == document().threshold(); }));
    const QString folder = path("all");
    commands().writeAllTo(folder);
    ASSERT_TRUE(waitForMessage("The explanation is in ")) << message().toStdString();
    EXPECT_EQ(
        QDir(folder).entryList(QDir::Files, QDir::Name),
        QStringList(
            {"boxes.csv",
             "boxes.json",
             "boxes.png",
             "channels.csv",
             "figure.png",
             "heatmap.npy",
             "heatmap16.png",
             "heatmap_native.npy",
             "mask.png",
             "overlay.png",
             "prompts.csv",
             "result.json"}));
    const QDir all(folder);
    const auto text = [&all](const char* name) {
        return contents(all.filePath(name)).toStdString();
    };
    EXPECT_EQ(text("heatmap.npy"), npyBytes(shown().heatmap->values));
    EXPECT_EQ(text("heatmap_native.npy"), npyBytes(shown().map.values));
    EXPECT_EQ(text("boxes.csv"), boxesCsv(shown().localisation, {200, 120}));
    EXPECT_NE(text("prompts.csv").find("\"pear, \"\"ripe\"\"\","), std::string::npos);
    const QJsonObject record =
        QJsonDocument::fromJson(contents(all.filePath("result.json"))).object();
    EXPECT_EQ(record["schema"].toString(), "clipscope.result/1");
    EXPECT_EQ(record["explained"].toInt(), 1);
    EXPECT_EQ(record["prompts"].toArray().size(), 2);
    EXPECT_EQ(record["options"].toObject()["threshold"].toString(), "0.25");
    EXPECT_EQ(record["options"].toObject()["method"].toString(), "gscorecam");
    // SHA-256 of "abc", FIPS 180-2, appendix B.1.
    EXPECT_TRUE(record["model"].toObject()["sha256"].toString().startsWith("ba7816bf"));
    EXPECT_GE(QImage(all.filePath("figure.png")).width(), 1200);
}

TEST_F(ExportTest, SaysWhyItCouldNotWrite)
{
    QFile file(path("taken"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    commands().writeAllTo(path("taken/deeper"));
    ASSERT_TRUE(waitForMessage("cannot make the folder ")) << message().toStdString();
}

TEST_F(ExportTest, WritesEachKindOfDataOnItsOwn)
{
    const auto written = [this](DataFile file, const char* name) {
        commands().writeDataTo(file, path(name));
        EXPECT_TRUE(waitForMessage("Saved " + path(name))) << message().toStdString();
        return contents(path(name)).toStdString();
    };
    EXPECT_EQ(written(DataFile::Heatmap, "a.npy"), npyBytes(shown().heatmap->values));
    EXPECT_EQ(written(DataFile::NativeHeatmap, "b.npy"), npyBytes(shown().map.values));
    const std::string grey = written(DataFile::Heatmap16, "c.png");
    const cv::Mat read =
        cv::imdecode(std::vector<uchar>(grey.begin(), grey.end()), cv::IMREAD_UNCHANGED);
    cv::Mat values;
    read.convertTo(values, CV_32F, 1.0 / 65535);
    EXPECT_LE(cv::norm(values, shown().heatmap->values, cv::NORM_INF), 1.0 / 65535);
    const QImage mask =
        QImage::fromData(QByteArray::fromStdString(written(DataFile::Mask, "d.png")));
    EXPECT_EQ(mask.size(), QSize(200, 120));
    EXPECT_EQ(
        mask.pixelColor(shown().peak).value() > 128,
        shown().localisation.mask.at<uchar>(shown().peak.y(), shown().peak.x()) > 128);
    EXPECT_EQ(written(DataFile::BoxesCsv, "e.csv"), boxesCsv(shown().localisation, {200, 120}));
    EXPECT_EQ(
        written(DataFile::BoxesJson, "f.json"), boxesJson(shown().localisation, {200, 120}, {}));
    EXPECT_FALSE(written(DataFile::Overlay, "g.png").empty());
    EXPECT_FALSE(written(DataFile::BoxesPicture, "h.png").empty());
    EXPECT_TRUE(written(DataFile::Prompts, "i.csv").starts_with("prompt,cosine,logit,"));
}

TEST_F(ExportTest, TellsOfTheChannelsThatTheMapIsMadeOf)
{
    document().setK(4);
    ASSERT_TRUE(waitUntilDone());
    commands().writeDataTo(DataFile::Channels, path("channels.csv"));
    ASSERT_TRUE(waitForMessage("Saved ")) << message().toStdString();
    const QList<QByteArray> lines = contents(path("channels.csv")).split('\n');
    ASSERT_EQ(lines.size(), 16 + 2);
    for (int channel = 0; channel < 16; ++channel) {
        const QList<QByteArray> cells = lines[channel + 1].split(',');
        EXPECT_EQ(cells[0].toInt(), channel);
        EXPECT_EQ(cells[4], channel < 4 ? QByteArray::number(channel + 1) : QByteArray());
    }
}

TEST_F(ExportTest, WritesNothingThatAnswersAnotherQuestion)
{
    document().setLive(false);
    document().setPrompt(0, "pear");
    ASSERT_TRUE(waitUntil([this] { return explainer().isStale(); }));
    commands().writeDataTo(DataFile::Heatmap, path("a.npy"));
    EXPECT_TRUE(message().startsWith("There is no finished explanation to export yet"));
    EXPECT_FALSE(QFile::exists(path("a.npy")));
}

TEST_F(ExportTest, CopiesTheFigureToTheClipboard)
{
    QGuiApplication::clipboard()->clear();
    find<QAction>("copyFigure")->trigger();
    ASSERT_TRUE(waitForMessage("Copied a figure of ")) << message().toStdString();
    EXPECT_GE(QGuiApplication::clipboard()->image().width(), 1200);
}

TEST_F(ExportTest, DescribesWhatTheCanvasShows)
{
    document().addPrompt("pear");
    document().setTruth(Box{10, 20, 30, 40});
    ASSERT_TRUE(waitUntilDone());
    ASSERT_TRUE(waitUntil([this] { return m_workbench->scores().isCurrent(); }));
    const ui::FigureContent content = ui::describeFigure(*m_workbench);
    EXPECT_EQ(content.heading, "“pear”");
    ASSERT_EQ(content.caption.size(), 3);
    EXPECT_TRUE(content.caption[0].startsWith("gScoreCAM, k = 16 · "))
        << content.caption[0].toStdString();
    EXPECT_TRUE(content.caption[1].contains("IoU with the truth 0."));
    EXPECT_EQ(content.caption[2], "gradient, 200 × 120 pixels");
    ASSERT_EQ(content.prompts.size(), 2U);
    EXPECT_TRUE(content.prompts[1].isExplained);
    EXPECT_DOUBLE_EQ(*content.prompts[0].probability, 0.5);
    EXPECT_EQ(content.panes[0].truth, QRect(10, 20, 30, 40));
    EXPECT_EQ(ui::suggestedName(*m_workbench), "gradient - pear - gscorecam");
    document().setVisible(ui::Layer::Heat, false);
    EXPECT_TRUE(ui::describeFigure(*m_workbench).colorMap.isEmpty());
}

TEST_F(ExportTest, ShowsTheFigureWhileItIsDecided)
{
    ui::ExportDialog* dialog = openDialog();
    auto* preview = find<ui::FigurePreview>("figurePreview");
    ASSERT_TRUE(waitUntil([preview] { return !preview->figure().isNull(); }));
    EXPECT_TRUE(preview->accessibleDescription().startsWith("“apple”. gScoreCAM"));
    EXPECT_GE(find<QSpinBox>("figureWidth")->value(), 2 * canvas().viewport()->width());
    const auto ratio = [&] {
        return double(preview->figure().height()) / preview->figure().width();
    };
    const double before = ratio();
    find<QCheckBox>("figureCaption")->setChecked(false);
    find<QCheckBox>("figureColourBar")->setChecked(false);
    EXPECT_TRUE(waitUntil([&] { return ratio() < before - 0.05; }));
    EXPECT_TRUE(dialog->content().caption.isEmpty());
    if (const QString folder = qEnvironmentVariable("CLIPSCOPE_KEEP_FIGURES"); !folder.isEmpty()) {
        find<QCheckBox>("figureCaption")->setChecked(true);
        find<QCheckBox>("figureColourBar")->setChecked(true);
        for (const auto theme : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            m_theme->choose(theme);
            EXPECT_TRUE(waitUntil([&] { return ratio() > before - 0.01; }));
            const QString name = theme == ui::ThemeChoice::Dark ? "dark" : "light";
            dialog->grab().save(QDir(folder).filePath("dialog_" + name + ".png"));
        }
    }
    find<QCheckBox>("figureBoxes")->setChecked(false);
    EXPECT_FALSE(dialog->content().layers[static_cast<std::size_t>(ui::Layer::Boxes)]);
}

TEST_F(ExportTest, OpensTheDialogByItsKeyEvenWhileAPromptIsTyped)
{
    auto* prompt = find<QLineEdit>("prompt");
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_E, Qt::ControlModifier);
    EXPECT_TRUE(waitUntil([this] {
        const auto* dialog = m_window->findChild<ui::ExportDialog*>();
        return dialog && dialog->isVisible();
    }));
}

TEST_F(ExportTest, AsksForPixelsOrMillimetresAsTheFormatNeeds)
{
    static_cast<void>(openDialog());
    auto* format = find<QComboBox>("figureFormat");
    auto* pixels = find<QSpinBox>("figureWidth");
    auto* millimetres = find<QDoubleSpinBox>("figureMillimetres");
    pixels->setValue(3000);
    EXPECT_TRUE(find<QLabel>("figureSize")->text().startsWith("3000 × "));
    EXPECT_TRUE(find<QLabel>("figureSize")->text().contains(" px = 254 × "));
    format->setCurrentIndex(1);
    EXPECT_TRUE(pixels->isVisible());
    EXPECT_FALSE(find<QComboBox>("figureResolution")->isVisible());
    format->setCurrentIndex(2);
    EXPECT_FALSE(pixels->isVisible());
    millimetres->setValue(85);
    EXPECT_TRUE(find<QLabel>("figureSize")->text().startsWith("85 × "));
}

TEST_F(ExportTest, GivesEveryControlOfTheDialogAName)
{
    ui::ExportDialog* dialog = openDialog();
    ASSERT_TRUE(waitUntil([dialog] { return dialog->isVisible(); }));
    expectNamedControls(*dialog);
}

TEST_F(ExportTest, SavesTheFigureAsChosenAndRemembersTheChoice)
{
    m_settings->setLastFolder(m_folder.path());
    ui::ExportDialog* dialog = openDialog();
    find<QSpinBox>("figureWidth")->setValue(900);
    find<QComboBox>("figureGround")->setCurrentIndex(1);
    commands().setFinishPng([] { return [](const QByteArray& png) { return png + "tail"; }; });
    QString suggested;
    QTimer::singleShot(0, dialog, [this, &suggested] {
        ASSERT_TRUE(waitUntil([] {
            return qobject_cast<QFileDialog*>(QApplication::activeModalWidget()) != nullptr;
        }));
        auto* files = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        suggested = QFileInfo(files->selectedFiles().value(0)).fileName();
        files->findChild<QLineEdit*>()->setText(path("chosen"));
        files->findChild<QLineEdit*>()->setFocus();
        QTest::keyClick(files->findChild<QLineEdit*>(), Qt::Key_Return);
    });
    find<QPushButton>("saveFigure")->click();
    ASSERT_TRUE(waitForMessage("Saved ")) << message().toStdString();
    EXPECT_EQ(suggested, "gradient - apple - gscorecam.png");
    const QImage figure(path("chosen.png"));
    EXPECT_EQ(figure.width(), 900);
    EXPECT_LT(figure.pixelColor(2, 2).lightness(), 40);
    EXPECT_TRUE(contents(path("chosen.png")).endsWith("tail"));
    const auto choices = ui::FigureChoices::fromMap(ui::Settings().figure());
    EXPECT_EQ(choices.output.width, 900);
    EXPECT_EQ(choices.ground, ui::FigureGround::Dark);
}

TEST_F(ExportTest, TellsEverythingInAReportThatNeedsNoOtherFile)
{
    document().setPrompt(0, "<b>apple</b> & %1");
    document().addPrompt("pear");
    document().setExplained(0);
    ASSERT_TRUE(waitUntilDone());
    commands().writeReportTo(path("report.html"));
    ASSERT_TRUE(waitForMessage("Saved ")) << message().toStdString();
    const QString page = QString::fromUtf8(contents(path("report.html")));
    EXPECT_TRUE(page.startsWith("<!DOCTYPE html>"));
    EXPECT_TRUE(page.contains("<h1>“&lt;b&gt;apple&lt;/b&gt; &amp; %1”</h1>"));
    EXPECT_FALSE(page.contains("<b>apple"));
    EXPECT_EQ(page.count("src=\"data:image/png;base64,"), 3);
    EXPECT_EQ(page.count(" src="), 3);
    EXPECT_FALSE(page.contains("href"));
    EXPECT_TRUE(page.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    for (const char* word : {"<th scope=\"row\">seed</th><td>0</td>", "gscorecam", "otsu", "pear"})
        EXPECT_TRUE(page.contains(word)) << word;
    const qsizetype at = page.indexOf("base64,") + 7;
    const QImage figure = QImage::fromData(
        QByteArray::fromBase64(page.mid(at, page.indexOf('"', at) - at).toLatin1()));
    EXPECT_EQ(figure.width(), 1600);
}

TEST_F(ExportTest, CannotNameAPastedPictureOnACommandLine)
{
    QGuiApplication::clipboard()->setText("before");
    find<QAction>("copyCommandLine")->trigger();
    EXPECT_TRUE(message().startsWith("This picture came from the clipboard"));
    EXPECT_EQ(QGuiApplication::clipboard()->text(), "before");
}

TEST_F(ExportTest, CopiesACommandLineForAFile)
{
    ASSERT_TRUE(gradient(60, 40).save(path("a picture.png")));
    m_workbench->opener().openFile(path("a picture.png"));
    ASSERT_TRUE(waitUntil([this] { return document().picture()->title == "a picture.png"; }));
    find<QAction>("copyCommandLine")->trigger();
    EXPECT_TRUE(message().startsWith("The command line is on the clipboard"));
    EXPECT_TRUE(QGuiApplication::clipboard()->text().startsWith(
        "clipscope explain '" + path("a picture.png") + "' --prompt apple --model "));
}

TEST(FigureChoicesTest, SurviveBeingRemembered)
{
    ui::FigureChoices choices;
    choices.output = {ui::FigureFormat::Pdf, 2345, 600, 85.5};
    choices.hasCaption = false;
    choices.hasTruth = false;
    choices.ground = ui::FigureGround::Transparent;
    choices.textSize = 16;
    const auto read = ui::FigureChoices::fromMap(choices.toMap());
    EXPECT_EQ(read.toMap(), choices.toMap());
    EXPECT_EQ(read.output.millimetres, 85.5);
    EXPECT_FALSE(read.hasCaption);
}

TEST(FigureChoicesTest, TakesNothingThatMakesNoSense)
{
    const auto read = ui::FigureChoices::fromMap(
        {{"format", "gif"}, {"width", 10}, {"dpi", 7}, {"millimetres", -1}, {"textSize", 1000}});
    EXPECT_EQ(read.toMap(), ui::FigureChoices().toMap());
}

TEST(FileNameTest, LeavesOutWhatFileSystemsDoNotTake)
{
    using ui::fileNameFrom;
    EXPECT_EQ(
        fileNameFrom({"apple", "a red apple", "gscorecam"}), "apple - a red apple - gscorecam");
    EXPECT_EQ(fileNameFrom({"../x", "a/b\\c:d*?\"<>|\ne", ""}), "x - a b c d e");
    EXPECT_EQ(fileNameFrom({"", " "}), "clipscope");
    EXPECT_EQ(fileNameFrom({"-rf"}), "rf");
    EXPECT_LE(fileNameFrom({QString(500, 'x'), QString(500, 'y'), "z"}).size(), 120);
}

}  // namespace
}  // namespace clipscope::test
