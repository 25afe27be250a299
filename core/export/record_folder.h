// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/export.

#include <filesystem>
#include <initializer_list>

namespace clipscope {

/// Makes `folder` if it is missing and removes `old` files from it: while new files are written the
/// old record must not vouch for them, and what the new result does not have must not be taken for
/// a part of it. Throws Error(WriteFailed).
void openRecordFolder(const std::filesystem::path& folder, std::initializer_list<const char*> old);

}  // namespace clipscope
