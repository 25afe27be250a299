// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/pickle_globals.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// Limits that no checkpoint comes near and that keep a hostile one within 200 MB and a second.
struct PickleLimits {
    static constexpr std::size_t kBytes = 64U << 20U;      ///< of the pickle
    static constexpr std::size_t kTextBytes = 16U << 20U;  ///< of one string
    static constexpr std::size_t kInstructions = 10'000'000;
    static constexpr std::size_t kGlobalBytes = 1000;  ///< of the name of a class
    static constexpr std::size_t kNodes = 1'000'000;   ///< values
    static constexpr std::size_t kItems = 2'000'000;   ///< places in lists, dicts and tuples
    static constexpr std::size_t kStack = 1'000'000;
    static constexpr std::size_t kMemo = 1'000'000;
};

using PickleId = std::uint32_t;
inline constexpr PickleId kNoPickle = std::numeric_limits<PickleId>::max();

enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Integer,
    LongInteger,  ///< does not fit into 64 bits: `text` has its bytes, lowest first
    Float,        ///< of unknown value: nothing needs it
    Text,
    Bytes,
    Tuple,
    List,
    Set,
    Dict,         ///< items are key, value, key, value ...
    Global,       ///< `meaning`, and `text` for the name within its module
    Object,       ///< what calling `callable` with `arguments` would give, then `state` and items
    PersistentId  ///< `arguments` is the id
};

/// A value of a pickle.
struct PickleNode {
    PickleKind kind = PickleKind::None;
    PickleGlobal meaning = PickleGlobal::Inert;  ///< Global
    bool keyed = false;                          ///< items come in pairs of key and value
    PickleId callable = kNoPickle;               ///< Object: always a Global
    PickleId arguments = kNoPickle;              ///< Object: always a Tuple; PersistentId
    PickleId state = kNoPickle;                  ///< Object, if it was given one
    std::uint32_t firstItem = kNoPickle;
    std::uint32_t lastItem = kNoPickle;
    std::uint32_t itemCount = 0;
    std::int64_t integer = 0;  ///< Integer; Bool: 0 or 1
    std::string_view text;     ///< a part of the pickle
};

/// The values of one pickle. Lies flat in memory, so that no depth of nesting matters; the same
/// value may be held in several places and, hostile, even by itself. Readers must bound their
/// steps.
class PickleTree {
public:
    [[nodiscard]] const PickleNode& operator[](PickleId id) const { return m_nodes[id]; }
    [[nodiscard]] PickleId root() const { return m_root; }
    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }
    /// Bytes of the pickle, STOP included: another one may follow.
    [[nodiscard]] std::size_t bytesRead() const { return m_bytesRead; }

    /// What an Object was made by. Null for every other kind.
    [[nodiscard]] const PickleNode* callableOf(PickleId id) const
    {
        const PickleNode& node = m_nodes[id];
        return node.kind == PickleKind::Object ? &m_nodes[node.callable] : nullptr;
    }

    /// Walks over items: `for (auto at = node.firstItem; at != kNoPickle; at = tree.next(at))`.
    [[nodiscard]] PickleId item(std::uint32_t place) const { return m_items[place].value; }
    [[nodiscard]] std::uint32_t next(std::uint32_t place) const { return m_items[place].next; }
    /// At most `limit` items, for values that have few.
    [[nodiscard]] std::vector<PickleId> items(PickleId id, std::size_t limit) const;

private:
    friend class PickleMachine;
    struct Item {
        PickleId value = kNoPickle;
        std::uint32_t next = kNoPickle;
    };

    // Growing a deque copies nothing, which halves the memory that a hostile file can ask for.
    std::deque<PickleNode> m_nodes;
    std::deque<Item> m_items;
    PickleId m_root = kNoPickle;
    std::size_t m_bytesRead = 0;
};

/// Reads the pickle at the start of `bytes`, up to protocol 5, as data: builds what its
/// instructions describe and neither looks up nor calls anything. Its texts are views of `bytes`.
///
/// `part` says which pickle of `fileName` it is ("data.pkl").
/// Throws Error(Unsupported) for names outside the list of classifyGlobal, for instructions that
/// checkpoints do not contain and beyond PickleLimits; Error(Corrupt) for what is no pickle. Both
/// name the file and the position. Source: the instructions of Python's Lib/pickletools.py.
[[nodiscard]] PickleTree
readPickle(std::span<const std::byte> bytes, const std::string& fileName, const std::string& part);

}  // namespace clipscope
