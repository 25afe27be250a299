// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <gtest/gtest.h>

#include <limits>
#include <new>

namespace clipscope {
namespace {

TEST(Memory, HasRoomForLittleAndNoneForEverything)
{
    EXPECT_NO_THROW(requireRoom(1 << 20));
    EXPECT_THROW(requireRoom(std::numeric_limits<std::size_t>::max() / 2), std::bad_alloc);
}

TEST(Memory, GivesAFewThreadsAndTakesThemBack)
{
    for (int i = 0; i < 50; ++i)
        EXPECT_NO_THROW(requireThreads(4));
}

TEST(Memory, KnowsTheWordsOfTorchsAllocators)
{
    EXPECT_TRUE(isAboutMemory(
        "[enforce fail at alloc_cpu.cpp:75] DefaultCPUAllocator: can't allocate memory: you tried "
        "to allocate 8388608 bytes. Error code 12 (Cannot allocate memory)"));
    EXPECT_TRUE(isAboutMemory("DefaultCPUAllocator: not enough memory: you tried to allocate"));
    EXPECT_TRUE(isAboutMemory("CUDA out of memory. Tried to allocate 2.00 MiB"));
    EXPECT_FALSE(isAboutMemory("mat1 and mat2 shapes cannot be multiplied (1x2 and 3x4)"));
    EXPECT_FALSE(isAboutMemory(""));
}

}  // namespace
}  // namespace clipscope
