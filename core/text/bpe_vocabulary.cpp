// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_vocabulary.h"

#include "core/base/check.h"
#include "core/text/bpe_split.h"
#include "core/text/byte_alphabet.h"
#include "core/text/unicode_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace clipscope {

namespace {

constexpr std::string_view kWordEnd = "</w>";
constexpr std::size_t kSymbolsOfBytes = 2 * static_cast<std::size_t>(byte_alphabet::kSize);
constexpr int kMarkers = 2;
constexpr std::size_t kLongestLine = 4096;      // bytes; the longest of CLIP's is under 200
constexpr std::size_t kExpectedMerges = 48894;  // of CLIP's own vocabulary: saves rehashing

std::uint64_t pairKey(BpeSymbol left, BpeSymbol right)
{
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(left)) << 32U) |
           static_cast<std::uint32_t>(right);
}

/// Fit to be shown: valid UTF-8 without control characters, and not endless.
std::string quoted(std::string_view symbol)
{
    constexpr std::size_t kMostCharacters = 40;
    std::u32string text = decodeUtf8(symbol);
    const auto isControl = [](char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); };
    std::replace_if(text.begin(), text.end(), isControl, U'\uFFFD');
    if (text.size() > kMostCharacters)
        text = text.substr(0, kMostCharacters) + U"\u2026";
    std::string result(1, '\'');
    result += encodeUtf8(text);
    result += '\'';
    return result;
}

}  // namespace

class BpeVocabulary::Reader {
public:
    Reader(BpeVocabulary& vocabulary, const std::string& name)
        : m_vocabulary(vocabulary)
        , m_name(name)
    {
        m_symbols.reserve(kSymbolsOfBytes + kExpectedMerges);
        m_vocabulary.m_names.reserve(kSymbolsOfBytes + kExpectedMerges);
        m_vocabulary.m_rankOfPair.reserve(kExpectedMerges);
        for (const std::string_view suffix : {std::string_view(), kWordEnd}) {
            for (int i = 0; i < byte_alphabet::kSize; ++i) {
                const char32_t character = byte_alphabet::characterOf(byte_alphabet::byteAt(i));
                addName(encodeUtf8({&character, 1}) + std::string(suffix));
            }
        }
    }

    void read(std::istream& merges)
    {
        if (!merges)
            throw Error(ErrorCode::Unreadable, "cannot read " + m_name);
        std::array<char, kLongestLine> buffer{};
        while (merges.getline(buffer.data(), static_cast<std::streamsize>(buffer.size()))) {
            ++m_line;
            // The line feed is counted but not stored; the last line may have none.
            const std::streamsize length = merges.gcount() - (merges.eof() ? 0 : 1);
            std::string_view line(buffer.data(), static_cast<std::size_t>(length));
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            readLine(line);
        }
        if (merges.bad())
            throw Error(ErrorCode::Unreadable, "cannot read " + m_name + " to its end");
        if (!merges.eof()) {
            ++m_line;
            fail("is longer than " + std::to_string(kLongestLine - 1) + " bytes");
        }
        if (m_vocabulary.m_merges.empty())
            throw Error(
                ErrorCode::Corrupt, m_name + " holds no merges; expected a CLIP merges file");
    }

private:
    [[noreturn]] void fail(const std::string& what) const
    {
        throw Error(
            ErrorCode::Corrupt,
            m_name + ", line " + std::to_string(m_line) + " " + what +
                "; expected a CLIP merges file with two symbols a line");
    }

    void readLine(std::string_view line)
    {
        const bool isHeader = m_line == 1 && (line.starts_with('#') || line.starts_with('"'));
        if (isHeader)
            return;
        if (line.empty()) {
            m_firstEmptyLine = m_firstEmptyLine == 0 ? m_line : m_firstEmptyLine;
            return;
        }
        if (m_firstEmptyLine != 0) {
            m_line = m_firstEmptyLine;
            fail("is empty but not the end");
        }
        const auto spaces = std::count(line.begin(), line.end(), ' ');
        if (spaces != 1 || line.front() == ' ' || line.back() == ' ')
            fail("is not two symbols with one space between them");
        const std::size_t space = line.find(' ');
        addMerge(line.substr(0, space), line.substr(space + 1));
    }

    void addMerge(std::string_view leftName, std::string_view rightName)
    {
        const BpeSymbol left = symbolNamed(leftName);
        const BpeSymbol right = symbolNamed(rightName);
        const auto rank = static_cast<std::int32_t>(m_vocabulary.m_merges.size());
        if (!m_vocabulary.m_rankOfPair.try_emplace(pairKey(left, right), rank).second)
            fail("repeats the pair " + quoted(leftName) + " " + quoted(rightName));
        const BpeSymbol merged = addName(std::string(leftName) + std::string(rightName));
        m_vocabulary.m_merges.push_back({left, right, merged});
    }

    [[nodiscard]] BpeSymbol symbolNamed(std::string_view name) const
    {
        const auto found = m_symbols.find(std::string(name));
        if (found == m_symbols.end())
            fail("uses the symbol " + quoted(name) + " that no earlier line makes");
        return found->second;
    }

    /// Gives the name the next id. Two merges can make the same name; as in CLIP's own reader the
    /// symbol is then one and has the later id.
    BpeSymbol addName(const std::string& name)
    {
        const auto id = static_cast<std::int32_t>(m_vocabulary.m_names.size());
        const auto next = static_cast<BpeSymbol>(m_vocabulary.m_idOfSymbol.size());
        const auto [entry, isNew] = m_symbols.try_emplace(name, next);
        if (isNew)
            m_vocabulary.m_idOfSymbol.push_back(id);
        else
            m_vocabulary.m_idOfSymbol[static_cast<std::size_t>(entry->second)] = id;
        m_vocabulary.m_names.push_back(name);
        return entry->second;
    }

    BpeVocabulary& m_vocabulary;
    const std::string& m_name;
    std::unordered_map<std::string, BpeSymbol> m_symbols;
    std::int64_t m_line = 0;
    std::int64_t m_firstEmptyLine = 0;
};

BpeVocabulary::BpeVocabulary(std::istream& merges, const std::string& name)
{
    Reader(*this, name).read(merges);
}

BpeSymbol BpeVocabulary::symbolOfByte(std::uint8_t byte, Place place)
{
    return byte_alphabet::positionOf(byte) + (place == Place::AtEnd ? byte_alphabet::kSize : 0);
}

std::optional<std::int32_t> BpeVocabulary::rankOf(BpeSymbol left, BpeSymbol right) const
{
    const auto found = m_rankOfPair.find(pairKey(left, right));
    if (found == m_rankOfPair.end())
        return std::nullopt;
    return found->second;
}

const BpeVocabulary::Merge& BpeVocabulary::merge(std::int32_t rank) const
{
    return m_merges[static_cast<std::size_t>(rank)];
}

std::int32_t BpeVocabulary::idOf(BpeSymbol symbol) const
{
    return m_idOfSymbol[static_cast<std::size_t>(symbol)];
}

int BpeVocabulary::size() const
{
    return static_cast<int>(m_names.size()) + kMarkers;
}

std::string BpeVocabulary::nameOf(std::int32_t id) const
{
    CLIPSCOPE_CHECK(
        id >= 0 && id < size(),
        "token ids are 0 to " + std::to_string(size() - 1) + ", got " + std::to_string(id));
    if (id == startToken())
        return encodeUtf8(kStartMarker);
    if (id == endToken())
        return encodeUtf8(kEndMarker);
    return m_names[static_cast<std::size_t>(id)];
}

std::string BpeVocabulary::textOf(std::int32_t id) const
{
    std::string name = nameOf(id);
    if (id == startToken() || id == endToken())
        return name;
    const bool endsWord = name.ends_with(kWordEnd);
    if (endsWord)
        name.resize(name.size() - kWordEnd.size());
    const std::string text = encodeUtf8(decodeUtf8(byte_alphabet::bytesOf(decodeUtf8(name))));
    return endsWord ? text + ' ' : text;
}

}  // namespace clipscope
