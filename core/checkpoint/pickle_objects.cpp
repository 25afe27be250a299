// SPDX-License-Identifier: GPL-3.0-or-later
// The instructions that build on other values: containers, memo, objects.
#include "core/base/error.h"
#include "core/checkpoint/pickle_machine.h"
#include "core/checkpoint/printable.h"

namespace clipscope {

/// A new container of everything on the stack from `first` on.
void PickleMachine::pushGathered(PickleKind kind, std::size_t first)
{
    if (kind == PickleKind::Dict && (m_stack.size() - first) % 2 != 0)
        fail("has a key without a value");
    PickleNode node;
    node.kind = kind;
    node.keyed = kind == PickleKind::Dict;
    for (std::size_t i = first; i < m_stack.size(); ++i)
        addItem(node, m_stack[i]);
    m_stack.resize(first);
    pushNode(node);
}

bool PickleMachine::pushContainer(PickleOp op)
{
    const auto last = [this](std::size_t count) {
        if (m_stack.size() < fence() + count)
            fail("uses a value that is not there");
        return m_stack.size() - count;
    };
    switch (op) {
    case PickleOp::EmptyTuple:
        pushGathered(PickleKind::Tuple, m_stack.size());
        return true;
    case PickleOp::EmptyList:
        pushGathered(PickleKind::List, m_stack.size());
        return true;
    case PickleOp::EmptySet:
        pushGathered(PickleKind::Set, m_stack.size());
        return true;
    case PickleOp::EmptyDict:
        pushGathered(PickleKind::Dict, m_stack.size());
        return true;
    case PickleOp::Tuple1:
        pushGathered(PickleKind::Tuple, last(1));
        return true;
    case PickleOp::Tuple2:
        pushGathered(PickleKind::Tuple, last(2));
        return true;
    case PickleOp::Tuple3:
        pushGathered(PickleKind::Tuple, last(3));
        return true;
    case PickleOp::Tuple:
        pushGathered(PickleKind::Tuple, popMark());
        return true;
    case PickleOp::List:
        pushGathered(PickleKind::List, popMark());
        return true;
    case PickleOp::Dict:
        pushGathered(PickleKind::Dict, popMark());
        return true;
    default:
        return false;
    }
}

void PickleMachine::addItem(PickleNode& target, PickleId value)
{
    auto& items = m_tree.m_items;
    if (items.size() >= PickleLimits::kItems)
        refuse("has more than " + std::to_string(PickleLimits::kItems) + " places in lists");
    const auto place = static_cast<std::uint32_t>(items.size());
    items.push_back({value, kNoPickle});
    if (target.itemCount == 0)
        target.firstItem = place;
    else
        items[target.lastItem].next = place;
    target.lastItem = place;
    ++target.itemCount;
}

/// Puts everything on the stack from `first` on into the container before it.
void PickleMachine::fill(PickleOp op, std::size_t first)
{
    if (first <= fence())
        fail("uses a value that is not there");
    PickleNode& target = m_tree.m_nodes[m_stack[first - 1]];
    const bool keyed = op == PickleOp::SetItem || op == PickleOp::SetItems;
    const bool intoSet = op == PickleOp::AddItems;
    const bool fits =
        target.kind == PickleKind::Object || target.kind == (keyed     ? PickleKind::Dict
                                                             : intoSet ? PickleKind::Set
                                                                       : PickleKind::List);
    if (!fits || (target.itemCount != 0 && target.keyed != keyed))
        fail("fills a value that is no such container");
    if (keyed && (m_stack.size() - first) % 2 != 0)
        fail("has a key without a value");
    target.keyed = keyed;
    for (std::size_t i = first; i < m_stack.size(); ++i)
        addItem(target, m_stack[i]);
    m_stack.resize(first);
}

bool PickleMachine::fillContainer(PickleOp op)
{
    const std::size_t size = m_stack.size();
    switch (op) {
    case PickleOp::Append:
        fill(op, size < 1 ? 0 : size - 1);
        return true;
    case PickleOp::SetItem:
        fill(op, size < 2 ? 0 : size - 2);
        return true;
    case PickleOp::Appends:
    case PickleOp::SetItems:
    case PickleOp::AddItems:
        fill(op, popMark());
        return true;
    default:
        return false;
    }
}

void PickleMachine::remember(std::size_t index)
{
    if (index >= PickleLimits::kMemo)
        refuse("remembers more than " + std::to_string(PickleLimits::kMemo) + " values");
    if (index >= m_memo.size())
        m_memo.resize(index + 1, kNoPickle);
    if (m_memo[index] == kNoPickle)
        ++m_memorised;
    m_memo[index] = top();
}

void PickleMachine::recall(std::size_t index)
{
    if (index >= m_memo.size() || m_memo[index] == kNoPickle)
        fail("recalls a value that it never remembered");
    push(m_memo[index]);
}

bool PickleMachine::useMemo(PickleOp op)
{
    switch (op) {
    case PickleOp::BinGet:
        recall(takeInteger<std::uint8_t>());
        return true;
    case PickleOp::LongBinGet:
        recall(takeInteger<std::uint32_t>());
        return true;
    case PickleOp::BinPut:
        remember(takeInteger<std::uint8_t>());
        return true;
    case PickleOp::LongBinPut:
        remember(takeInteger<std::uint32_t>());
        return true;
    case PickleOp::Memoize:
        remember(m_memorised);
        return true;
    default:
        return false;
    }
}

void PickleMachine::pushGlobal(std::string_view module, std::string_view name)
{
    PickleNode node;
    node.kind = PickleKind::Global;
    node.meaning = classifyGlobal(module, name, m_fileName);
    node.text = name;
    pushNode(node);
}

/// REDUCE and NEWOBJ, which differ only for somebody who really makes the object.
void PickleMachine::construct()
{
    PickleNode node;
    node.kind = PickleKind::Object;
    node.arguments = pop();
    node.callable = pop();
    if (m_tree[node.callable].kind != PickleKind::Global ||
        m_tree[node.arguments].kind != PickleKind::Tuple)
        fail("calls something that is no function");
    pushNode(node);
}

void PickleMachine::build()
{
    const PickleId state = pop();
    PickleNode& object = m_tree.m_nodes[top()];
    if (object.kind != PickleKind::Object || object.state != kNoPickle)
        fail("gives attributes to something that takes none");
    object.state = state;
}

bool PickleMachine::makeObject(PickleOp op)
{
    switch (op) {
    case PickleOp::Global: {
        const std::string_view module = takeLine();
        pushGlobal(module, takeLine());
        return true;
    }
    case PickleOp::StackGlobal: {
        const PickleNode& name = m_tree[pop()];
        const PickleNode& module = m_tree[pop()];
        if (name.kind != PickleKind::Text || module.kind != PickleKind::Text)
            fail("names a class by something that is no text");
        pushGlobal(module.text, name.text);
        return true;
    }
    case PickleOp::Reduce:
    case PickleOp::NewObj:
        construct();
        return true;
    case PickleOp::Build:
        build();
        return true;
    case PickleOp::BinPersId: {
        PickleNode node;
        node.kind = PickleKind::PersistentId;
        node.arguments = pop();
        pushNode(node);
        return true;
    }
    default:
        return false;
    }
}

}  // namespace clipscope
