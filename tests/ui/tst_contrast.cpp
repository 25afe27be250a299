// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include <QApplication>
#include <QPalette>

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope::test {
namespace {

constexpr double kReadable = 4.5;  // WCAG 2, AA, text of usual size
constexpr double kVisible = 3;     // graphics and edges of controls

/// WCAG's relative luminance and contrast, written out anew.
double luminance(const QColor& colour)
{
    double sum = 0;
    const double weights[] = {0.2126, 0.7152, 0.0722};
    const double parts[] = {colour.redF(), colour.greenF(), colour.blueF()};
    for (int i = 0; i < 3; ++i)
        sum += weights[i] *
               (parts[i] <= 0.03928 ? parts[i] / 12.92 : std::pow((parts[i] + 0.055) / 1.055, 2.4));
    return sum;
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

class ContrastTest : public ::testing::TestWithParam<ui::ThemeChoice> {
protected:
    ContrastTest() : m_theme(*qApp) { m_theme.choose(GetParam()); }
    ~ContrastTest() override { m_theme.choose(ui::ThemeChoice::System); }

    static void expect(const char* what, const QColor& ink, const QColor& ground, double least)
    {
        EXPECT_GE(contrast(ink, ground), least)
            << what << ": " << ink.name().toStdString() << " on " << ground.name().toStdString();
    }

    ui::Theme m_theme;
};

TEST_P(ContrastTest, EveryTextOfThePaletteCanBeRead)
{
    const QPalette palette = QApplication::palette();
    const auto of = [&](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    expect("text on window", of(QPalette::WindowText), of(QPalette::Window), kReadable);
    expect("text on base", of(QPalette::Text), of(QPalette::Base), kReadable);
    expect("text on rows", of(QPalette::Text), of(QPalette::AlternateBase), kReadable);
    expect("text on buttons", of(QPalette::ButtonText), of(QPalette::Button), kReadable);
    expect("placeholder", of(QPalette::PlaceholderText), of(QPalette::Base), kReadable);
    expect("tool tip", of(QPalette::ToolTipText), of(QPalette::ToolTipBase), kReadable);
    expect("selected", of(QPalette::HighlightedText), of(QPalette::Highlight), kReadable);
    expect("link", of(QPalette::Link), of(QPalette::Base), kReadable);
    expect("link on window", of(QPalette::Link), of(QPalette::Window), kReadable);
}

TEST_P(ContrastTest, QuietTextCanBeReadEverywhere)
{
    const QPalette palette = QApplication::palette();
    for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::AlternateBase})
        expect("quiet", ui::quietText(palette), palette.color(ground), kReadable);
}

TEST_P(ContrastTest, TextCanBeReadOnChipsAndMessages)
{
    const QPalette palette = QApplication::palette();
    for (const auto tone :
         {ui::Tone::Neutral, ui::Tone::Accent, ui::Tone::Good, ui::Tone::Warning, ui::Tone::Bad}) {
        const QColor ground = ui::toneGround(tone, palette);
        expect("chip", palette.color(QPalette::WindowText), ground, kReadable);
        if (tone != ui::Tone::Neutral)
            expect("edge", ui::toneEdge(tone, palette), palette.color(QPalette::Window), kVisible);
    }
}

TEST_P(ContrastTest, NumbersOnThePromptsColoursCanBeRead)
{
    for (int row = 0; row < 8; ++row)
        expect("prompt", ui::inkOn(ui::promptColour(row)), ui::promptColour(row), kReadable);
}

TEST_P(ContrastTest, ControlsStandOutFromTheWindow)
{
    const QPalette palette = QApplication::palette();
    expect("focus", palette.color(QPalette::Highlight), palette.color(QPalette::Window), kVisible);
    expect("focus", palette.color(QPalette::Highlight), palette.color(QPalette::Base), kVisible);
}

TEST_P(ContrastTest, IsTheThemeThatWasChosen)
{
    EXPECT_EQ(ui::isDark(QApplication::palette()), GetParam() == ui::ThemeChoice::Dark);
}

INSTANTIATE_TEST_SUITE_P(
    Themes, ContrastTest, ::testing::Values(ui::ThemeChoice::Light, ui::ThemeChoice::Dark));

}  // namespace
}  // namespace clipscope::test
