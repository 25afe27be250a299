// SPDX-License-Identifier: GPL-3.0-or-later
// Figures: what lies where, in pixels, in words and in every format. With CLIPSCOPE_KEEP_FIGURES
// set to a folder the drawn figures are also left there, to be looked at.
#include "core/base/error.h"
#include "core/image/colormap.h"
#include "tests/ui/ui_support.h"
#include "ui/export/figure_layout.h"
#include "ui/export/figure_painter.h"
#include "ui/export/figure_writer.h"
#include "ui/style/theme.h"

#include <opencv2/core.hpp>

#include <QDir>
#include <QFile>
#include <QFontMetricsF>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

#include <algorithm>

namespace clipscope::test {
namespace {

using ui::figureBytes;
using ui::FigureContent;
using ui::FigureFormat;
using ui::FigureGround;
using ui::figureImage;
using ui::FigureLayout;
using ui::FigureOutput;
using ui::layoutFigure;

const QString kLongPrompt = QStringLiteral(
    "a very long prompt about a small red apple that lies on a wooden table in front of a window "
    "with white curtains, seen from above, in the style of an old still life, and an "
    "unbreakablewordthatgoesonandonandonandonandonandonandonandonandonandonandonandonandonandon "
    "to its end");

/// One hot cell of a 4 x 4 map over a picture.
ui::CompositionPtr composition(const ui::PicturePtr& picture, Fit fit = Fit::Stretch)
{
    ui::ComposeRequest request;
    request.picture = picture;
    request.map.values = cv::Mat(4, 4, CV_32FC1, cv::Scalar(0));
    request.map.values.at<float>(1, 2) = 2;
    request.map.values.at<float>(3, 0) = 1.6F;
    request.modelSide = 32;
    request.fit = fit;
    request.colorMap = colorMaps().front().id;
    request.label.prompt = "apple";
    return ui::compose(request);
}

ui::FigurePane pane(int width, int height, Fit fit = Fit::Stretch)
{
    ui::FigurePane made;
    made.picture = gradientPicture(width, height);
    made.composition = composition(made.picture, fit);
    made.boxColour = ui::promptColour(0);
    return made;
}

FigureContent figure(int width = 400, int height = 300)
{
    FigureContent content;
    content.panes = {pane(width, height)};
    content.colorMap = QString::fromStdString(colorMaps().front().id);
    content.scaleNote = "Heat from 0 to 1; the map’s own values go from 0 to 2";
    content.heading = "“apple”";
    content.caption = {"gScoreCAM, k = 300 · layer4.2 · demo-rn", "gradient.png, 400 × 300 pixels"};
    content.prompts = {
        {.number = 1,
         .colour = ui::promptColour(0),
         .text = "apple",
         .probability = 0.875,
         .isExplained = true},
        {.number = 2, .colour = ui::promptColour(1), .text = "iPod", .probability = 0.125}};
    return content;
}

FigureContent longFigure(int width, int height)
{
    FigureContent content = figure(width, height);
    content.heading = kLongPrompt;
    content.caption.append(kLongPrompt);
    content.scaleNote = kLongPrompt;
    content.panes.front().title = kLongPrompt;
    for (int i = 0; i < 20; ++i)
        content.prompts.push_back(
            {.number = i + 3,
             .colour = ui::promptColour(i + 2),
             .text = i % 2 ? kLongPrompt : "short",
             .probability = i / 20.0});
    return content;
}

FigureContent sideBySide(int count)
{
    FigureContent content = figure();
    content.panes.clear();
    for (int i = 0; i < count; ++i) {
        content.panes.push_back(pane(300 - 20 * i, 200 + 30 * i));
        content.panes.back().title = i % 2 ? "gScoreCAM" : kLongPrompt;
    }
    return content;
}

struct Named {
    const char* name;
    FigureContent (*make)();
};

void PrintTo(const Named& named, std::ostream* out)
{
    *out << named.name;
}

/// Every shape of figure that there is, drawn by several of the tests.
class EveryFigureTest : public ::testing::TestWithParam<Named> {
protected:
    void SetUp() override { m_content = GetParam().make(); }
    FigureContent m_content;
};

INSTANTIATE_TEST_SUITE_P(
    Shapes,
    EveryFigureTest,
    ::testing::Values(
        Named{"plain", [] { return figure(); }},
        Named{
            "dark",
            [] {
                FigureContent content = figure();
                content.ground = FigureGround::Dark;
                return content;
            }},
        Named{
            "large_text",
            [] {
                FigureContent content = longFigure(500, 400);
                content.textSize = 20;
                return content;
            }},
        Named{"long_prompts", [] { return longFigure(400, 300); }},
        Named{"wide", [] { return longFigure(3000, 120); }},
        Named{"tall", [] { return longFigure(120, 2400); }},
        Named{"dot", [] { return figure(1, 1); }},
        Named{
            "cropped",
            [] {
                FigureContent content = figure();
                content.panes = {pane(640, 300, Fit::Crop)};
                content.panes.front().truth = QRect(0, 0, 640, 300);
                return content;
            }},
        Named{
            "mask_alone",
            [] {
                FigureContent content = figure();
                content.layers = {false, false, true, false, true};
                return content;
            }},
        Named{
            "spotlight",
            [] {
                FigureContent content = figure(300, 400);
                content.layers = {true, false, true, true, true};
                content.panes.front().truth = QRect(40, 60, 150, 200);
                return content;
            }},
        Named{"two", [] { return sideBySide(2); }},
        Named{
            "three_dark",
            [] {
                FigureContent content = sideBySide(3);
                content.ground = FigureGround::Dark;
                return content;
            }},
        Named{"seven", [] { return sideBySide(7); }},
        Named{
            "picture_alone",
            [] {
                FigureContent content;
                content.panes = {{.picture = gradientPicture(200, 100)}};
                return content;
            }}),
    [](const auto& shape) { return std::string(shape.param.name); });

TEST_P(EveryFigureTest, KeepsEveryTextInsideAndOffTheOthers)
{
    const FigureLayout layout = layoutFigure(m_content);
    const QRectF inside = QRectF(QPointF(), layout.size).adjusted(8, 8, -8, -8);
    for (const ui::FigureText& text : layout.texts) {
        EXPECT_TRUE(inside.contains(text.box)) << text.text.toStdString();
        const QRectF drawn =
            QFontMetricsF(text.font).boundingRect(text.text).translated(text.baseline);
        EXPECT_TRUE(inside.contains(drawn)) << text.text.toStdString();
        for (const QRectF& area : layout.panes)
            EXPECT_FALSE(area.intersects(text.box)) << text.text.toStdString();
        for (const ui::FigureText& other : layout.texts)
            EXPECT_TRUE(&other == &text || !other.box.intersects(text.box))
                << text.text.toStdString() << " | " << other.text.toStdString();
    }
    for (std::size_t i = 0; i < layout.panes.size(); ++i) {
        EXPECT_TRUE(inside.contains(layout.panes[i]));
        for (std::size_t j = 0; j < i; ++j)
            EXPECT_FALSE(layout.panes[i].intersects(layout.panes[j]));
    }
    EXPECT_TRUE(layout.bar.isNull() || inside.contains(layout.bar));
}

TEST_P(EveryFigureTest, LeavesItsMarginEmpty)
{
    constexpr int kWidth = 800;
    const QImage image = figureImage(m_content, kWidth);
    ASSERT_EQ(image.width(), kWidth);
    const QRgb ground = ui::groundOf(m_content.ground).rgba();
    const QRect inside = image.rect().adjusted(8, 8, -8, -8);
    int strokes = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            strokes += !inside.contains(x, y) && image.pixel(x, y) != ground ? 1 : 0;
    EXPECT_EQ(strokes, 0);
    if (const QString folder = qEnvironmentVariable("CLIPSCOPE_KEEP_FIGURES"); !folder.isEmpty()) {
        const QString name = QDir(folder).filePath(GetParam().name);
        figureImage(m_content, 1000).save(name + ".png");
        ui::writeFigure(name + ".svg", m_content, {.format = FigureFormat::Svg});
        ui::writeFigure(name + ".pdf", m_content, {.format = FigureFormat::Pdf});
    }
}

TEST_P(EveryFigureTest, LooksTheSameTwice)
{
    EXPECT_EQ(figureImage(m_content, 500), figureImage(m_content, 500));
    EXPECT_EQ(
        figureBytes(m_content, {.format = FigureFormat::Svg}),
        figureBytes(m_content, {.format = FigureFormat::Svg}));
}

TEST_P(EveryFigureTest, IsXmlThatHoldsEveryText)
{
    const QByteArray svg = figureBytes(m_content, {.format = FigureFormat::Svg, .width = 900});
    QXmlStreamReader xml(svg);
    QString texts;
    bool isText = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("svg")) {
            EXPECT_TRUE(xml.attributes().hasAttribute("viewBox"));
        }
        if (xml.isStartElement())
            isText = xml.name() == QLatin1String("text");
        if (xml.isCharacters() && isText)
            texts += xml.text();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    for (const ui::FigureText& text : layoutFigure(m_content).texts)
        EXPECT_TRUE(texts.contains(text.text)) << text.text.toStdString();
}

TEST_P(EveryFigureTest, IsAPdfOfOnePage)
{
    const QByteArray pdf = figureBytes(m_content, {.format = FigureFormat::Pdf, .millimetres = 85});
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_TRUE(pdf.contains("/Count 1\n")) << "pages";
    const QSizeF size = layoutFigure(m_content).size;
    const qsizetype at = pdf.indexOf("/MediaBox [");
    ASSERT_GE(at, 0);
    const QList<QByteArray> box = pdf.mid(at + 11, pdf.indexOf(']', at) - at - 11).split(' ');
    ASSERT_EQ(box.size(), 4);
    // 85 mm are 240.9 pt; Qt rounds pages to whole points.
    EXPECT_NEAR(box[2].toDouble(), 85 / 25.4 * 72, 1);
    EXPECT_NEAR(box[3].toDouble(), 85 / 25.4 * 72 * size.height() / size.width(), 1);
}

/// The pixel of a point of the layout in an image of the figure.
QColor at(const QImage& image, const FigureLayout& layout, const QPointF& point)
{
    const double scale = image.width() / layout.size.width();
    return image.pixelColor((point * scale).toPoint());
}

void expectNear(const QColor& colour, const QColor& expected, int tolerance)
{
    EXPECT_NEAR(colour.red(), expected.red(), tolerance);
    EXPECT_NEAR(colour.green(), expected.green(), tolerance);
    EXPECT_NEAR(colour.blue(), expected.blue(), tolerance);
}

TEST(FigureTest, HasTheWidthThatWasAskedForAndTheShapeOfItsLayout)
{
    const FigureContent content = figure();
    const QSizeF size = layoutFigure(content).size;
    for (const int width : {1, 333, 1600, 4001}) {
        const QImage image = figureImage(content, width);
        EXPECT_EQ(image.width(), width);
        EXPECT_EQ(image.size(), ui::figureSize(content, width));
        EXPECT_NEAR(image.height(), width * size.height() / size.width(), 1);
    }
}

TEST(FigureTest, ShowsTheBlendOfPictureAndHeatAtTheHotCell)
{
    FigureContent content = figure();
    content.layers = {true, true, false, false, false};
    content.opacity = 0.5;
    const FigureLayout layout = layoutFigure(content);
    const QImage image = figureImage(content, 1440);
    const QRectF area = layout.panes.front();
    const ui::Composition& made = *content.panes.front().composition;
    const auto expected = [&](const QPoint& pixel) {
        const QColor picture = content.panes.front().picture->levels.front().pixelColor(pixel);
        const QColor heat = made.heat.pixelColor(pixel);
        return QColor(
            (picture.red() + heat.red()) / 2,
            (picture.green() + heat.green()) / 2,
            (picture.blue() + heat.blue()) / 2);
    };
    for (const QPoint pixel : {made.peak, QPoint(20, 30), QPoint(380, 280)}) {
        const QPointF where(
            area.left() + (pixel.x() + 0.5) / 400 * area.width(),
            area.top() + (pixel.y() + 0.5) / 300 * area.height());
        // The blue of the test picture falls back from 255 to 0 every 37 columns.
        const QColor drawn = at(image, layout, where);
        EXPECT_NEAR(drawn.red(), expected(pixel).red(), 4);
        EXPECT_NEAR(drawn.green(), expected(pixel).green(), 4);
    }
}

TEST(FigureTest, ShowsHeatAloneInTheColoursOfTheBar)
{
    FigureContent content = figure();
    content.layers = {false, true, false, false, false};
    const FigureLayout layout = layoutFigure(content);
    const QImage image = figureImage(content, 1440);
    const auto& hottest = colorMaps().front().rgb.back();
    const QPoint peak = content.panes.front().composition->peak;
    const QRectF area = layout.panes.front();
    const QPointF where(
        area.left() + (peak.x() + 0.5) / 400 * area.width(),
        area.top() + (peak.y() + 0.5) / 300 * area.height());
    expectNear(at(image, layout, where), QColor(hottest[0], hottest[1], hottest[2]), 3);
}

TEST(FigureTest, PaintsTheColourBarInTheColoursOfTheMap)
{
    for (const char* id : {"viridis", "jet"}) {
        FigureContent content = figure();
        content.colorMap = id;
        const FigureLayout layout = layoutFigure(content);
        const QImage image = figureImage(content, 2880);
        const ColorMap& map = findColorMap(id);
        for (int i = 1; i < 255; ++i) {
            const double x = layout.bar.left() + (i + 0.5) / 256 * layout.bar.width();
            const auto& rgb = map.rgb[static_cast<std::size_t>(i)];
            EXPECT_EQ(
                at(image, layout, {x, layout.bar.center().y()}), QColor(rgb[0], rgb[1], rgb[2]))
                << id << ' ' << i;
        }
    }
}

TEST(FigureTest, DrawsTheBoxInThePromptsColourOnItsEdges)
{
    FigureContent content = figure();
    content.layers = {true, false, false, false, true};
    const FigureLayout layout = layoutFigure(content);
    const QImage image = figureImage(content, 1440);
    const auto box = content.panes.front().composition->localisation.box();
    ASSERT_TRUE(box);
    const QRectF area = layout.panes.front();
    const double scale = area.width() / 400;
    const double middle = area.top() + (box->y + box->height / 2.0) * scale;
    for (const double x : {box->x * scale + 1, box->right() * scale - 1})
        EXPECT_EQ(at(image, layout, {area.left() + x, middle}), ui::promptColour(0));
}

TEST(FigureTest, LeavesTheGroundClearIfAsked)
{
    FigureContent content = figure();
    content.ground = FigureGround::Transparent;
    const QImage image = figureImage(content, 700);
    EXPECT_EQ(image.pixelColor(2, 2).alpha(), 0);
    EXPECT_EQ(image.pixelColor(350, 100).alpha(), 255);
}

TEST(FigureTest, LeavesOutWhatIsEmpty)
{
    FigureContent content;
    content.panes = {pane(400, 300)};
    const FigureLayout layout = layoutFigure(content);
    EXPECT_TRUE(layout.texts.empty());
    EXPECT_TRUE(layout.bar.isNull());
    EXPECT_EQ(layout.size.height(), std::ceil(layout.panes.front().bottom() + 20));
}

TEST(FigureTest, PutsPanesSideBySideWithTheirTopsAligned)
{
    FigureContent content = sideBySide(2);
    const FigureLayout layout = layoutFigure(content);
    EXPECT_EQ(layout.panes[0].top(), layout.panes[1].top());
    EXPECT_GT(layout.panes[1].left(), layout.panes[0].right());
    content.columns = 1;
    EXPECT_GT(layoutFigure(content).panes[1].top(), layoutFigure(content).panes[0].bottom());
}

TEST(FigureTest, AlignsWhatStandsOnOneLine)
{
    const FigureContent content = figure();
    const FigureLayout layout = layoutFigure(content);
    const auto find = [&layout](const QString& text) {
        return std::find_if(layout.texts.begin(), layout.texts.end(), [&text](const auto& one) {
            return one.text == text;
        });
    };
    EXPECT_EQ(find("apple")->baseline.y(), find(QLocale().toString(0.875, 'f', 3))->baseline.y());
    EXPECT_EQ(find("0")->baseline.y(), find(QLocale().toString(0.25, 'f', 2))->baseline.y());
}

TEST(FigureTest, RefusesWhatCannotBeDrawn)
{
    EXPECT_THROW(static_cast<void>(layoutFigure({})), Error);
    EXPECT_THROW(static_cast<void>(figureImage(figure(), 0)), Error);
    EXPECT_THROW(static_cast<void>(figureImage(figure(), 40000)), Error);
    FigureContent content;
    content.panes.resize(1);
    EXPECT_THROW(static_cast<void>(layoutFigure(content)), Error);
}

TEST(FigureWriterTest, WritesAPngThatKnowsItsSizeOnPaper)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure.png");
    ui::writeFigure(path, figure(), {.width = 640, .dotsPerInch = 300});
    const QImage read(path);
    EXPECT_EQ(read.width(), 640);
    EXPECT_EQ(read.dotsPerMeterX(), 11811);  // 300 / 0.0254
}

TEST(FigureWriterTest, LetsTheLastWordBeSpokenOnAPngAlone)
{
    const auto finish = [](const QByteArray& bytes) { return bytes + "!"; };
    EXPECT_TRUE(figureBytes(figure(), {.width = 100}, finish).endsWith("!"));
    EXPECT_FALSE(figureBytes(figure(), {.format = FigureFormat::Svg}, finish).endsWith("!"));
}

TEST(FigureWriterTest, SaysWhereItCannotWriteAndWhy)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("missing/figure.png");
    try {
        ui::writeFigure(path, figure(), {});
        FAIL() << "wrote into a folder that is not there";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::WriteFailed);
        EXPECT_NE(std::string(error.what()).find(path.toStdString()), std::string::npos);
    }
}

}  // namespace
}  // namespace clipscope::test
