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
/// Copies into CV_8UC3, RGB order. Alpha is dropped, not composited, as the core does with files.
/// Throws Error(Unreadable) for a null picture.
[[nodiscard]] cv::Mat toRgb(const QImage& picture);

[[nodiscard]] std::filesystem::path toPath(const QString& path);
[[nodiscard]] QString toQString(const std::filesystem::path& path);
[[nodiscard]] QRect toQRect(const Box& box);

}  // namespace clipscope::ui
