// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

namespace clipscope::test {
namespace {

using namespace clipscope::ui;

class PanelsTest : public WindowTest {
protected:
    void choose(const char* list, const QVariant& value)
    {
        auto* box = find<QComboBox>(list);
        const int index = box->findData(value);
        ASSERT_GE(index, 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
};

TEST_F(PanelsTest, OfferWhatTheMethodsDescriptionSays)
{
    for (const MethodInfo& method : methodCatalogue()) {
        document().setMethod(QString::fromStdString(method.id));
        for (const ParamSpec& spec : method.params) {
            const QString name = "param_" + QString::fromStdString(spec.id);
            const bool isThere = m_window->findChild<QWidget*>(name) != nullptr;
            EXPECT_EQ(isThere, spec.id != "k") << spec.id;
        }
    }
}

TEST_F(PanelsTest, SendAParameterToTheEngineAndForgetTheDefault)
{
    document().setMethod("rise");
    auto* masks = find<QDoubleSpinBox>("param_masksSpin");
    const double usual = masks->value();
    masks->setValue(500);
    EXPECT_EQ(std::get<std::int64_t>(document().state().paramsInForce().at("masks")), 500);
    find<QPushButton>("resetMethod")->click();
    EXPECT_TRUE(document().state().params.empty());
    EXPECT_EQ(masks->value(), usual);
}

TEST_F(PanelsTest, AskAgainForAnotherScalarOrTemplate)
{
    int explains = m_script->explains;
    choose("scalar", static_cast<int>(Scalar::Cosine));
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, ++explains);
    choose("template", QStringLiteral("object"));
    EXPECT_EQ(document().state().templates, QStringList{"a photo of {}"});
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, ++explains);
    choose("template", QStringLiteral("none"));
    EXPECT_TRUE(document().state().templates.isEmpty());
}

TEST_F(PanelsTest, RedrawTheMapForInterpolationClosingAndRuleWithoutTheNetwork)
{
    const int explains = m_script->explains;
    choose("interpolation", static_cast<int>(Interpolation::Nearest));
    find<QDoubleSpinBox>("closingSpin")->setValue(5);
    choose("boxRule", static_cast<int>(BoxRule::Enclosing));
    ASSERT_TRUE(waitUntil([this] {
        const CompositionPtr& shown = explainer().composition();
        return shown && shown->mapOptions.interpolation == Interpolation::Nearest &&
               shown->mapOptions.closing.size == 5 && shown->boxRule == BoxRule::Enclosing;
    }));
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(PanelsTest, LetTheUserChooseAnotherBox)
{
    choose("boxRule", static_cast<int>(BoxRule::All));
    choose("interpolation", static_cast<int>(Interpolation::Nearest));
    document().setThreshold({Threshold::Kind::Fixed, 0.05});
    auto* table = find<QTableView>("boxes");
    ASSERT_TRUE(waitUntil([table] { return table->model()->rowCount() > 0; }));
    const int last = table->model()->rowCount() - 1;
    document().edit([last](DocumentState& state) { state.candidate = last; });
    ASSERT_TRUE(waitUntil([this, last] {
        const auto& chosen = explainer().composition()->localisation.chosen;
        return chosen && *chosen == static_cast<std::size_t>(last);
    }));
    document().setThreshold({});
    EXPECT_FALSE(document().state().candidate);
}

TEST_F(PanelsTest, MakeAPromptOfEveryPastedLine)
{
    QGuiApplication::clipboard()->setText("apple\n\n  red pear \nplum\n");
    auto* field = find<QLineEdit>("prompt");
    field->setFocus();
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(document().prompts(), (QStringList{"apple", "red pear", "plum"}));
    EXPECT_EQ(document().explained(), 0);
}

TEST_F(PanelsTest, ShowTheNumbersOfAllPromptsAsBars)
{
    document().replacePrompts({"apple", "pear"});
    find<QToolButton>("promptsAsBars")->click();
    auto* bars = find<QWidget>("promptBars");
    EXPECT_TRUE(bars->isVisible());
    ASSERT_TRUE(waitUntil([bars] {
        const QString told = bars->accessibleDescription();
        return told.startsWith("Probability: apple 0") && told.contains("pear 0");
    })) << bars->accessibleDescription().toStdString();
}

}  // namespace
}  // namespace clipscope::test
