// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_support.h"
#include "ui/state/settings.h"
#include "ui/window/placement.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <random>

namespace clipscope::test {
namespace {

QStringList s_log;

void remember(QtMsgType, const QMessageLogContext&, const QString& text)
{
    s_log.append(text);
}

/// Settings in folders of their own, and what they log.
class SettingsFileTest : public ::testing::Test {
protected:
    SettingsFileTest()
    {
        use(m_folder.filePath("config"), m_folder.filePath("state"));
        s_log.clear();
        m_before = qInstallMessageHandler(remember);
    }
    ~SettingsFileTest() override
    {
        qInstallMessageHandler(m_before);
        qputenv("XDG_CONFIG_HOME", m_configBefore);
        qputenv("XDG_STATE_HOME", m_stateBefore);
    }

    static void use(const QString& config, const QString& state)
    {
        qputenv("XDG_CONFIG_HOME", config.toUtf8());
        qputenv("XDG_STATE_HOME", state.toUtf8());
    }
    QString preferences() { return m_folder.filePath("config/clipscope/clipscope.conf"); }
    QString traces() { return m_folder.filePath("state/clipscope/window.conf"); }
    static void write(const QString& path, const QByteArray& content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    }
    void writePreferences(const QByteArray& lines)
    {
        write(preferences(), "[General]\nschema=1\n" + lines);
    }
    static void expectDefaults(const ui::Settings& settings)
    {
        EXPECT_EQ(settings.language(), QString());
        EXPECT_EQ(settings.theme(), ui::ThemeChoice::System);
        EXPECT_EQ(settings.colorMap(), QString());
        EXPECT_EQ(settings.method(), QString());
        EXPECT_DOUBLE_EQ(settings.opacity(), 0.5);
        EXPECT_EQ(settings.startWith(), ui::StartWith::Sample);
        EXPECT_EQ(settings.cacheMegabytes(), 256);
        EXPECT_EQ(settings.threads(), 0);
        EXPECT_FALSE(settings.hintSeen());
        EXPECT_TRUE(settings.recentFiles().isEmpty());
        EXPECT_TRUE(settings.modelFiles().isEmpty());
        EXPECT_EQ(settings.lastFolder(), QDir::homePath());
        EXPECT_TRUE(settings.geometry().isEmpty());
        EXPECT_TRUE(settings.windowState().isEmpty());
    }
    static bool logged(const QString& words)
    {
        return std::any_of(
            s_log.begin(), s_log.end(), [&](const QString& line) { return line.contains(words); });
    }

    QTemporaryDir m_folder;
    QByteArray m_configBefore = qgetenv("XDG_CONFIG_HOME");
    QByteArray m_stateBefore = qgetenv("XDG_STATE_HOME");
    QtMessageHandler m_before = nullptr;
};

TEST_F(SettingsFileTest, RemembersEverything)
{
    {
        ui::Settings settings;
        settings.setLanguage("de");
        settings.setTheme(ui::ThemeChoice::Dark);
        settings.setColorMap("cividis");
        settings.setMethod("gradcam");
        settings.setOpacity(0.25);
        settings.setStartWith(ui::StartWith::Nothing);
        settings.setCacheMegabytes(512);
        settings.setThreads(3);
        settings.setHintSeen();
        settings.setLastFolder(m_folder.path());
        settings.setWindow(QByteArray("geo\0metry", 9), "state");
    }
    const ui::Settings settings;
    EXPECT_EQ(settings.language(), "de");
    EXPECT_EQ(settings.theme(), ui::ThemeChoice::Dark);
    EXPECT_EQ(settings.colorMap(), "cividis");
    EXPECT_EQ(settings.method(), "gradcam");
    EXPECT_DOUBLE_EQ(settings.opacity(), 0.25);
    EXPECT_EQ(settings.startWith(), ui::StartWith::Nothing);
    EXPECT_EQ(settings.cacheMegabytes(), 512);
    EXPECT_EQ(settings.threads(), 3);
    EXPECT_TRUE(settings.hintSeen());
    EXPECT_EQ(settings.lastFolder(), m_folder.path());
    EXPECT_EQ(settings.geometry(), QByteArray("geo\0metry", 9));
    EXPECT_EQ(settings.windowState(), "state");
    EXPECT_TRUE(s_log.isEmpty()) << s_log.join('\n').toStdString();
}

TEST_F(SettingsFileTest, WritesNothingUntilSomethingIsSet)
{
    expectDefaults(ui::Settings());
    EXPECT_FALSE(QFile::exists(preferences()));
    EXPECT_FALSE(QFile::exists(traces()));
    EXPECT_TRUE(s_log.isEmpty());
}

TEST_F(SettingsFileTest, TakesTheDefaultForEveryWrongValueAndNamesItInTheLog)
{
    struct Case {
        QByteArray line;
        QString key;
    };
    for (const Case& wrong : std::initializer_list<Case>{
             {"[view]\nopacity=nan\n", "view/opacity"},
             {"[view]\nopacity=inf\n", "view/opacity"},
             {"[view]\nopacity=1.5\n", "view/opacity"},
             {"[view]\nopacity=-1\n", "view/opacity"},
             {"[view]\nopacity=a, b\n", "view/opacity"},
             {"[view]\ntheme=plaid\n", "view/theme"},
             {"[view]\ntheme=dark, light\n", "view/theme"},
             {"[view]\ncolormap=rainbow\n", "view/colormap"},
             {"[window]\nlanguage=../../etc\n", "window/language"},
             {"[window]\nstart=17\n", "window/start"},
             {"[analysis]\nmethod=no-such\n", "analysis/method"},
             {"[analysis]\ncache=99999999999999999999\n", "analysis/cache"},
             {"[analysis]\ncache=-5\n", "analysis/cache"},
             {"[analysis]\ncache=12.5\n", "analysis/cache"},
             {"[analysis]\nthreads=many\n", "analysis/threads"}}) {
        writePreferences(wrong.line);
        s_log.clear();
        expectDefaults(ui::Settings());
        EXPECT_TRUE(logged(wrong.key)) << wrong.line.constData();
        EXPECT_FALSE(QFile::exists(preferences() + ".broken")) << wrong.line.constData();
    }
}

TEST_F(SettingsFileTest, KeepsTheOtherValuesBesideAWrongOne)
{
    writePreferences("[view]\nopacity=lots\ntheme=dark\n");
    const ui::Settings settings;
    EXPECT_DOUBLE_EQ(settings.opacity(), 0.5);
    EXPECT_EQ(settings.theme(), ui::ThemeChoice::Dark);
}

TEST_F(SettingsFileTest, SetsFilesAsideThatItCannotUse)
{
    const std::vector<std::pair<const char*, QByteArray>> files{
        {"zero bytes", QByteArray(64, '\0')},
        {"another version", "[General]\nschema=2\n[view]\ntheme=dark\n"},
        {"no version", "[view]\ntheme=dark\n"},
        {"too large", "[General]\nschema=1\n[view]\ntheme=dark\n" + QByteArray(2'000'000, '#')},
        {"foreign types", "[General]\nschema=1\n[view]\nopacity=@Variant(\\0\\0\\0\\x41)\n"},
        {"no equal signs", "[General]\nschema=1\nthis is no settings file\n"}};
    for (const auto& [what, content] : files) {
        write(preferences(), content);
        s_log.clear();
        {
            ui::Settings settings;
            expectDefaults(settings);
            settings.setTheme(ui::ThemeChoice::Light);
        }
        EXPECT_TRUE(logged("set aside")) << what;
        EXPECT_TRUE(QFile::exists(preferences() + ".broken")) << what;
        EXPECT_EQ(ui::Settings().theme(), ui::ThemeChoice::Light) << what;
    }
}

TEST_F(SettingsFileTest, StartsWithAnyBytesInItsFiles)
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> byte(0, 255);
    const QByteArray good = "[General]\nschema=1\nhintSeen=true\nrecent=/a, /b\nfolder=/tmp\n"
                            "[window]\ngeometry=0123456789abcdef.AAAA\nstate=x.y\n[view]\n"
                            "opacity=0.5\ntheme=dark\n";
    for (int round = 0; round < 300; ++round) {
        QByteArray content = good;
        if (round % 3 == 0) {  // nothing but noise
            for (char& c : content)
                c = static_cast<char>(byte(random));
        } else if (round % 3 == 1) {  // some damage
            for (int i = 0; i < 6; ++i)
                content[byte(random) % content.size()] = static_cast<char>(byte(random));
        } else {  // cut off
            content.truncate(byte(random) % content.size());
        }
        write(preferences(), content);
        write(traces(), content);
        ui::Settings settings;
        EXPECT_GE(settings.opacity(), 0);
        EXPECT_LE(settings.opacity(), 1);
        EXPECT_TRUE(settings.geometry().isEmpty());
        EXPECT_TRUE(settings.windowState().isEmpty());
        EXPECT_TRUE(QFileInfo(settings.lastFolder()).isDir());
        settings.setOpacity(0.75);
        EXPECT_DOUBLE_EQ(settings.opacity(), 0.75);
    }
}

TEST_F(SettingsFileTest, RejectsAWindowLayoutWithASingleWrongBit)
{
    {
        ui::Settings settings;
        settings.setWindow("some geometry", "some state");
    }
    QFile file(traces());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll();
    file.close();
    const auto at = content.indexOf("geometry=") + 9 + 20;
    content[at] = content[at] == 'A' ? 'B' : 'A';
    write(traces(), content);
    // QSettings reads a file again only where its size or its time differs: not within the tick.
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    ASSERT_TRUE(file.setFileTime(
        QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
    file.close();
    const ui::Settings settings;
    EXPECT_TRUE(settings.geometry().isEmpty());
    EXPECT_EQ(settings.windowState(), "some state");
    EXPECT_TRUE(logged("window/geometry"));
}

TEST_F(SettingsFileTest, WorksInMemoryWhereFoldersCannotBeMade)
{
    write(m_folder.filePath("file"), "not a folder");
    use(m_folder.filePath("file/config"), m_folder.filePath("file/state"));
    ui::Settings settings;
    expectDefaults(settings);
    settings.setTheme(ui::ThemeChoice::Dark);
    settings.setWindow("geometry", "state");
    EXPECT_EQ(settings.theme(), ui::ThemeChoice::Dark);
    EXPECT_EQ(settings.geometry(), "geometry");
}

TEST_F(SettingsFileTest, WorksInMemoryWhereAFolderHasTheFilesName)
{
    QDir().mkpath(preferences());
    ui::Settings settings;
    expectDefaults(settings);
    EXPECT_TRUE(logged("is not a file"));
    settings.setOpacity(0.1);
    EXPECT_DOUBLE_EQ(settings.opacity(), 0.1);
}

TEST_F(SettingsFileTest, NeitherReadsNorKeepsAnythingInSafeMode)
{
    writePreferences("[view]\ntheme=dark\n");
    {
        ui::Settings safe(ui::Settings::Place::Nowhere);
        expectDefaults(safe);
        safe.setTheme(ui::ThemeChoice::Light);
        safe.setWindow("geometry", "state");
        EXPECT_EQ(safe.theme(), ui::ThemeChoice::Light);
    }
    EXPECT_EQ(ui::Settings().theme(), ui::ThemeChoice::Dark);
    EXPECT_FALSE(QFile::exists(traces()));
}

TEST_F(SettingsFileTest, ForgetsEverythingOnRequest)
{
    {
        ui::Settings settings;
        settings.setTheme(ui::ThemeChoice::Dark);
        settings.setHintSeen();
    }
    ASSERT_TRUE(QFile::exists(preferences()));
    ui::Settings::forgetAll();
    EXPECT_FALSE(QFile::exists(preferences()));
    EXPECT_FALSE(QFile::exists(traces()));
    expectDefaults(ui::Settings());
}

TEST_F(SettingsFileTest, LeavesRelativeAndMissingPathsOut)
{
    write(
        traces(),
        "[General]\nschema=1\nrecent=etc/passwd, ../x, /no/such/file\nfolder=/no/such/folder\n"
        "models=relative\n");
    expectDefaults(ui::Settings());
}

TEST(PlacementTest, BringsWindowsBackToTheScreen)
{
    const QRect room(0, 0, 1280, 800);
    EXPECT_EQ(ui::placedIn({100, 100, 600, 400}, room), QRect(100, 100, 600, 400));
    EXPECT_EQ(ui::placedIn({5000, -3000, 600, 400}, room), QRect(680, 0, 600, 400));
    EXPECT_EQ(ui::placedIn({-590, 790, 600, 400}, room), QRect(0, 400, 600, 400));
    EXPECT_EQ(ui::placedIn({-10, -10, 99999, 99999}, room), room);
    const QRect second(1280, 200, 800, 600);
    EXPECT_EQ(ui::placedIn({0, 0, 100, 100}, second), QRect(1280, 200, 100, 100));
}

}  // namespace
}  // namespace clipscope::test
