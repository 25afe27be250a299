// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/torch_objects.h"

#include "core/base/error.h"
#include "core/checkpoint/printable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace clipscope {

namespace {

constexpr std::size_t kMaxTensors = 100'000;
constexpr std::size_t kMaxName = 1000;
/// Of all names together: long names times many tensors would be much.
constexpr std::size_t kMaxNames = std::size_t{16} << 20U;
/// Attributes looked at. Modules can be shared, and sharing can multiply without end.
constexpr std::size_t kMaxSteps = 2'000'000;
constexpr std::uint64_t kMaxSharing = 16;

constexpr std::array<std::string_view, 3> kNestedKeys{"state_dict", "model_state_dict", "model"};
constexpr int kNestedLevels = 2;

/// Rejects control characters and what is no UTF-8: names end up in messages and other files.
bool isName(std::string_view text)
{
    std::size_t following = 0;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (following > 0) {
            if ((byte & 0xc0U) != 0x80U)
                return false;
            --following;
        } else if (byte >= 0xf0U && byte < 0xf5U) {
            following = 3;
        } else if (byte >= 0xe0U && byte < 0xf0U) {
            following = 2;
        } else if (byte >= 0xc2U && byte < 0xe0U) {
            following = 1;
        } else if (byte < 0x20U || byte >= 0x7fU) {
            return false;
        }
    }
    return following == 0 && !text.empty();
}

class StateDictReader {
public:
    StateDictReader(
        const PickleTree& tree,
        const std::string& fileName,
        std::uint64_t fileBytes,
        const StorageBytes& storageBytes)
        : m_tree(tree)
        , m_fileName(fileName)
        , m_fileBytes(fileBytes)
        , m_storageBytes(storageBytes)
    {
    }

    [[nodiscard]] std::map<std::string, StoredTensor> read();

private:
    /// A module on the way from the root to the current one.
    struct Open {
        PickleId module;
        std::uint32_t place;     ///< the next attribute
        std::size_t pathLength;  ///< of the module's own path
    };

    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Corrupt, m_fileName + " is damaged: " + reason + "; download it again");
    }
    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(ErrorCode::Unsupported, m_fileName + " cannot be read: " + reason);
    }
    [[noreturn]] void refuseRoot() const;

    [[nodiscard]] bool isDict(PickleId id) const;
    [[nodiscard]] bool isModule(PickleId id) const;
    [[nodiscard]] bool hasTensors(PickleId dict) const;
    [[nodiscard]] std::optional<PickleId> find(PickleId dict, std::string_view key) const;
    [[nodiscard]] std::optional<PickleId> findStateDict() const;

    void readDict(PickleId dict);
    void readModules(PickleId root);
    void enter(PickleId module, std::size_t pathLength);
    void addTensor(const std::string& name, PickleId id);

    const PickleTree& m_tree;
    const std::string& m_fileName;
    const std::uint64_t m_fileBytes;
    const StorageBytes& m_storageBytes;

    std::map<std::string, StoredTensor> m_tensors;
    std::size_t m_nameBytes = 0;
    std::uint64_t m_tensorBytes = 0;
    std::size_t m_steps = 0;
    std::vector<Open> m_open;
    std::unordered_set<PickleId> m_openModules;
};

bool StateDictReader::isDict(PickleId id) const
{
    const PickleNode& node = m_tree[id];
    return node.kind == PickleKind::Dict || (node.kind == PickleKind::Object && node.keyed);
}

bool StateDictReader::isModule(PickleId id) const
{
    const PickleNode* callable = m_tree.callableOf(id);
    return callable != nullptr && callable->meaning == PickleGlobal::ScriptClass;
}

bool StateDictReader::hasTensors(PickleId dict) const
{
    for (auto at = m_tree[dict].firstItem; at != kNoPickle;) {
        const auto value = m_tree.next(at);
        if (isTensor(m_tree, m_tree.item(value)) &&
            m_tree[m_tree.item(at)].kind == PickleKind::Text)
            return true;
        at = m_tree.next(value);
    }
    return false;
}

/// The dict under `key`, if there is one.
std::optional<PickleId> StateDictReader::find(PickleId dict, std::string_view key) const
{
    for (auto at = m_tree[dict].firstItem; at != kNoPickle;) {
        const PickleNode& candidate = m_tree[m_tree.item(at)];
        const auto value = m_tree.next(at);
        if (candidate.kind == PickleKind::Text && candidate.text == key &&
            isDict(m_tree.item(value)))
            return m_tree.item(value);
        at = m_tree.next(value);
    }
    return std::nullopt;
}

std::optional<PickleId> StateDictReader::findStateDict() const
{
    std::vector<PickleId> level{m_tree.root()};
    // A dict that holds itself is looked at once.
    std::unordered_set<PickleId> seen{m_tree.root()};
    std::optional<PickleId> found;
    for (int depth = 0; depth <= kNestedLevels && !level.empty(); ++depth) {
        const auto fits = std::find_if(
            level.begin(), level.end(), [this](PickleId dict) { return hasTensors(dict); });
        if (fits != level.end())
            found = *fits;
        std::vector<PickleId> deeper;
        for (const PickleId dict : level)
            for (const std::string_view key : kNestedKeys)
                if (const auto nested = find(dict, key); nested && seen.insert(*nested).second)
                    deeper.push_back(*nested);
        level = std::move(deeper);
    }
    return found;
}

void StateDictReader::addTensor(const std::string& name, PickleId id)
{
    if (name.size() > kMaxName || !isName(name))
        fail("the tensor name \"" + printable(name) + "\" is too long or no text");
    m_nameBytes += name.size();
    if (m_tensors.size() >= kMaxTensors || m_nameBytes > kMaxNames)
        refuse("it has more than " + std::to_string(kMaxTensors) + " tensors");
    StoredTensor tensor = readTensor(m_tree, id, name, m_fileName, m_storageBytes);
    m_tensorBytes += static_cast<std::uint64_t>(tensor.elements()) * sizeOf(tensor.dtype);
    if (m_tensorBytes / kMaxSharing > m_fileBytes)
        fail("its tensors are together much larger than the file");
    if (!m_tensors.emplace(name, std::move(tensor)).second)
        fail("the tensor \"" + printable(name) + "\" occurs twice");
}

void StateDictReader::readDict(PickleId dict)
{
    for (auto at = m_tree[dict].firstItem; at != kNoPickle;) {
        const PickleNode& key = m_tree[m_tree.item(at)];
        const auto value = m_tree.next(at);
        if (key.kind == PickleKind::Text && isTensor(m_tree, m_tree.item(value))) {
            if (key.text.size() > kMaxName)
                fail("the tensor name \"" + printable(key.text) + "\" is too long");
            addTensor(std::string(key.text), m_tree.item(value));
        }
        at = m_tree.next(value);
    }
}

void StateDictReader::enter(PickleId module, std::size_t pathLength)
{
    if (!m_openModules.insert(module).second)
        fail("a module contains itself");
    const PickleId state = m_tree[module].state;
    const bool attributes = state != kNoPickle && m_tree[state].kind == PickleKind::Dict;
    m_open.push_back({module, attributes ? m_tree[state].firstItem : kNoPickle, pathLength});
}

void StateDictReader::readModules(PickleId root)
{
    std::string path;
    enter(root, 0);
    while (!m_open.empty()) {
        Open& open = m_open.back();
        path.resize(open.pathLength);
        if (open.place == kNoPickle) {
            m_openModules.erase(open.module);
            m_open.pop_back();
            continue;
        }
        if (++m_steps > kMaxSteps)
            refuse("its modules have more than " + std::to_string(kMaxSteps) + " attributes");
        const PickleNode& key = m_tree[m_tree.item(open.place)];
        const auto valuePlace = m_tree.next(open.place);
        const PickleId value = m_tree.item(valuePlace);
        open.place = m_tree.next(valuePlace);
        if (!isTensor(m_tree, value) && !isModule(value))
            continue;
        // No name is empty, so that the length of the path bounds the depth too.
        if (key.kind != PickleKind::Text || key.text.empty() ||
            key.text.size() + path.size() >= kMaxName)
            fail("the names of its modules are too long together, empty or no text");
        path += path.empty() ? "" : ".";
        path += key.text;
        if (isTensor(m_tree, value))
            addTensor(path, value);
        else
            enter(value, path.size());
    }
}

void StateDictReader::refuseRoot() const
{
    const char* what = "one value";
    switch (m_tree[m_tree.root()].kind) {
    case PickleKind::Dict:
    case PickleKind::Object:
        what = isTensor(m_tree, m_tree.root()) ? "a single tensor" : "an object without tensors";
        break;
    case PickleKind::List:
    case PickleKind::Tuple:
    case PickleKind::Set:
        what = "a list";
        break;
    default:
        break;
    }
    refuse(
        std::string("it holds ") + what +
        ", not a state dict; save the model with torch.save(model.state_dict(), ...)");
}

std::map<std::string, StoredTensor> StateDictReader::read()
{
    if (isModule(m_tree.root()))
        readModules(m_tree.root());
    else if (const auto dict = isDict(m_tree.root()) ? findStateDict() : std::nullopt)
        readDict(*dict);
    if (m_tensors.empty())
        refuseRoot();
    return std::move(m_tensors);
}

}  // namespace

std::map<std::string, StoredTensor> readStateDict(
    const PickleTree& tree,
    const std::string& fileName,
    std::uint64_t fileBytes,
    const StorageBytes& storageBytes)
{
    return StateDictReader(tree, fileName, fileBytes, storageBytes).read();
}

}  // namespace clipscope
