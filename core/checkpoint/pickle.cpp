// SPDX-License-Identifier: GPL-3.0-or-later
// The stack of the machine, its constants and its loop.
#include "core/checkpoint/pickle.h"

#include "core/base/error.h"
#include "core/checkpoint/pickle_machine.h"

#include <utility>

namespace clipscope {

std::span<const std::byte> PickleMachine::take(std::uint64_t count)
{
    if (count > m_bytes.size() - m_position) {
        if (m_longer)
            refuse("is longer than " + std::to_string(PickleLimits::kBytes >> 20U) + " MB");
        fail("is cut off in the instruction");
    }
    const auto part = m_bytes.subspan(m_position, static_cast<std::size_t>(count));
    m_position += part.size();
    return part;
}

std::string_view PickleMachine::takeText(std::uint64_t count)
{
    const auto part = take(count);
    if (part.size() > PickleLimits::kTextBytes)
        refuse(
            "has a text of more than " + std::to_string(PickleLimits::kTextBytes >> 20U) + " MB");
    return {reinterpret_cast<const char*>(part.data()), part.size()};
}

std::string_view PickleMachine::takeLine()
{
    const auto rest = m_bytes.subspan(m_position);
    const auto begin = rest.begin();
    const auto end =
        begin + static_cast<std::ptrdiff_t>(std::min(rest.size(), PickleLimits::kGlobalBytes));
    const auto newline = std::find(begin, end, std::byte{'\n'});
    if (newline == end)
        fail("has a name without an end");
    const auto size = static_cast<std::size_t>(newline - begin);
    const std::string_view line = takeText(size);
    ++m_position;
    return line;
}

PickleId PickleMachine::add(const PickleNode& node)
{
    if (m_tree.m_nodes.size() >= PickleLimits::kNodes)
        refuse("has more than " + std::to_string(PickleLimits::kNodes) + " values");
    m_tree.m_nodes.push_back(node);
    return static_cast<PickleId>(m_tree.m_nodes.size() - 1);
}

void PickleMachine::push(PickleId id)
{
    if (m_stack.size() >= PickleLimits::kStack)
        refuse("keeps more than " + std::to_string(PickleLimits::kStack) + " values open");
    m_stack.push_back(id);
}

PickleId PickleMachine::top() const
{
    if (m_stack.size() <= fence())
        fail("uses a value that is not there");
    return m_stack.back();
}

PickleId PickleMachine::pop()
{
    const PickleId id = top();
    m_stack.pop_back();
    return id;
}

void PickleMachine::pushMark()
{
    if (m_marks.size() >= PickleLimits::kStack)
        refuse("keeps more than " + std::to_string(PickleLimits::kStack) + " marks open");
    m_marks.push_back(m_stack.size());
}

std::size_t PickleMachine::popMark()
{
    if (m_marks.empty())
        fail("uses a mark that is not there");
    const std::size_t first = m_marks.back();
    m_marks.pop_back();
    return first;
}

void PickleMachine::popOne()
{
    if (!m_marks.empty() && m_stack.size() == m_marks.back())
        m_marks.pop_back();
    else
        (void)pop();
}

PickleTree PickleMachine::run()
{
    while (true) {
        m_instruction = m_position;
        if (++m_instructions > PickleLimits::kInstructions)
            refuse(
                "has more than " + std::to_string(PickleLimits::kInstructions) + " instructions");
        const auto op = static_cast<PickleOp>(takeInteger<std::uint8_t>());
        if (op == PickleOp::Stop)
            break;
        if (!execute(op))
            refuseInstruction(op);
    }
    m_tree.m_root = pop();
    if (!m_stack.empty() || !m_marks.empty())
        fail("leaves values over");
    m_tree.m_bytesRead = m_position;
    return std::move(m_tree);
}

bool PickleMachine::execute(PickleOp op)
{
    switch (op) {
    case PickleOp::Proto:
        if (const auto protocol = takeInteger<std::uint8_t>(); protocol > 5)
            refuse("has the unknown protocol " + std::to_string(protocol));
        return true;
    case PickleOp::Frame:
        if (takeInteger<std::uint64_t>() > m_bytes.size() - m_position && !m_longer)
            fail("has a frame that is cut off");
        return true;
    case PickleOp::Mark:
        pushMark();
        return true;
    case PickleOp::Pop:
        popOne();
        return true;
    case PickleOp::PopMark:
        m_stack.resize(popMark());
        return true;
    default:
        return pushConstant(op) || pushContainer(op) || fillContainer(op) || useMemo(op) ||
               makeObject(op);
    }
}

void PickleMachine::refuseInstruction(PickleOp op) const
{
    const auto code = static_cast<std::uint8_t>(op);
    for (const RefusedPickleOp& known : kRefusedPickleOps)
        if (known.code == code)
            refuse(
                "has the instruction " + std::string(known.name) + ", which weights do not need,");
    fail("has the unknown instruction " + std::to_string(code));
}

void PickleMachine::pushInteger(std::int64_t value)
{
    PickleNode node;
    node.kind = PickleKind::Integer;
    node.integer = value;
    pushNode(node);
}

void PickleMachine::pushLong()
{
    const auto bytes = take(takeInteger<std::uint8_t>());
    if (bytes.size() <= sizeof(std::int64_t)) {
        // Two's complement of any length: the highest bit there is continues.
        const bool negative = !bytes.empty() && (bytes.back() & std::byte{0x80}) != std::byte{0};
        std::uint64_t value = negative ? ~std::uint64_t{0} : 0;
        for (std::size_t i = bytes.size(); i > 0; --i)
            value = value << 8U | std::to_integer<std::uint64_t>(bytes[i - 1]);
        pushInteger(static_cast<std::int64_t>(value));
        return;
    }
    PickleNode node;
    node.kind = PickleKind::LongInteger;
    node.text = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    pushNode(node);
}

void PickleMachine::pushText(PickleKind kind, std::uint64_t size)
{
    PickleNode node;
    node.kind = kind;
    node.text = takeText(size);
    pushNode(node);
}

bool PickleMachine::pushConstant(PickleOp op)
{
    PickleNode node;
    switch (op) {
    case PickleOp::None:
        break;
    case PickleOp::NewTrue:
    case PickleOp::NewFalse:
        node.kind = PickleKind::Bool;
        node.integer = op == PickleOp::NewTrue ? 1 : 0;
        break;
    case PickleOp::BinFloat:
        (void)take(sizeof(double));
        node.kind = PickleKind::Float;
        break;
    case PickleOp::BinInt:
        pushInteger(takeInteger<std::int32_t>());
        return true;
    case PickleOp::BinInt1:
        pushInteger(takeInteger<std::uint8_t>());
        return true;
    case PickleOp::BinInt2:
        pushInteger(takeInteger<std::uint16_t>());
        return true;
    case PickleOp::Long1:
        pushLong();
        return true;
    case PickleOp::ShortBinString:
    case PickleOp::ShortBinUnicode:
        pushText(PickleKind::Text, takeInteger<std::uint8_t>());
        return true;
    case PickleOp::BinString:
    case PickleOp::BinUnicode:
        pushText(PickleKind::Text, takeInteger<std::uint32_t>());
        return true;
    case PickleOp::BinUnicode8:
        pushText(PickleKind::Text, takeInteger<std::uint64_t>());
        return true;
    case PickleOp::ShortBinBytes:
        pushText(PickleKind::Bytes, takeInteger<std::uint8_t>());
        return true;
    case PickleOp::BinBytes:
        pushText(PickleKind::Bytes, takeInteger<std::uint32_t>());
        return true;
    default:
        return false;
    }
    pushNode(node);
    return true;
}

std::vector<PickleId> PickleTree::items(PickleId id, std::size_t limit) const
{
    std::vector<PickleId> result;
    result.reserve(std::min<std::size_t>(limit, m_nodes[id].itemCount));
    for (auto at = m_nodes[id].firstItem; at != kNoPickle && result.size() < limit; at = next(at))
        result.push_back(item(at));
    return result;
}

PickleTree
readPickle(std::span<const std::byte> bytes, const std::string& fileName, const std::string& part)
{
    return PickleMachine(bytes, fileName, part).run();
}

}  // namespace clipscope
