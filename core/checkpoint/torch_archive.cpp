// SPDX-License-Identifier: GPL-3.0-or-later
// Agrees: torch/serialization.py (_save, _load) and caffe2/serialize/inline_container.cc for the
// names of the members.
#include "core/checkpoint/torch_archive.h"

#include "core/base/error.h"
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/printable.h"
#include "core/checkpoint/torch_objects.h"
#include "core/checkpoint/zip_directory.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace clipscope {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPickle = "/data.pkl";
/// Of a storage: torch numbers them.
constexpr std::size_t kLongestKey = 100;

class Archive {
public:
    Archive(std::span<const std::byte> bytes, const std::string& fileName);

    [[nodiscard]] Checkpoint read() const;

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Corrupt, m_fileName + " is damaged: " + reason + "; download it again");
    }
    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(ErrorCode::Unsupported, m_fileName + reason);
    }
    [[nodiscard]] std::string findRoot() const;
    [[noreturn]] void refuseForeignZip() const;
    /// Null if there is no such member. Throws if it is compressed.
    [[nodiscard]] const ZipMember* find(const std::string& nameBelowRoot) const;
    [[nodiscard]] const ZipMember& storage(const StorageId& id) const;
    void checkByteOrder() const;
    [[nodiscard]] bool isTorchScript() const;

    std::span<const std::byte> m_bytes;
    const std::string& m_fileName;
    std::vector<ZipMember> m_members;
    std::unordered_map<std::string_view, const ZipMember*> m_byName;
    std::string m_root;  ///< the folder of everything, with its slash
};

Archive::Archive(std::span<const std::byte> bytes, const std::string& fileName)
    : m_bytes(bytes)
    , m_fileName(fileName)
    , m_members(readZipDirectory(bytes, fileName))
{
    m_root = findRoot();
    for (const ZipMember& member : m_members)
        m_byName.emplace(member.name, &member);
}

std::string Archive::findRoot() const
{
    std::string root;
    for (const ZipMember& member : m_members) {
        if (!member.name.ends_with(kPickle))
            continue;
        const std::string_view folder =
            member.name.substr(0, member.name.size() - kPickle.size() + 1);
        if (folder.find('/') + 1 != folder.size())
            continue;
        if (!root.empty())
            fail("it has two members data.pkl");
        root = folder;
    }
    if (root.empty())
        refuseForeignZip();
    return root;
}

/// Names the kinds of zip that people take for models.
void Archive::refuseForeignZip() const
{
    struct Kind {
        std::string_view ending;  ///< of the name of a member
        std::string_view sentence;
    };
    constexpr std::array kKinds{
        Kind{
            ".npy"sv,
            " is a NumPy archive (.npz), as JAX models have; Clipscope reads the PyTorch "
            "or safetensors version of a model"sv},
        Kind{"[Content_Types].xml"sv, " is an office document; choose the model's weights"sv},
        Kind{
            ".weights.h5"sv,
            " is a Keras model; Clipscope reads the PyTorch or safetensors "
            "version of a model"sv},
        Kind{"META-INF/MANIFEST.MF"sv, " is a Java archive; choose the model's weights"sv},
    };
    for (const Kind& kind : kKinds)
        for (const ZipMember& member : m_members)
            if (member.name.ends_with(kind.ending))
                refuse(std::string(kind.sentence));
    for (const ZipMember& member : m_members)
        for (const std::string_view ending :
             {".safetensors"sv, ".pt"sv, ".pth"sv, ".bin"sv, ".ckpt"sv})
            if (member.name.ends_with(ending))
                refuse(
                    " is a zipped folder; unpack it and open its \"" + printable(member.name) +
                    "\"");
    refuse(" is a zip archive without a data.pkl, so PyTorch did not write it; choose the model's "
           "weights");
}

const ZipMember* Archive::find(const std::string& nameBelowRoot) const
{
    const auto found = m_byName.find(m_root + nameBelowRoot);
    if (found == m_byName.end())
        return nullptr;
    // PyTorch compresses only the code of TorchScript archives, which nobody reads.
    if (found->second->compressed)
        refuse(
            " cannot be read: its member \"" + printable(found->first) +
            "\" is compressed, which PyTorch never does; unpack the archive and save the state "
            "dict "
            "again with torch.save");
    return found->second;
}

const ZipMember& Archive::storage(const StorageId& id) const
{
    const ZipMember* member =
        id.key.size() > kLongestKey ? nullptr : find("data/" + std::string(id.key));
    if (member == nullptr)
        fail("its storage \"" + printable(id.key) + "\" is missing");
    if (member->bytes.size() != id.bytes())
        fail(
            "its storage \"" + printable(id.key) + "\" has " +
            std::to_string(member->bytes.size()) + " bytes instead of " +
            std::to_string(id.bytes()));
    return *member;
}

/// Absent in files of older versions, which only little-endian machines ever published.
void Archive::checkByteOrder() const
{
    const ZipMember* order = find("byteorder");
    if (order == nullptr)
        return;
    checkZipMember(*order, m_fileName);
    const std::string_view text(
        reinterpret_cast<const char*>(order->bytes.data()), order->bytes.size());
    if (text == "big")
        refuse(" was saved on a big-endian machine; load it with PyTorch there and save it as "
               "safetensors");
    if (text != "little")
        fail("it states the byte order \"" + printable(text) + "\"");
}

bool Archive::isTorchScript() const
{
    const std::string code = m_root + "code/";
    return m_byName.contains(m_root + "constants.pkl") ||
           std::any_of(m_members.begin(), m_members.end(), [&](const ZipMember& member) {
               return member.name.starts_with(code);
           });
}

Checkpoint Archive::read() const
{
    checkByteOrder();
    if (const ZipMember* version = find("version"))
        checkZipMember(*version, m_fileName);
    const ZipMember& pickle = *find("data.pkl");
    if (pickle.bytes.size() > PickleLimits::kBytes)
        refuse(
            " cannot be read: its data.pkl is longer than " +
            std::to_string(PickleLimits::kBytes >> 20U) +
            " MB; save only the state dict with torch.save(model.state_dict(), ...)");
    checkZipMember(pickle, m_fileName);
    const PickleTree tree = readPickle(pickle.bytes, m_fileName, "data.pkl");

    Checkpoint checkpoint;
    checkpoint.container = isTorchScript() ? Container::TorchScript : Container::TorchZip;
    std::unordered_set<const ZipMember*> used;
    checkpoint.tensors = readStateDict(tree, m_fileName, m_bytes.size(), [&](const StorageId& id) {
        const ZipMember& member = storage(id);
        if (used.insert(&member).second)
            checkpoint.checksums.push_back({std::string(member.name), member.bytes, member.crc32});
        return member.bytes;
    });
    return checkpoint;
}

}  // namespace

Checkpoint readTorchArchive(std::span<const std::byte> bytes, const std::string& fileName)
{
    return Archive(bytes, fileName).read();
}

}  // namespace clipscope
