// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/channel_methods.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace clipscope {

bool weighsChannels(const MethodInfo& method)
{
    // Those that hand back a bank; the contract test holds every method against this list.
    static constexpr std::array<std::string_view, 11> kIds{
        "gscorecam",
        "scorecam",
        "sscam",
        "iscam",
        "gradcam",
        "gradcam++",
        "xgradcam",
        "ablationcam",
        "fem",
        "randomcam",
        "channel"};
    return std::find(kIds.begin(), kIds.end(), method.id) != kIds.end();
}

bool scoresChannels(const MethodInfo& method)
{
    return method.id == "gscorecam" || method.id == "scorecam";
}

}  // namespace clipscope
