// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/checkpoint/checkpoint.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// The readers take bytes; the text must outlive what they return.
inline std::span<const std::byte> asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// A file of golden/, which make_golden.py wrote.
inline std::string goldenFile(const std::string& name)
{
    std::ifstream stream(
        CLIPSCOPE_TEST_SOURCE_DIR "/tests/core/checkpoint/golden/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The elements of a tensor in row-major order.
template <typename Number>
std::vector<Number> elementsOf(const Checkpoint& checkpoint, const std::string& name)
{
    const StoredTensor& tensor = checkpoint.tensors.at(name);
    std::vector<Number> numbers(static_cast<std::size_t>(tensor.elements()));
    if (sizeOf(tensor.dtype) != sizeof(Number))
        throw std::runtime_error(name + " has another element size");
    copyElements(tensor, reinterpret_cast<std::byte*>(numbers.data()));
    return numbers;
}

struct Refusal {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
};

/// What `read` throws; fails the test if it throws nothing.
template <typename Read>
Refusal refusalOf(const Read& read)
{
    try {
        (void)read();
    } catch (const Error& error) {
        return {error.code(), error.what()};
    }
    ADD_FAILURE() << "nothing was refused";
    return {};
}

}  // namespace clipscope
