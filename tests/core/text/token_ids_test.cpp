// SPDX-License-Identifier: GPL-3.0-or-later
// What the official vocabulary makes of difficult text. The ids come from OpenAI's tokenizer
// (Python, regex and ftfy 6.3.1), not from this program.
#include "core/text/bpe_tokenizer.h"
#include "tests/core/text/shipped_vocabulary.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {
namespace {

using Ids = std::vector<std::int32_t>;

struct IdCase {
    std::string_view prompt;
    Ids ids;  ///< without start and end
};

void PrintTo(const IdCase& row, std::ostream* out)
{
    *out << '"' << row.prompt << '"';
}

Ids encode(std::string_view prompt)
{
    static const BpeTokenizer tokenizer = BpeTokenizer::fromFile(test::officialMerges());
    Ids ids = tokenizer.encode(prompt, 77).ids;
    EXPECT_GE(ids.size(), 2U);
    EXPECT_EQ(ids.front(), 49406);
    EXPECT_EQ(ids.back(), 49407);
    return {ids.begin() + 1, ids.end() - 1};
}

class TokenIdsTest : public testing::TestWithParam<IdCase> {};

TEST_P(TokenIdsTest, EqualThoseOfOpenAisTokenizer)
{
    EXPECT_EQ(encode(GetParam().prompt), GetParam().ids);
}

const std::vector<IdCase> kPlainText = {
    {"", {}},
    {"a photo of a cat.", {320, 1125, 539, 320, 2368, 269}},
    {"An image of a dog", {550, 2867, 539, 320, 1929}},
    {"An image of a fire hydrant", {550, 2867, 539, 320, 1769, 8031, 773}},
    {"hello world!", {3306, 1002, 256}},
    {"the quick brown fox jumps over the lazy dog",
     {518, 3712, 2866, 3240, 18911, 962, 518, 10753, 1929}},
    {"racket", {37691}},
    {"remote control", {9687, 3366}},
    {"elon musk", {20406, 19063}},
    {"aaaaaaaaaaaaaaaaaaaa", {23126, 23126, 19336}},
    {"supercalifragilisticexpialidocious", {1642, 2857, 13093, 2076, 5868, 26850, 835, 639, 38466}},
};

const std::vector<IdCase> kPunctuation = {
    {"don't", {847, 713}},
    {"DON'T", {847, 713}},
    {"don\u2019t", {847, 713}},
    {"\u201Cquoted\u201D", {257, 27706, 257}},
    {"I'll we've you're he'd I'm can't",
     {328, 1342, 649, 1200, 592, 982, 797, 1896, 328, 880, 753, 713}},
    {"'\u017F", {6, 129, 379}},
    {"\u2026", {959}},
    {"...", {678}},
    {"!!!", {995}},
    {"under_score", {1798, 318, 4431}},
    {"co-operate", {1320, 268, 19306}},
    {"#hashtag", {258, 9238}},
    {"@user", {287, 7031}},
    {"http://example.com/a?b=c", {15066, 12441, 6228, 269, 2464, 270, 320, 286, 321, 284, 322}},
    {"c++", {322, 19056}},
    {"$5", {259, 276}},
    {"\u20AC5", {6309, 276}},
    {"''", {8445}},
};

const std::vector<IdCase> kLanguages = {
    {"na\u00EFve caf\u00E9", {1097, 35689, 563, 15304}},
    {"cafe\u0301", {15304}},
    {"\uFB01ne", {3797}},
    {"\uFF26\uFF35\uFF2C\uFF2C\u3000\uFF57\uFF49\uFF44\uFF54\uFF48", {1476, 23571}},
    {"\u65E5\u672C\u8A9E", {39121, 44353, 34002, 508}},
    {"\u041F\u0440\u0438\u0432\u0435\u0442", {26302, 16370, 29503, 110, 22176, 141, 480}},
    {"\u0939\u093F\u0928\u094D\u0926\u0940", {29446, 26721, 26090, 19389, 29552, 25751}},
    {"\U0001F642", {14860}},
    {"\U0001F44D\U0001F3FD", {43722}},
    {"\U0001F468\u200D\U0001F469\u200D\U0001F467", {25023, 26304, 964, 356}},
    {"\u0130stanbul", {328, 16384, 11231}},
    {"\u03A3\u0391\u03A3", {139, 225, 138, 109, 139, 480}},
    {"STRASSE stra\u00DFe", {1894, 8938, 1894, 127, 253, 324}},
};

const std::vector<IdCase> kNumbers = {
    {"1234", {272, 273, 274, 275}},
    {"3.14", {274, 269, 272, 275}},
    {"2,000", {273, 267, 271, 271, 271}},
    {"100%", {272, 271, 271, 260}},
    {"x\u00B2", {343, 41175}},
    {"\u00BD", {33613}},
    {"\u2163", {158, 227, 367}},
    {"\u2460", {158, 239, 510}},
    {"\u0663", {149, 352}},
};

const std::vector<IdCase> kReferences = {
    {"a&amp;b", {320, 261, 321}},
    {"a &amp;amp; b", {320, 261, 321}},
    {"a&amp;amp;amp;b", {320, 261, 321}},
    {"this&not that", {589, 126, 361, 682}},
    {"AT&T", {536, 261, 339}},
    {"<b>&amp;</b>", {283, 321, 29, 5, 34308, 321, 285}},
    {"It&#39;s", {585, 568}},
};

const std::vector<IdCase> kInvisible = {
    {"tab\tnew\nline", {14724, 686, 1148}},
    {"a \u00A0 b", {320, 321}},
    {"a \u3000 b", {320, 321}},
    {"a \u2028 b", {320, 321}},
    {"a \u200B b", {320, 9844, 321}},
    {"a \xC2\x85 b", {320, 959, 321}},
    {"a\x1C"
     "b",
     {3937}},
    {std::string_view("a\0b", 3), {3937}},
    {"\uFEFF"
     "bom",
     {19469}},
    {"\xED\xA0\xBD\xED\xB9\x82", {14860}},  // U+1F642 as two surrogates of three bytes each
};

const std::vector<IdCase> kMarkers = {
    {"a <|endoftext|> b", {320, 49407, 321}},
    {"<|ENDOFTEXT|>", {49407}},
    {"<|startoftext|>", {49406}},
    {"<start_of_text>", {283, 1572, 318, 539, 318, 4160, 285}},
};

INSTANTIATE_TEST_SUITE_P(PlainText, TokenIdsTest, testing::ValuesIn(kPlainText));
INSTANTIATE_TEST_SUITE_P(Punctuation, TokenIdsTest, testing::ValuesIn(kPunctuation));
INSTANTIATE_TEST_SUITE_P(Languages, TokenIdsTest, testing::ValuesIn(kLanguages));
INSTANTIATE_TEST_SUITE_P(Numbers, TokenIdsTest, testing::ValuesIn(kNumbers));
INSTANTIATE_TEST_SUITE_P(References, TokenIdsTest, testing::ValuesIn(kReferences));
INSTANTIATE_TEST_SUITE_P(Invisible, TokenIdsTest, testing::ValuesIn(kInvisible));
INSTANTIATE_TEST_SUITE_P(Markers, TokenIdsTest, testing::ValuesIn(kMarkers));

class MojibakeTest : public testing::TestWithParam<IdCase> {};

TEST_P(MojibakeTest, KeepsTheIdsThatClipGivesWithoutFtfy)
{
    EXPECT_EQ(encode(GetParam().prompt), GetParam().ids);
}

const std::vector<IdCase> kMojibake = {
    {"s\u00C3\u00B3", {82, 127, 352, 126, 367}},
    {"sch\u00C3\u00B6n", {844, 127, 352, 126, 370, 333}},
};

INSTANTIATE_TEST_SUITE_P(Table, MojibakeTest, testing::ValuesIn(kMojibake));

TEST(MojibakeTest, KeepsItsFirstLettersButHasItsQuotesStraightened)
{
    // "✔ No problems" once misread: OpenAI's ids are 13749 871 4671 with ftfy, which repairs it,
    // and 26170 129 497 728 507 871 4671 without. Only U+201D, 728 507, is repaired here: to '"',
    // 257.
    EXPECT_EQ(encode("\u00E2\u0153\u201D No problems"), (Ids{26170, 129, 497, 257, 871, 4671}));
}

}  // namespace
}  // namespace clipscope
