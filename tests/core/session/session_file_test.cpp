// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/image/image_io.h"
#include "core/session/session_file.h"
#include "core/session/session_json.h"
#include "core/session/session_picture.h"
#include "tests/core/session/example_session.h"
#include "tests/core/session/small_png.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>

namespace clipscope {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

std::string refusalOf(ErrorCode code, const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), code) << error.what();
        return error.what();
    }
    ADD_FAILURE() << "was not refused";
    return {};
}

cv::Mat colours(int first)
{
    cv::Mat pixels(2, 3, CV_8UC3);
    for (int i = 0; i < 18; ++i)
        pixels.data[i] = static_cast<unsigned char>(first + i);
    return pixels;
}

/// A folder with a picture in one subfolder and a session that refers to it in another.
class SessionFileTest : public testing::Test {
protected:
    SessionFileTest()
    {
        fs::create_directories(m_folder.path() / "pictures");
        fs::create_directories(m_folder.path() / "work");
        writePng(picturePath(), colours(7));
        m_session = test::RandomSession(3).make();
        m_session.picture = referTo(readImage(picturePath()), "apple", picturePath());
        writeSession(sessionPath(), m_session);
    }

    [[nodiscard]] fs::path picturePath() const { return m_folder.path() / "pictures" / "ä.png"; }
    [[nodiscard]] fs::path sessionPath() const { return m_folder.path() / "work" / "a.clipscope"; }

    TempFolder m_folder;
    Session m_session;
};

TEST_F(SessionFileTest, ComesBackFromAFileWithTheWayToItsPicture)
{
    const Session read = readSession(sessionPath());
    EXPECT_EQ(read.picture->relativePath, "../pictures/ä.png");
    EXPECT_EQ(read.picture->path, picturePath());
    m_session.picture->relativePath = read.picture->relativePath;
    test::expectSame(m_session, read);
}

TEST_F(SessionFileTest, TheSameSessionGivesTheSameBytes)
{
    writeSession(m_folder.path() / "work" / "b.clipscope", m_session);
    EXPECT_EQ(sha256OfFile(sessionPath()), sha256OfFile(m_folder.path() / "work" / "b.clipscope"));
}

TEST_F(SessionFileTest, ComesBackFromAPicture)
{
    const auto png = withSession(test::smallPng(), m_session);
    const fs::path path = m_folder.file("figure.png", test::asString(png));
    test::expectSame(m_session, readSession(path));
    EXPECT_TRUE(holdsSession(png));
    EXPECT_EQ(readImage(path).width(), 1);
}

TEST_F(SessionFileTest, TellsSessionsFromOtherFiles)
{
    EXPECT_TRUE(holdsSession(test::asBytes(sessionText(m_session))));
    EXPECT_TRUE(holdsSession(test::asBytes("\n { \"format\" : \"clipscope.session/9\" }")));
    EXPECT_FALSE(holdsSession(test::smallPng()));
    EXPECT_FALSE(holdsSession(test::asBytes("{\"schema\": \"clipscope.result/1\"}")));
    EXPECT_FALSE(holdsSession(test::asBytes("\"clipscope.session/1\"")));
    EXPECT_FALSE(holdsSession({}));
}

TEST_F(SessionFileTest, FilesThatCannotBeReadAreNamed)
{
    const fs::path nowhere = m_folder.path() / "nowhere.clipscope";
    EXPECT_THAT(
        refusalOf(ErrorCode::Unreadable, [&] { return readSession(nowhere); }),
        AllOf(HasSubstr("nowhere.clipscope"), HasSubstr("does not exist")));
    EXPECT_THAT(
        refusalOf(ErrorCode::Unreadable, [&] { return readSession(m_folder.path()); }),
        HasSubstr("folder"));
    EXPECT_THAT(
        refusalOf(ErrorCode::Unreadable, [] { return readSession("/dev/null"); }),
        HasSubstr("not a regular file"));
    EXPECT_THAT(
        refusalOf(
            ErrorCode::Unreadable,
            [&] { return readSession(m_folder.file("p.png", test::asString(test::smallPng()))); }),
        HasSubstr("p.png is a picture without a session"));
    EXPECT_THAT(
        refusalOf(
            ErrorCode::Corrupt, [&] { return readSession(m_folder.file("empty.clipscope", "")); }),
        HasSubstr("empty.clipscope: is not a Clipscope session"));
}

TEST_F(SessionFileTest, ARefusedSessionLeavesTheOldFile)
{
    const std::string before = sha256OfFile(sessionPath());
    Session spoiled = m_session;
    spoiled.question.k = -1;
    refusalOf(ErrorCode::InvalidArgument, [&] { writeSession(sessionPath(), spoiled); });
    EXPECT_EQ(sha256OfFile(sessionPath()), before);
    EXPECT_THAT(
        refusalOf(
            ErrorCode::WriteFailed,
            [&] { writeSession(m_folder.path() / "no" / "a.clipscope", m_session); }),
        HasSubstr("a.clipscope"));
}

TEST_F(SessionFileTest, ThePictureIsFoundByTheRelativePathThenTheAbsolute)
{
    const std::string id = readImage(picturePath()).id();
    Session session = readSession(sessionPath());
    EXPECT_EQ(findPicture(*session.picture, sessionPath()).id(), id);

    // Both moved together: only the relative path leads there.
    const fs::path elsewhere = m_folder.path() / "elsewhere";
    fs::create_directories(elsewhere / "work");
    fs::rename(m_folder.path() / "pictures", elsewhere / "pictures");
    EXPECT_EQ(findPicture(*session.picture, elsewhere / "work" / "a.clipscope").id(), id);
    EXPECT_THAT(
        refusalOf(
            ErrorCode::Unreadable, [&] { return findPicture(*session.picture, sessionPath()); }),
        AllOf(HasSubstr("apple"), HasSubstr("ä.png"), HasSubstr("does not exist")));

    // Another picture took its place: the absolute path is tried too.
    session.picture->path = elsewhere / "pictures" / "ä.png";
    fs::create_directories(m_folder.path() / "pictures");
    writePng(picturePath(), colours(50));
    EXPECT_EQ(findPicture(*session.picture, sessionPath()).id(), id);
    session.picture->path = picturePath();
    EXPECT_THAT(
        refusalOf(
            ErrorCode::Unreadable, [&] { return findPicture(*session.picture, sessionPath()); }),
        HasSubstr("another picture"));
}

TEST_F(SessionFileTest, ThePixelsDecideWhetherItIsThePicture)
{
    const Session session = readSession(sessionPath());
    const std::string id = readImage(picturePath()).id();
    std::ofstream(picturePath(), std::ios::binary | std::ios::app) << "a comment";
    EXPECT_NE(sha256OfFile(picturePath()), session.picture->fileSha256);
    EXPECT_EQ(findPicture(*session.picture, sessionPath()).id(), id);
}

TEST_F(SessionFileTest, AnEmbeddedPictureNeedsNoFile)
{
    const Image image = readImage(picturePath());
    const SessionPicture picture = embed(image, "apple", picturePath());
    EXPECT_EQ(sha256Hex(picture.bytes), image.fileSha256());
    fs::remove(picturePath());
    m_session.picture = picture;
    writeSession(sessionPath(), m_session);
    EXPECT_EQ(findPicture(*readSession(sessionPath()).picture, sessionPath()).id(), image.id());
}

TEST_F(SessionFileTest, PixelsAreEmbeddedWhereTheFileIsGoneOrChanged)
{
    const auto add = [this](const char* text) {
        std::ofstream(picturePath(), std::ios::binary | std::ios::app) << text;
    };
    add("not what our own writer makes");
    const Image image = readImage(picturePath());
    add("changed");
    for (const fs::path& file : {picturePath(), m_folder.path() / "gone.png", fs::path()}) {
        const SessionPicture picture = embed(image, "apple", file);
        EXPECT_NE(picture.fileSha256, image.fileSha256());
        EXPECT_EQ(findPicture(picture, sessionPath()).id(), image.id());
    }
}

}  // namespace
}  // namespace clipscope
