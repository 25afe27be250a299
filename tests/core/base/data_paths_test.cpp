// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/data_paths.h"
#include "core/base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

namespace clipscope {
namespace {

namespace fs = std::filesystem;

/// Sets a variable of the environment for one test.
class ScopedVariable {
public:
    ScopedVariable(const char* name, const std::string& value) : m_name(name)
    {
        if (const char* old = std::getenv(name))
            m_old = old;
        ::setenv(name, value.c_str(), 1);
    }
    ~ScopedVariable()
    {
        if (m_old)
            ::setenv(m_name, m_old->c_str(), 1);
        else
            ::unsetenv(m_name);
    }
    ScopedVariable(const ScopedVariable&) = delete;
    ScopedVariable& operator=(const ScopedVariable&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_old;
};

TEST(DataPathsTest, RunFromTheBuildFolderFindsTheSourceTree)
{
    const DataPaths paths = findDataPaths();
    EXPECT_TRUE(fs::exists(paths.vocabulary));
    EXPECT_TRUE(fs::exists(paths.models.back() / "demo-rn" / "model.safetensors"));
}

TEST(DataPathsTest, TheEnvironmentNamesAnotherTreeAndMoreModels)
{
    const fs::path root = fs::temp_directory_path() / "clipscope-data-paths-test";
    fs::create_directories(root / "vocab");
    std::ofstream(root / "vocab" / "clip_merges.txt") << "#version: 0.2\n";
    const ScopedVariable data("CLIPSCOPE_DATA_DIR", root.string());
    const ScopedVariable models("CLIPSCOPE_MODEL_PATH", "/one:/two");
    const ScopedVariable home("XDG_DATA_HOME", "/data");

    const DataPaths paths = findDataPaths();
    fs::remove_all(root);
    EXPECT_EQ(
        paths.models,
        (std::vector<fs::path>{"/one", "/two", "/data/clipscope/models", root / "models"}));
}

TEST(DataPathsTest, AWrongTreeIsRefusedWithThePlace)
{
    const ScopedVariable data("CLIPSCOPE_DATA_DIR", "/nowhere/at/all");
    try {
        const DataPaths paths = findDataPaths();
        FAIL() << paths.vocabulary;
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("/nowhere/at/all"));
    }
}

}  // namespace
}  // namespace clipscope
