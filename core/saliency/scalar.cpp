// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/scalar.h"

#include "core/base/error.h"

#include <array>
#include <string>

namespace clipscope {

namespace {

constexpr std::array kAll = {
    Scalar::Logit,
    Scalar::Cosine,
    Scalar::Softmax,
    Scalar::Contrast,
    Scalar::Sum,
    Scalar::RawLogit};

}  // namespace

std::string_view toString(Scalar scalar)
{
    switch (scalar) {
    case Scalar::Logit:
        return "logit";
    case Scalar::Cosine:
        return "cosine";
    case Scalar::Softmax:
        return "softmax";
    case Scalar::Contrast:
        return "contrast";
    case Scalar::Sum:
        return "sum";
    case Scalar::RawLogit:
        return "raw-logit";
    }
    return "";
}

Scalar scalarFromString(std::string_view text)
{
    std::string known;
    for (const Scalar scalar : kAll) {
        if (toString(scalar) == text)
            return scalar;
        known += (known.empty() ? "" : ", ") + std::string(toString(scalar));
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "the scalar must be one of " + known + ", not '" + std::string(text) + "'");
}

}  // namespace clipscope
