// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heatmap/interpolation.h"

#include "core/base/error.h"

#include <string>

namespace clipscope {

std::string_view toString(Interpolation interpolation)
{
    switch (interpolation) {
    case Interpolation::Nearest:
        return "nearest";
    case Interpolation::Bilinear:
        return "bilinear";
    case Interpolation::Bicubic:
        return "bicubic";
    }
    return "bilinear";
}

Interpolation interpolationFromString(std::string_view text)
{
    for (const Interpolation interpolation :
         {Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic}) {
        if (text == toString(interpolation))
            return interpolation;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown interpolation \"" + std::string(text) + "\"; use nearest, bilinear or bicubic");
}

}  // namespace clipscope
