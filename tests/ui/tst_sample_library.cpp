// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_support.h"
#include "ui/state/sample_library.h"
#include "ui/state/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

namespace clipscope::test {
namespace {

QByteArray npy(const QByteArray& description, const std::vector<float>& values)
{
    QByteArray header = description;
    while ((10 + header.size() + 1) % 64 != 0)
        header += ' ';
    header += '\n';
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() % 256);
    bytes += static_cast<char>(header.size() / 256);
    bytes += header;
    bytes += QByteArray(
        reinterpret_cast<const char*>(values.data()),
        static_cast<qsizetype>(values.size() * sizeof(float)));
    return bytes;
}

class SampleLibraryTest : public ::testing::Test {
protected:
    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    [[nodiscard]] std::vector<ui::Sample> read() const
    {
        return ui::readSamples(m_folder.path().toStdString());
    }

    QTemporaryDir m_folder;
};

const QByteArray kTwoByThree = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

TEST_F(SampleLibraryTest, ReadsASampleWithEverything)
{
    write("apple.png", "x");
    write("apple.npy", "x");
    write(
        "samples.json",
        R"({"samples":[{"id":"apple","title":"Apple","story":"Red.","image":"apple.png",)"
        R"("prompts":["apple","iPod"],"explained":1,"method":"scorecam","k":64,"fit":"pad",)"
        R"("precomputed":"apple.npy"}]})");
    const auto samples = read();
    ASSERT_EQ(samples.size(), 1U);
    EXPECT_EQ(samples[0].title, "Apple");
    EXPECT_EQ(samples[0].prompts, (QStringList{"apple", "iPod"}));
    EXPECT_EQ(samples[0].explained, 1);
    EXPECT_EQ(samples[0].k, 64);
    EXPECT_EQ(samples[0].fit, Fit::Pad);
    EXPECT_TRUE(samples[0].precomputedPath.endsWith("apple.npy"));
}

TEST_F(SampleLibraryTest, LeavesOutASampleWithoutItsPicture)
{
    write("samples.json", R"({"samples":[{"id":"a","image":"gone.png","prompts":["a"]}]})");
    EXPECT_TRUE(read().empty());
}

TEST_F(SampleLibraryTest, GivesNoSamplesForAMissingOrBrokenList)
{
    EXPECT_TRUE(read().empty());
    write("samples.json", "{\"samples\": [");
    EXPECT_TRUE(read().empty());
}

TEST_F(SampleLibraryTest, ReadsANativeMapRowByRow)
{
    const auto map = ui::readNativeMap(write("m.npy", npy(kTwoByThree, {0, 1, 2, 3, 4, 5})));
    ASSERT_TRUE(map);
    EXPECT_EQ(map->grid(), (Size{3, 2}));
    EXPECT_FLOAT_EQ(map->values.at<float>(1, 0), 3);
}

TEST_F(SampleLibraryTest, RefusesWhatIsNotANativeMap)
{
    const float kNan = std::nanf("");
    const std::vector<std::pair<const char*, QByteArray>> broken{
        {"empty", ""},
        {"not an array", "hello"},
        {"truncated", npy(kTwoByThree, {0, 1, 2})},
        {"not finite", npy(kTwoByThree, {0, 1, 2, 3, 4, kNan})},
        {"doubles", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", {0, 1})},
        {"Fortran order",
         npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", {0, 1, 2, 3, 4, 5})},
        {"one axis",
         npy("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }", {0, 1, 2, 3, 4, 5})},
        {"huge", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }", {0})}};
    for (const auto& [what, bytes] : broken)
        EXPECT_FALSE(ui::readNativeMap(write("broken.npy", bytes))) << what;
    EXPECT_FALSE(ui::readNativeMap(m_folder.filePath("missing.npy")));
}

TEST(SettingsTest, RemembersRecentFilesNewestFirstAndForgetsMissingOnes)
{
    const QTemporaryDir folder;
    ui::Settings settings;
    settings.clearRecentFiles();
    for (const char* name : {"a.png", "b.png"}) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        settings.addRecentFile(file.fileName());
    }
    settings.addRecentFile(folder.filePath("never-there.png"));
    settings.addRecentFile(folder.filePath("a.png"));
    EXPECT_EQ(
        ui::Settings().recentFiles(),
        (QStringList{folder.filePath("a.png"), folder.filePath("b.png")}));
}

TEST(SettingsTest, ReadsBrokenValuesAsDefaults)
{
    {
        const ui::Settings first;
    }
    const QString path = qEnvironmentVariable("XDG_CONFIG_HOME") + "/clipscope/clipscope.conf";
    ASSERT_TRUE(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("[General]\nschema=1\n[view]\nopacity=lots\ntheme=plaid\n");
    file.close();
    const ui::Settings settings;
    EXPECT_DOUBLE_EQ(settings.opacity(), 0.5);
    EXPECT_EQ(settings.theme(), ui::ThemeChoice::System);
}

}  // namespace
}  // namespace clipscope::test
