// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing of safetensors: a length, a JSON header, and the tensors' bytes.
//
// Agrees: the reference implementation (safetensors/src/tensor.rs) and its test vectors.
#include "core/weights/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/weights/safetensors_header.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

namespace clipscope {

// The format is little endian, and so are all machines that this program is built for.
static_assert(std::endian::native == std::endian::little);

namespace {

namespace fs = std::filesystem;

struct DtypePair {
    std::string_view name;
    at::ScalarType type;
};

constexpr std::array<DtypePair, 10> kSupported{{
    {"F16", at::kHalf},
    {"BF16", at::kBFloat16},
    {"F32", at::kFloat},
    {"F64", at::kDouble},
    {"I64", at::kLong},
    {"I32", at::kInt},
    {"I16", at::kShort},
    {"I8", at::kChar},
    {"U8", at::kByte},
    {"BOOL", at::kBool},
}};

at::ScalarType scalarTypeOf(const SafetensorsEntry& entry, const fs::path& path)
{
    const std::string_view name = kSafetensorsDtypes[entry.dtype].name;
    const auto found =
        std::find_if(kSupported.begin(), kSupported.end(), [&](const DtypePair& pair) {
            return pair.name == name;
        });
    if (found == kSupported.end()) {
        throw Error(
            ErrorCode::Unsupported,
            path.string() + ": the tensor " + entry.name + " has dtype " + std::string(name) +
                ", which Clipscope does not read; convert the file to float16 or float32");
    }
    return found->type;
}

/// Position of a tensor's dtype in kSafetensorsDtypes.
std::size_t dtypeIndexOf(const std::string& name, const at::Tensor& tensor)
{
    const auto pair = std::find_if(kSupported.begin(), kSupported.end(), [&](const DtypePair& p) {
        return p.type == tensor.scalar_type();
    });
    if (pair == kSupported.end()) {
        throw Error(
            ErrorCode::Unsupported,
            "the tensor " + name + " has a dtype that safetensors files cannot hold here: " +
                c10::toString(tensor.scalar_type()));
    }
    const auto entry = std::find_if(
        kSafetensorsDtypes.begin(), kSafetensorsDtypes.end(), [&](const SafetensorsDtype& dtype) {
            return dtype.name == pair->name;
        });
    return static_cast<std::size_t>(entry - kSafetensorsDtypes.begin());
}

struct OpenFile {
    std::ifstream stream;  ///< at the first byte of the data
    SafetensorsHeader header;
};

void readExactly(std::ifstream& stream, char* target, std::uint64_t bytes, const fs::path& path)
{
    stream.read(target, static_cast<std::streamsize>(bytes));
    if (!stream)
        throw Error(ErrorCode::Unreadable, "cannot read " + path.string() + ": it ended too early");
}

OpenFile openSafetensors(const fs::path& path)
{
    std::error_code error;
    const std::uint64_t size = fs::file_size(path, error);
    if (error)
        throw Error(ErrorCode::Unreadable, "cannot read " + path.string() + ": " + error.message());
    OpenFile file{std::ifstream(path, std::ios::binary), {}};
    if (!file.stream)
        throw Error(
            ErrorCode::Unreadable, "cannot read " + path.string() + ": it cannot be opened");

    const auto fail = [&](const std::string& reason) {
        throw Error(
            ErrorCode::Corrupt, path.string() + " is not a valid safetensors file: " + reason);
    };
    if (size < kSafetensorsLengthBytes)
        fail("it has only " + std::to_string(size) + " bytes");
    std::array<char, kSafetensorsLengthBytes> prefix{};
    readExactly(file.stream, prefix.data(), prefix.size(), path);
    const auto length = std::bit_cast<std::uint64_t>(prefix);
    if (length > kMaxSafetensorsHeader)
        fail("its header would be " + std::to_string(length) + " bytes long");
    if (length > size - kSafetensorsLengthBytes)
        fail(
            "it is cut off: its header is " + std::to_string(length) +
            " bytes long, longer than the file; download it again");

    std::string json(length, '\0');
    readExactly(file.stream, json.data(), length, path);
    file.header =
        parseSafetensorsHeader(json, size - kSafetensorsLengthBytes - length, path.string());
    return file;
}

/// Any other byte in a bool is undefined behaviour for whoever reads it.
void makeValidBools(const at::Tensor& tensor)
{
    auto* bytes = static_cast<unsigned char*>(tensor.data_ptr());
    std::transform(bytes, bytes + tensor.numel(), bytes, [](unsigned char byte) {
        return static_cast<unsigned char>(byte != 0);
    });
}

/// The tensors in the order in which they are written, and the header for it.
struct Layout {
    std::vector<std::pair<std::string, at::Tensor>> tensors;
    std::string header;
};

Layout layOut(const StateDict& weights, const std::map<std::string, std::string>& metadata)
{
    struct Item {
        std::size_t dtype;
        std::string name;
        at::Tensor tensor;
    };
    std::vector<Item> items;
    for (const auto& [name, tensor] : weights)
        items.push_back({dtypeIndexOf(name, tensor), name, tensor.contiguous()});
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return a.dtype > b.dtype;  // names are sorted already
    });

    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!metadata.empty())
        json["__metadata__"] = metadata;
    Layout layout;
    std::uint64_t position = 0;
    for (Item& item : items) {
        const std::uint64_t end = position + item.tensor.nbytes();
        json[item.name] = {
            {"dtype", kSafetensorsDtypes[item.dtype].name},
            {"shape", item.tensor.sizes().vec()},
            {"data_offsets", {position, end}}};
        position = end;
        layout.tensors.emplace_back(std::move(item.name), std::move(item.tensor));
    }
    layout.header = json.dump();
    // Padded so that the data begins at a multiple of eight.
    layout.header.append((8 - layout.header.size() % 8) % 8, ' ');
    return layout;
}

}  // namespace

SafetensorsFile readSafetensors(const fs::path& path)
{
    OpenFile file = openSafetensors(path);
    SafetensorsFile result;
    result.metadata = std::move(file.header.metadata);
    for (const SafetensorsEntry& entry : file.header.entries) {
        const at::ScalarType type = scalarTypeOf(entry, path);
        at::Tensor tensor = at::empty(entry.shape, at::TensorOptions(type));
        readExactly(
            file.stream, static_cast<char*>(tensor.data_ptr()), entry.end - entry.begin, path);
        if (type == at::kBool)
            makeValidBools(tensor);
        result.tensors.emplace(entry.name, std::move(tensor));
    }
    return result;
}

ShapeTable readSafetensorsShapes(const fs::path& path)
{
    const OpenFile file = openSafetensors(path);
    ShapeTable shapes;
    for (const SafetensorsEntry& entry : file.header.entries) {
        static_cast<void>(scalarTypeOf(entry, path));
        shapes.emplace(entry.name, entry.shape);
    }
    return shapes;
}

void writeSafetensors(
    const fs::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata)
{
    if (tensors.contains("__metadata__"))
        throw Error(
            ErrorCode::InvalidArgument,
            "a tensor cannot be called __metadata__: safetensors files keep that name for "
            "themselves");
    const Layout layout = layOut(tensors, metadata);
    std::vector<std::byte> bytes(kSafetensorsLengthBytes);
    const std::uint64_t length = layout.header.size();
    std::memcpy(bytes.data(), &length, sizeof length);
    const auto append = [&](const void* data, std::size_t size) {
        const auto* first = static_cast<const std::byte*>(data);
        bytes.insert(bytes.end(), first, first + size);
    };
    append(layout.header.data(), layout.header.size());
    for (const auto& [name, tensor] : layout.tensors) {
        if (tensor.nbytes() > 0)
            append(tensor.data_ptr(), tensor.nbytes());
    }
    writeFileAtomically(path, bytes);
}

bool looksLikeSafetensors(const fs::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::array<char, kSafetensorsLengthBytes> prefix{};
    if (!stream.read(prefix.data(), prefix.size()) ||
        std::bit_cast<std::uint64_t>(prefix) > kMaxSafetensorsHeader)
        return false;
    char first = ' ';
    stream >> std::ws >> first;
    return stream.good() && first == '{';
}

}  // namespace clipscope
