// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/safetensors.h"

#include "core/base/error.h"
#include "core/checkpoint/mapped_file.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/weights/weight_source.h"

#include <cstddef>
#include <span>
#include <utility>

namespace clipscope {

namespace {

DType dtypeOf(const std::string& name, const at::Tensor& tensor)
{
    switch (tensor.scalar_type()) {
    case at::kBool:
        return DType::Bool;
    case at::kByte:
        return DType::UInt8;
    case at::kChar:
        return DType::Int8;
    case at::kShort:
        return DType::Int16;
    case at::kInt:
        return DType::Int32;
    case at::kLong:
        return DType::Int64;
    case at::kHalf:
        return DType::Float16;
    case at::kBFloat16:
        return DType::BFloat16;
    case at::kFloat:
        return DType::Float32;
    case at::kDouble:
        return DType::Float64;
    default:
        throw Error(
            ErrorCode::Unsupported,
            "the tensor " + name + " has a dtype that safetensors files cannot hold here: " +
                c10::toString(tensor.scalar_type()));
    }
}

}  // namespace

SafetensorsFile readSafetensors(const std::filesystem::path& path)
{
    const auto file = MappedFile::open(path);
    Checkpoint checkpoint = readSafetensorsFile(file->bytes(), path.string());
    return {.tensors = loadAll(checkpoint), .metadata = std::move(checkpoint.metadata)};
}

void writeSafetensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata)
{
    StateDict contiguous;
    std::map<std::string, StoredTensor> stored;
    for (const auto& [name, tensor] : tensors) {
        const at::Tensor& rows = contiguous.emplace(name, tensor.contiguous()).first->second;
        stored.emplace(
            name,
            StoredTensor{
                .dtype = dtypeOf(name, rows),
                .shape = rows.sizes().vec(),
                .bytes = {static_cast<const std::byte*>(rows.data_ptr()), rows.nbytes()}});
    }
    writeSafetensorsFile(path, stored, metadata);
}

}  // namespace clipscope
