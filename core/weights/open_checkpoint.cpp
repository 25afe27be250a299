// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is, told from its first bytes, so that a wrong one is called by its name.
#include "core/weights/open_checkpoint.h"

#include "core/base/error.h"
#include "core/weights/safetensors.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace clipscope {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t kSniffedBytes = 512;
constexpr std::size_t kTarMagicOffset = 257;
constexpr std::string_view kConvert =
    "; convert it to safetensors first (safetensors.torch.save_file on its state dict)";

struct Signature {
    std::string_view bytes;
    std::string_view description;  ///< goes after "<file> is "
    std::string_view remedy;
};

// Checked in this order.
constexpr std::array kSignatures{
    Signature{
        "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e"sv,
        "a PyTorch archive of the old kind",
        kConvert},
    Signature{"\x80\x02"sv, "a Python pickle", kConvert},
    Signature{"\x80\x03"sv, "a Python pickle", kConvert},
    Signature{"\x80\x04"sv, "a Python pickle", kConvert},
    Signature{"\x80\x05"sv, "a Python pickle", kConvert},
    Signature{
        "version https://git-lfs"sv,
        "a Git LFS pointer, not the weights themselves",
        "; fetch them with \"git lfs pull\" or download the file itself"},
    Signature{"\x1f\x8b"sv, "a gzip archive", "; unpack it first"},
    Signature{"\x89HDF\r\n\x1a\n"sv, "an HDF5 file (Keras weights?)", kConvert},
    Signature{"\x93NUMPY"sv, "a NumPy array", "; a whole CLIP as safetensors is needed"},
    Signature{"GGUF"sv, "a GGUF file", "; a whole CLIP as safetensors is needed"},
    Signature{"\x89PNG"sv, "a picture", "; choose the model's weights"},
    Signature{"\xff\xd8\xff"sv, "a picture", "; choose the model's weights"},
};

[[noreturn]] void
refuse(const fs::path& path, std::string_view description, std::string_view remedy)
{
    throw Error(
        ErrorCode::Unsupported,
        path.string() + " is " + std::string(description) + std::string(remedy));
}

std::string firstBytes(const fs::path& path)
{
    std::error_code error;
    if (fs::is_directory(path, error))
        throw Error(
            ErrorCode::Unreadable,
            "cannot read " + path.string() +
                " as a checkpoint: it is a folder; name the file in it");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        const bool missing = !fs::exists(path, error);
        throw Error(
            ErrorCode::Unreadable,
            "cannot read " + path.string() +
                (missing ? ": there is no such file" : ": it cannot be opened"));
    }
    std::string bytes(kSniffedBytes, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

/// Tells zip archives apart by the name of their first member.
[[noreturn]] void refuseZip(const fs::path& path, std::string_view bytes)
{
    constexpr std::size_t kNameLengthOffset = 26;
    constexpr std::size_t kNameOffset = 30;
    std::string_view member;
    if (bytes.size() > kNameOffset) {
        const auto low = static_cast<unsigned char>(bytes[kNameLengthOffset]);
        const auto high = static_cast<unsigned char>(bytes[kNameLengthOffset + 1]);
        member = bytes.substr(kNameOffset, low + 256U * high);
    }
    const std::string_view leaf = member.substr(member.rfind('/') + 1);
    constexpr std::array kTorchMembers{
        "data.pkl"sv, "constants.pkl"sv, "version"sv, "byteorder"sv, ".format_version"sv};
    const bool inFolder = leaf.size() < member.size();
    const bool inCodeOrData = member.find("/code/") != std::string_view::npos ||
                              member.find("/data/") != std::string_view::npos;
    if (inFolder && (inCodeOrData || std::find(kTorchMembers.begin(), kTorchMembers.end(), leaf) !=
                                         kTorchMembers.end()))
        refuse(path, "a PyTorch archive", kConvert);
    if (leaf.ends_with(".npy"))
        refuse(path, "a NumPy .npz archive", "; a whole CLIP as safetensors is needed");
    refuse(path, "a zip archive", "; unpack it first, or convert a PyTorch archive to safetensors");
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

/// Returns if the file is to be read as safetensors.
void requireSafetensors(const fs::path& path)
{
    const std::string bytes = firstBytes(path);
    if (bytes.empty())
        throw Error(ErrorCode::Corrupt, path.string() + " is empty (0 bytes); download it again");
    if (bytes.starts_with("PK\x03\x04"))
        refuseZip(path, bytes);
    for (const Signature& signature : kSignatures) {
        if (bytes.starts_with(signature.bytes))
            refuse(path, signature.description, signature.remedy);
    }
    const std::string text = textStart(bytes);
    for (const std::string_view start : {"<!doc"sv, "<html"sv, "<?xml"sv, "<head"sv}) {
        if (text.starts_with(start))
            refuse(path, "a saved web page, not a checkpoint", "; download the file itself");
    }
    if (bytes.size() > kTarMagicOffset && bytes.substr(kTarMagicOffset).starts_with("ustar"))
        refuse(path, "a tar archive", "; unpack it first");
    if (looksLikeSafetensors(path))
        return;
    if (text.starts_with('{'))
        refuse(path, "a JSON text, not a checkpoint", "; choose the weights beside it");
    refuse(path, "not a checkpoint that Clipscope knows", "; it reads safetensors files");
}

}  // namespace

StateDict openCheckpoint(const fs::path& path)
{
    requireSafetensors(path);
    return readSafetensors(path).tensors;
}

ShapeTable openCheckpointShapes(const fs::path& path)
{
    requireSafetensors(path);
    return readSafetensorsShapes(path);
}

}  // namespace clipscope
