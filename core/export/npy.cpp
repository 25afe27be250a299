// SPDX-License-Identifier: GPL-3.0-or-later
// Writes maps in NumPy's own file format, so that numpy.load() opens them.
// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, version 1.0.
#include "core/base/check.h"
#include "core/export/export.h"

#include <bit>
#include <string_view>

namespace clipscope {

namespace {

// Magic, version 1.0 and the two-byte length of the header come before the header itself.
constexpr std::string_view kMagic("\x93NUMPY\x01\x00", 8);
constexpr std::size_t kPrefix = kMagic.size() + 2;
constexpr std::size_t kAlignment = 64;  // data start on a multiple of 64, so that it can be mapped

static_assert(
    std::endian::native == std::endian::little,
    "npyBytes copies floats as they lie in memory and declares them little-endian");

}  // namespace

std::string npyBytes(const cv::Mat& values)
{
    CLIPSCOPE_CHECK(
        values.type() == CV_32FC1 && !values.empty(),
        "an .npy file is written from a map of single 32-bit floats, and this one is not");
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                         std::to_string(values.rows) + ", " + std::to_string(values.cols) + "), }";
    const std::size_t unpadded = kPrefix + header.size() + 1;
    header.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    header += '\n';

    std::string bytes(kMagic);
    bytes += static_cast<char>(header.size() & 0xFFU);
    bytes += static_cast<char>(header.size() >> 8U);
    bytes += header;
    const std::size_t row = static_cast<std::size_t>(values.cols) * sizeof(float);
    bytes.reserve(bytes.size() + static_cast<std::size_t>(values.rows) * row);
    for (int y = 0; y < values.rows; ++y)
        bytes.append(values.ptr<char>(y), row);
    return bytes;
}

}  // namespace clipscope
