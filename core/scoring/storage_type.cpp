// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/storage_type.h"

#include <dnnl.hpp>

namespace clipscope {

namespace {

/// The names are sets of bits, and the set of a newer processor is not always the larger number.
bool includes(dnnl::cpu_isa wanted)
{
    const auto has = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
    const auto bits = static_cast<unsigned>(wanted);
    return (has & bits) == bits;
}

}  // namespace

bool canComputeBFloat16()
{
    return includes(dnnl::cpu_isa::avx512_core);
}

bool isBFloat16Fast()
{
    return includes(dnnl::cpu_isa::avx512_core_bf16);
}

}  // namespace clipscope
