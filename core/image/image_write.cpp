// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/check.h"
#include "core/image/image_io.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace clipscope {

namespace {

/// OpenCV writes BGR, everything else here is RGB.
cv::Mat inWriterOrder(const cv::Mat& pixels)
{
    cv::Mat reordered;
    switch (pixels.type()) {
    case CV_8UC1:
    case CV_16UC1:
        return pixels;
    case CV_8UC3:
        cv::cvtColor(pixels, reordered, cv::COLOR_RGB2BGR);
        return reordered;
    case CV_8UC4:
        cv::cvtColor(pixels, reordered, cv::COLOR_RGBA2BGRA);
        return reordered;
    default:
        throw Error(
            ErrorCode::InvalidArgument,
            "a PNG can hold 8-bit grey, RGB or RGBA and 16-bit grey here, not " +
                cv::typeToString(pixels.type()));
    }
}

}  // namespace

std::vector<std::uint8_t> encodePng(const cv::Mat& pixels)
{
    CLIPSCOPE_CHECK(!pixels.empty(), "a picture without pixels cannot be written as PNG");
    std::vector<std::uint8_t> bytes;
    bool encoded = false;
    try {
        encoded = cv::imencode(".png", inWriterOrder(pixels), bytes);
    } catch (const cv::Exception& problem) {
        throw Error(
            ErrorCode::WriteFailed,
            "a picture of " + std::to_string(pixels.cols) + " x " + std::to_string(pixels.rows) +
                " pixels cannot be written as PNG: " + problem.err);
    }
    CLIPSCOPE_ENSURE(encoded, "the PNG encoder failed without a reason");
    return bytes;
}

void writePng(const std::filesystem::path& path, const cv::Mat& pixels)
{
    const std::vector<std::uint8_t> bytes = encodePng(pixels);
    writeFileAtomically(path, std::as_bytes(std::span(bytes)));
}

}  // namespace clipscope
