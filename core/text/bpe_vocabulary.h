// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clipscope {

/// A symbol of the byte-pair encoding: one byte, or bytes grown together, at the end of a word or
/// inside it. Symbols 0 to 255 are the bytes inside a word, 256 to 511 the same at its end, both in
/// CLIP's order of bytes (`symbolOfByte`).
using BpeSymbol = std::int32_t;

/// Bytes, merges and ids of one CLIP vocabulary, numbered as OpenAI's clip/simple_tokenizer.py
/// does. Immutable once read.
class BpeVocabulary {
public:
    /// See BpeTokenizer's constructor. Throws Error(Corrupt) with `name` and the line number,
    /// Error(Unreadable) if the stream fails.
    BpeVocabulary(std::istream& merges, const std::string& name);

    enum class Place { Inside, AtEnd };
    [[nodiscard]] static BpeSymbol symbolOfByte(std::uint8_t byte, Place place);

    struct Merge {
        BpeSymbol left = 0;
        BpeSymbol right = 0;
        BpeSymbol merged = 0;
    };
    /// Lower ranks are merged first. Absent if the two never merge.
    [[nodiscard]] std::optional<std::int32_t> rankOf(BpeSymbol left, BpeSymbol right) const;
    [[nodiscard]] const Merge& merge(std::int32_t rank) const;

    [[nodiscard]] std::int32_t idOf(BpeSymbol symbol) const;
    /// 512 + merges + 2.
    [[nodiscard]] int size() const;
    [[nodiscard]] std::int32_t startToken() const { return static_cast<std::int32_t>(size() - 2); }
    [[nodiscard]] std::int32_t endToken() const { return static_cast<std::int32_t>(size() - 1); }

    /// The id's name in vocabulary files: "jekyll</w>", "<|endoftext|>". 0 <= `id` < size().
    [[nodiscard]] std::string nameOf(std::int32_t id) const;
    /// What the id stands for as UTF-8: the last piece of a word ends with a space, bytes that are
    /// only part of a character become U+FFFD. 0 <= `id` < size().
    [[nodiscard]] std::string textOf(std::int32_t id) const;

private:
    /// Knows the symbols by name while the file is read.
    class Reader;

    std::vector<std::string> m_names;        // by id, without the two markers
    std::vector<std::int32_t> m_idOfSymbol;  // differs from the symbol only after a repeated name
    std::vector<Merge> m_merges;             // by rank
    std::unordered_map<std::uint64_t, std::int32_t> m_rankOfPair;
};

}  // namespace clipscope
