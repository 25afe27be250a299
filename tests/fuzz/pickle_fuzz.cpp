// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a pickle, as the pickle of a PyTorch file of either kind around it that is right,
// and as a whole old PyTorch file.
#include "core/checkpoint/pickle.h"
#include "core/checkpoint/torch_archive.h"
#include "tests/fuzz/fuzz_checkpoint.h"
#include "tests/support/torch_writer.h"

#include <string>

namespace clipscope::fuzz {
namespace {

std::span<const std::byte> asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// The tree holds together: what a value refers to is there.
void walk(const PickleTree& tree, std::span<const std::byte> file)
{
    require(tree.root() < tree.size(), "the root is a value");
    for (PickleId id = 0; id < tree.size(); ++id) {
        const PickleNode& node = tree[id];
        require(liesIn(asBytes(node.text), file), "a text lies in the file");
        std::uint32_t items = 0;
        for (auto at = node.firstItem; at != kNoPickle; at = tree.next(at), ++items)
            require(tree.item(at) < tree.size(), "an item is a value");
        require(items == node.itemCount, "items are counted");
        for (const PickleId other : {node.callable, node.arguments, node.state})
            require(other == kNoPickle || other < tree.size(), "a part is a value");
    }
}

/// How many bytes the pickle at the start has; 0 if there is none.
std::size_t readAlone(std::span<const std::byte> bytes)
{
    std::size_t length = 0;
    mayRefuse([&] {
        const PickleTree tree = readPickle(bytes, "input", "pickle");
        walk(tree, bytes);
        length = tree.bytesRead();
        require(length > 0 && length <= bytes.size(), "a pickle ends in the file");
    });
    return length;
}

template <typename Reader>
void readFile(const Reader& reader, std::span<const std::byte> bytes)
{
    mayRefuse([&] { useCheckpoint(reader(bytes, "input"), bytes); });
}

/// Three storages of 64 bytes, as the seeds use them: 16 floats, 32 halves, 8 doubles or integers.
void readInFiles(const std::string& pickle)
{
    const std::string data(64, '\x3c');
    const std::string zip = torchZip(pickle, {{"0", data}, {"1", data}, {"2", data}});
    readFile(readTorchArchive, asBytes(zip));
    const std::string old = torchLegacy(pickle, {{"0", 16, data}, {"1", 32, data}, {"2", 8, data}});
    readFile(readTorchLegacy, asBytes(old));
    readFile(readTorchLegacy, asBytes(torchLegacy(pickle, {{"0", 16, data}})));
}

}  // namespace
}  // namespace clipscope::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace clipscope::fuzz;
    const auto bytes = std::as_bytes(std::span(data, size));
    const std::size_t length = readAlone(bytes);
    if (length > 0)
        readInFiles(std::string(data, data + length));
    readFile(clipscope::readTorchLegacy, bytes);
    return 0;
}
