// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image.h"

#include "core/base/check.h"
#include "core/base/sha256.h"

#include <utility>

namespace clipscope {

namespace {

std::string contentId(const cv::Mat& rgb)
{
    Sha256 hash;
    const std::string size = std::to_string(rgb.cols) + "x" + std::to_string(rgb.rows) + ":";
    hash.update(std::as_bytes(std::span(size)));
    for (int y = 0; y < rgb.rows; ++y)
        hash.update(std::as_bytes(std::span(rgb.ptr(y), 3 * static_cast<std::size_t>(rgb.cols))));
    return hash.hex();
}

}  // namespace

Image::Image(cv::Mat rgb, std::string source, std::string fileSha256)
    : m_rgb(std::move(rgb))
    , m_source(std::move(source))
    , m_fileSha256(std::move(fileSha256))
{
    CLIPSCOPE_CHECK(
        !m_rgb.empty() && m_rgb.dims == 2,
        "the picture \"" + m_source + "\" has no pixels; give at least one");
    CLIPSCOPE_CHECK(
        m_rgb.type() == CV_8UC3,
        "the picture \"" + m_source + "\" must have three 8-bit channels, not the pixel type " +
            cv::typeToString(m_rgb.type()));
    m_id = contentId(m_rgb);
}

}  // namespace clipscope
