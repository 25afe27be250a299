// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/memory_use.h"

#include <fstream>
#include <limits>
#include <string>

namespace clipscope {

MemoryUse memoryUse()
{
    constexpr std::int64_t kKilo = 1024;
    MemoryUse use;
    std::ifstream status("/proc/self/status");
    std::string name;
    while (status >> name) {
        std::int64_t kilobytes = 0;
        if (name == "VmRSS:" && status >> kilobytes)
            use.now = kilobytes * kKilo;
        else if (name == "VmHWM:" && status >> kilobytes)
            use.most = kilobytes * kKilo;
        status.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return use;
}

}  // namespace clipscope
