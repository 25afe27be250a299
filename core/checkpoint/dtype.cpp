// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/dtype.h"

#include <array>

namespace clipscope {

namespace {

struct DTypeFacts {
    std::size_t bytes;
    std::string_view name;
    bool floating;
};

// In the order of the enumeration.
constexpr std::array<DTypeFacts, 10> kFacts{{
    {1, "bool", false},
    {1, "uint8", false},
    {1, "int8", false},
    {2, "int16", false},
    {4, "int32", false},
    {8, "int64", false},
    {2, "float16", true},
    {2, "bfloat16", true},
    {4, "float32", true},
    {8, "float64", true},
}};

const DTypeFacts& factsOf(DType dtype)
{
    return kFacts.at(static_cast<std::size_t>(dtype));
}

}  // namespace

std::size_t sizeOf(DType dtype)
{
    return factsOf(dtype).bytes;
}

std::string_view toString(DType dtype)
{
    return factsOf(dtype).name;
}

bool isFloating(DType dtype)
{
    return factsOf(dtype).floating;
}

}  // namespace clipscope
