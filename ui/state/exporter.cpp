// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/exporter.h"

#include "core/base/sha256.h"
#include "core/export/export.h"
#include "ui/raster/convert.h"

namespace clipscope::ui {
namespace {

ModelIdentity identityOf(const ModelDescriptor& descriptor)
{
    return {
        .name = descriptor.files.name,
        .family = std::string(toString(descriptor.config.vision.family)),
        .inputSize = descriptor.config.vision.inputSize,
        .embedDim = descriptor.config.embedding,
        .sha256 = sha256OfFile(descriptor.files.weights)};
}

}  // namespace

std::function<void()> exportJob(
    const QString& folder,
    const SaliencyResult& result,
    const CompositionPtr& composition,
    const LoadedModel& model)
{
    return [folder = toPath(folder), result, composition, model] {
        ExportOptions options;
        options.model = model.descriptor.files.name;
        options.fit = std::string(toString(result.fit));
        options.device = model.device;
        options.precision = model.precision;
        options.threads = model.threads;
        options.box.threshold = composition->threshold;
        writeExplanation(
            folder,
            Explanation{
                .image = composition->picture->image,
                .model = identityOf(model.descriptor),
                .result = result,
                .heatmap = *composition->heatmap,
                .localisation = composition->localisation,
                .options = options});
    };
}

}  // namespace clipscope::ui
