// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace clipscope {

/// Bytes of memory that this process holds now, and the most that it ever held; 0 where the system
/// does not tell.
struct MemoryUse {
    std::int64_t now = 0;
    std::int64_t most = 0;
};
[[nodiscard]] MemoryUse memoryUse();

}  // namespace clipscope
