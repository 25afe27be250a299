// SPDX-License-Identifier: GPL-3.0-or-later
// Saving the work and opening it again: the same state, the same map, nothing computed.
#include "core/base/sha256.h"
#include "core/image/colormap.h"
#include "core/image/image_io.h"
#include "core/session/session_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/canvas/canvas_description.h"
#include "ui/raster/convert.h"
#include "ui/state/pinned.h"
#include "ui/state/session_state.h"

#include <opencv2/core.hpp>

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

#include <gtest/gtest.h>

#include <cstring>
#include <span>

namespace clipscope::test {
namespace {

using ui::Change;
using ui::Changes;
using ui::DocumentState;
using ui::MapOrigin;

/// A workbench over a fake backend of its own.
struct Bench {
    explicit Bench(const QTemporaryDir& folder, const QString& weights = QStringLiteral("fake.pt"))
    {
        script->weights = folder.filePath(weights).toStdString();
        workbench =
            std::make_unique<ui::Workbench>(ui::Workbench::Parts{.backend = fakeBackend(script)});
        QObject::connect(
            workbench.get(), &ui::Workbench::noticed, [this](const ui::Notice& notice) {
                told = notice.text;
            });
    }
    ~Bench() { script->release(); }

    [[nodiscard]] ui::Document& document() const { return workbench->document(); }
    [[nodiscard]] ui::Explainer& explainer() const { return workbench->explainer(); }
    [[nodiscard]] const ui::CompositionPtr& composition() const
    {
        return explainer().composition();
    }
    [[nodiscard]] bool shows(MapOrigin origin) const
    {
        return composition() && composition()->label.origin == origin && !explainer().isStale();
    }
    [[nodiscard]] bool waitFor(MapOrigin origin) const
    {
        return waitUntil([this, origin] { return shows(origin); });
    }
    [[nodiscard]] bool save(const QString& path) const
    {
        QSignalSpy saved(&workbench->sessions(), &ui::SessionKeeper::saved);
        workbench->sessions().save(path);
        return waitUntil([&saved] { return saved.count() == 1; });
    }
    void start(const QString& path) const { workbench->start({.picture = path}); }
    [[nodiscard]] QString description() const
    {
        return ui::describeCanvas(document(), explainer().status(), composition(), 1);
    }
    [[nodiscard]] QString badge() const
    {
        return ui::badgeFor(explainer().status(), composition(), explainer().isStale());
    }

    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    QString told;
    std::unique_ptr<ui::Workbench> workbench;
};

void expectSameMap(const cv::Mat& a, const cv::Mat& b)
{
    ASSERT_EQ(a.size(), b.size());
    for (int row = 0; row < a.rows; ++row)
        EXPECT_EQ(std::memcmp(a.ptr(row), b.ptr(row), sizeof(float) * std::size_t(a.cols)), 0);
}

class SessionsTest : public ::testing::Test {
protected:
    SessionsTest()
    {
        EXPECT_TRUE(gradient(60, 40).save(picturePath()));
        QFile weights(m_folder.filePath("fake.pt"));
        EXPECT_TRUE(weights.open(QIODevice::WriteOnly));
        weights.write("weights");
    }
    [[nodiscard]] QString picturePath() const { return m_folder.filePath("apple.png"); }
    [[nodiscard]] QString sessionPath() const { return m_folder.filePath("work.clipscope"); }

    /// Work with something unusual in every field.
    void work(const Bench& bench) const
    {
        bench.workbench->start({.picture = picturePath(), .prompts = {"apple", "pear", ""}});
        EXPECT_TRUE(bench.waitFor(MapOrigin::Complete));
        bench.document().edit([](DocumentState& state) {
            state.explained = 1;
            state.k = 8;
            state.fit = Fit::Crop;
            state.templates = QStringList{"a photo of {}"};
            state.seed = 18446744073709551615U;
            state.params["rise"]["cells"] = std::int64_t{5};
            state.threshold = {Threshold::Kind::Fixed, 0.25};
            state.mapOptions = {Interpolation::Nearest, {5, true}};
            state.rule = BoxRule::AreaIntensity;
            state.alpha = 0.75;
            state.off = {3, 5};
            state.cell = QPoint(2, 1);
            state.truth = Box{4, 5, 20, 10};
            state.colorMap = QString::fromStdString(colorMaps().at(1).id);
            state.opacity = 0.3;
            state.layers = {true, false, true, true, false};
            state.layout = ui::Layout::SideBySide;
            state.sharedScale = false;
            state.sharedAcrossMethods = true;
            state.modelView = true;
            state.pinnedChannel = 6;
        });
        EXPECT_TRUE(bench.waitFor(MapOrigin::Complete));
        bench.document().edit([](DocumentState& state) { state.k = 5; });  // from the bank
        EXPECT_TRUE(bench.waitFor(MapOrigin::Complete));
    }
    void workAndSave() const
    {
        const Bench bench(m_folder);
        work(bench);
        EXPECT_TRUE(bench.save(sessionPath()));
    }

    QTemporaryDir m_folder;
};

TEST_F(SessionsTest, OpensToTheSameStateAndMapWithoutComputing)
{
    const Bench first(m_folder);
    work(first);
    ASSERT_TRUE(first.save(sessionPath()));
    QFile::remove(picturePath());  // it is in the session

    const Bench second(m_folder);
    second.start(sessionPath());
    ASSERT_TRUE(second.waitFor(MapOrigin::Complete));
    const Changes differences = ui::difference(first.document().state(), second.document().state());
    EXPECT_EQ(differences, Changes(Change::Picture)) << differences.toInt();
    EXPECT_EQ(second.document().picture()->image.id(), first.document().picture()->image.id());
    EXPECT_EQ(second.document().picture()->title, "apple.png");
    EXPECT_EQ(second.description(), first.description());
    expectSameMap(second.composition()->map.values, first.composition()->map.values);
    EXPECT_EQ(second.composition()->heat, first.composition()->heat);
    EXPECT_EQ(
        second.workbench->scores().scoreOf(0)->logit, first.workbench->scores().scoreOf(0)->logit);
    EXPECT_EQ(second.script->explains, 0);
    EXPECT_EQ(second.script->scores, 0);
    EXPECT_EQ(second.workbench->sessions().path(), sessionPath());
    EXPECT_FALSE(second.workbench->sessions().isModified());
}

TEST_F(SessionsTest, TheKeptBankAnswersForOtherChannelsWithoutComputing)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    const ChannelBank bank = *bench.explainer().result()->bank;
    bench.document().edit([](DocumentState& state) {
        state.off.clear();
        state.k = 7;
    });
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    expectSameMap(bench.composition()->map.values, combineFirst(bank, 7).values);
    bench.document().setChannel(2);
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    expectSameMap(bench.composition()->map.values, channelMap(bank, 2).values);
    EXPECT_EQ(bench.script->explains, 0);
}

TEST_F(SessionsTest, NothingIsComputedWhereItsModelIsThereAlready)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.workbench->start({});
    ASSERT_TRUE(waitUntil([&bench] { return bench.workbench->models().loaded().has_value(); }));
    bench.workbench->opener().openFile(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    EXPECT_EQ(bench.document().k(), 5);
    EXPECT_EQ(largestK(*bench.explainer().result()->bank), 8);
    EXPECT_EQ(bench.script->explains, 0);
    EXPECT_EQ(bench.script->scores, 0);
}

TEST_F(SessionsTest, ShowsItsMapWhileItsModelIsStillLoading)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.script->holdsLoads = true;
    bench.script->hold();
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Stored));
    EXPECT_EQ(bench.badge(), "session · model loading…");
    EXPECT_EQ(bench.document().k(), 5);
    const cv::Mat before = bench.composition()->map.values;
    bench.document().setK(3);
    ASSERT_TRUE(bench.waitFor(MapOrigin::Stored));
    EXPECT_NE(cv::norm(bench.composition()->map.values, before, cv::NORM_INF), 0);
    bench.document().setK(5);
    bench.script->release();
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    expectSameMap(bench.composition()->map.values, before);
    EXPECT_EQ(bench.script->explains, 0);
    EXPECT_EQ(bench.script->scores, 0);
}

TEST_F(SessionsTest, ShowsItsMapWithoutAnyModel)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.script->failLoads = true;
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Stored));
    ASSERT_TRUE(waitUntil([&bench] { return !bench.workbench->models().isLoading(); }));
    bench.document().setK(3);
    ASSERT_TRUE(bench.waitFor(MapOrigin::Stored));
    EXPECT_EQ(bench.badge(), "session · its model is not loaded");
    EXPECT_EQ(bench.explainer().result()->bank->channels(), 16);
    EXPECT_TRUE(bench.told.contains("no model")) << bench.told.toStdString();
}

TEST_F(SessionsTest, AnotherModelDoesNotPaintOverItsMap)
{
    {
        const Bench bench(m_folder);
        work(bench);
        bench.document().setModel("special");
        ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
        ASSERT_TRUE(bench.save(sessionPath()));
    }
    const Bench bench(m_folder);
    bench.workbench->start({});
    ASSERT_TRUE(waitUntil([&bench] { return bench.workbench->models().loaded().has_value(); }));
    bench.script->failLoads = true;
    bench.workbench->opener().openFile(sessionPath());
    ASSERT_TRUE(waitUntil([&bench] { return bench.told.contains("special"); }));
    ASSERT_TRUE(waitUntil([&bench] { return bench.composition() != nullptr; }));
    ASSERT_FALSE(bench.workbench->models().isLoading());
    EXPECT_EQ(bench.composition()->label.origin, MapOrigin::Stored);
    EXPECT_FALSE(bench.document().isLive());
    EXPECT_TRUE(bench.explainer().isStale());
    EXPECT_EQ(bench.badge(), "session · its model is not loaded");
    EXPECT_EQ(bench.script->explains, 0);
}

TEST_F(SessionsTest, AMapThatIsNoLongerAskedForComesBackAsSuch)
{
    {
        const Bench bench(m_folder);
        work(bench);
        bench.document().setLive(false);
        bench.document().setPrompt(1, "plum");
        ASSERT_TRUE(bench.save(sessionPath()));
    }
    const Bench bench(m_folder);
    bench.start(sessionPath());
    ASSERT_TRUE(waitUntil([&bench] {
        return bench.composition() && bench.workbench->models().loaded().has_value();
    }));
    EXPECT_EQ(bench.document().explainedPrompt(), "plum");
    EXPECT_TRUE(bench.explainer().isStale());
    EXPECT_FALSE(bench.document().isLive());
    EXPECT_EQ(bench.script->explains, 0);
}

TEST_F(SessionsTest, TellsWhetherTheFileIsBehindTheDocument)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    const ui::SessionKeeper& keeper = bench.workbench->sessions();
    QSignalSpy changed(&keeper, &ui::SessionKeeper::changed);
    bench.document().setK(4);
    EXPECT_TRUE(keeper.isModified());
    bench.document().setK(3);
    EXPECT_EQ(changed.count(), 1);
    bench.document().setK(5);
    EXPECT_FALSE(keeper.isModified());
    EXPECT_EQ(changed.count(), 2);
    bench.document().setPrompt(0, "plum");
    ASSERT_TRUE(bench.save(sessionPath()));
    EXPECT_FALSE(keeper.isModified());
    EXPECT_EQ(readSession(ui::toPath(sessionPath())).question.prompts.front(), "plum");
}

TEST_F(SessionsTest, OpeningIsNoStepToUndo)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.workbench->start({.picture = picturePath()});
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    bench.document().setPrompt(0, "plum");
    bench.workbench->opener().openFile(sessionPath());
    ASSERT_TRUE(waitUntil([&bench] { return bench.document().prompts().size() == 3; }));
    EXPECT_FALSE(bench.workbench->undo().stack().canUndo());
}

TEST_F(SessionsTest, TheHistoryComesBackAndNeedsNoNetwork)
{
    {
        const Bench bench(m_folder);
        work(bench);
        const auto size = bench.workbench->history().entries().size();
        bench.document().setPrompt(1, "plum");
        ASSERT_TRUE(waitUntil(
            [&bench, size] { return bench.workbench->history().entries().size() == size + 1; }));
        ASSERT_TRUE(bench.save(sessionPath()));
    }
    const Bench bench(m_folder);
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    ui::History& history = bench.workbench->history();
    const int entries = history.rowCount();
    ASSERT_GE(entries, 2);
    EXPECT_FALSE(history.entries().front().thumbnail.isNull());
    history.restore(0);
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    EXPECT_EQ(bench.document().explainedPrompt(), "apple");
    EXPECT_EQ(bench.script->explains, 0);
    ASSERT_TRUE(bench.save(sessionPath()));
    EXPECT_EQ(readSession(ui::toPath(sessionPath())).history.size(), std::size_t(entries));
}

TEST_F(SessionsTest, WhatIsPinnedComesBackWithItsOwnPicture)
{
    const Bench first(m_folder);
    work(first);
    auto pinned = std::make_shared<ui::Pinned>();
    pinned->picture = gradientPicture(31, 17);
    pinned->map = {(cv::Mat_<float>(2, 2) << 1, -2, 3, 4.5F), Rectify::Never};
    pinned->modelSide = 32;
    pinned->fit = Fit::Pad;
    pinned->label.prompt = "fig";
    pinned->label.method = "rise";
    pinned->label.what = "channel 7";
    first.document().edit([&pinned](DocumentState& state) { state.pinned = pinned; });
    ASSERT_TRUE(first.save(sessionPath()));

    const Bench second(m_folder);
    second.start(sessionPath());
    ASSERT_TRUE(second.waitFor(MapOrigin::Complete));
    const auto& read = second.document().state().pinned;
    ASSERT_TRUE(read);
    EXPECT_EQ(read->picture->image.id(), pinned->picture->image.id());
    expectSameMap(read->map.values, pinned->map.values);
    EXPECT_EQ(read->map.rectify, Rectify::Never);
    EXPECT_EQ(read->modelSide, 32);
    EXPECT_EQ(read->fit, Fit::Pad);
    EXPECT_EQ(read->label.prompt, "fig");
    EXPECT_EQ(read->label.method, "rise");
    EXPECT_EQ(read->label.what, "channel 7");
    EXPECT_FALSE(read->result);
    EXPECT_FALSE(second.workbench->sessions().isModified());
}

TEST_F(SessionsTest, WhatALaterVersionAddedIsSavedAgain)
{
    workAndSave();
    Session session = readSession(ui::toPath(sessionPath()));
    session.stickers = {
        {.id = "s1", .text = "iPod", .extra = R"({"later":[1,2.5]})"},
        {.id = "s2", .kind = StickerKind::Blur, .stroke = {{3, 4}}, .radius = 5}};
    session.view["later"] = std::int64_t{7};
    session.question.params["later_method"]["x"] = 1.5;
    writeSession(ui::toPath(sessionPath()), session);
    const Bench bench(m_folder);
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    ASSERT_TRUE(bench.save(sessionPath()));
    const Session again = readSession(ui::toPath(sessionPath()));
    EXPECT_EQ(again.stickers, session.stickers);
    EXPECT_EQ(again.view, session.view);
    EXPECT_EQ(again.picture, session.picture);
}

TEST_F(SessionsTest, ABrokenSessionIsNamedAndChangesNothing)
{
    const Bench bench(m_folder);
    bench.workbench->start({.picture = picturePath(), .prompts = {"apple"}});
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    const DocumentState before = bench.document().state();
    const auto refuse = [&](const QByteArray& bytes, const char* says) {
        QFile file(sessionPath());
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        bench.workbench->opener().openFile(sessionPath());
        EXPECT_TRUE(waitUntil([&] { return bench.told.contains(says); }))
            << says << ": " << bench.told.toStdString();
        EXPECT_FALSE(ui::difference(before, bench.document().state()));
    };
    refuse("dear diary", "work.clipscope: is not a Clipscope session");
    refuse(R"({"format": "clipscope.session/2"})", "newer Clipscope");
    refuse(R"({"format": "clipscope.session/1", "question": {"method": "magic"}})", "magic");
    refuse(
        R"({"format": "clipscope.session/1", "question": {"params": {"gscorecam": {"rank": 1}}}})",
        "rank");
    refuse(
        R"({"format": "clipscope.session/1", "picture": {"relative_path": "gone.png"}})",
        "gone.png");
}

TEST_F(SessionsTest, AFigureThatCarriesASessionOpensAsOneButBelongsToNoFile)
{
    workAndSave();
    const QString figure = m_folder.filePath("figure.png");
    const Session session = readSession(ui::toPath(sessionPath()));
    QFile picture(picturePath());
    ASSERT_TRUE(picture.open(QIODevice::ReadOnly));
    const QByteArray png = picture.readAll();
    const auto carrying =
        withSession(std::as_bytes(std::span(png.constData(), std::size_t(png.size()))), session);
    QFile file(figure);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char*>(carrying.data()), qint64(carrying.size()));
    file.close();

    const Bench bench(m_folder);
    bench.start(figure);
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    EXPECT_EQ(bench.document().prompts(), (QStringList{"apple", "pear", ""}));
    EXPECT_TRUE(bench.workbench->sessions().path().isEmpty());
    EXPECT_EQ(bench.script->explains, 0);
    bench.workbench->opener().openPicture(figure);
    ASSERT_TRUE(waitUntil([&] { return bench.document().picture()->title == "figure.png"; }));
}

TEST_F(SessionsTest, PicturesThatLeaveTheProgramCarryItWithoutWhatTheFileSays)
{
    QFile picture(picturePath());
    ASSERT_TRUE(picture.open(QIODevice::ReadWrite));
    picture.seek(picture.size());
    picture.write("where it was taken");
    picture.seek(0);
    const QByteArray png = picture.readAll();
    picture.close();
    const Bench bench(m_folder);
    work(bench);
    const QByteArray carrying =
        ui::carrier(bench.workbench->sessions().job(ui::SessionKeeper::Maps::With))(png);
    const Session session = readSession(
        std::as_bytes(std::span(carrying.constData(), std::size_t(carrying.size()))), "figure");
    EXPECT_EQ(session.question.prompts.front(), "apple");
    EXPECT_TRUE(session.answer->result.bank);
    EXPECT_TRUE(session.picture->path.empty());
    const std::string bytes(
        reinterpret_cast<const char*>(session.picture->bytes.data()),
        session.picture->bytes.size());
    EXPECT_EQ(bytes.find("where it was taken"), std::string::npos);
    EXPECT_EQ(
        decodeImage(session.picture->bytes, "picture").id(),
        bench.document().picture()->image.id());
}

TEST_F(SessionsTest, TheCommandLineIsStrongerThanTheSession)
{
    workAndSave();
    const Bench bench(m_folder);
    bench.workbench->start(
        {.picture = sessionPath(), .prompts = {"plum"}, .usualMethod = "gradcam", .k = 6});
    ASSERT_TRUE(waitUntil([&] { return bench.document().prompts() == QStringList{"plum"}; }));
    EXPECT_EQ(bench.document().state().k, 6);
    EXPECT_EQ(bench.document().method(), "gscorecam");
    EXPECT_EQ(bench.document().fit(), Fit::Crop);
}

TEST_F(SessionsTest, SettingsThatTheWindowDoesNotHaveAreSaid)
{
    workAndSave();
    Session session = readSession(ui::toPath(sessionPath()));
    session.question.eigenSmooth = true;
    session.question.maskIterations = 2;
    writeSession(ui::toPath(sessionPath()), session);
    const Bench bench(m_folder);
    bench.start(sessionPath());
    ASSERT_TRUE(bench.waitFor(MapOrigin::Complete));
    EXPECT_TRUE(bench.told.contains("--eigen-smooth, --mask-iterations"))
        << bench.told.toStdString();
}

TEST_F(SessionsTest, AFileThatCannotBeWrittenIsSaid)
{
    const Bench bench(m_folder);
    work(bench);
    bench.workbench->sessions().save("/proc/work.clipscope");
    EXPECT_TRUE(waitUntil([&] { return bench.told.contains("/proc/work.clipscope"); }));
    EXPECT_TRUE(bench.workbench->sessions().path().isEmpty());
}

TEST_F(SessionsTest, EveryStateGoesThereAndBack)
{
    DocumentState state;
    state.prompts = {"a", "b"};
    state.explained = 1;
    state.channel = 3;
    state.candidate = 2;
    state.layout = ui::Layout::Prompts;
    state.live = false;
    state.model = "RN50";
    state.tuned["RN50"].nameOrPath = "RN50";
    state.tuned["RN50"].overrides.inputSize = 448;
    state.tuned["RN50"].merges = "/tmp/merges.txt";
    EXPECT_FALSE(ui::difference(ui::toState(ui::toSession(state)), state));
    EXPECT_FALSE(ui::difference(ui::toState(ui::toSession({})), DocumentState()));
}

class SessionWindowTest : public WindowTest {
protected:
    [[nodiscard]] QString path() const { return m_folder.filePath("work.clipscope"); }
    void save()
    {
        QSignalSpy saved(&m_workbench->sessions(), &ui::SessionKeeper::saved);
        m_workbench->sessions().save(path());
        ASSERT_TRUE(waitUntil([&saved] { return saved.count() == 1; }));
    }

    QTemporaryDir m_folder;
};

TEST_F(SessionWindowTest, TheTitleNamesTheFileAndMarksChanges)
{
    save();
    EXPECT_EQ(m_window->windowTitle(), "work.clipscope[*] — “apple” — Clipscope");
    EXPECT_FALSE(m_window->isWindowModified());
    document().setThreshold({Threshold::Kind::Fixed, 0.75});
    EXPECT_TRUE(m_window->isWindowModified());
    QSignalSpy saved(&m_workbench->sessions(), &ui::SessionKeeper::saved);
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([&saved] { return saved.count() == 1; }));
    EXPECT_FALSE(m_window->isWindowModified());
    EXPECT_EQ(readSession(ui::toPath(path())).box.threshold.value, 0.75);
    EXPECT_EQ(m_settings->recentFiles().value(0), path());
}

TEST_F(SessionWindowTest, ADroppedSessionOpens)
{
    save();
    typePrompt("plum");
    ASSERT_TRUE(waitUntilDone());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path())});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);  // without it the drop goes nowhere
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    ASSERT_TRUE(waitUntil([this] { return document().explainedPrompt() == "apple"; }));
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_workbench->sessions().path(), path());
}

TEST_F(SessionWindowTest, AsksBeforeChangesAreLost)
{
    save();
    EXPECT_TRUE(m_window->close());
    m_window->show();
    document().setThreshold({Threshold::Kind::Fixed, 0.75});
    const auto answer = [this](QMessageBox::StandardButton button) {
        bool wasAsked = false;
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, [&] {
            auto* question = m_window->findChild<QMessageBox*>("saveQuestion");
            if (!question)
                return;
            wasAsked = true;
            question->button(button)->click();
        });
        timer.start(5);
        const bool isClosed = m_window->close();
        EXPECT_TRUE(wasAsked);
        return isClosed;
    };
    EXPECT_FALSE(answer(QMessageBox::Cancel));
    EXPECT_TRUE(m_window->isVisible());
    EXPECT_FALSE(answer(QMessageBox::Save));
    EXPECT_TRUE(waitUntil([this] { return !m_window->isVisible(); }));
    EXPECT_EQ(readSession(ui::toPath(path())).box.threshold.value, 0.75);
    m_window->show();
    document().setThreshold({Threshold::Kind::Fixed, 0.5});
    EXPECT_TRUE(answer(QMessageBox::Discard));
}

}  // namespace
}  // namespace clipscope::test
