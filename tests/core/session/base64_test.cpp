// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/base64.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <utility>

namespace clipscope {
namespace {

std::vector<std::byte> bytesOf(const std::string& text)
{
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    return {bytes.begin(), bytes.end()};
}

TEST(Base64Test, GivesTheVectorsOfTheStandard)
{
    const std::pair<const char*, const char*> kVectors[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"}};  // RFC 4648, section 10
    for (const auto& [plain, encoded] : kVectors) {
        EXPECT_EQ(toBase64(bytesOf(plain)), encoded);
        EXPECT_EQ(fromBase64(encoded), bytesOf(plain));
    }
}

TEST(Base64Test, EveryByteComesBack)
{
    std::vector<std::byte> bytes;
    for (int i = 0; i < 256; ++i) {
        bytes.push_back(static_cast<std::byte>(i * 7));
        EXPECT_EQ(fromBase64(toBase64(bytes)), bytes);
    }
}

TEST(Base64Test, AcceptsNothingElse)
{
    for (const char* text :
         {"Z",
          "Zg",
          "Zg=",
          "Zg==\n",
          "Zm 9",
          "Zm-_",
          "====",
          "Z===",
          "Zh==",
          "Zm9=",
          "Zg==Zg==",
          "=Zg=",
          "Zm9v\xc3\xbc__"})
        EXPECT_EQ(fromBase64(text), std::nullopt) << text;
}

}  // namespace
}  // namespace clipscope
