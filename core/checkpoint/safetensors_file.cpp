// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing of safetensors: a length, a JSON header, and the tensors' bytes.
//
// Agrees: the reference implementation (safetensors/src/tensor.rs) and its test vectors.
#include "core/checkpoint/safetensors_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/checkpoint/safetensors_header.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cctype>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace clipscope {

// The format is little endian, and so are all machines that this program is built for.
static_assert(std::endian::native == std::endian::little);

namespace {

struct DTypeName {
    std::string_view name;
    DType dtype;
};

constexpr std::array<DTypeName, 10> kSupported{{
    {"F16", DType::Float16},
    {"BF16", DType::BFloat16},
    {"F32", DType::Float32},
    {"F64", DType::Float64},
    {"I64", DType::Int64},
    {"I32", DType::Int32},
    {"I16", DType::Int16},
    {"I8", DType::Int8},
    {"U8", DType::UInt8},
    {"BOOL", DType::Bool},
}};

DType dtypeOf(const SafetensorsEntry& entry, const std::string& fileName)
{
    const std::string_view name = kSafetensorsDtypes[entry.dtype].name;
    const auto found =
        std::find_if(kSupported.begin(), kSupported.end(), [&](const DTypeName& pair) {
            return pair.name == name;
        });
    if (found == kSupported.end())
        throw Error(
            ErrorCode::Unsupported,
            fileName + ": the tensor " + entry.name + " has dtype " + std::string(name) +
                ", which Clipscope does not read; convert the file to float16 or float32");
    return found->dtype;
}

/// Position of a dtype in kSafetensorsDtypes, by which tensors are sorted.
std::size_t rankOf(DType dtype)
{
    const auto* pair = std::find_if(
        kSupported.begin(), kSupported.end(), [&](const DTypeName& p) { return p.dtype == dtype; });
    const auto* entry = std::find_if(
        kSafetensorsDtypes.begin(), kSafetensorsDtypes.end(), [&](const SafetensorsDtype& known) {
            return known.name == pair->name;
        });
    return static_cast<std::size_t>(entry - kSafetensorsDtypes.begin());
}

std::size_t bytesOf(const StoredTensor& tensor)
{
    return static_cast<std::size_t>(tensor.elements()) * sizeOf(tensor.dtype);
}

using NamedTensor = std::pair<std::string, const StoredTensor*>;

/// The tensors in the order in which they are written.
std::vector<NamedTensor> inOrder(const std::map<std::string, StoredTensor>& tensors)
{
    std::vector<NamedTensor> order;
    order.reserve(tensors.size());
    for (const auto& [name, tensor] : tensors)
        order.emplace_back(name, &tensor);
    std::stable_sort(order.begin(), order.end(), [](const NamedTensor& a, const NamedTensor& b) {
        return rankOf(a.second->dtype) > rankOf(b.second->dtype);  // names are sorted already
    });
    return order;
}

std::string
headerFor(const std::vector<NamedTensor>& order, const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!metadata.empty())
        json["__metadata__"] = metadata;
    std::uint64_t position = 0;
    for (const auto& [name, tensor] : order) {
        const std::uint64_t end = position + bytesOf(*tensor);
        json[name] = {
            {"dtype", kSafetensorsDtypes[rankOf(tensor->dtype)].name},
            {"shape", tensor->shape},
            {"data_offsets", {position, end}}};
        position = end;
    }
    // Metadata may hold any bytes; JSON may not.
    std::string header =
        json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    // Padded so that the data begins at a multiple of eight.
    header.append((8 - header.size() % 8) % 8, ' ');
    return header;
}

std::uint64_t lengthField(std::span<const std::byte> bytes)
{
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    return length;
}

std::string_view asText(std::span<const std::byte> bytes)
{
    // The parser wants characters.
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

Checkpoint readSafetensorsFile(std::span<const std::byte> bytes, const std::string& fileName)
{
    const auto fail = [&](const std::string& reason) {
        throw Error(ErrorCode::Corrupt, fileName + " is not a valid safetensors file: " + reason);
    };
    if (bytes.size() < kSafetensorsLengthBytes)
        fail("it has only " + std::to_string(bytes.size()) + " bytes");
    const std::uint64_t length = lengthField(bytes);
    if (length > kMaxSafetensorsHeader)
        fail("its header would be " + std::to_string(length) + " bytes long");
    const auto rest = bytes.subspan(kSafetensorsLengthBytes);
    if (length > rest.size())
        fail(
            "it is cut off: its header is " + std::to_string(length) +
            " bytes long, longer than the file; download it again");

    const auto data = rest.subspan(length);
    SafetensorsHeader header =
        parseSafetensorsHeader(asText(rest.first(length)), data.size(), fileName);
    Checkpoint checkpoint{.container = Container::Safetensors};
    checkpoint.metadata = std::move(header.metadata);
    for (SafetensorsEntry& entry : header.entries) {
        const DType dtype = dtypeOf(entry, fileName);
        checkpoint.tensors.emplace(
            std::move(entry.name),
            StoredTensor{
                .dtype = dtype,
                .shape = std::move(entry.shape),
                .bytes = data.subspan(entry.begin, entry.end - entry.begin)});
    }
    return checkpoint;
}

void writeSafetensorsFile(
    const std::filesystem::path& path,
    const std::map<std::string, StoredTensor>& tensors,
    const std::map<std::string, std::string>& metadata,
    const RunContext& context)
{
    if (tensors.contains("__metadata__"))
        throw Error(
            ErrorCode::InvalidArgument,
            "a tensor cannot be called __metadata__: safetensors files keep that name for "
            "themselves");
    const std::vector<NamedTensor> order = inOrder(tensors);
    const std::string header = headerFor(order, metadata);
    const std::uint64_t length = header.size();
    Progress progress{.stage = "writing"};
    for (const auto& [name, tensor] : order)
        progress.total += static_cast<std::int64_t>(bytesOf(*tensor));

    AtomicFile file(path);
    file.write(std::as_bytes(std::span(&length, 1)));
    file.write(std::as_bytes(std::span(header)));
    std::vector<std::byte> copy;
    for (const auto& [name, tensor] : order) {
        context.step(progress);
        const std::size_t size = bytesOf(*tensor);
        if (tensor->isContiguous() && tensor->dtype != DType::Bool) {
            file.write(tensor->bytes.first(size));
        } else {
            copy.resize(size);
            copyElements(*tensor, copy.data());
            file.write(copy);
        }
        progress.done += static_cast<std::int64_t>(size);
    }
    context.step(progress);
    file.commit();
}

bool looksLikeSafetensors(std::span<const std::byte> bytes)
{
    if (bytes.size() < kSafetensorsLengthBytes || lengthField(bytes) > kMaxSafetensorsHeader)
        return false;
    const std::string_view text = asText(bytes.subspan(kSafetensorsLengthBytes));
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

}  // namespace clipscope
