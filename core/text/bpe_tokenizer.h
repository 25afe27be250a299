// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// One prompt as the text tower reads it.
struct Tokens {
    /// Start, the words, end; not padded; at most the context length.
    std::vector<std::int32_t> ids;
    /// The text that each id stands for, same length as `ids`: the last piece of a word ends with a
    /// space, bytes that are only part of a character show as U+FFFD.
    std::vector<std::string> pieces;
    std::string cleaned;  ///< the prompt after cleaning and lower-casing
    int total = 0;        ///< ids before truncation, start and end included
    int dropped = 0;      ///< ids that did not fit: max(0, total - context length)
};

/// CLIP's byte-pair encoding (formats.md 2.11): clean, split, merge by rank.
///
/// Immutable and safe to use from several threads at once.
class BpeTokenizer {
public:
    /// Reads merges: one pair per line in rank order; a first line that starts with '#' or with a
    /// quote is a header. `name` is for messages. Throws Error(Corrupt) with the line number.
    BpeTokenizer(std::istream& merges, const std::string& name);
    /// Throws Error(Unreadable) if the file is missing.
    [[nodiscard]] static BpeTokenizer fromFile(const std::filesystem::path& merges);

    BpeTokenizer(BpeTokenizer&&) noexcept;
    BpeTokenizer& operator=(BpeTokenizer&&) noexcept;
    ~BpeTokenizer();

    /// Any UTF-8 (invalid bytes become U+FFFD). Never throws for text: too long a prompt keeps its
    /// first contextLength - 1 ids and the end token, and says how many were dropped.
    /// `contextLength` >= 2.
    [[nodiscard]] Tokens encode(std::string_view prompt, int contextLength) const;

    /// 512 + merges + 2: must equal the rows of the model's token embedding.
    [[nodiscard]] int vocabularySize() const;
    [[nodiscard]] std::int32_t startToken() const;
    [[nodiscard]] std::int32_t endToken() const;

private:
    struct Tables;
    std::unique_ptr<const Tables> m_tables;
};

}  // namespace clipscope
