// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/image/image.h"

#include <opencv2/core/mat.hpp>

#include <QImage>
#include <QRect>
#include <QString>

#include <filesystem>

namespace clipscope::ui {

/// Shares the pixels of `rgb` (CV_8UC3, RGB order) without a copy; they live as long as the QImage.
[[nodiscard]] QImage viewOf(const cv::Mat& rgb);
/// Shares the pixels of `mask` (CV_8UC1, 0 or 255) in the same way, indexed: 0 black, 255 white.
[[nodiscard]] QImage maskViewOf(const cv::Mat& mask);
/// Shares the pixels of `mask`, made by maskViewOf(), in other colours: 0 is `off`, 255 `on`.
/// QImage::setColorTable() would copy them first.
[[nodiscard]] QImage maskInColours(const QImage& mask, QRgb off, QRgb on);
/// Copies into CV_8UC3, RGB order. Alpha is dropped, not composited, as the core does with files.
/// Throws Error(Unreadable) for a null picture.
[[nodiscard]] cv::Mat toRgb(const QImage& picture);

[[nodiscard]] std::filesystem::path toPath(const QString& path);
[[nodiscard]] QString toQString(const std::filesystem::path& path);
[[nodiscard]] QRect toQRect(const Box& box);

}  // namespace clipscope::ui
