// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that lost their end or changed a byte on their way: an Error or a session, never more.
#include "core/base/error.h"
#include "core/session/png_chunk.h"
#include "core/session/session_file.h"
#include "core/session/session_json.h"
#include "tests/core/session/example_session.h"
#include "tests/core/session/small_png.h"

#include <gtest/gtest.h>

#include <span>
#include <string>

namespace clipscope {
namespace {

Session smallSession()
{
    Session session = test::RandomSession(11).make();
    session.pinned.reset();
    session.history.clear();
    session.stickers.erase(session.stickers.begin());  // time grows with the square of the length
    return session;
}

/// True if it was read; then it can be written too.
bool isRead(const std::string& bytes)
{
    try {
        const Session session =
            readSession(std::as_bytes(std::span(bytes.data(), bytes.size())), "work.clipscope");
        EXPECT_FALSE(sessionText(session).empty());
        return true;
    } catch (const Error& error) {
        EXPECT_NE(error.code(), ErrorCode::Internal) << error.what();
        EXPECT_NE(error.code(), ErrorCode::InvalidArgument) << error.what();
        return false;
    }
}

TEST(DamagedSessionTest, EveryTruncationIsRefused)
{
    const std::string text = sessionText(smallSession());
    EXPECT_TRUE(isRead(text));
    for (std::size_t size = 0; size + 2 < text.size(); ++size)
        EXPECT_FALSE(isRead(text.substr(0, size))) << size;
}

TEST(DamagedSessionTest, NoChangedByteDoesHarm)
{
    const std::string original = sessionText(smallSession());
    std::string text = original;
    int refused = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const int change : {0x01, 0x10, 0x80}) {
            text[at] = static_cast<char>(original[at] ^ change);
            refused += isRead(text) ? 0 : 1;
        }
        text[at] = original[at];
    }
    EXPECT_GT(refused, static_cast<int>(original.size()));
}

TEST(DamagedSessionTest, NoDamageToAPictureWithASessionDoesHarm)
{
    Session session;
    session.question.prompts = {"an apple"};
    const std::string original = test::asString(withSession(test::smallPng(), session));
    EXPECT_TRUE(isRead(original));
    // What comes behind the session is not looked at.
    const std::size_t end = original.find("IDAT") - 4;
    for (std::size_t size = 0; size < end; ++size)
        EXPECT_FALSE(isRead(original.substr(0, size))) << size;
    std::string png = original;
    for (std::size_t at = 0; at < png.size(); ++at) {
        for (int change = 1; change < 256; change += 2) {
            png[at] = static_cast<char>(original[at] ^ change);
            const bool read = isRead(png);
            EXPECT_TRUE(!read || at < original.find("iTXt") - 4 || at >= end) << at;
        }
        png[at] = original[at];
    }
}

}  // namespace
}  // namespace clipscope
