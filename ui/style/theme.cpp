// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include "ui/style/clipscope_style.h"

#include <QApplication>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QStyleHints>

#include <array>
#include <cmath>

namespace clipscope::ui {
namespace {

struct Inks {
    QColor window, base, alternate, button, text, quiet, disabled, line, accent, link, light, dark;
};

const Inks kDark{
    .window = QColor(0x21, 0x24, 0x2a),
    .base = QColor(0x18, 0x1a, 0x1f),
    .alternate = QColor(0x1e, 0x21, 0x26),
    .button = QColor(0x2f, 0x34, 0x3c),
    .text = QColor(0xe8, 0xea, 0xed),
    .quiet = QColor(0xa3, 0xaa, 0xb5),
    .disabled = QColor(0x6c, 0x73, 0x7e),
    .line = QColor(0x3a, 0x40, 0x4a),
    .accent = QColor(0x2b, 0x76, 0xd4),
    .link = QColor(0x6d, 0xb0, 0xff),
    .light = QColor(0x3c, 0x42, 0x4c),
    .dark = QColor(0x12, 0x14, 0x18)};

const Inks kLight{
    .window = QColor(0xf3, 0xf4, 0xf6),
    .base = QColor(0xff, 0xff, 0xff),
    .alternate = QColor(0xf7, 0xf8, 0xfa),
    .button = QColor(0xfa, 0xfb, 0xfc),
    .text = QColor(0x1b, 0x1f, 0x24),
    .quiet = QColor(0x59, 0x61, 0x6b),
    .disabled = QColor(0x9a, 0xa1, 0xab),
    .line = QColor(0xc9, 0xce, 0xd6),
    .accent = QColor(0x1d, 0x6c, 0xcf),
    .link = QColor(0x1a, 0x62, 0xbd),
    .light = QColor(0xff, 0xff, 0xff),
    .dark = QColor(0xa8, 0xaf, 0xb9)};

QPalette paletteOf(const Inks& inks)
{
    QPalette palette;
    palette.setColor(QPalette::Window, inks.window);
    palette.setColor(QPalette::WindowText, inks.text);
    palette.setColor(QPalette::Base, inks.base);
    palette.setColor(QPalette::AlternateBase, inks.alternate);
    palette.setColor(QPalette::Text, inks.text);
    palette.setColor(QPalette::Button, inks.button);
    palette.setColor(QPalette::ButtonText, inks.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, inks.quiet);
    palette.setColor(QPalette::ToolTipBase, inks.button);
    palette.setColor(QPalette::ToolTipText, inks.text);
    palette.setColor(QPalette::Highlight, inks.accent);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, inks.link);
    palette.setColor(QPalette::LinkVisited, inks.link);
    palette.setColor(QPalette::Light, inks.light);
    palette.setColor(QPalette::Midlight, inks.button.lighter(105));
    palette.setColor(QPalette::Mid, inks.line);
    palette.setColor(QPalette::Dark, inks.dark);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, 120));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, inks.disabled);
    return palette;
}

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](float x, float y) {
        return static_cast<float>(x + (y - x) * static_cast<float>(share));
    };
    return QColor::fromRgbF(
        mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// The few things that Fusion draws heavier than this window wants them.
QString styleSheet(const Inks& inks)
{
    return QStringLiteral(
               "QMainWindow::separator { background: %1; width: 5px; height: 5px; }"
               "QMainWindow::separator:hover { background: %3; }"
               "QToolBar { border: 0; background: %1; spacing: 6px; padding: 1px 8px; }"
               "QToolBar::separator { background: %2; width: 1px; margin: 5px 4px; }"
               "QToolBar QToolButton { border: 1px solid transparent; border-radius: 4px;"
               " padding: 2px 5px; }"
               "QToolBar QToolButton:hover { background: %4; }"
               "QToolBar QToolButton:pressed { background: %2; }"
               "QToolBar QToolButton:focus { border-color: %3; }"
               "QToolBar QToolButton:checked { background: %8; border-color: %3; }"
               "QToolBar QToolButton#runButton { background: %8; border-color: %3; }"
               "QToolBar QToolButton#runButton:hover { background: %6; }"
               "QToolBar QToolButton::menu-indicator { image: none; }"
               "QDockWidget::title { background: %1; padding: 6px 4px 4px 10px; }"
               "QMenuBar { background: %1; border-bottom: 1px solid %2; }"
               "QStatusBar { background: %1; border-top: 1px solid %2; }"
               "QStatusBar::item { border: 0; }"
               "QTableView { selection-background-color: %6; selection-color: %5; }"
               "QHeaderView::section { background: %1; color: %7; border: 0;"
               " border-bottom: 1px solid %2; padding: 4px 4px; }"
               "QToolTip { background: %4; color: %5; border: 1px solid %2; padding: 3px; }")
        .arg(
            inks.window.name(),
            inks.line.name(),
            inks.accent.name(),
            inks.button.name(),
            inks.text.name(),
            mixed(inks.base, inks.accent, 0.28).name(),
            inks.quiet.name(),
            mixed(inks.window, inks.accent, 0.2).name());
}

const Inks& inksOf(const QPalette& palette)
{
    return isDark(palette) ? kDark : kLight;
}

bool systemPrefersDark(const QApplication& application)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = application.styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return isDark(application.palette());
}

double luminance(const QColor& colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

}  // namespace

Theme::Theme(QApplication& application)
    : QObject(&application)
    , m_application(application)
    , m_systemIsDark(systemPrefersDark(application))
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(application.styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemIsDark = systemPrefersDark(m_application);
        apply();
    });
#endif
    m_application.setStyle(new ClipscopeStyle);  // the application owns it
    apply();
}

void Theme::choose(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemIsDark);
    const Inks& inks = dark ? kDark : kLight;
    m_application.setPalette(paletteOf(inks));
    m_application.setStyleSheet(styleSheet(inks));
}

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Window)) < 0.2;
}

QColor canvasColour(const QPalette& palette)
{
    return isDark(palette) ? QColor(0x13, 0x15, 0x19) : QColor(0xdd, 0xe0, 0xe5);
}

QColor lineColour(const QPalette& palette)
{
    return inksOf(palette).line;
}

QColor quietText(const QPalette& palette)
{
    return inksOf(palette).quiet;
}

QColor promptColour(int row)
{
    // After Okabe and Ito, brightened where they must stand out on dark pictures.
    static const std::array<QColor, 8> kColours{
        QColor(0xff, 0x6b, 0x35),
        QColor(0x56, 0xb4, 0xe9),
        QColor(0xf0, 0xe4, 0x42),
        QColor(0x1f, 0xb8, 0x8a),
        QColor(0xe0, 0x8a, 0xbc),
        QColor(0xe6, 0x9f, 0x00),
        QColor(0x4c, 0x8d, 0xf0),
        QColor(0xc4, 0xc9, 0xd1)};
    return kColours.at(static_cast<std::size_t>(row < 0 ? 0 : row) % kColours.size());
}

QIcon promptBadge(int row)
{
    constexpr int kSide = 18;
    constexpr int kScale = 2;  // enough for displays of twice the usual density
    QPixmap pixmap(kSide * kScale, kSide * kScale);
    pixmap.setDevicePixelRatio(kScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(promptColour(row));
    painter.drawRoundedRect(QRectF(0, 0, kSide, kSide), 4, 4);
    QFont font = QApplication::font();
    font.setPixelSize(11);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(inkOn(promptColour(row)));
    painter.drawText(QRectF(0, 0, kSide, kSide), Qt::AlignCenter, QString::number(row + 1));
    painter.end();
    QIcon badge;
    for (const auto mode : {QIcon::Normal, QIcon::Selected})
        badge.addPixmap(pixmap, mode);
    return badge;
}

QColor inkOn(const QColor& ground)
{
    return luminance(ground) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
}

QColor toneEdge(Tone tone, const QPalette& palette)
{
    switch (tone) {
    case Tone::Neutral:
        return inksOf(palette).line;
    case Tone::Accent:
        return inksOf(palette).accent;
    case Tone::Good:
        return isDark(palette) ? QColor(0x3f, 0xb9, 0x78) : QColor(0x1e, 0x8e, 0x56);
    case Tone::Warning:
        return isDark(palette) ? QColor(0xe0, 0xa4, 0x3a) : QColor(0xb2, 0x76, 0x00);
    case Tone::Bad:
        return isDark(palette) ? QColor(0xf0, 0x6a, 0x64) : QColor(0xc9, 0x35, 0x2e);
    }
    return {};
}

QColor toneGround(Tone tone, const QPalette& palette)
{
    const QColor window = inksOf(palette).window;
    return tone == Tone::Neutral ? mixed(window, inksOf(palette).text, 0.06)
                                 : mixed(window, toneEdge(tone, palette), 0.18);
}

}  // namespace clipscope::ui
