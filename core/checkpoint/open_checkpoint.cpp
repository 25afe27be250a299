// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is, told from its first bytes, so that a wrong one is called by its name.
#include "core/checkpoint/open_checkpoint.h"

#include "core/base/error.h"
#include "core/checkpoint/index_file.h"
#include "core/checkpoint/printable.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/torch_archive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace clipscope {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t kSniffedBytes = 512;
constexpr std::size_t kTarMagicOffset = 257;
constexpr std::string_view kLegacyMagic =
    "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e"sv;
constexpr std::string_view kConvert =
    "; convert it to safetensors first (safetensors.torch.save_file on its state dict)";
constexpr std::string_view kChooseWeights = "; choose the model's weights";
constexpr std::string_view kPyTorchNeeded =
    "; Clipscope reads the PyTorch or safetensors version of a model";

struct Signature {
    std::size_t offset;
    std::string_view bytes;
    std::string_view description;  ///< goes after "<file> is "
    std::string_view remedy;
};

// Checked in this order.
constexpr std::array kSignatures{
    Signature{0, "\x80\x02"sv, "a Python pickle that torch.save did not write", kConvert},
    Signature{0, "\x80\x03"sv, "a Python pickle that torch.save did not write", kConvert},
    Signature{0, "\x80\x04"sv, "a Python pickle that torch.save did not write", kConvert},
    Signature{0, "\x80\x05"sv, "a Python pickle that torch.save did not write", kConvert},
    Signature{
        0,
        "version https://git-lfs"sv,
        "a Git LFS pointer, not the weights themselves",
        "; fetch them with \"git lfs pull\" or download the file itself"},
    Signature{0, "\x1f\x8b"sv, "a gzip archive", "; unpack it first"},
    Signature{0, "\x28\xb5\x2f\xfd"sv, "a Zstandard archive", "; unpack it first"},
    Signature{0, "\xfd\x37\x7a\x58\x5a"sv, "an xz archive", "; unpack it first"},
    Signature{0, "BZh"sv, "a bzip2 archive", "; unpack it first"},
    Signature{0, "7z\xbc\xaf\x27\x1c"sv, "a 7z archive", "; unpack it first"},
    Signature{0, "\x89HDF\r\n\x1a\n"sv, "an HDF5 file (Keras weights?)", kConvert},
    Signature{0, "\x93NUMPY"sv, "a NumPy array", kPyTorchNeeded},
    Signature{0, "GGUF"sv, "a GGUF file", kPyTorchNeeded},
    Signature{4, "TFL3"sv, "a TensorFlow Lite model", kPyTorchNeeded},
    Signature{kTarMagicOffset, "ustar"sv, "a tar archive", "; unpack it first"},
    Signature{0, "\x89PNG"sv, "a picture", kChooseWeights},
    Signature{0, "\xff\xd8\xff"sv, "a picture", kChooseWeights},
    Signature{0, "GIF8"sv, "a picture", kChooseWeights},
    Signature{0, "%PDF"sv, "a PDF document", kChooseWeights},
    Signature{0, "\x7f\x45LF"sv, "a program", kChooseWeights},
};

[[noreturn]] void
refuse(const std::string& fileName, std::string_view description, std::string_view remedy)
{
    throw Error(
        ErrorCode::Unsupported, fileName + " is " + std::string(description) + std::string(remedy));
}

/// The text without leading white space, in lower case.
std::string textStart(std::string_view bytes)
{
    const auto first = bytes.find_first_not_of(" \t\r\n");
    std::string text(first == std::string_view::npos ? std::string_view{} : bytes.substr(first));
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return text;
}

/// ONNX files have no magic number: a protobuf that names its version and then its producer.
bool looksLikeOnnx(std::string_view start)
{
    return start.size() > 4 && start[0] == '\x08' && start[1] > 0 && start[1] < ' ' &&
           (start[2] == '\x12' || start[2] == '\x3a' ||
            start.find("onnx") != std::string_view::npos);
}

[[noreturn]] void refuseUnknown(const MappedFile& file, std::string_view start)
{
    const std::string fileName = file.path().string();
    for (const Signature& signature : kSignatures)
        if (start.size() > signature.offset &&
            start.substr(signature.offset).starts_with(signature.bytes))
            refuse(fileName, signature.description, signature.remedy);
    const std::string text = textStart(start);
    for (const std::string_view web : {"<!doc"sv, "<html"sv, "<?xml"sv, "<head"sv})
        if (text.starts_with(web))
            refuse(fileName, "a saved web page, not a checkpoint", "; download the file itself");
    if (text.starts_with('{'))
        refuse(fileName, "a JSON text, not a checkpoint", "; choose the weights beside it");
    if (looksLikeOnnx(start))
        refuse(fileName, "an ONNX model", kPyTorchNeeded);
    refuse(
        fileName,
        "not a checkpoint that Clipscope knows",
        "; it reads PyTorch (.pt, .pth, .bin) and safetensors files");
}

Checkpoint openSharded(const MappedFile& index);

Checkpoint openMapped(const std::shared_ptr<const MappedFile>& file, bool indexAllowed)
{
    const std::span<const std::byte> bytes = file->bytes();
    const std::string fileName = file->path().string();
    if (bytes.empty())
        throw Error(ErrorCode::Corrupt, fileName + " is empty (0 bytes); download it again");
    // Text functions want characters.
    const std::string_view start(
        reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kSniffedBytes));

    Checkpoint checkpoint;
    if (start.starts_with("PK\x03\x04"))
        checkpoint = readTorchArchive(bytes, fileName);
    else if (start.starts_with(kLegacyMagic))
        checkpoint = readTorchLegacy(bytes, fileName);
    else if (looksLikeSafetensors(bytes))
        checkpoint = readSafetensorsFile(bytes, fileName);
    else if (indexAllowed && looksLikeIndex(bytes))
        return openSharded(*file);
    else
        refuseUnknown(*file, start);
    checkpoint.files.push_back(file);
    return checkpoint;
}

Checkpoint openSharded(const MappedFile& index)
{
    const std::string indexName = index.path().string();
    std::map<std::string, Checkpoint> shards;
    Checkpoint whole;
    for (const auto& [tensor, name] : readIndex(index.bytes(), indexName)) {
        auto shard = shards.find(name);
        if (shard == shards.end()) {
            Checkpoint opened =
                openMapped(MappedFile::open(index.path().parent_path() / name), false);
            whole.container = opened.container;
            whole.metadata.insert(opened.metadata.begin(), opened.metadata.end());
            std::move(
                opened.checksums.begin(),
                opened.checksums.end(),
                std::back_inserter(whole.checksums));
            whole.files.push_back(opened.files.front());
            shard = shards.emplace(name, std::move(opened)).first;
        }
        const auto found = shard->second.tensors.find(tensor);
        if (found == shard->second.tensors.end())
            throw Error(
                ErrorCode::Corrupt,
                indexName + " says that the tensor " + printable(tensor) + " is in " +
                    printable(name) + ", but it is not; download both again");
        whole.tensors.emplace(tensor, std::move(found->second));
    }
    return whole;
}

}  // namespace

Checkpoint openCheckpoint(const fs::path& path)
{
    return openMapped(MappedFile::open(path), true);
}

}  // namespace clipscope
