// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/kernels.h"

namespace clipscope {

namespace {

thread_local const LayerKernels* t_kernels = nullptr;

}  // namespace

ScopedKernels::ScopedKernels(const LayerKernels& kernels) : m_previous(t_kernels)
{
    t_kernels = &kernels;
}

ScopedKernels::~ScopedKernels()
{
    t_kernels = m_previous;
}

const LayerKernels* ScopedKernels::current()
{
    return t_kernels;
}

}  // namespace clipscope
