// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

/// The files of the repository that these tests read.
namespace clipscope::test {

inline std::filesystem::path officialMerges()
{
    return std::filesystem::path(CLIPSCOPE_TEST_SOURCE_DIR) / "resources/vocab/clip_merges.txt";
}

inline std::filesystem::path demoMerges()
{
    return std::filesystem::path(CLIPSCOPE_TEST_SOURCE_DIR) / "models/demo-rn/merges.txt";
}

}  // namespace clipscope::test
