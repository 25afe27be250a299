// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/packed_array.h"

#include "core/session/base64.h"

#include <opencv2/core.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <zlib.h>

namespace clipscope::session_json {

namespace {

static_assert(
    std::endian::native == std::endian::little,
    "numbers are copied as they lie in memory and declared little-endian");
static_assert(sizeof(int) == 4 && sizeof(float) == 4);

constexpr std::size_t kElement = 4;  // bytes of either type
// Deflate cannot shrink further than 1032 to 1, so a claim beyond that is refused unpacked.
constexpr std::size_t kLargestRatio = 1032;
constexpr std::size_t kRatioSlack = 64;

constexpr const char* kFloats = "float32";
constexpr const char* kInts = "int32";

std::string hexText(uLong value)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4)
        text += kDigits[(value >> static_cast<unsigned>(shift)) & 0xFU];
    return text;
}

uLong checksum(std::span<const std::byte> bytes)
{
    // zlib takes its bytes as unsigned char.
    return crc32_z(
        crc32_z(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

Json pack(const char* type, std::span<const std::byte> bytes, Json shape)
{
    std::vector<std::byte> deflated(compressBound(static_cast<uLong>(bytes.size())));
    auto size = static_cast<uLongf>(deflated.size());
    const int code = compress2(
        reinterpret_cast<Bytef*>(deflated.data()),
        &size,
        reinterpret_cast<const Bytef*>(bytes.data()),
        static_cast<uLong>(bytes.size()),
        Z_DEFAULT_COMPRESSION);
    if (code != Z_OK)
        throw Error(ErrorCode::OutOfMemory, "there is not enough memory to save the session");
    deflated.resize(size);
    return {
        {"type", type},
        {"shape", std::move(shape)},
        {"crc32", hexText(checksum(bytes))},
        {"data", toBase64(deflated)}};
}

/// The sides that the array claims to have; each from `least` up to its limit.
std::vector<std::size_t>
shapeOf(const Fields& array, const std::vector<std::int64_t>& limits, std::int64_t least)
{
    const ReadJson::array_t& list = array.list("shape", limits.size());
    std::vector<std::size_t> shape;
    for (const ReadJson& side : list) {
        const bool fits =
            side.is_number_unsigned() &&
            side.get<std::uint64_t>() >= static_cast<std::uint64_t>(least) &&
            side.get<std::uint64_t>() <= static_cast<std::uint64_t>(limits[shape.size()]);
        if (!fits)
            break;
        shape.push_back(side.get<std::size_t>());
    }
    if (shape.size() != limits.size())
        array.refuse(
            "shape",
            limits.size() == 1
                ? "has to be a list of one whole number from 0 to " + std::to_string(limits[0])
                : "has to be a list of two whole numbers from 1 to " + std::to_string(limits[0]) +
                      " and from 1 to " + std::to_string(limits[1]));
    return shape;
}

/// Unpacks into exactly `bytes`.
void unpack(const Fields& array, const char* type, std::size_t elements, void* bytes)
{
    if (array.text("type") != type)
        array.refuse("type", std::string("has to be ") + type);
    const ReadJson* data = array.find("data");
    if (!data || !data->is_string())
        array.refuse("data", "has to be a text of base64");
    const auto deflated = fromBase64(data->get_ref<const std::string&>());
    if (!deflated)
        array.refuse("data", "is not base64; the file was damaged");
    const std::size_t expected = elements * kElement;
    auto size = static_cast<uLongf>(expected);
    auto used = static_cast<uLong>(deflated->size());
    Bytef none = 0;  // zlib wants an address even for nothing
    const int code = uncompress2(
        expected == 0 ? &none : static_cast<Bytef*>(bytes),
        &size,
        reinterpret_cast<const Bytef*>(deflated->data()),
        &used);
    if (code != Z_OK || size != expected || used != deflated->size())
        array.refuse(
            "data",
            "does not unpack to the " + std::to_string(elements) +
                " numbers of its shape; the file was damaged");
    const std::span<const std::byte> unpacked(static_cast<const std::byte*>(bytes), expected);
    if (array.text("crc32") != hexText(checksum(unpacked)))
        array.refuse("crc32", "does not match the numbers; the file was damaged");
}

/// Before memory is taken: could the data hold that much, and has the source as much left?
void claim(const Fields& array, std::size_t elements)
{
    const std::size_t bytes = elements * kElement;
    const ReadJson* data = array.find("data");
    const std::size_t packedBytes =
        data && data->is_string() ? data->get_ref<const std::string&>().size() / 4 * 3 : 0;
    if (bytes > packedBytes * kLargestRatio + kRatioSlack)
        array.refuse(
            "shape",
            "claims " + std::to_string(elements) +
                " numbers, more than its data can hold; the file was damaged");
    std::size_t& left = array.source().arrayBytes;
    if (bytes > left)
        array.refuse(
            "shape",
            "brings the session's arrays above the limit of " +
                std::to_string(session_limits::kArrayBytes >> 20U) + " MiB");
    left -= bytes;
}

void checkFinite(const Fields& fields, const std::string& name, const float* values, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(values[i]))
            fields.refuse(name, "holds a number that is not finite, at place " + std::to_string(i));
}

template <typename T>
std::vector<T>
unpackedList(const Fields& fields, const std::string& name, const char* type, std::size_t most)
{
    const auto array = fields.object(name);
    if (!array)
        return {};
    const std::size_t count = shapeOf(*array, {static_cast<std::int64_t>(most)}, 0).front();
    claim(*array, count);
    std::vector<T> values(count);
    unpack(*array, type, count, values.data());
    return values;
}

}  // namespace

Json packed(const cv::Mat& values)
{
    const cv::Mat whole = values.isContinuous() ? values : values.clone();
    return pack(
        kFloats,
        {whole.ptr<std::byte>(), whole.total() * kElement},
        Json::array({whole.rows, whole.cols}));
}

Json packed(const std::vector<float>& values)
{
    return pack(kFloats, std::as_bytes(std::span(values)), Json::array({values.size()}));
}

Json packed(const std::vector<int>& values)
{
    return pack(kInts, std::as_bytes(std::span(values)), Json::array({values.size()}));
}

std::vector<float> unpackedFloats(const Fields& fields, const std::string& name, std::size_t most)
{
    auto values = unpackedList<float>(fields, name, kFloats, most);
    checkFinite(fields, name, values.data(), values.size());
    return values;
}

std::vector<int> unpackedInts(const Fields& fields, const std::string& name, std::size_t most)
{
    return unpackedList<int>(fields, name, kInts, most);
}

cv::Mat unpackedMatrix(const Fields& fields, const std::string& name, const MatrixLimits& most)
{
    const auto array = fields.object(name);
    if (!array)
        fields.refuse(name, "is missing");
    const std::vector<std::size_t> shape = shapeOf(*array, {most.rows, most.columns}, 1);
    const std::size_t count = shape[0] * shape[1];  // far below overflow: limits are small
    claim(*array, count);
    cv::Mat values(static_cast<int>(shape[0]), static_cast<int>(shape[1]), CV_32FC1);
    unpack(*array, kFloats, count, values.data);
    checkFinite(fields, name, values.ptr<float>(), count);
    return values;
}

}  // namespace clipscope::session_json
