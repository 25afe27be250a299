// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Before a function with a plain loop over many numbers: compiled twice, for processors with AVX2
/// and for all others, and chosen when the program starts. The results are the same to the bit:
/// AVX2 without FMA rounds as SSE2 does. Sanitizers run before that choice could be made.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CLIPSCOPE_VECTORISED __attribute__((target_clones("avx2", "default")))
#else
#define CLIPSCOPE_VECTORISED
#endif
