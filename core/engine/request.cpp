// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/request.h"

#include "core/base/error.h"

#include <string>

namespace clipscope {

std::string_view toString(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
        return "float32";
    case Precision::BFloat16:
        return "bfloat16";
    case Precision::Auto:
        break;
    }
    return "auto";
}

Precision precisionFromString(std::string_view text)
{
    if (text == "auto")
        return Precision::Auto;
    if (text == "float32")
        return Precision::Float32;
    if (text == "bfloat16")
        return Precision::BFloat16;
    throw Error(
        ErrorCode::InvalidArgument,
        "precision must be auto, float32 or bfloat16, not '" + std::string(text) + "'");
}

}  // namespace clipscope
