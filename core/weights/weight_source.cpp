// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/weight_source.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstddef>
#include <cstdint>

namespace clipscope {

namespace {

at::ScalarType scalarTypeOf(DType dtype)
{
    switch (dtype) {
    case DType::Bool:
        return at::kBool;
    case DType::UInt8:
        return at::kByte;
    case DType::Int8:
        return at::kChar;
    case DType::Int16:
        return at::kShort;
    case DType::Int32:
        return at::kInt;
    case DType::Int64:
        return at::kLong;
    case DType::Float16:
        return at::kHalf;
    case DType::BFloat16:
        return at::kBFloat16;
    case DType::Float32:
        return at::kFloat;
    case DType::Float64:
        return at::kDouble;
    }
    return at::kFloat;
}

at::Tensor asStored(const StoredTensor& stored)
{
    at::Tensor tensor = at::empty(stored.shape, at::TensorOptions(scalarTypeOf(stored.dtype)));
    copyElements(stored, static_cast<std::byte*>(tensor.data_ptr()));
    return tensor;
}

bool isAligned(const StoredTensor& stored)
{
    return reinterpret_cast<std::uintptr_t>(stored.bytes.data()) % sizeOf(stored.dtype) == 0;
}

at::Tensor asFloat(const StoredTensor& stored)
{
    // Safetensors files promise no alignment.
    if (!stored.isContiguous() || !isAligned(stored) || stored.elements() == 0)
        return asStored(stored).to(at::kFloat);
    // Converted from the mapped file straight into the model's memory. The view is only read.
    const at::Tensor view = at::from_blob(
        const_cast<std::byte*>(stored.bytes.data()),
        stored.shape,
        at::TensorOptions(scalarTypeOf(stored.dtype)));
    return at::empty(stored.shape, at::TensorOptions(at::kFloat)).copy_(view);
}

}  // namespace

WeightSources sourcesOf(const StateDict& weights)
{
    WeightSources sources;
    for (const auto& [name, tensor] : weights)
        sources.emplace(
            name, WeightSource{.shape = tensor.sizes().vec(), .load = [tensor] { return tensor; }});
    return sources;
}

WeightSources sourcesOf(const std::shared_ptr<const Checkpoint>& checkpoint)
{
    WeightSources sources;
    for (const auto& [name, stored] : checkpoint->tensors)
        sources.emplace(
            name, WeightSource{.shape = stored.shape, .load = [checkpoint, &stored = stored] {
                                   at::Tensor tensor = isFloating(stored.dtype) ? asFloat(stored)
                                                                                : asStored(stored);
                                   for (const auto& file : checkpoint->files)
                                       file->release(stored.bytes);
                                   return tensor;
                               }});
    return sources;
}

StateDict loadAll(const Checkpoint& checkpoint)
{
    StateDict weights;
    for (const auto& [name, stored] : checkpoint.tensors)
        weights.emplace(name, asStored(stored));
    return weights;
}

ShapeTable shapesOf(const WeightSources& weights)
{
    ShapeTable shapes;
    for (const auto& [name, source] : weights)
        shapes.emplace(name, source.shape);
    return shapes;
}

ShapeTable shapesOf(const Checkpoint& checkpoint)
{
    ShapeTable shapes;
    for (const auto& [name, stored] : checkpoint.tensors)
        shapes.emplace(name, stored.shape);
    return shapes;
}

}  // namespace clipscope
