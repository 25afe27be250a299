// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <algorithm>
#include <array>
#include <latch>
#include <new>
#include <sys/mman.h>
#include <thread>
#include <vector>

namespace clipscope {

void requireRoom(std::size_t bytes)
{
    // Mapped but never touched: it costs no memory, only addresses, which is what limits count.
    void* room = mmap(
        nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)  // NOLINT(cppcoreguidelines-pro-type-cstyle-cast): mmap's own constant
        throw std::bad_alloc();
    munmap(room, bytes);
}

void requireThreads(int count)
{
    std::latch all(1);  // outlives the threads, which wait for it
    std::vector<std::jthread> threads;
    try {
        for (int i = 0; i < count; ++i)
            threads.emplace_back([&all] { all.wait(); });
    } catch (...) {
        all.count_down();
        throw;
    }
    all.count_down();
}

bool isAboutMemory(std::string_view message)
{
    constexpr std::array<std::string_view, 3> kWords{
        "not enough memory", "out of memory", "can't allocate memory"};
    return std::any_of(kWords.begin(), kWords.end(), [message](std::string_view words) {
        return message.find(words) != std::string_view::npos;
    });
}

}  // namespace clipscope
