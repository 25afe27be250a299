// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/little_endian.h"
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/pickle_opcodes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// Executes the instructions of one pickle on a tree. Only for readPickle().
class PickleMachine {
public:
    PickleMachine(
        std::span<const std::byte> bytes, const std::string& fileName, const std::string& part)
        : m_bytes(bytes.first(std::min(bytes.size(), PickleLimits::kBytes)))
        , m_fileName(fileName)
        , m_part(part)
        , m_longer(bytes.size() > m_bytes.size())
    {
    }

    [[nodiscard]] PickleTree run();

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Corrupt,
            m_fileName + " is damaged: its " + m_part + " " + reason + " at byte " +
                std::to_string(m_instruction) + "; download it again");
    }
    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Unsupported,
            m_fileName + " cannot be read: its " + m_part + " " + reason + " at byte " +
                std::to_string(m_instruction) +
                "; save only the state dict with torch.save(model.state_dict(), ...) or use a "
                "safetensors file");
    }

    // What follows an instruction in the file.
    [[nodiscard]] std::span<const std::byte> take(std::uint64_t count);
    template <typename Integer>
    [[nodiscard]] Integer takeInteger()
    {
        return littleEndian<Integer>(take(sizeof(Integer)), 0);
    }
    [[nodiscard]] std::string_view takeText(std::uint64_t count);
    [[nodiscard]] std::string_view takeLine();

    // The stack. Nothing below the last mark may be touched, as in CPython.
    [[nodiscard]] PickleId add(const PickleNode& node);
    void push(PickleId id);
    void pushNode(const PickleNode& node) { push(add(node)); }
    [[nodiscard]] std::size_t fence() const { return m_marks.empty() ? 0 : m_marks.back(); }
    [[nodiscard]] PickleId top() const;
    [[nodiscard]] PickleId pop();
    [[nodiscard]] std::size_t popMark();
    void pushMark();
    void popOne();

    // The instructions, by group.
    [[nodiscard]] bool execute(PickleOp op);
    [[nodiscard]] bool pushConstant(PickleOp op);
    [[nodiscard]] bool pushContainer(PickleOp op);
    [[nodiscard]] bool fillContainer(PickleOp op);
    [[nodiscard]] bool useMemo(PickleOp op);
    [[nodiscard]] bool makeObject(PickleOp op);
    [[noreturn]] void refuseInstruction(PickleOp op) const;

    void pushInteger(std::int64_t value);
    void pushLong();
    void pushText(PickleKind kind, std::uint64_t size);
    void pushGathered(PickleKind kind, std::size_t first);
    void addItem(PickleNode& target, PickleId value);
    void fill(PickleOp op, std::size_t first);
    void remember(std::size_t index);
    void recall(std::size_t index);
    void pushGlobal(std::string_view module, std::string_view name);
    void construct();
    void build();

    std::span<const std::byte> m_bytes;
    const std::string& m_fileName;
    const std::string& m_part;
    bool m_longer;  ///< the file goes on after the most that a pickle may have

    PickleTree m_tree;
    std::size_t m_position = 0;
    std::size_t m_instructions = 0;
    std::size_t m_instruction = 0;  ///< where the current one begins
    std::vector<PickleId> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<PickleId> m_memo;
    std::size_t m_memorised = 0;
};

}  // namespace clipscope
