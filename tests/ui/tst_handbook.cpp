// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/method_info.h"
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/handbook.h"
#include "ui/dialogs/help_pages.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

namespace clipscope::test {
namespace {

const ui::HelpPage* findPage(const std::vector<ui::HelpPage>& pages, const QString& id)
{
    for (const ui::HelpPage& page : pages)
        if (page.id == id)
            return &page;
    return nullptr;
}

TEST(HelpPages, HasAPageForEveryMethodWithAllItsParameters)
{
    const auto pages = ui::helpPages();
    for (const MethodInfo& method : methodCatalogue()) {
        const QString id = ui::methodPageId(QString::fromStdString(method.id));
        const ui::HelpPage* page = findPage(pages, id);
        ASSERT_NE(page, nullptr) << method.id;
        QTextDocument text;
        text.setMarkdown(page->markdown);
        const QString plain = text.toPlainText();
        for (const std::string& said :
             {method.title, method.summary, method.behaviour, method.needs, method.paper})
            EXPECT_TRUE(plain.contains(QString::fromStdString(said))) << method.id << ": " << said;
        for (const ParamSpec& spec : method.params) {
            EXPECT_TRUE(plain.contains(QString::fromStdString(spec.id))) << spec.id;
            EXPECT_TRUE(plain.contains(QString::fromStdString(spec.help))) << spec.help;
        }
    }
}

TEST(HelpPages, TellsCostsFromTheCostFormula)
{
    const QString page = ui::methodPage(findMethod("gscorecam")).markdown;
    EXPECT_TRUE(page.contains("301 pass"));
    EXPECT_TRUE(page.contains("It grows with `k`."));
    const QString all = ui::methodPage(findMethod("scorecam")).markdown;
    EXPECT_TRUE(all.contains("It grows with the number of channels."));
    EXPECT_FALSE(ui::methodPage(findMethod("gradcam")).markdown.contains("It grows"));
}

TEST(HelpPages, LinksOnlyToPagesThatExist)
{
    const auto pages = ui::helpPages();
    static const QRegularExpression link(QStringLiteral(R"(\]\(([^)]+)\.md\))"));
    int links = 0;
    for (const ui::HelpPage& page : pages) {
        EXPECT_TRUE(page.markdown.startsWith("# ")) << page.id.toStdString();
        EXPECT_FALSE(page.title.isEmpty());
        for (const auto& match : link.globalMatch(page.markdown)) {
            ++links;
            EXPECT_NE(findPage(pages, match.captured(1)), nullptr)
                << page.id.toStdString() << " -> " << match.captured(1).toStdString();
        }
    }
    EXPECT_GT(links, 25);
}

TEST(HelpPages, HasUniqueIds)
{
    QSet<QString> ids;
    for (const ui::HelpPage& page : ui::helpPages()) {
        EXPECT_FALSE(ids.contains(page.id)) << page.id.toStdString();
        ids.insert(page.id);
    }
}

class HandbookTest : public WindowTest {
protected:
    ui::Handbook* handbook() { return m_window->findChild<ui::Handbook*>("handbook"); }
};

TEST_F(HandbookTest, OpensThePageOfTheMethodThatHasTheFocus)
{
    document().setMethod("gradcam");
    auto* methods = find<QComboBox>("method");
    methods->setFocus();
    QTest::keyClick(methods, Qt::Key_F1);
    ASSERT_NE(handbook(), nullptr);
    EXPECT_EQ(handbook()->page(), "method-gradcam");
    EXPECT_TRUE(find<QTextBrowser>("handbookText")->toPlainText().startsWith("Grad-CAM"));
    EXPECT_EQ(find<QTreeWidget>("handbookPages")->currentItem()->text(0), "Grad-CAM");
}

TEST_F(HandbookTest, OpensTheFirstPageFromThePrompt)
{
    find<QLineEdit>("prompt")->setFocus();
    QTest::keyClick(find<QLineEdit>("prompt"), Qt::Key_F1);
    ASSERT_NE(handbook(), nullptr);
    EXPECT_EQ(handbook()->page(), "start");
}

TEST_F(HandbookTest, FollowsLinksAndGoesBack)
{
    ui::Handbook book(ui::helpPages(), nullptr);
    auto* text = book.findChild<QTextBrowser*>("handbookText");
    book.openPage("methods");
    text->setSource(text->source().resolved(QUrl("method-gem.md")));
    EXPECT_EQ(book.page(), "method-gem");
    text->backward();
    EXPECT_EQ(book.page(), "methods");
}

TEST_F(HandbookTest, FindsWordsInAllPages)
{
    ui::Handbook book(ui::helpPages(), nullptr);
    auto* search = book.findChild<QLineEdit*>("handbookSearch");
    auto* found = book.findChild<QLabel*>("handbookFound");
    search->setText("softmax otsu");
    EXPECT_EQ(book.page(), "heatmaps");
    EXPECT_FALSE(book.findChild<QTextBrowser*>("handbookText")->extraSelections().isEmpty());
    search->setText("xylophone quark");
    EXPECT_EQ(found->text(), "No page matches");
    search->clear();
    EXPECT_EQ(found->text().section(' ', 0, 0).toInt(), static_cast<int>(ui::helpPages().size()));
}

}  // namespace
}  // namespace clipscope::test
