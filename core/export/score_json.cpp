// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/export.h"
#include "core/export/json_parts.h"

namespace clipscope {

std::string scoreJson(const ScoreReport& report)
{
    return json_parts::text(
        {{"schema", "clipscope.score/1"},
         {"image", json_parts::image(report.image)},
         {"model", json_parts::model(report.model)},
         {"fit", report.fit},
         {"prompts", json_parts::prompts(report.prompts)}});
}

}  // namespace clipscope
