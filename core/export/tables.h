// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/export/channel_table.h"
#include "core/image/geometry.h"
#include "core/localize/localize.h"

#include <string>
#include <vector>

namespace clipscope {

// Tables for programs: UTF-8, comma-separated, one line of titles; numbers have a point in every
// locale and read back exactly. What is not known, or not finite, is an empty cell.

/// rank,x,y,width,height,area,area_share,mean_heat,chosen,selected: every candidate, the largest
/// area first (rank 1), equal ones in the order in which they were found. The share is of the
/// picture; the last two are 0 or 1.
[[nodiscard]] std::string boxesCsv(const Localisation& localisation, Size picture);
/// The same as `clipscope.boxes/1`, indented JSON.
[[nodiscard]] std::string
boxesJson(const Localisation& localisation, Size picture, const LocalizeOptions& options);

/// prompt,cosine,logit,probability: in the order in which they were asked.
[[nodiscard]] std::string promptsCsv(const std::vector<PromptScore>& prompts);

/// channel,weight,logit,importance,order,mean_activation,max_activation: by channel.
[[nodiscard]] std::string channelsCsv(const std::vector<ChannelRow>& channels);

}  // namespace clipscope
