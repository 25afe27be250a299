// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/http_fields.h"
#include "ui/fetch/trouble.h"

#include <gtest/gtest.h>

namespace clipscope::test {
namespace {

using namespace ui;

TEST(HttpFieldsTest, ReadsContentRanges)
{
    const auto part = readContentRange("bytes 5-9/100");
    ASSERT_TRUE(part);
    EXPECT_EQ(part->first, 5);
    EXPECT_EQ(part->total, 100);
    const auto unknown = readContentRange(" Bytes 5-9/* ");
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->total, 0);
    const auto unsatisfied = readContentRange("bytes */100");
    ASSERT_TRUE(unsatisfied);
    EXPECT_FALSE(unsatisfied->first);
    EXPECT_EQ(unsatisfied->total, 100);
    for (const char* wrong :
         {"",
          "bytes",
          "5-9/100",
          "pages 5-9/100",
          "bytes -5-9/100",
          "bytes 5-/100",
          "bytes */*",
          "bytes 99999999999999999999-9/9",
          "bytes 5-9/100 or so"})
        EXPECT_FALSE(readContentRange(wrong)) << wrong;
}

TEST(HttpFieldsTest, ReadsRetryAfterAsSecondsAndAsADate)
{
    const QDateTime now(QDate(2015, 10, 21), QTime(7, 28), Qt::UTC);
    EXPECT_EQ(readRetryAfter("120", now), 120);
    EXPECT_EQ(readRetryAfter(" 0 ", now), 0);
    EXPECT_EQ(readRetryAfter("Wed, 21 Oct 2015 07:28:30 GMT", now), 30);
    EXPECT_EQ(readRetryAfter("Wed, 21 Oct 2015 07:00:00 GMT", now), 0);
    for (const char* wrong : {"", "soon", "-5", "1.5", "21 Oct 2015"})
        EXPECT_FALSE(readRetryAfter(wrong, now)) << wrong;
}

TEST(HttpFieldsTest, TakesOnlySha256FromALinkedTag)
{
    const std::string digits(64, 'a');
    EXPECT_EQ(readLinkedSha256(QByteArray("\"") + QByteArray(64, 'A') + "\""), digits);
    EXPECT_EQ(readLinkedSha256(QByteArray(64, 'a')), digits);
    for (const QByteArray& wrong :
         {QByteArray(),
          QByteArray(40, 'a'),
          QByteArray(65, 'a'),
          QByteArray(64, 'g'),
          "W/\"" + QByteArray(64, 'a') + "\""})
        EXPECT_EQ(readLinkedSha256(wrong), "") << wrong.toStdString();
}

TEST(HttpFieldsTest, ComparesOnlyStrongTags)
{
    EXPECT_TRUE(isStrongTag("\"abc\""));
    EXPECT_FALSE(isStrongTag("W/\"abc\""));
    EXPECT_FALSE(isStrongTag("abc"));
    EXPECT_FALSE(isStrongTag("\""));
    EXPECT_FALSE(isStrongTag(""));
}

TEST(HttpFieldsTest, NeverRedirectsFromHttpsToHttp)
{
    const QUrl safe("https://a.org/models/x.pt");
    EXPECT_EQ(redirectTarget(safe, "https://b.org/y"), QUrl("https://b.org/y"));
    EXPECT_EQ(redirectTarget(safe, "y.pt"), QUrl("https://a.org/models/y.pt"));
    EXPECT_EQ(redirectTarget(safe, "//b.org/y"), QUrl("https://b.org/y"));
    EXPECT_THROW(static_cast<void>(redirectTarget(safe, "http://a.org/y")), Trouble);
    const QUrl unsafe("http://a.org/x.pt");
    EXPECT_EQ(redirectTarget(unsafe, "https://a.org/x.pt"), QUrl("https://a.org/x.pt"));
    EXPECT_EQ(redirectTarget(unsafe, "http://b.org/y"), QUrl("http://b.org/y"));
}

TEST(HttpFieldsTest, KeepsTheEncodingOfSignedAddresses)
{
    const QByteArray signedAddress =
        "https://cdn.org/a%2Fb?response=attachment%3B%20name%3D%22x.pt%22&Signature=ab%2Bc~d%3D%3D";
    EXPECT_EQ(redirectTarget(QUrl("https://a.org/"), signedAddress).toEncoded(), signedAddress);
}

TEST(HttpFieldsTest, TellsWebPagesFromCheckpoints)
{
    EXPECT_TRUE(looksLikeWebPage("<!DOCTYPE html>"));
    EXPECT_TRUE(looksLikeWebPage("<!doctype HTML"));
    EXPECT_TRUE(looksLikeWebPage("  \n<Html lang=\"en\">"));
    EXPECT_TRUE(looksLikeWebPage("\xEF\xBB\xBF<html>"));
    for (const char* other : {"", "PK\x03\x04", "{\"a\": \"<html>\"}", "<!--", "<htm"})
        EXPECT_FALSE(looksLikeWebPage(other)) << other;
}

}  // namespace
}  // namespace clipscope::test
