// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/sample_library.h"

#include "core/base/error.h"
#include "ui/raster/convert.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace clipscope::ui {
namespace {

constexpr int kLargestSide = 512;  // no image tower has a larger grid

Fit readFit(const QJsonObject& entry)
{
    try {
        return fitFromString(entry.value("fit").toString("stretch").toStdString());
    } catch (const Error&) {
        return Fit::Stretch;
    }
}

QString fileIn(const QDir& folder, const QJsonObject& entry, const char* key)
{
    const QString name = entry.value(QLatin1String(key)).toString();
    const QString path = folder.filePath(name);
    return name.isEmpty() || !QFileInfo(path).isFile() ? QString() : path;
}

Sample readSample(const QDir& folder, const QJsonObject& entry)
{
    Sample sample;
    sample.id = entry.value("id").toString();
    sample.title = entry.value("title").toString(sample.id);
    sample.story = entry.value("story").toString();
    sample.imagePath = fileIn(folder, entry, "image");
    for (const QJsonValue& prompt : entry.value("prompts").toArray())
        sample.prompts.append(prompt.toString());
    const int last = std::max(0, static_cast<int>(sample.prompts.size()) - 1);
    sample.word = entry.value("word").toString();
    sample.explained = std::clamp(entry.value("explained").toInt(), 0, last);
    sample.method = entry.value("method").toString("gscorecam");
    sample.k = std::max(1, entry.value("k").toInt(300));
    sample.fit = readFit(entry);
    sample.precomputedPath = fileIn(folder, entry, "precomputed");
    return sample;
}

/// The header's text and where the data starts; nothing unless it is .npy version 1.
std::optional<std::pair<QString, qsizetype>> npyHeader(const QByteArray& bytes)
{
    constexpr qsizetype kPreamble = 10;  // magic, version, header length
    if (bytes.size() < kPreamble || !bytes.startsWith("\x93NUMPY\x01"))
        return std::nullopt;
    const auto low = static_cast<unsigned char>(bytes[8]);
    const auto high = static_cast<unsigned char>(bytes[9]);
    const qsizetype data = kPreamble + low + 256 * high;
    if (bytes.size() < data)
        return std::nullopt;
    return std::pair{QString::fromLatin1(bytes.mid(kPreamble, data - kPreamble)), data};
}

bool isFinite(const cv::Mat& values)
{
    const auto* first = values.ptr<float>();
    return std::all_of(first, first + values.total(), [](float v) { return std::isfinite(v); });
}

}  // namespace

std::vector<Sample> readSamples(const std::filesystem::path& folder)
{
    const QDir place(toQString(folder));
    QFile file(place.filePath("samples.json"));
    if (folder.empty() || !file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    std::vector<Sample> samples;
    for (const QJsonValue& entry : root.value("samples").toArray()) {
        Sample sample = readSample(place, entry.toObject());
        if (!sample.imagePath.isEmpty() && !sample.prompts.isEmpty())
            samples.push_back(std::move(sample));
    }
    return samples;
}

std::optional<NativeMap> readNativeMap(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    const auto header = npyHeader(bytes);
    static const QRegularExpression kShape(R"('shape':\s*\((\d+),\s*(\d+)\))");
    if (!header || !header->first.contains("'<f4'") || header->first.contains("True"))
        return std::nullopt;
    const QRegularExpressionMatch shape = kShape.match(header->first);
    const int rows = shape.captured(1).toInt();
    const int columns = shape.captured(2).toInt();
    if (rows < 1 || columns < 1 || rows > kLargestSide || columns > kLargestSide)
        return std::nullopt;
    const qsizetype size = qsizetype{4} * rows * columns;
    if (bytes.size() - header->second < size)
        return std::nullopt;
    NativeMap map{cv::Mat(rows, columns, CV_32FC1)};
    std::memcpy(map.values.data, bytes.constData() + header->second, static_cast<size_t>(size));
    if (!isFinite(map.values))
        return std::nullopt;
    return map;
}

}  // namespace clipscope::ui
