// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/sprites/draw_styles.h"

#include "core/base/error.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <QFont>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QStringList>
#include <QSvgRenderer>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <system_error>

namespace clipscope::training {

namespace {

namespace fs = std::filesystem;

constexpr int kCanvas = 320;  ///< twice the sprites' side

cv::Mat copied(QImage image)
{
    image = image.convertToFormat(QImage::Format_RGBA8888);
    const cv::Mat view(
        image.height(),
        image.width(),
        CV_8UC4,
        image.bits(),
        static_cast<std::size_t>(image.bytesPerLine()));
    return view.clone();
}

QImage canvas()
{
    QImage image(kCanvas, kCanvas, QImage::Format_RGBA8888_Premultiplied);
    image.fill(Qt::transparent);
    return image;
}

cv::Mat drawSvg(const fs::path& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return {};
    QSvgRenderer renderer(QString::fromStdString(file.string()));
    if (!renderer.isValid())
        return {};
    QImage image = canvas();
    QPainter painter(&image);
    renderer.render(&painter, QRectF(0, 0, kCanvas, kCanvas));
    painter.end();
    return copied(image);
}

cv::Mat drawFile(const fs::path& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return {};
    const cv::Mat stored = cv::imread(file.string(), cv::IMREAD_UNCHANGED);
    if (stored.type() != CV_8UC4)
        return {};
    cv::Mat rgba;
    cv::cvtColor(stored, rgba, cv::COLOR_BGRA2RGBA);
    return rgba;
}

cv::Mat drawCharacter(const QString& family, const std::string& id)
{
    const char32_t code = static_cast<char32_t>(std::stoul(id, nullptr, 16));
    QFont font(family);
    font.setPixelSize(128);  // the font's own pictures are of that height
    font.setStyleStrategy(QFont::NoFontMerging);
    QImage image = canvas();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setFont(font);
    // The selector of the coloured form, for characters that have a plain one too.
    const QString text = QString::fromUcs4(&code, 1) + QChar(0xfe0f);
    painter.drawText(QRectF(0, 0, kCanvas, kCanvas), Qt::AlignCenter, text);
    painter.end();
    return copied(image);
}

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char character) {
        return static_cast<char>(std::toupper(character));
    });
    return text;
}

}  // namespace

std::vector<StyleSource> styleSources(const fs::path& assets)
{
    const fs::path noto = assets / "debian/fonts-noto-color-emoji/usr/share/fonts/truetype/noto/"
                                   "NotoColorEmoji.ttf";
    const int font = QFontDatabase::addApplicationFont(QString::fromStdString(noto.string()));
    const QStringList families = QFontDatabase::applicationFontFamilies(font);
    if (families.isEmpty())
        throw Error(
            ErrorCode::Unreadable,
            noto.string() + " cannot be used; run models/training/get_assets.sh first");
    const fs::path npm = assets / "npm";
    return {
        {.id = "fluent",
         .title = "Fluent 3D",
         .licence = "MIT",
         .package = "@lobehub/fluent-emoji-3d",
         .draw =
             [npm](const std::string& id) {
                 const fs::path folder = npm / "lobehub-fluent-emoji-3d/assets";
                 const cv::Mat plain = drawFile(folder / (id + ".webp"));
                 return plain.empty() ? drawFile(folder / (id + "-fe0f.webp")) : plain;
             }},
        {.id = "noto",
         .title = "Noto Color Emoji",
         .licence = "OFL-1.1",
         .package = "fonts-noto-color-emoji",
         .draw = [family = families.first()](
                     const std::string& id) { return drawCharacter(family, id); }},
        {.id = "twemoji",
         .title = "Twemoji",
         .licence = "CC-BY-4.0",
         .package = "@twemoji/svg",
         .draw =
             [npm](const std::string& id) { return drawSvg(npm / "twemoji-svg" / (id + ".svg")); }},
        {.id = "openmoji",
         .title = "OpenMoji",
         .licence = "CC-BY-SA-4.0",
         .package = "openmoji",
         .isHeldOut = true,
         .draw = [npm](const std::string& id) {
             const fs::path folder = npm / "openmoji/color/svg";
             const cv::Mat plain = drawSvg(folder / (upper(id) + ".svg"));
             return plain.empty() ? drawSvg(folder / (upper(id) + "-FE0F.svg")) : plain;
         }}};
}

cv::Mat trimmed(const cv::Mat& rgba, int side)
{
    constexpr double kHardlyThere = 8;
    cv::Mat alpha;
    cv::extractChannel(rgba, alpha, 3);
    const cv::Rect inked = cv::boundingRect(alpha > kHardlyThere);
    if (inked.area() == 0)
        return {};
    const cv::Mat cut = rgba(inked);
    const double scale = double(side) / std::max(cut.cols, cut.rows);
    if (scale >= 1)
        return cut.clone();
    // Premultiplied while it is scaled, so that what is transparent lends no colour.
    cv::Mat numbers;
    cut.convertTo(numbers, CV_32FC4);
    numbers.forEach<cv::Vec4f>([](cv::Vec4f& pixel, const int*) {
        for (int i = 0; i < 3; ++i)
            pixel[i] *= pixel[3] / 255;
    });
    cv::resize(
        numbers,
        numbers,
        {std::max(1, static_cast<int>(std::lround(cut.cols * scale))),
         std::max(1, static_cast<int>(std::lround(cut.rows * scale)))},
        0,
        0,
        cv::INTER_AREA);
    numbers.forEach<cv::Vec4f>([](cv::Vec4f& pixel, const int*) {
        for (int i = 0; i < 3 && pixel[3] > 0; ++i)
            pixel[i] *= 255 / pixel[3];
    });
    cv::Mat result;
    numbers.convertTo(result, CV_8UC4);
    return result;
}

}  // namespace clipscope::training
