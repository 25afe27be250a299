// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_choices.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace clipscope::ui {
namespace {

constexpr double kNarrowestPage = 20;  // millimetres
constexpr double kWidestPage = 2000;

constexpr const char* kFormats[] = {"png", "svg", "pdf"};
constexpr const char* kGrounds[] = {"light", "dark", "transparent"};

template <typename Value, std::size_t N>
Value oneOf(const QVariant& given, const char* const (&names)[N], Value fallback)
{
    const QString text = given.toString();
    const auto* found = std::find(std::begin(names), std::end(names), text);
    return found == std::end(names) ? fallback
                                    : static_cast<Value>(std::distance(std::begin(names), found));
}

template <std::size_t N>
int oneOf(const QVariant& given, const int (&values)[N], int fallback)
{
    const auto* found = std::find(std::begin(values), std::end(values), given.toInt());
    return found == std::end(values) ? fallback : *found;
}

}  // namespace

FigureChoices FigureChoices::fromMap(const QVariantMap& map)
{
    FigureChoices choices;
    FigureOutput& output = choices.output;
    output.format = oneOf(map.value("format"), kFormats, output.format);
    const int width = map.value("width").toInt();
    if (width >= kSmallestWidth && width <= FigureOutput::kLargestWidth)
        output.width = width;
    output.dotsPerInch = oneOf(map.value("dpi"), kDotsPerInch, output.dotsPerInch);
    const double millimetres = map.value("millimetres").toDouble();
    if (millimetres >= kNarrowestPage && millimetres <= kWidestPage)
        output.millimetres = millimetres;
    const auto isOn = [&map](const char* name) { return map.value(name, true).toBool(); };
    choices.hasColourBar = isOn("colourBar");
    choices.hasHeading = isOn("heading");
    choices.hasCaption = isOn("caption");
    choices.hasPrompts = isOn("prompts");
    choices.hasTitles = isOn("titles");
    choices.hasTruth = isOn("truth");
    choices.ground = oneOf(map.value("ground"), kGrounds, choices.ground);
    choices.textSize = oneOf(map.value("textSize"), kTextSizes, choices.textSize);
    return choices;
}

QVariantMap FigureChoices::toMap() const
{
    return {
        {"format", kFormats[static_cast<std::size_t>(output.format)]},
        {"width", output.width},
        {"dpi", output.dotsPerInch},
        {"millimetres", output.millimetres},
        {"colourBar", hasColourBar},
        {"heading", hasHeading},
        {"caption", hasCaption},
        {"prompts", hasPrompts},
        {"titles", hasTitles},
        {"truth", hasTruth},
        {"ground", kGrounds[static_cast<std::size_t>(ground)]},
        {"textSize", textSize}};
}

FigureContent FigureChoices::apply(FigureContent full) const
{
    if (!hasColourBar) {
        full.colorMap.clear();
        full.scaleNote.clear();
    }
    if (!hasHeading)
        full.heading.clear();
    if (!hasCaption)
        full.caption.clear();
    if (!hasPrompts)
        full.prompts.clear();
    for (FigurePane& pane : full.panes) {
        if (!hasTitles)
            pane.title.clear();
        if (!hasTruth)
            pane.truth.reset();
    }
    full.ground = ground;
    full.textSize = textSize;
    return full;
}

QString suffixOf(FigureFormat format)
{
    return QLatin1String(kFormats[static_cast<std::size_t>(format)]);
}

std::optional<FigureFormat> formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const auto format : {FigureFormat::Png, FigureFormat::Svg, FigureFormat::Pdf})
        if (suffix == suffixOf(format))
            return format;
    return std::nullopt;
}

QString fileNameFrom(const QStringList& parts)
{
    constexpr qsizetype kLongestPart = 60;
    constexpr qsizetype kLongest = 120;
    // Control characters, and what one or the other file system gives a meaning.
    static const QRegularExpression kForbidden(R"([\x00-\x1f\x7f/\\:*?"<>|]+)");
    QStringList clean;
    for (const QString& part : parts) {
        const QString one = QString(part).replace(kForbidden, " ").simplified();
        if (!one.isEmpty())
            clean.append(one.left(kLongestPart).trimmed());
    }
    QString name = clean.join(QStringLiteral(" - ")).left(kLongest).trimmed();
    while (name.startsWith('.') || name.startsWith('-'))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("clipscope") : name.trimmed();
}

}  // namespace clipscope::ui
