// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

#include <string>

namespace clipscope {

/// An immutable 8-bit RGB picture. Copies are cheap and share the pixels.
class Image {
public:
    /// `rgb`: CV_8UC3 in RGB order, not empty; taken over, so do not write to it afterwards.
    /// `source`: what to call the picture in messages (a path, "Pasted image").
    /// `fileSha256`: checksum of the file it came from, empty if it came from none.
    /// Throws Error(InvalidArgument) for any other pixel type or an empty picture.
    Image(cv::Mat rgb, std::string source, std::string fileSha256 = {});

    [[nodiscard]] const cv::Mat& rgb() const { return m_rgb; }
    [[nodiscard]] int width() const { return m_rgb.cols; }
    [[nodiscard]] int height() const { return m_rgb.rows; }
    [[nodiscard]] Size size() const { return {m_rgb.cols, m_rgb.rows}; }
    /// SHA-256 of size and pixels: equal pictures have equal ids whatever file they came from.
    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::string& source() const { return m_source; }
    [[nodiscard]] const std::string& fileSha256() const { return m_fileSha256; }

private:
    cv::Mat m_rgb;
    std::string m_source;
    std::string m_fileSha256;
    std::string m_id;
};

}  // namespace clipscope
