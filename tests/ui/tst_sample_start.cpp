// SPDX-License-Identifier: GPL-3.0-or-later
// The first launch: a sample with a map that shipped with it, then the computed one in its place.
#include "tests/ui/fake_backend.h"
#include "tests/ui/ui_support.h"
#include "ui/canvas/canvas_description.h"
#include "ui/state/workbench.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace clipscope::test {
namespace {

using ui::MapOrigin;

class SampleStartTest : public ::testing::Test {
protected:
    SampleStartTest()
    {
        EXPECT_TRUE(gradient(60, 40).save(m_folder.filePath("apple.png")));
        QByteArray npy("\x93NUMPY\x01\x00", 8);
        QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n";
        npy += static_cast<char>(header.size());
        npy += '\0';
        npy += header;
        npy += QByteArray("\0\0\0\0\0\0\x80\x3f", 8);  // 0 and 1
        QFile file(m_folder.filePath("apple.npy"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(npy);

        ui::Sample sample;
        sample.id = sample.title = "apple";
        sample.imagePath = m_folder.filePath("apple.png");
        sample.prompts = QStringList{"apple", "pear"};
        sample.method = "gscorecam";
        sample.k = 8;
        sample.precomputedPath = file.fileName();
        m_samples = {sample};
    }
    ~SampleStartTest() override { m_script->release(); }

    void start(const ui::Start& start = {})
    {
        m_workbench = std::make_unique<ui::Workbench>(
            ui::Workbench::Parts{.backend = fakeBackend(m_script), .samples = m_samples});
        m_workbench->start(start);
    }
    [[nodiscard]] bool waitFor(MapOrigin origin)
    {
        return waitUntil([this, origin] {
            const auto& composition = m_workbench->explainer().composition();
            return composition && composition->label.origin == origin;
        });
    }
    [[nodiscard]] QString badge()
    {
        ui::Explainer& explainer = m_workbench->explainer();
        return ui::badgeFor(explainer.status(), explainer.composition(), explainer.isStale());
    }

    QTemporaryDir m_folder;
    std::shared_ptr<FakeScript> m_script = std::make_shared<FakeScript>();
    std::vector<ui::Sample> m_samples;
    std::unique_ptr<ui::Workbench> m_workbench;
};

TEST_F(SampleStartTest, ShowsTheShippedMapSaysSoAndThenReplacesIt)
{
    m_script->hold();
    start();
    ASSERT_TRUE(waitFor(MapOrigin::Precomputed));
    EXPECT_TRUE(badge().startsWith("sample · ")) << badge().toStdString();
    EXPECT_FALSE(m_workbench->explainer().isStale());
    EXPECT_EQ(m_workbench->document().prompts(), (QStringList{"apple", "pear"}));
    m_script->release();
    ASSERT_TRUE(waitFor(MapOrigin::Complete));
    EXPECT_TRUE(badge().isEmpty());
}

TEST_F(SampleStartTest, PrefersTheShippedMapToTheBeginningsOfTheSame)
{
    m_script->hold();
    start();
    ASSERT_TRUE(waitFor(MapOrigin::Precomputed));
    ASSERT_TRUE(waitUntil([this] { return m_script->waiting == 1; }));
    QCoreApplication::processEvents();  // its partial map was on the way before it waited
    EXPECT_EQ(m_workbench->explainer().composition()->label.origin, MapOrigin::Precomputed);
}

TEST_F(SampleStartTest, NoLongerTrustsTheShippedMapOnceThePromptHasChanged)
{
    m_script->hold();
    start();
    ASSERT_TRUE(waitFor(MapOrigin::Precomputed));
    m_workbench->document().setPrompt(0, "plum");
    EXPECT_TRUE(m_workbench->explainer().isStale());
    EXPECT_TRUE(waitFor(MapOrigin::Partial));
}

TEST_F(SampleStartTest, DoesNotShowTheShippedMapForAnotherQuestion)
{
    m_script->hold();
    start({.prompts = {"plum"}});
    EXPECT_TRUE(waitFor(MapOrigin::Partial));
    EXPECT_EQ(m_workbench->document().prompts(), QStringList{"plum"});
}

TEST_F(SampleStartTest, OpensThePictureOfTheCommandLineInstead)
{
    ASSERT_TRUE(gradient(31, 17).save(m_folder.filePath("own.png")));
    start({.picture = m_folder.filePath("own.png"), .method = "gradcam"});
    ASSERT_TRUE(waitFor(MapOrigin::Complete));
    EXPECT_EQ(m_workbench->document().picture()->title, "own.png");
    EXPECT_EQ(m_workbench->document().method(), "gradcam");
}

TEST_F(SampleStartTest, StartsEmptyWithoutSamples)
{
    m_samples.clear();
    start();
    ASSERT_TRUE(waitUntil([this] { return m_workbench->models().loaded().has_value(); }));
    EXPECT_EQ(m_workbench->document().picture(), nullptr);
    EXPECT_EQ(m_workbench->explainer().status().stage, ui::RunStage::Idle);
    QString told;
    QObject::connect(m_workbench.get(), &ui::Workbench::noticed, [&told](const ui::Notice& notice) {
        told = notice.text;
    });
    m_workbench->explainer().run();
    EXPECT_TRUE(told.contains("no picture")) << told.toStdString();
}

TEST_F(SampleStartTest, KeepsTheSampleExplorableWithoutAModel)
{
    m_script->failLoads = true;
    start();
    ASSERT_TRUE(waitFor(MapOrigin::Precomputed));
    ASSERT_TRUE(waitUntil(
        [this] { return m_workbench->explainer().status().stage == ui::RunStage::NoModel; }));
    m_workbench->document().setThreshold({Threshold::Kind::Fixed, 0.9});
    EXPECT_TRUE(waitUntil([this] {
        return m_workbench->explainer().composition()->threshold.kind == Threshold::Kind::Fixed;
    }));
    EXPECT_EQ(badge(), "sample · precomputed");
}

TEST_F(SampleStartTest, AQuestionSurvivesAPictureThatCannotBeOpened)
{
    ui::Start asked;
    asked.picture = m_folder.filePath("missing.png");
    asked.prompts = QStringList{"quince"};
    asked.k = 5;
    start(asked);
    QSignalSpy noticed(m_workbench.get(), &ui::Workbench::noticed);
    ASSERT_TRUE(waitUntil([&noticed] { return noticed.count() > 0; }));
    const ui::Document& document = m_workbench->document();
    EXPECT_EQ(document.picture(), nullptr);
    EXPECT_EQ(document.prompts(), QStringList{"quince"});
    EXPECT_EQ(document.k(), 5);
}

}  // namespace
}  // namespace clipscope::test
