// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace clipscope {

/// Throws std::bad_alloc unless `bytes` more can be mapped. Libraries that crash or wait for ever
/// where a small allocation fails are asked only with room to spare.
void requireRoom(std::size_t bytes);

/// Throws std::system_error unless the system gives `count` threads at once.
void requireThreads(int count);

/// Whether a library's message is about memory. Torch throws a plain c10::Error where an allocation
/// fails; its text is all there is to go by.
[[nodiscard]] bool isAboutMemory(std::string_view message);

}  // namespace clipscope
