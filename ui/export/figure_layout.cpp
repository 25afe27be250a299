// SPDX-License-Identifier: GPL-3.0-or-later
// One column: the panes as a grid, the colour bar, heading and caption, the prompts.
#include "ui/export/figure_layout.h"

#include "core/base/check.h"
#include "ui/state/tr.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr double kFullWidth = 720;  // so that a unit is about 2/3 pt on a page's full width
constexpr double kNarrowest = 420;  // a caption needs some room beside a tall picture
constexpr double kMargin = 20;
constexpr double kGap = 12;  // between panes
constexpr double kTallestPane = 640;
constexpr double kSmallestSide = 2;  // of a pane: a 12000 x 1 picture is still there
constexpr double kSectionGap = 14;
constexpr double kBarHeight = 11;
constexpr double kTickLength = 4;
constexpr int kTicks = 5;
constexpr double kSmallText = 0.85;
constexpr double kHeadingText = 1.15;
constexpr double kLeading = 1.3;  // line height by text size
constexpr std::size_t kMostPrompts = 12;
constexpr double kTrackShare = 0.28;  // of the width, for bars of probability

int columnsOf(const FigureContent& content)
{
    constexpr int kMostSideBySide = 3;
    const int count = static_cast<int>(content.panes.size());
    if (content.columns > 0)
        return std::min(content.columns, count);
    if (count <= kMostSideBySide)
        return count;
    return static_cast<int>(std::ceil(std::sqrt(count)));
}

/// Adds parts from top to bottom.
class Column {
public:
    Column(const FigureContent& content, FigureLayout& layout)
        : m_content(content)
        , m_layout(layout)
    {
    }

    void layOut()
    {
        panes();
        if (!m_content.colorMap.isEmpty())
            colourBar();
        caption();
        prompts();
        m_layout.size = QSizeF(m_width, std::ceil(m_y + kMargin));
    }

private:
    [[nodiscard]] double inner() const { return m_width - 2 * kMargin; }
    [[nodiscard]] double lineHeight(double scale = 1) const
    {
        return m_content.textSize * scale * kLeading;
    }

    /// Places a line whose height is the current line's; `x` is its left end.
    void place(const QString& text, double x, const QFont& font, FigureInk ink = FigureInk::Main)
    {
        const QFontMetricsF metrics(font);
        const double height = font.pixelSize() * kLeading;
        const double baseline =
            m_y + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
        m_layout.texts.push_back(
            {.text = text,
             .box = QRectF(
                 x,
                 baseline - metrics.ascent(),
                 metrics.horizontalAdvance(text),
                 metrics.ascent() + metrics.descent()),
             .baseline = {x, baseline},
             .font = font,
             .ink = ink});
    }

    /// Breaks a text into lines, between words or, if one is longer than a line, within it.
    void paragraph(const QString& text, const QFont& font, FigureInk ink)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setUseDesignMetrics(true);
        for (const QString& part : text.split('\n')) {
            QTextLayout lines(part, font);
            lines.setTextOption(option);
            lines.beginLayout();
            for (QTextLine line = lines.createLine(); line.isValid(); line = lines.createLine()) {
                line.setLineWidth(inner());
                place(part.mid(line.textStart(), line.textLength()).trimmed(), kMargin, font, ink);
                m_y += font.pixelSize() * kLeading;
            }
            lines.endLayout();
        }
    }

    void panes()
    {
        const auto& panes = m_content.panes;
        const auto columns = static_cast<std::size_t>(columnsOf(m_content));
        const double gaps = kGap * static_cast<double>(columns - 1);
        const double widest = (kFullWidth - 2 * kMargin - gaps) / static_cast<double>(columns);
        std::vector<QSizeF> sizes;
        double cell = 0;
        for (const FigurePane& pane : panes) {
            const Image& image = pane.picture->image;
            const QSizeF size = QSizeF(image.width(), image.height())
                                    .scaled(widest, kTallestPane, Qt::KeepAspectRatio)
                                    .expandedTo({kSmallestSide, kSmallestSide});
            sizes.push_back(size);
            cell = std::max(cell, size.width());
        }
        const double used = cell * static_cast<double>(columns) + gaps;
        m_width = std::ceil(std::max(kNarrowest, used + 2 * kMargin));
        const double left = (m_width - used) / 2;

        const QFont font = figureFont(m_content);
        for (std::size_t first = 0; first < panes.size(); first += columns) {
            const std::size_t end = std::min(panes.size(), first + columns);
            if (first > 0)
                m_y += kGap;
            const bool hasTitles = std::any_of(
                panes.begin() + static_cast<std::ptrdiff_t>(first),
                panes.begin() + static_cast<std::ptrdiff_t>(end),
                [](const FigurePane& pane) { return !pane.title.isEmpty(); });
            const auto cellLeft = [&](std::size_t i) {
                return left + static_cast<double>(i - first) * (cell + kGap);
            };
            if (hasTitles) {
                // A title may be wider than a lone tall picture, not than a column of several.
                const bool isAlone = columns == 1;
                for (std::size_t i = first; i < end; ++i)
                    place(
                        QFontMetricsF(font).elidedText(
                            panes[i].title.simplified(), Qt::ElideRight, isAlone ? inner() : cell),
                        isAlone ? kMargin : cellLeft(i),
                        font);
                m_y += lineHeight() + 3;
            }
            double tallest = 0;
            for (std::size_t i = first; i < end; ++i) {
                const double inset = (cell - sizes[i].width()) / 2;
                m_layout.panes.emplace_back(QPointF(cellLeft(i) + inset, m_y), sizes[i]);
                tallest = std::max(tallest, sizes[i].height());
            }
            m_y += tallest;
        }
    }

    void colourBar()
    {
        m_y += kSectionGap;
        m_layout.bar = QRectF(kMargin, m_y, inner(), kBarHeight);
        m_y += kBarHeight + kTickLength + 1;
        const QFont font = figureFont(m_content, kSmallText);
        for (int tick = 0; tick < kTicks; ++tick) {
            const double value = static_cast<double>(tick) / (kTicks - 1);
            const double x = m_layout.bar.left() + value * m_layout.bar.width();
            m_layout.ticks.push_back(x);
            const QString text = QLocale().toString(value, 'f', tick % (kTicks - 1) == 0 ? 0 : 2);
            // The outermost numbers end where the bar ends.
            const double width = QFontMetricsF(font).horizontalAdvance(text);
            const double wanted = tick % (kTicks - 1) == 0 ? x - value * width : x - width / 2;
            place(text, wanted, font, FigureInk::Quiet);
        }
        m_y += font.pixelSize() * kLeading;
        if (!m_content.scaleNote.isEmpty())
            paragraph(m_content.scaleNote, font, FigureInk::Quiet);
    }

    void caption()
    {
        if (m_content.heading.isEmpty() && m_content.caption.isEmpty())
            return;
        m_y += kSectionGap;
        if (!m_content.heading.isEmpty()) {
            paragraph(
                m_content.heading, figureFont(m_content, kHeadingText, true), FigureInk::Main);
            m_y += 3;
        }
        for (const QString& line : m_content.caption)
            paragraph(line, figureFont(m_content), FigureInk::Quiet);
    }

    void prompts()
    {
        if (m_content.prompts.empty())
            return;
        m_y += kSectionGap;
        const double track = std::floor(kTrackShare * inner());
        const double badge = m_content.textSize * 1.15;
        const QFont numbers = figureFont(m_content);
        double valueWidth = 0;
        for (const FigurePrompt& prompt : m_content.prompts)
            valueWidth =
                std::max(valueWidth, QFontMetricsF(numbers).horizontalAdvance(valueOf(prompt)));
        const double right = m_width - kMargin;
        const double trackLeft = right - valueWidth - 8 - track;
        const double textLeft = kMargin + badge + 8;
        const std::size_t shown = std::min(m_content.prompts.size(), kMostPrompts);
        for (std::size_t i = 0; i < shown; ++i) {
            const FigurePrompt& prompt = m_content.prompts[i];
            const QFont font = figureFont(m_content, 1, prompt.isExplained);
            const bool hasBar = prompt.probability.has_value();
            const double room = (hasBar ? trackLeft - 10 : right) - textLeft;
            place(
                QFontMetricsF(font).elidedText(prompt.text.simplified(), Qt::ElideRight, room),
                textLeft,
                font);
            const double middle = m_y + lineHeight() / 2;
            FigurePromptRow row{
                .badge = QRectF(kMargin, middle - badge / 2, badge, badge),
                .track = {},
                .prompt = &prompt};
            if (hasBar) {
                row.track = QRectF(trackLeft, middle - 4, track, 8);
                const QString value = valueOf(prompt);
                place(value, right - QFontMetricsF(numbers).horizontalAdvance(value), numbers);
            }
            m_layout.prompts.push_back(row);
            m_y += lineHeight() + 3;
        }
        if (shown < m_content.prompts.size()) {
            place(
                ui::tr("and %1 more").arg(m_content.prompts.size() - shown),
                textLeft,
                numbers,
                FigureInk::Quiet);
            m_y += lineHeight();
        }
    }

    [[nodiscard]] static QString valueOf(const FigurePrompt& prompt)
    {
        return prompt.probability ? QLocale().toString(*prompt.probability, 'f', 3) : QString();
    }

    const FigureContent& m_content;
    FigureLayout& m_layout;
    double m_width = kFullWidth;
    double m_y = kMargin;
};

}  // namespace

FigureLayout layoutFigure(const FigureContent& content)
{
    CLIPSCOPE_CHECK(!content.panes.empty(), "a figure needs at least one picture");
    for (const FigurePane& pane : content.panes)
        CLIPSCOPE_CHECK(pane.picture, "a figure cannot show a picture that is not there");
    FigureLayout layout;
    Column(content, layout).layOut();
    return layout;
}

QFont figureFont(const FigureContent& content, double scale, bool bold)
{
    QFont font(
        content.fontFamily.isEmpty() ? QGuiApplication::font().family() : content.fontFamily);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(content.textSize * scale))));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

}  // namespace clipscope::ui
