// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_merge.h"

#include <queue>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <tuple>

namespace clipscope {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The word as a doubly linked list of symbols: a merge keeps the left node and unlinks the right.
class Chain {
public:
    Chain(const BpeVocabulary& vocabulary, std::string_view word) : m_vocabulary(vocabulary)
    {
        m_nodes.reserve(word.size());
        for (std::size_t i = 0; i < word.size(); ++i) {
            const bool isLast = i + 1 == word.size();
            const BpeSymbol symbol = BpeVocabulary::symbolOfByte(
                static_cast<std::uint8_t>(word[i]),
                isLast ? BpeVocabulary::Place::AtEnd : BpeVocabulary::Place::Inside);
            m_nodes.push_back({symbol, i == 0 ? kNone : i - 1, isLast ? kNone : i + 1});
        }
        for (std::size_t i = 0; i + 1 < m_nodes.size(); ++i)
            offer(i);
    }

    void mergeAll()
    {
        while (!m_candidates.empty()) {
            // All places of one pair come off the queue, left to right, before any pair that these
            // merges create: its rank could be lower if the vocabulary makes a symbol twice.
            const std::int32_t rank = m_candidates.top().rank;
            std::vector<std::size_t> places;
            while (!m_candidates.empty() && m_candidates.top().rank == rank) {
                places.push_back(m_candidates.top().place);
                m_candidates.pop();
            }
            for (const std::size_t place : places)
                mergeAt(place, m_vocabulary.merge(rank));
        }
    }

    [[nodiscard]] std::vector<BpeSymbol> symbols() const
    {
        std::vector<BpeSymbol> result;
        for (std::size_t i = 0; i != kNone; i = m_nodes[i].next)
            result.push_back(m_nodes[i].symbol);
        return result;
    }

private:
    struct Node {
        BpeSymbol symbol;
        std::size_t previous;
        std::size_t next;
    };

    struct Candidate {
        std::int32_t rank;
        std::size_t place;  ///< the left node of the pair
        bool operator>(const Candidate& other) const
        {
            return std::tie(rank, place) > std::tie(other.rank, other.place);
        }
    };

    /// Queues the pair that starts at the node, if it has a rank.
    void offer(std::size_t place)
    {
        const Node& left = m_nodes[place];
        if (left.next == kNone)
            return;
        if (const auto rank = m_vocabulary.rankOf(left.symbol, m_nodes[left.next].symbol); rank)
            m_candidates.push({*rank, place});
    }

    /// Does nothing if an earlier merge has changed the place.
    void mergeAt(std::size_t place, const BpeVocabulary::Merge& merge)
    {
        Node& left = m_nodes[place];
        if (left.symbol != merge.left || left.next == kNone ||
            m_nodes[left.next].symbol != merge.right)
            return;
        Node& right = m_nodes[left.next];
        right.symbol = kUnlinked;
        left.symbol = merge.merged;
        left.next = right.next;
        if (left.next != kNone)
            m_nodes[left.next].previous = place;
        offer(place);
        if (left.previous != kNone)
            offer(left.previous);
    }

    static constexpr BpeSymbol kUnlinked = -1;

    const BpeVocabulary& m_vocabulary;
    std::vector<Node> m_nodes;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> m_candidates;
};

}  // namespace

std::vector<BpeSymbol> mergeWord(const BpeVocabulary& vocabulary, std::string_view word)
{
    Chain chain(vocabulary, word);
    chain.mergeAll();
    return chain.symbols();
}

}  // namespace clipscope
