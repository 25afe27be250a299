// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace clipscope::test {

/// Where the stored pixel (x, y) of a stored picture of w x h belongs in the upright one; from the
/// definition of the tag (EXIF 2.3: which edge the stored row 0 and column 0 are).
inline cv::Point uprightPlace(cv::Point stored, int w, int h, int orientation)
{
    const auto [x, y] = std::pair(stored.x, stored.y);
    switch (orientation) {
    case 2:
        return {w - 1 - x, y};  // row 0 is the top, column 0 the right-hand side
    case 3:
        return {w - 1 - x, h - 1 - y};  // bottom, right
    case 4:
        return {x, h - 1 - y};  // bottom, left
    case 5:
        return {y, x};  // left, top
    case 6:
        return {h - 1 - y, x};  // right, top
    case 7:
        return {h - 1 - y, w - 1 - x};  // right, bottom
    case 8:
        return {y, w - 1 - x};  // left, bottom
    default:
        return {x, y};
    }
}

/// A JPEG file (quality 100) that shows `upright` (CV_8UC3) when its orientation is applied once.
inline std::vector<std::byte> exifJpeg(const cv::Mat& upright, int orientation)
{
    using namespace std::string_literals;
    const bool swapped = orientation >= 5;
    cv::Mat stored(
        swapped ? upright.cols : upright.rows, swapped ? upright.rows : upright.cols, CV_8UC3);
    for (int y = 0; y < stored.rows; ++y) {
        for (int x = 0; x < stored.cols; ++x)
            stored.at<cv::Vec3b>(y, x) =
                upright.at<cv::Vec3b>(uprightPlace({x, y}, stored.cols, stored.rows, orientation));
    }
    std::vector<std::uint8_t> jpeg;
    cv::imencode(".jpg", stored, jpeg, {cv::IMWRITE_JPEG_QUALITY, 100});

    std::string block = "\xFF\xE1\0\x22"s
                        "Exif\0\0"s
                        "II*\0\x08\0\0\0"s
                        "\x01\0\x12\x01\x03\0\x01\0\0\0"s;
    block += static_cast<char>(orientation);
    block += "\0\0\0\0\0\0\0"s;
    std::vector<std::byte> bytes;
    for (std::size_t i = 0; i < jpeg.size(); ++i) {
        if (i == 2) {  // behind the start-of-image marker
            for (const char character : block)
                bytes.push_back(static_cast<std::byte>(character));
        }
        bytes.push_back(static_cast<std::byte>(jpeg[i]));
    }
    return bytes;
}

}  // namespace clipscope::test
