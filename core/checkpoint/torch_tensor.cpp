// SPDX-License-Identifier: GPL-3.0-or-later
// Agrees: torch/_utils.py (_rebuild_tensor_v2, _rebuild_tensor_v3, _rebuild_parameter) and
// persistent_id of torch/serialization.py.
#include "core/checkpoint/torch_tensor.h"

#include "core/base/error.h"
#include "core/checkpoint/printable.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace clipscope {

namespace {

constexpr std::uint64_t kMaxElements = std::uint64_t{1} << 40U;
constexpr std::size_t kMaxDimensions = 8;
constexpr std::size_t kMaxArguments = 9;

[[noreturn]] void failStorage(const std::string& fileName, const std::string& reason)
{
    throw Error(
        ErrorCode::Corrupt, fileName + " is damaged: a storage " + reason + "; download it again");
}

class TensorReader {
public:
    TensorReader(
        const PickleTree& tree,
        const std::string& name,
        const std::string& fileName,
        const StorageBytes& storageBytes)
        : m_tree(tree)
        , m_name(name)
        , m_fileName(fileName)
        , m_storageBytes(storageBytes)
    {
    }

    [[nodiscard]] StoredTensor read(PickleId id) const;

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Corrupt,
            m_fileName + " is damaged: the tensor \"" + printable(m_name) + "\" " + reason +
                "; download it again");
    }
    [[nodiscard]] PickleId unwrapParameter(PickleId id) const;
    [[nodiscard]] std::int64_t naturalNumber(PickleId id, const char* what) const;
    [[nodiscard]] std::vector<std::int64_t> naturalNumbers(PickleId id, const char* what) const;
    [[nodiscard]] const TorchElement&
    elementOf(const StorageId& storage, const std::vector<PickleId>& arguments, bool v3) const;
    /// Elements from the first one to the end of the last one; 0 if there is none.
    [[nodiscard]] std::uint64_t reach(const StoredTensor& tensor) const;
    void simplifyStrides(StoredTensor& tensor) const;

    const PickleTree& m_tree;
    const std::string& m_name;
    const std::string& m_fileName;
    const StorageBytes& m_storageBytes;
};

PickleId TensorReader::unwrapParameter(PickleId id) const
{
    if (m_tree.callableOf(id)->meaning != PickleGlobal::RebuildParameter)
        return id;
    const auto arguments = m_tree.items(m_tree[id].arguments, 1);
    if (arguments.empty() || !isTensor(m_tree, arguments[0]) ||
        m_tree.callableOf(arguments[0])->meaning == PickleGlobal::RebuildParameter)
        fail("is a parameter without a tensor");
    return arguments[0];
}

std::int64_t TensorReader::naturalNumber(PickleId id, const char* what) const
{
    const PickleNode& node = m_tree[id];
    if (node.kind != PickleKind::Integer)
        fail(std::string("has something as its ") + what + " that is no number");
    if (node.integer < 0)
        fail(std::string("has the negative ") + what + " " + std::to_string(node.integer));
    return node.integer;
}

std::vector<std::int64_t> TensorReader::naturalNumbers(PickleId id, const char* what) const
{
    const PickleNode* callable = m_tree.callableOf(id);
    if (callable != nullptr && callable->meaning == PickleGlobal::Size) {
        const auto arguments = m_tree.items(m_tree[id].arguments, 1);
        if (!arguments.empty())
            id = arguments[0];
    }
    const PickleKind kind = m_tree[id].kind;
    if (kind != PickleKind::Tuple && kind != PickleKind::List)
        fail(std::string("has no list of each ") + what);
    if (m_tree[id].itemCount > kMaxDimensions)
        fail(
            "has " + std::to_string(m_tree[id].itemCount) + " dimensions, and at most " +
            std::to_string(kMaxDimensions) + " are read");
    std::vector<std::int64_t> numbers;
    for (const PickleId item : m_tree.items(id, kMaxDimensions))
        numbers.push_back(naturalNumber(item, what));
    return numbers;
}

const TorchElement& TensorReader::elementOf(
    const StorageId& storage, const std::vector<PickleId>& arguments, bool v3) const
{
    const TorchElement* element = storage.element;
    if (v3) {
        const PickleNode* type = arguments.size() > 6 ? &m_tree[arguments[6]] : nullptr;
        if (type == nullptr || type->kind != PickleKind::Global ||
            type->meaning != PickleGlobal::ElementType)
            fail("has no element type");
        element = findElementType(type->text);
    }
    if (element == nullptr)
        fail("lies in a storage without an element type");
    if (!element->dtype)
        throw Error(
            ErrorCode::Unsupported,
            m_fileName + " cannot be read: the tensor \"" + printable(m_name) +
                "\" has elements of type " + std::string(element->name) +
                "; convert it to float32 or float16 and save the state dict again");
    return *element;
}

std::uint64_t TensorReader::reach(const StoredTensor& tensor) const
{
    std::uint64_t elements = 1;
    std::uint64_t last = 0;
    bool empty = false;
    bool tooLarge = false;
    bool tooFar = false;
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        const auto side = static_cast<std::uint64_t>(tensor.shape[axis]);
        // Empty sides count as 1: whoever computes strides multiplies the others.
        tooLarge |= __builtin_mul_overflow(elements, std::max<std::uint64_t>(1, side), &elements);
        tooLarge |= elements > kMaxElements;
        empty |= side == 0;
        std::uint64_t step = 0;
        if (side > 0)
            tooFar |= __builtin_mul_overflow(
                side - 1, static_cast<std::uint64_t>(tensor.strides[axis]), &step);
        tooFar |= __builtin_add_overflow(last, step, &last);
    }
    if (tooLarge)
        fail("has more than 2^40 elements");
    if (!empty && (tooFar || last == std::numeric_limits<std::uint64_t>::max()))
        fail("has strides that lead past every storage");
    return empty ? 0 : last + 1;
}

/// What no element depends on is left out, so that readers meet no odd numbers.
void TensorReader::simplifyStrides(StoredTensor& tensor) const
{
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis)
        if (tensor.shape[axis] <= 1)
            tensor.strides[axis] = 0;
    if (tensor.bytes.empty() || tensor.isContiguous())
        tensor.strides.clear();
}

StoredTensor TensorReader::read(PickleId id) const
{
    id = unwrapParameter(id);
    const bool v3 = m_tree.callableOf(id)->meaning == PickleGlobal::RebuildTensorV3;
    const auto arguments = m_tree.items(m_tree[id].arguments, kMaxArguments);
    if (arguments.size() < 4 || m_tree[arguments[0]].kind != PickleKind::PersistentId)
        fail("is not described completely");

    const StorageId storage = readStorageId(m_tree, arguments[0], m_fileName);
    const TorchElement& element = elementOf(storage, arguments, v3);
    StoredTensor tensor;
    tensor.dtype = *element.dtype;
    tensor.shape = naturalNumbers(arguments[2], "size");
    tensor.strides = naturalNumbers(arguments[3], "stride");
    if (tensor.shape.size() != tensor.strides.size())
        fail(
            "has " + std::to_string(tensor.shape.size()) + " sizes and " +
            std::to_string(tensor.strides.size()) + " strides");

    const auto offset = static_cast<std::uint64_t>(naturalNumber(arguments[1], "offset"));
    const std::uint64_t span = reach(tensor);
    const std::uint64_t stored = storage.viewCount * storage.elementBytes() / element.bytes;
    if (span > 0 && (offset > stored || span > stored - offset))
        fail("reaches past its storage of " + std::to_string(stored) + " elements");
    if (span > 0 && static_cast<std::uint64_t>(tensor.elements()) > stored)
        fail(
            "claims " + std::to_string(tensor.elements()) + " elements of a storage of " +
            std::to_string(stored));
    const auto bytes = m_storageBytes(storage);
    if (span > 0)
        tensor.bytes = bytes.subspan(
            static_cast<std::size_t>(
                storage.viewOffset * storage.elementBytes() + offset * element.bytes),
            static_cast<std::size_t>(span * element.bytes));
    simplifyStrides(tensor);
    return tensor;
}

/// Unsigned value of an integer within what storages may count; throws otherwise.
std::uint64_t storageNumber(const PickleTree& tree, PickleId id, const std::string& fileName)
{
    const PickleNode& node = tree[id];
    // Elements have at most 16 bytes, so that no product of these comes near 2^64.
    if (node.kind != PickleKind::Integer || node.integer < 0 ||
        static_cast<std::uint64_t>(node.integer) > kMaxElements * sizeof(double))
        failStorage(fileName, "has an impossible size");
    return static_cast<std::uint64_t>(node.integer);
}

void readView(const PickleTree& tree, PickleId id, const std::string& fileName, StorageId& storage)
{
    if (tree[id].kind == PickleKind::None)
        return;
    const auto view = tree.items(id, 3);
    if (tree[id].kind != PickleKind::Tuple || view.size() != 3)
        failStorage(fileName, "has a part that is not described completely");
    storage.viewOffset = storageNumber(tree, view[1], fileName);
    storage.viewCount = storageNumber(tree, view[2], fileName);
    if (storage.viewOffset > storage.count ||
        storage.viewCount > storage.count - storage.viewOffset)
        failStorage(fileName, "has a part that reaches past its end");
}

}  // namespace

StorageId readStorageId(const PickleTree& tree, PickleId persistent, const std::string& fileName)
{
    const PickleId tuple = tree[persistent].arguments;
    const auto fields = tree.items(tuple, 6);
    if (tree[tuple].kind != PickleKind::Tuple || fields.size() < 5 ||
        tree[fields[0]].text != "storage" || tree[fields[1]].kind != PickleKind::Global ||
        tree[fields[2]].kind != PickleKind::Text)
        failStorage(fileName, "is not described completely");

    StorageId storage;
    const PickleNode& type = tree[fields[1]];
    if (type.meaning == PickleGlobal::StorageClass)
        storage.element = findStorageClass(type.text);
    else if (type.meaning != PickleGlobal::UntypedStorage)
        failStorage(fileName, "has the class " + printable(type.text) + ", which is none");
    storage.key = tree[fields[2]].text;
    storage.count = storageNumber(tree, fields[4], fileName);
    storage.viewCount = storage.count;
    if (fields.size() > 5)
        readView(tree, fields[5], fileName, storage);
    return storage;
}

bool isTensor(const PickleTree& tree, PickleId id)
{
    const PickleNode* callable = tree.callableOf(id);
    return callable != nullptr && (callable->meaning == PickleGlobal::RebuildTensorV2 ||
                                   callable->meaning == PickleGlobal::RebuildTensorV3 ||
                                   callable->meaning == PickleGlobal::RebuildParameter);
}

StoredTensor readTensor(
    const PickleTree& tree,
    PickleId id,
    const std::string& name,
    const std::string& fileName,
    const StorageBytes& storageBytes)
{
    return TensorReader(tree, name, fileName, storageBytes).read(id);
}

}  // namespace clipscope
