// SPDX-License-Identifier: GPL-3.0-or-later
// Agrees: torch/serialization.py, _legacy_save and _legacy_load.
#include "core/base/error.h"
#include "core/checkpoint/little_endian.h"
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/printable.h"
#include "core/checkpoint/torch_archive.h"
#include "core/checkpoint/torch_objects.h"

#include <string_view>
#include <unordered_map>

namespace clipscope {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"sv;
constexpr std::int64_t kProtocol = 1001;
constexpr std::size_t kMaxStorages = 100'000;

/// A storage of the file. Its size is known only once the object has been read.
struct StoragePlace {
    std::uint64_t count = 0;
    std::uint64_t elementBytes = 0;
    bool placed = false;
    std::span<const std::byte> bytes;
};

class LegacyFile {
public:
    LegacyFile(std::span<const std::byte> bytes, const std::string& fileName)
        : m_bytes(bytes)
        , m_fileName(fileName)
    {
    }

    [[nodiscard]] Checkpoint read();

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Corrupt, m_fileName + " is damaged: " + reason + "; download it again");
    }
    [[nodiscard]] PickleTree nextPickle(const std::string& part);
    void checkStart();
    void checkByteOrder();
    /// Every storage that the object mentions, read or not: their data lies in a row.
    void collectStorages(const PickleTree& object);
    void placeStorages();
    [[nodiscard]] std::span<const std::byte> take(std::uint64_t count);
    [[nodiscard]] std::span<const std::byte> storageBytes(const StorageId& id) const;

    std::span<const std::byte> m_bytes;
    const std::string& m_fileName;
    std::size_t m_position = 0;
    std::unordered_map<std::string_view, StoragePlace> m_storages;
};

PickleTree LegacyFile::nextPickle(const std::string& part)
{
    PickleTree tree = readPickle(m_bytes.subspan(m_position), m_fileName, part);
    m_position += tree.bytesRead();
    return tree;
}

void LegacyFile::checkStart()
{
    const PickleTree magic = nextPickle("magic number");
    if (magic[magic.root()].kind != PickleKind::LongInteger || magic[magic.root()].text != kMagic)
        fail("it does not begin with the number of PyTorch's files");
    const PickleTree protocol = nextPickle("protocol number");
    const PickleNode& version = protocol[protocol.root()];
    if (version.kind != PickleKind::Integer || version.integer != kProtocol)
        throw Error(
            ErrorCode::Unsupported,
            m_fileName + " cannot be read: its protocol is not " + std::to_string(kProtocol) +
                "; load it with PyTorch and save its state dict again");
}

void LegacyFile::checkByteOrder()
{
    const PickleTree system = nextPickle("description of the system");
    const PickleNode& root = system[system.root()];
    if (root.kind != PickleKind::Dict)
        fail("its description of the system is no dict");
    for (auto at = root.firstItem; at != kNoPickle;) {
        const auto value = system.next(at);
        const PickleNode& stated = system[system.item(value)];
        if (system[system.item(at)].text == "little_endian" &&
            (stated.kind != PickleKind::Bool || stated.integer == 0))
            throw Error(
                ErrorCode::Unsupported,
                m_fileName + " was saved on a big-endian machine; load it with PyTorch there and "
                             "save it as safetensors");
        at = system.next(value);
    }
}

void LegacyFile::collectStorages(const PickleTree& object)
{
    for (PickleId id = 0; id < object.size(); ++id) {
        if (object[id].kind != PickleKind::PersistentId)
            continue;
        const StorageId storage = readStorageId(object, id, m_fileName);
        const StoragePlace place{storage.count, storage.elementBytes(), false, {}};
        const auto [known, isNew] = m_storages.emplace(storage.key, place);
        if (!isNew && (known->second.count != place.count ||
                       known->second.elementBytes != place.elementBytes))
            fail("its storage \"" + printable(storage.key) + "\" has two sizes");
        if (m_storages.size() > kMaxStorages)
            throw Error(
                ErrorCode::Unsupported,
                m_fileName + " cannot be read: it has more than " + std::to_string(kMaxStorages) +
                    " storages; save only the state dict with torch.save(model.state_dict(), ...)");
    }
}

std::span<const std::byte> LegacyFile::take(std::uint64_t count)
{
    if (count > m_bytes.size() - m_position)
        fail("it is cut off in its storages");
    const auto part = m_bytes.subspan(m_position, static_cast<std::size_t>(count));
    m_position += part.size();
    return part;
}

void LegacyFile::placeStorages()
{
    const PickleTree keys = nextPickle("list of storages");
    const PickleNode& list = keys[keys.root()];
    if (list.kind != PickleKind::List)
        fail("its list of storages is none");
    for (auto at = list.firstItem; at != kNoPickle; at = keys.next(at)) {
        const PickleNode& key = keys[keys.item(at)];
        const auto storage = m_storages.find(key.text);
        if (key.kind != PickleKind::Text || storage == m_storages.end())
            fail("its storage \"" + printable(key.text) + "\" belongs to nothing");
        StoragePlace& place = storage->second;
        if (place.placed)
            fail("its storage \"" + printable(key.text) + "\" occurs twice");
        if (littleEndian<std::uint64_t>(take(sizeof(std::uint64_t)), 0) != place.count)
            fail("its storage \"" + printable(key.text) + "\" has two sizes");
        place.bytes = take(place.count * place.elementBytes);
        place.placed = true;
    }
}

std::span<const std::byte> LegacyFile::storageBytes(const StorageId& id) const
{
    const StoragePlace& place = m_storages.at(id.key);
    if (!place.placed)
        fail("its storage \"" + printable(id.key) + "\" is missing");
    return place.bytes;
}

Checkpoint LegacyFile::read()
{
    checkStart();
    checkByteOrder();
    const PickleTree object = nextPickle("object");
    collectStorages(object);
    placeStorages();

    Checkpoint checkpoint;
    checkpoint.container = Container::TorchLegacy;
    checkpoint.tensors =
        readStateDict(object, m_fileName, m_bytes.size(), [this](const StorageId& id) {
            return storageBytes(id);
        });
    return checkpoint;
}

}  // namespace

Checkpoint readTorchLegacy(std::span<const std::byte> bytes, const std::string& fileName)
{
    return LegacyFile(bytes, fileName).read();
}

}  // namespace clipscope
