// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/model_catalogue.h"

#include "ui/raster/convert.h"
#include "ui/state/tr.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <tuple>

namespace clipscope::ui {
namespace {

bool liesIn(const std::filesystem::path& folder, const std::filesystem::path& root)
{
    // "models/" and "models" are one folder; with a name behind them they read alike.
    return !root.empty() &&
           folder.lexically_normal() == (root / folder.filename()).lexically_normal();
}

const Offer* findOffer(const std::vector<Offer>& offers, const std::string& name)
{
    const auto found = std::find_if(offers.begin(), offers.end(), [&name](const Offer& offer) {
        return offer.model.name == name;
    });
    return found == offers.end() ? nullptr : &*found;
}

/// "ResNet, 64 px, 1.2 M parameters".
QString architecture(const ModelDescriptor& model)
{
    const VisionConfig& vision = model.config.vision;
    const QString family = vision.family == VisionFamily::Vit
                               ? tr("ViT, patches of %1 px").arg(vision.patch)
                               : tr("ResNet");
    return tr("%1, %2 px input, %3 parameters")
        .arg(family, QString::number(vision.inputSize), parameterCount(model.parameters));
}

void describe(ModelRow& row, const ModelDescriptor& model)
{
    row.size = dataSize(model.bytes);
    row.licence = QString::fromStdString(model.license);
    row.note = architecture(model) + QStringLiteral(" · ") +
               QString::fromStdString(std::string(toString(model.container)));
}

void describe(ModelRow& row, const Offer& offer)
{
    const KnownModel& known = offer.model;
    if (row.licence.isEmpty())
        row.licence = QString::fromStdString(known.license);
    row.source = QString::fromStdString(known.source);
    if (row.size.isEmpty() && known.bytes > 0)
        row.size = tr("about %1").arg(dataSize(known.bytes));
    for (const std::string& alias : known.aliases)
        row.searched += ' ' + QString::fromStdString(alias);
}

ModelRow
rowOf(const ModelEntry& entry, const std::vector<Offer>& offers, const ModelFolders& folders)
{
    ModelRow row;
    row.model = row.title = QString::fromStdString(entry.name);
    row.folder = toQString(entry.folder);
    row.problem = QString::fromStdString(entry.problem);
    if (entry.descriptor)
        describe(row, *entry.descriptor);
    if (liesIn(entry.folder, folders.shipped)) {
        row.group = ModelRow::Group::Shipped;
        row.source = tr("Clipscope");
        return row;
    }
    row.isRemovable = liesIn(entry.folder, folders.installed);
    if (const Offer* offer = findOffer(offers, entry.name))
        describe(row, *offer);
    if (row.source.isEmpty())
        row.source = QDir::toNativeSeparators(QFileInfo(row.folder).path());
    return row;
}

ModelRow rowOf(const QString& ownFile)
{
    ModelRow row;
    const QFileInfo info(ownFile);
    row.model = ownFile;
    row.title = titleOfModel(ownFile);
    row.folder = info.isDir() ? ownFile : info.path();
    if (info.isFile())
        row.size = dataSize(info.size());
    row.source = tr("a file of yours");
    row.note = QDir::toNativeSeparators(ownFile);
    row.isOwnFile = row.isRemovable = true;
    return row;
}

ModelRow rowOf(const Offer& offer)
{
    ModelRow row;
    row.group = ModelRow::Group::Available;
    row.model = row.title = QString::fromStdString(offer.model.name);
    row.isCached = offer.cached.has_value();
    describe(row, offer);
    QStringList notes;
    if (offer.model.parameters > 0)
        notes.append(tr("%1 parameters.").arg(parameterCount(offer.model.parameters)));
    if (!offer.model.aliases.empty())
        notes.append(
            tr("Also called %1.").arg(QString::fromStdString(offer.model.aliases.front())));
    if (row.isCached)
        notes.append(tr("In another program's cache: it is taken from %1 without a download.")
                         .arg(QDir::toNativeSeparators(toQString(*offer.cached))));
    row.note = notes.join(' ');
    return row;
}

}  // namespace

bool ModelRow::matches(const QString& search) const
{
    const QStringList words = search.split(' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [this](const QString& word) {
        return searched.contains(word, Qt::CaseInsensitive);
    });
}

std::vector<ModelRow> modelCatalogue(
    const ModelShelf& shelf, const std::vector<Offer>& offers, const ModelFolders& folders)
{
    std::vector<ModelRow> rows;
    for (const ModelEntry& entry : shelf.entries())
        rows.push_back(rowOf(entry, offers, folders));
    for (const QString& file : shelf.ownFiles())
        rows.push_back(rowOf(file));
    for (const Offer& offer : offers)
        if (!offer.isInstalled)
            rows.push_back(rowOf(offer));
    for (ModelRow& row : rows)
        row.searched += QStringLiteral(" %1 %2 %3").arg(row.title, row.source, row.licence);
    std::stable_sort(rows.begin(), rows.end(), [](const ModelRow& a, const ModelRow& b) {
        return std::tuple(a.group, a.title.toCaseFolded()) <
               std::tuple(b.group, b.title.toCaseFolded());
    });
    return rows;
}

QString titleOfModel(const QString& nameOrPath)
{
    static const QStringList kUsual{
        "model", "pytorch_model", "open_clip_model", "open_clip_pytorch_model", "checkpoint"};
    const QFileInfo info(QDir::cleanPath(nameOrPath));
    // "model.safetensors.index.json" says no more than "model.safetensors".
    const QString stem = info.fileName().section('.', 0, 0);
    return info.isAbsolute() && kUsual.contains(stem)
               ? QFileInfo(info.path()).fileName() + '/' + info.fileName()
               : info.fileName();
}

QString dataSize(std::int64_t bytes)
{
    constexpr std::int64_t kGigabyte = 1'000'000'000;
    const int decimals = bytes >= kGigabyte ? 1 : 0;
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString parameterCount(std::int64_t count)
{
    const auto scaled = [](std::int64_t value, double unit, const QString& suffix) {
        const double amount = static_cast<double>(value) / unit;
        return QLocale().toString(amount, 'f', amount < 10 ? 1 : 0) + ' ' + suffix;
    };
    if (count >= 1'000'000'000)
        return scaled(count, 1e9, tr("G"));
    if (count >= 1'000'000)
        return scaled(count, 1e6, tr("M"));
    return count >= 1000 ? scaled(count, 1e3, tr("k")) : QString::number(count);
}

}  // namespace clipscope::ui
