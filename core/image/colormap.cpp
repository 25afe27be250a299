// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"

#include "core/base/check.h"
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <iterator>

namespace clipscope {

namespace {

struct Listed {
    const char* id;
    const char* title;
    bool colourBlindSafe;
    cv::ColormapTypes table;
};

/// Menu order. The first four rise evenly in lightness, so that equal steps of heat look equal.
constexpr std::array kListed = {
    Listed{"viridis", "Viridis", true, cv::COLORMAP_VIRIDIS},
    Listed{"inferno", "Inferno", true, cv::COLORMAP_INFERNO},
    Listed{"magma", "Magma", true, cv::COLORMAP_MAGMA},
    Listed{"cividis", "Cividis", true, cv::COLORMAP_CIVIDIS},
    Listed{"turbo", "Turbo", false, cv::COLORMAP_TURBO},
    Listed{"jet", "Jet", false, cv::COLORMAP_JET},
};

ColorMap makeColorMap(const Listed& listed)
{
    cv::Mat ramp(1, 256, CV_8UC1);
    for (int i = 0; i < 256; ++i)
        ramp.at<std::uint8_t>(i) = static_cast<std::uint8_t>(i);
    cv::Mat bgr;
    cv::applyColorMap(ramp, bgr, listed.table);

    ColorMap map{listed.id, listed.title, listed.colourBlindSafe, {}};
    for (int i = 0; i < 256; ++i) {
        const auto& entry = bgr.at<cv::Vec3b>(i);
        map.rgb[static_cast<std::size_t>(i)] = {entry[2], entry[1], entry[0]};
    }
    return map;
}

/// trunc(255 * v); a value that is not a number has no heat.
std::size_t tableIndex(float heat)
{
    return heat > 0 ? static_cast<std::size_t>(255.0F * std::min(heat, 1.0F)) : 0;
}

void checkHeat(const cv::Mat& heat)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1,
        "a heatmap must have one 32-bit float channel, not " + cv::typeToString(heat.type()));
}

void checkPair(const cv::Mat& rgb, const cv::Mat& heat)
{
    CLIPSCOPE_CHECK(
        rgb.type() == CV_8UC3,
        "a picture must have three 8-bit channels, not " + cv::typeToString(rgb.type()));
    CLIPSCOPE_CHECK(!rgb.empty(), "a picture without pixels cannot be overlaid");
    checkHeat(heat);
    CLIPSCOPE_CHECK(
        rgb.size() == heat.size(),
        "the heatmap of " + std::to_string(heat.cols) + " x " + std::to_string(heat.rows) +
            " pixels does not cover the picture of " + std::to_string(rgb.cols) + " x " +
            std::to_string(rgb.rows));
}

/// Sum of picture and colour in [0, 2], in float as the paper's program adds them.
float paperSum(std::uint8_t picture, std::uint8_t colour)
{
    return static_cast<float>(colour) / 255.0F + static_cast<float>(picture) / 255.0F;
}

float largestPaperSum(const cv::Mat& rgb, const cv::Mat& colours)
{
    std::vector<float> ofRow(static_cast<std::size_t>(rgb.rows));
    cv::parallel_for_(cv::Range(0, rgb.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const std::uint8_t* picture = rgb.ptr(y);
            const std::uint8_t* colour = colours.ptr(y);
            float largest = 0;
            for (int i = 0; i < 3 * rgb.cols; ++i)
                largest = std::max(largest, paperSum(picture[i], colour[i]));
            ofRow[static_cast<std::size_t>(y)] = largest;
        }
    });
    return *std::max_element(ofRow.begin(), ofRow.end());
}

}  // namespace

const std::vector<ColorMap>& colorMaps()
{
    static const std::vector<ColorMap> maps = [] {
        std::vector<ColorMap> made;
        std::transform(kListed.begin(), kListed.end(), std::back_inserter(made), makeColorMap);
        return made;
    }();
    return maps;
}

const ColorMap& findColorMap(std::string_view id)
{
    std::string known;
    for (const ColorMap& map : colorMaps()) {
        if (map.id == id)
            return map;
        known += (known.empty() ? "" : ", ") + map.id;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown colour map \"" + std::string(id) + "\"; use one of " + known);
}

cv::Mat colourise(const cv::Mat& heat, const ColorMap& map)
{
    checkHeat(heat);
    cv::Mat rgb = makeLargeMat(heat.rows, heat.cols, CV_8UC3);
    cv::parallel_for_(cv::Range(0, heat.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const auto* in = heat.ptr<float>(y);
            std::transform(in, in + heat.cols, rgb.ptr<cv::Vec3b>(y), [&map](float value) {
                const auto& entry = map.rgb[tableIndex(value)];
                return cv::Vec3b(entry[0], entry[1], entry[2]);
            });
        }
    });
    return rgb;
}

cv::Mat overlay(const cv::Mat& rgb, const cv::Mat& heat, const ColorMap& map, double opacity)
{
    checkPair(rgb, heat);
    CLIPSCOPE_CHECK(
        opacity >= 0 && opacity <= 1,
        "the opacity must lie between 0 and 1, not " + std::to_string(opacity));
    cv::Mat blended;
    cv::addWeighted(rgb, 1.0 - opacity, colourise(heat, map), opacity, 0.0, blended);
    return blended;
}

cv::Mat paperOverlay(const cv::Mat& rgb, const cv::Mat& heat)
{
    checkPair(rgb, heat);
    cv::Mat result = colourise(heat, findColorMap("jet"));
    const float largest = largestPaperSum(rgb, result);
    cv::parallel_for_(cv::Range(0, rgb.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const std::uint8_t* picture = rgb.ptr(y);
            std::uint8_t* colour = result.ptr(y);
            for (int i = 0; i < 3 * rgb.cols; ++i) {
                const float sum = paperSum(picture[i], colour[i]);
                colour[i] = static_cast<std::uint8_t>(255.0F * (sum / largest));
            }
        }
    });
    return result;
}

}  // namespace clipscope
