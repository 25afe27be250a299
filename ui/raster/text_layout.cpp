// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/raster/text_layout.h"

#include "core/base/check.h"
#include "core/base/sha256.h"
#include "ui/raster/sticker_raster.h"

#include <QDir>
#include <QFont>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QRawFont>
#include <QTextLayout>
#include <QTransform>

#include <algorithm>
#include <mutex>
#include <set>
#include <span>

/// Resources of a static library have to be asked for, outside of every namespace.
void initFontResources()
{
    Q_INIT_RESOURCE(fonts);
}

namespace clipscope::ui {

namespace {

/// Size of the layout: so large that what Qt rounds does not show.
constexpr int kLayoutSize = 512;
constexpr double kWidest = 3e7;  ///< that Qt can lay out

QFont layoutFont(const StickerFont& wanted)
{
    QFont font(QString::fromStdString(wanted.family));
    font.setPixelSize(kLayoutSize);
    font.setBold(wanted.bold);
    font.setItalic(wanted.italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(static_cast<QFont::StyleStrategy>(
        QFont::PreferOutline | QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

/// The tables that decide what letters look like and where they stand.
void addTables(Sha256& checksum, const QRawFont& font)
{
    for (const char* tag :
         {"head", "maxp", "cmap", "hmtx", "glyf", "loca", "CFF ", "GPOS", "kern"}) {
        const QByteArray table = font.fontTable(tag);
        checksum.update(
            std::as_bytes(std::span(table.constData(), static_cast<std::size_t>(table.size()))));
    }
}

/// The lines, and the width of the widest.
qreal breakLines(QTextLayout& layout, const std::optional<double>& width)
{
    qreal widest = 0;
    qreal top = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::min(width.value_or(kWidest), kWidest));
        line.setPosition({0, top});
        top += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return widest;
}

QPainterPath pathOf(const QGlyphRun& run)
{
    QPainterPath path;
    const QRawFont font = run.rawFont();
    const auto glyphs = run.glyphIndexes();
    const auto positions = run.positions();
    for (qsizetype i = 0; i < glyphs.size(); ++i)
        path.addPath(font.pathForGlyph(glyphs[i]).translated(positions[i]));
    return path;
}

}  // namespace

void loadStickerFonts()
{
    static std::once_flag once;
    std::call_once(once, [] {
        initFontResources();
        const QDir folder(QStringLiteral(":/clipscope/fonts"));
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name))
            CLIPSCOPE_ENSURE(
                QFontDatabase::addApplicationFont(folder.filePath(name)) >= 0,
                "the font " + name.toStdString() + " cannot be read");
    });
}

TextOutlines outlinesOf(const Sticker& sticker)
{
    loadStickerFonts();
    const double scale = sticker.font.size / kLayoutSize;
    QString text = QString::fromStdString(sticker.text);
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(text, layoutFont(sticker.font));
    QTextOption option;
    option.setWrapMode(
        sticker.wrapWidth ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::ManualWrap);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    const auto limit = sticker.wrapWidth ? std::optional(*sticker.wrapWidth / scale) : std::nullopt;
    const qreal widest = breakLines(layout, limit);
    const qreal width = limit.value_or(widest);

    TextOutlines outlines;
    Sha256 checksum;
    std::set<QString> families;
    qreal height = 0;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        height += line.height();
        const qreal indent = (width - line.naturalTextWidth()) / 2 - line.x();
        for (const QGlyphRun& run : line.glyphRuns()) {
            outlines.letters.addPath(pathOf(run).translated(indent, 0));
            const QRawFont font = run.rawFont();
            if (outlines.family.isEmpty())
                outlines.family = font.familyName();
            if (families.insert(font.familyName() + QLatin1Char('/') + font.styleName()).second)
                addTables(checksum, font);
        }
    }
    if (!families.empty())
        outlines.checksum = checksum.hex();
    const QTransform toPicture =
        QTransform::fromScale(scale, scale).translate(-width / 2, -height / 2);
    outlines.letters = toPicture.map(outlines.letters);
    outlines.letters.setFillRule(Qt::WindingFill);
    outlines.block = QSizeF(width * scale, height * scale);
    return outlines;
}

}  // namespace clipscope::ui
