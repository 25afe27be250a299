// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/exporter.h"

#include "core/base/sha256.h"
#include "core/engine/model_identity.h"
#include "core/export/export.h"
#include "ui/raster/convert.h"

namespace clipscope::ui {

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
                .model = identityOf(model.descriptor, sha256OfFile(model.descriptor.files.weights)),
                .result = result,
                .heatmap = *composition->heatmap,
                .localisation = composition->localisation,
                .options = options});
    };
}

}  // namespace clipscope::ui
