// SPDX-License-Identifier: GPL-3.0-or-later
// Model details: what a model is, who decided what, and the user's own word.
#include "tests/ui/window_fixture.h"
#include "ui/widgets/elided_label.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

namespace clipscope::test {
namespace {

class ModelDetailsTest : public WindowTest {
protected:
    ModelDetailsTest()
    {
        QFile file(m_folder.filePath("weights.bin"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("abc");
        m_script->weights = file.fileName().toStdString();
    }
    void open() { find<QAction>("modelDetails")->trigger(); }
    [[nodiscard]] bool waitUntilLoaded(int loads)
    {
        return waitUntil(
            [&] { return m_script->loads >= loads && !m_workbench->models().isLoading(); });
    }
    /// "activation=gelu (config.json)" of a row.
    [[nodiscard]] QString choice(int row)
    {
        const QTreeWidgetItem* item = find<QTreeWidget>("modelChoices")->topLevelItem(row);
        return item ? QStringLiteral("%1=%2 (%3)").arg(item->text(0), item->text(1), item->text(2))
                    : QString();
    }
    void choose(const QString& activation)
    {
        auto* combo = find<QComboBox>("tuneActivation");
        combo->setCurrentIndex(combo->findText(activation));
    }
    void apply()
    {
        auto* button = find<QPushButton>("applyTuning");
        ASSERT_TRUE(button->isEnabled());
        button->click();
    }

    QTemporaryDir m_folder;
};

TEST_F(ModelDetailsTest, SaysWhatTheModelIsAndWhoDecided)
{
    open();
    EXPECT_EQ(find<QLabel>("modelFile")->text(), m_folder.filePath("weights.bin"));
    EXPECT_TRUE(find<QLabel>("modelContainer")->text().startsWith("safetensors"));
    EXPECT_TRUE(find<QLabel>("modelArchitecture")->text().startsWith("ViT, 1 blocks, width 16"));
    EXPECT_TRUE(find<QLabel>("modelSize")->text().contains("32 px input, 4 × 4 cells"));
    EXPECT_EQ(choice(0), "activation=gelu (config.json)");
    EXPECT_EQ(choice(1), "image heads=2 (shapes of the weights)");
    EXPECT_FALSE(find<QPushButton>("applyTuning")->isEnabled());
    EXPECT_FALSE(find<QPushButton>("resetTuning")->isEnabled());
}

TEST_F(ModelDetailsTest, ComputesTheChecksumAndCopiesIt)
{
    // SHA-256 of "abc", FIPS 180-2, appendix B.1.
    constexpr const char* kAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    open();
    auto* checksum = find<QLineEdit>("modelChecksum");
    ASSERT_TRUE(waitUntil([checksum] { return checksum->text() == kAbc; }))
        << checksum->text().toStdString();
    find<QPushButton>("copyChecksum")->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), kAbc);
}

TEST_F(ModelDetailsTest, LoadsTheModelAsTheUserSaysAndAsItsFilesSayAgain)
{
    open();
    const std::string before = m_workbench->models().key();
    const int explains = m_script->explains;
    choose("QuickGELU");
    find<QSpinBox>("tuneImageHeads")->setValue(4);
    find<QLineEdit>("tuneMean")->setText("0.5, 0.5, 0.25");
    find<QLineEdit>("tuneMerges")->setText("/some/merges.txt");
    apply();
    ASSERT_TRUE(waitUntilLoaded(2));
    const ui::ModelWish wish = m_script->lastWish();
    EXPECT_EQ(wish.overrides.activation, Activation::QuickGelu);
    EXPECT_EQ(wish.overrides.visionHeads, 4);
    EXPECT_EQ(wish.overrides.mean, (std::array<float, 3>{0.5F, 0.5F, 0.25F}));
    EXPECT_EQ(wish.overrides.inputSize, std::nullopt);
    EXPECT_EQ(wish.merges, "/some/merges.txt");
    EXPECT_EQ(choice(0), "activation=quick_gelu (you)");
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, explains + 1) << "results of the other model must not be shown";
    EXPECT_NE(m_workbench->models().key(), before);

    find<QPushButton>("resetTuning")->click();
    ASSERT_TRUE(waitUntilLoaded(3));
    EXPECT_FALSE(m_script->lastWish().isTuned());
    EXPECT_EQ(m_workbench->models().key(), before);
    EXPECT_EQ(choice(0), "activation=gelu (config.json)");
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, explains + 1) << "the first result is still known";
}

TEST_F(ModelDetailsTest, RemembersWhatWasSaidAboutEachModel)
{
    const QString first = document().model();
    open();
    choose("QuickGELU");
    apply();
    ASSERT_TRUE(waitUntilLoaded(2));
    document().setModel("fake");
    ASSERT_TRUE(waitUntilLoaded(3));
    EXPECT_FALSE(m_script->lastWish().isTuned());
    document().setModel(first);
    ASSERT_TRUE(waitUntilLoaded(4));
    EXPECT_EQ(m_script->lastWish().overrides.activation, Activation::QuickGelu);
    EXPECT_EQ(find<QComboBox>("tuneActivation")->currentText(), "QuickGELU");
}

TEST_F(ModelDetailsTest, SaysWhichFieldCannotBeRead)
{
    open();
    find<QLineEdit>("tuneStd")->setText("0.5, nought");
    apply();
    EXPECT_TRUE(find<QLabel>("tuningProblem")->text().contains("0.5, nought"));
    EXPECT_EQ(m_script->loads, 1);
}

TEST_F(ModelDetailsTest, KeepsTheModelInForceIfItCannotBeLoadedThatWay)
{
    open();
    m_script->failLoads = true;
    const std::string before = m_workbench->models().key();
    find<QSpinBox>("tuneTextHeads")->setValue(7);
    apply();
    ASSERT_TRUE(waitUntilLoaded(2));
    EXPECT_TRUE(find<QLabel>("tuningProblem")->text().startsWith("there is no model"));
    EXPECT_EQ(message(), find<QLabel>("tuningProblem")->text());
    EXPECT_FALSE(document().modelWish().isTuned());
    EXPECT_EQ(m_workbench->models().key(), before);
    EXPECT_EQ(find<QSpinBox>("tuneTextHeads")->value(), 7) << "to be corrected, not typed again";
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(ModelDetailsTest, ForgetsWhatMadeAnotherModelFail)
{
    ui::ModelWish wish{.nameOrPath = "other"};
    wish.overrides.textHeads = 7;
    m_script->failLoads = true;
    document().setModelWish(wish);
    ASSERT_TRUE(waitUntilLoaded(2));
    m_script->failLoads = false;
    document().setModel("other");
    ASSERT_TRUE(waitUntilLoaded(3));
    EXPECT_FALSE(m_script->lastWish().isTuned());
}

TEST_F(ModelDetailsTest, ShowsAnActivationThatNobodyDecided)
{
    auto* strip = find<ui::ElidedLabel>("modelInForce");
    EXPECT_FALSE(strip->text().contains("assumed"));
    m_script->knowsActivation = false;
    document().setModel("fake");
    ASSERT_TRUE(waitUntilLoaded(2));
    EXPECT_TRUE(strip->text().startsWith("fake · GELU (assumed) · "))
        << strip->text().toStdString();
    EXPECT_TRUE(strip->toolTip().contains("Model details"));
    open();
    EXPECT_EQ(choice(0), "activation=gelu (nobody: the default is assumed)");
    choose("GELU");
    apply();
    ASSERT_TRUE(waitUntilLoaded(3));
    EXPECT_FALSE(strip->text().contains("assumed"));
}

TEST_F(ModelDetailsTest, GivesEveryControlANameForAssistiveTools)
{
    open();
    expectNamedControls(*find<QDialog>("modelDetails"));
}

}  // namespace
}  // namespace clipscope::test
