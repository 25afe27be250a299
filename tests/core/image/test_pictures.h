// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <vector>

namespace clipscope::test {

inline std::filesystem::path goldenFile(const std::string& name)
{
    return std::filesystem::path(CLIPSCOPE_TEST_SOURCE_DIR) / "tests/core/image/golden" / name;
}

inline std::vector<std::byte> bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::vector<std::byte> bytes;
    for (std::istreambuf_iterator<char> at(file), end; at != end; ++at)
        bytes.push_back(static_cast<std::byte>(*at));
    return bytes;
}

inline std::vector<std::byte> bytesOf(const std::string& text)
{
    std::vector<std::byte> bytes;
    for (const char character : text)
        bytes.push_back(static_cast<std::byte>(character));
    return bytes;
}

/// High bytes of the generator in golden/make_pillow_resize.py.
inline cv::Mat noise(int width, int height, int channels)
{
    cv::Mat pixels(height, width, CV_8UC(channels));
    std::uint32_t state = 12345;
    for (int y = 0; y < height; ++y) {
        for (int i = 0; i < width * channels; ++i) {
            state = state * 1664525U + 1013904223U;
            pixels.ptr(y)[i] = static_cast<std::uint8_t>(state >> 24U);
        }
    }
    return pixels;
}

/// (5x, 7y, xy) modulo 256: the picture of formats.md 2.10.
inline cv::Mat formulaPicture(int width, int height)
{
    cv::Mat pixels(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            pixels.at<cv::Vec3b>(y, x) = {
                static_cast<std::uint8_t>(5 * x % 256),
                static_cast<std::uint8_t>(7 * y % 256),
                static_cast<std::uint8_t>(x * y % 256)};
    }
    return pixels;
}

}  // namespace clipscope::test
