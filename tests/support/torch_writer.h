// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/pickle_writer.h"
#include "tests/support/zip_writer.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {

/// A tensor as torch.save describes it, all in elements.
struct TorchTensor {
    std::string storageClass = "FloatStorage";
    std::string key = "0";
    std::int64_t storageSize = 6;
    std::int64_t offset = 0;
    std::vector<std::int64_t> sizes{2, 3};
    std::vector<std::int64_t> strides{3, 1};
};

/// ('storage', class, key, 'cpu', size): the old format has a sixth field.
inline PickleWriter& writeStorage(PickleWriter& pickle, const TorchTensor& tensor, bool old = false)
{
    pickle.mark().text("storage").global("torch", tensor.storageClass).text(tensor.key).text("cpu");
    pickle.integer(tensor.storageSize);
    if (old)
        pickle.none();
    return pickle.tuple().persistentId();
}

inline PickleWriter& writeTensor(PickleWriter& pickle, const TorchTensor& tensor, bool old = false)
{
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
    writeStorage(pickle, tensor, old).integer(tensor.offset);
    pickle.integers(tensor.sizes).integers(tensor.strides).boolean(false);
    return pickle.global("collections", "OrderedDict").emptyTuple().reduce().tuple().reduce();
}

using NamedTorchTensors = std::vector<std::pair<std::string, TorchTensor>>;

/// The pickle of a state dict.
inline std::string stateDictPickle(const NamedTorchTensors& tensors, bool old = false)
{
    PickleWriter pickle;
    pickle.proto().global("collections", "OrderedDict").emptyTuple().reduce().mark();
    for (const auto& [name, tensor] : tensors)
        writeTensor(pickle.text(name), tensor, old);
    return pickle.setItems().stop().bytes();
}

using TorchStorages = std::vector<std::pair<std::string, std::string>>;

/// The members of what torch.save writes today.
inline std::vector<ZipWriterMember>
torchMembers(const std::string& pickle, const TorchStorages& storages)
{
    std::vector<ZipWriterMember> members{{.name = "model/data.pkl", .content = pickle}};
    for (const auto& [key, bytes] : storages)
        members.push_back({.name = "model/data/" + key, .content = bytes});
    members.push_back({.name = "model/version", .content = "3\n"});
    for (ZipWriterMember& member : members)
        member.sizesFollow = true;
    return members;
}

inline std::string torchZip(const std::string& pickle, const TorchStorages& storages)
{
    return ZipWriter::write(torchMembers(pickle, storages));
}

/// The numbers before the object in what torch.save wrote before 1.6.
inline std::string legacyStart(bool littleEndian = true)
{
    PickleWriter pickle;
    pickle.proto().raw("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").stop();
    pickle.proto().integer(1001).stop();
    pickle.proto().emptyDict().mark().text("protocol_version").integer(1001);
    pickle.text("little_endian").boolean(littleEndian).setItems().stop();
    return pickle.bytes();
}

/// A storage of the old format: its key, its elements and their bytes.
struct LegacyStorage {
    std::string key;
    std::uint64_t elements = 0;
    std::string bytes;
};

inline std::string
torchLegacy(const std::string& objectPickle, const std::vector<LegacyStorage>& storages)
{
    PickleWriter keys;
    keys.proto().emptyList().mark();
    for (const LegacyStorage& storage : storages)
        keys.text(storage.key);
    std::string bytes = legacyStart() + objectPickle + keys.appends().stop().bytes();
    for (const LegacyStorage& storage : storages)
        bytes += littleEndianBytes(storage.elements, 8) + storage.bytes;
    return bytes;
}

/// Numbers as they lie in memory.
template <typename Number>
std::string bytesOf(const std::vector<Number>& numbers)
{
    std::string bytes(numbers.size() * sizeof(Number), '\0');
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return bytes;
}

}  // namespace clipscope
