// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/request.h"

#include "core/base/error.h"

#include <string>

namespace clipscope {

std::string_view toString(Precision precision)
{
    return precision == Precision::Float32 ? "float32" : "bfloat16";
}

Precision precisionFromString(std::string_view text)
{
    if (text == "float32")
        return Precision::Float32;
    if (text == "bfloat16")
        return Precision::BFloat16;
    throw Error(
        ErrorCode::InvalidArgument,
        "precision must be float32 or bfloat16, not '" + std::string(text) + "'");
}

}  // namespace clipscope
