// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a merges file if they begin with 'M'; else the first byte is a context length and
// the rest a prompt.
#include "core/text/bpe_tokenizer.h"
#include "tests/fuzz/fuzz_target.h"

#include <sstream>
#include <string>
#include <string_view>

namespace clipscope::fuzz {
namespace {

/// Merges that meet in prompts: chains, a name made twice, pieces of characters of several bytes.
constexpr const char* kMerges = "#version: 0.2\n"
                                "a a\n"
                                "aa aa\n"
                                "aa a</w>\n"
                                "t h\n"
                                "th e</w>\n"
                                "a b\n"
                                "b c\n"
                                "ab c\n"
                                "a bc\n"
                                "abc abc\n"
                                "' s</w>\n"
                                "\u00C3 \u00A9\n"
                                "\u00C3 \u00A9</w>\n"
                                "\u00E3 \u0123\n"
                                "\u00F0 \u0141\n"
                                "\u00F0\u0141 \u013A\n"
                                "! !</w>\n";

BpeTokenizer tokenizerOf(const std::string& merges)
{
    std::istringstream stream(merges);
    return BpeTokenizer(stream, "input");
}

void encode(const BpeTokenizer& tokenizer, std::string_view prompt, int context)
{
    const Tokens tokens = tokenizer.encode(prompt, context);
    require(tokens.ids.size() >= 2, "there is a start and an end");
    require(tokens.ids.size() <= static_cast<std::size_t>(context), "the ids fit the context");
    require(tokens.ids.front() == tokenizer.startToken(), "the start comes first");
    require(tokens.ids.back() == tokenizer.endToken(), "the end comes last");
    require(tokens.pieces.size() == tokens.ids.size(), "every id has its text");
    require(
        tokens.total - tokens.dropped == static_cast<int>(tokens.ids.size()),
        "what was dropped is counted");
    for (const std::int32_t id : tokens.ids)
        require(id >= 0 && id < tokenizer.vocabularySize(), "ids are in the vocabulary");
}

void readMerges(const std::string& merges)
{
    mayRefuse([&] {
        const BpeTokenizer tokenizer = tokenizerOf(merges);
        encode(tokenizer, merges, 77);
    });
}

}  // namespace
}  // namespace clipscope::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace clipscope::fuzz;
    static const clipscope::BpeTokenizer fixed = tokenizerOf(kMerges);
    if (size == 0)
        return 0;
    const std::string rest(data + 1, data + size);
    if (data[0] == 'M')
        readMerges(rest);
    else
        encode(fixed, rest, 2 + data[0]);
    return 0;
}
