// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/exporter.h"

#include "core/base/atomic_file.h"
#include "core/base/check.h"
#include "core/base/sha256.h"
#include "core/engine/model_identity.h"
#include "core/export/pictures.h"
#include "core/export/tables.h"
#include "core/image/image_io.h"
#include "core/text/prompt_templates.h"
#include "ui/raster/convert.h"

#include <algorithm>

namespace clipscope::ui {
namespace {

std::vector<ChannelRow> channelsOf(const ExportSource& source)
{
    const auto& bank = source.result.bank;
    if (!bank)
        return {};
    std::optional<int> k;
    const auto given = source.result.params.find("k");
    if (bank->isScored() && given != source.result.params.end())
        k = std::clamp(static_cast<int>(std::get<std::int64_t>(given->second)), 1, largestK(*bank));
    std::vector<ChannelRow> rows = channelTable(*bank, k);
    for (const int channel : source.choice.off)
        if (channel >= 0 && channel < bank->channels())
            rows[static_cast<std::size_t>(channel)].weight = 0;
    return rows;
}

LocalizeOptions boxOptions(const Composition& composition)
{
    return {
        .threshold = composition.threshold,
        .rule = composition.boxRule,
        .alpha = composition.alpha};
}

void writeData(DataFile file, const std::filesystem::path& path, const ExportSource& source)
{
    const Composition& composition = *source.composition;
    const Image& image = composition.picture->image;
    const Localisation& found = composition.localisation;
    switch (file) {
    case DataFile::Heatmap:
        return writeFileAtomically(path, npyBytes(composition.heatmap->values));
    case DataFile::NativeHeatmap:
        return writeFileAtomically(path, npyBytes(composition.map.values));
    case DataFile::Heatmap16:
        return writePng(path, heatmapPicture(*composition.heatmap));
    case DataFile::Overlay:
        return writePng(path, overlayPicture(image, *composition.heatmap));
    case DataFile::Mask:
        return writePng(path, found.mask);
    case DataFile::BoxesPicture:
        return writePng(path, boxesPicture(image, found));
    case DataFile::BoxesCsv:
        return writeFileAtomically(path, boxesCsv(found, image.size()));
    case DataFile::BoxesJson:
        return writeFileAtomically(path, boxesJson(found, image.size(), boxOptions(composition)));
    case DataFile::Prompts:
        return writeFileAtomically(path, promptsCsv(source.result.prompts));
    case DataFile::Channels:
        CLIPSCOPE_CHECK(
            source.result.bank.has_value(),
            source.result.method + " does not weigh channels, so there is no table of them; "
                                   "choose a method such as gscorecam or gradcam");
        return writeFileAtomically(path, channelsCsv(channelsOf(source)));
    }
}

}  // namespace

Explanation explanationOf(const ExportSource& source)
{
    const Composition& composition = *source.composition;
    const LoadedModel& model = source.model;
    ExportOptions options;
    options.model = model.descriptor.files.name;
    options.fit = std::string(toString(source.result.fit));
    options.device = model.device;
    options.precision = model.precision;
    options.threads = model.threads;
    options.templates = templatesText(source.result.templates);
    options.map = composition.mapOptions;
    options.box = boxOptions(composition);
    if (source.result.bank) {
        options.channelsOff = source.choice.off;
        options.channel = source.choice.channel;
    }
    return {
        .image = composition.picture->image,
        .model = identityOf(model.descriptor, sha256OfFile(model.descriptor.files.weights)),
        .result = source.result,
        .heatmap = *composition.heatmap,
        .localisation = composition.localisation,
        .options = std::move(options),
        .channels = channelsOf(source)};
}

std::function<void()> exportJob(const QString& folder, const ExportSource& source)
{
    return [folder = toPath(folder), source] { writeExplanation(folder, explanationOf(source)); };
}

std::function<void()> exportJob(DataFile file, const QString& path, const ExportSource& source)
{
    return [file, path = toPath(path), source] { writeData(file, path, source); };
}

std::string templatesText(const std::vector<std::string>& templates)
{
    if (templates.empty())
        return "none";
    for (const TemplateSet& set : templateSets())
        if (set.templates == templates)
            return std::string(set.id);
    std::string text;
    for (const std::string& one : templates)
        text += (text.empty() ? "" : ", ") + one;
    return text;
}

}  // namespace clipscope::ui
