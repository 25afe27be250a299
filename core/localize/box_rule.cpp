// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the boxes of a mask and chooses among them.
// Paper: gScoreCAM (Chen et al., ACCV 2022), Algorithm 1 of its appendix and its program
// (methods-cnn.md 4.1, 4.2); CLIPCAM (Hsia et al., ICASSP 2022), section 3.3; MaxBoxAcc (Choe et
// al., CVPR 2020), section 4.1 and its program.
#include "core/localize/box_rule.h"

#include "core/base/error.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <iterator>
#include <numeric>
#include <string>

namespace clipscope {

namespace {

constexpr std::array kRules{
    BoxRule::LargestBox,
    BoxRule::AreaIntensity,
    BoxRule::All,
    BoxRule::Enclosing,
    BoxRule::LargestContour};

constexpr int kShareRows = 256;  // of a mask or a box: one piece of work

double meanHeat(const cv::Mat& heat)
{
    std::vector<double> sums(static_cast<std::size_t>((heat.rows + kShareRows - 1) / kShareRows));
    cv::parallel_for_(cv::Range(0, static_cast<int>(sums.size())), [&](const cv::Range& part) {
        for (int i = part.start; i < part.end; ++i) {
            const int begin = i * kShareRows;
            const cv::Range rows(begin, std::min(begin + kShareRows, heat.rows));
            sums[static_cast<std::size_t>(i)] = cv::sum(heat.rowRange(rows))[0];
        }
    });
    return std::accumulate(sums.begin(), sums.end(), 0.0) / static_cast<double>(heat.total());
}

BoxCandidate candidateOf(const cv::Rect& box, const cv::Mat& heat)
{
    return {{box.x, box.y, box.width, box.height}, meanHeat(heat(box))};
}

bool isOn(std::uint8_t value)
{
    return value != 0;
}

bool anyOn(const std::uint8_t* begin, const std::uint8_t* end)
{
    constexpr int kTogether =
        64;  // looked at in one go, so that the compiler makes vectors of them
    for (; end - begin >= kTogether; begin += kTogether) {
        std::uint8_t any = 0;
        for (int i = 0; i < kTogether; ++i)
            any |= begin[i];
        if (any != 0)
            return true;
    }
    return std::any_of(begin, end, isOn);
}

/// The rectangle round all pixels of the rows: it looks at no pixel twice and at few within.
cv::Rect rectOnRows(const cv::Mat& mask, int first, int end)
{
    const auto isEmptyRow = [&](int y) { return !anyOn(mask.ptr(y), mask.ptr(y) + mask.cols); };
    int top = first;
    while (top < end && isEmptyRow(top))
        ++top;
    if (top == end)
        return {};
    int bottom = end;
    while (isEmptyRow(bottom - 1))
        --bottom;
    int left = mask.cols;
    int right = 0;
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* row = mask.ptr(y);
        if (anyOn(row, row + left))
            left = static_cast<int>(std::find_if(row, row + left, isOn) - row);
        if (anyOn(row + right, row + mask.cols)) {
            const auto last = std::find_if(
                std::make_reverse_iterator(row + mask.cols), std::make_reverse_iterator(row), isOn);
            right = static_cast<int>(last.base() - row);
        }
    }
    return {left, top, right - left, bottom - top};
}

/// The rectangle round all pixels of the mask, in a fraction of the time of cv::boundingRect.
cv::Rect rectOn(const cv::Mat& mask)
{
    const int pieces = (mask.rows + kShareRows - 1) / kShareRows;
    std::vector<cv::Rect> rects(static_cast<std::size_t>(pieces));
    cv::parallel_for_(cv::Range(0, pieces), [&](const cv::Range& part) {
        for (int i = part.start; i < part.end; ++i) {
            const int first = i * kShareRows;
            rects[static_cast<std::size_t>(i)] =
                rectOnRows(mask, first, std::min(first + kShareRows, mask.rows));
        }
    });
    return std::accumulate(rects.begin(), rects.end(), cv::Rect{}, std::bit_or<>());
}

/// MaxBoxAcc compares inclusive corners and lets none lie beyond the last pixel.
Box clampedAsProtocol(Box box, cv::Size picture)
{
    box.width = std::min(box.right(), picture.width - 1) - box.x;
    box.height = std::min(box.bottom(), picture.height - 1) - box.y;
    return box;
}

/// Mean heat of the pixels on a contour; `box`: its bounding box.
double outlineHeat(const Contours& contours, std::size_t index, const Box& box, const cv::Mat& heat)
{
    cv::Mat outline = cv::Mat::zeros(box.height, box.width, CV_8UC1);
    cv::drawContours(
        outline,
        contours,
        static_cast<int>(index),
        cv::Scalar(255),
        1,
        cv::LINE_8,
        cv::noArray(),
        0,
        {-box.x, -box.y});
    return cv::mean(heat(cv::Rect(box.x, box.y, box.width, box.height)), outline)[0];
}

/// `scoreOf(i)`: any number.
template <typename ScoreOf>
std::optional<std::size_t> firstBest(std::size_t count, ScoreOf scoreOf)
{
    std::optional<std::size_t> best;
    double highest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double score = scoreOf(i);
        if (!best || score > highest) {
            best = i;
            highest = score;
        }
    }
    return best;
}

}  // namespace

std::string_view toString(BoxRule rule)
{
    switch (rule) {
    case BoxRule::LargestBox:
        return "largest";
    case BoxRule::AreaIntensity:
        return "trade-off";
    case BoxRule::All:
        return "all";
    case BoxRule::Enclosing:
        return "enclosing";
    case BoxRule::LargestContour:
        return "maxboxacc";
    }
    return "largest";
}

BoxRule boxRuleFromString(std::string_view text)
{
    for (const BoxRule rule : kRules) {
        if (text == toString(rule))
            return rule;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown box rule \"" + std::string(text) +
            "\"; use largest, trade-off, all, enclosing or maxboxacc");
}

Contours contoursFor(BoxRule rule, const cv::Mat& mask)
{
    Contours contours;
    const cv::Rect part = rectOn(mask);  // OpenCV copies what it looks at, several times
    if (part.empty())
        return contours;
    cv::findContours(
        mask(part),
        contours,
        rule == BoxRule::LargestContour ? cv::RETR_TREE : cv::RETR_EXTERNAL,
        cv::CHAIN_APPROX_SIMPLE,
        part.tl());
    return contours;
}

std::vector<BoxCandidate>
candidatesFor(BoxRule rule, const Contours& contours, const cv::Mat& mask, const cv::Mat& heat)
{
    std::vector<BoxCandidate> candidates;
    if (rule == BoxRule::Enclosing) {
        if (const cv::Rect box = rectOn(mask); !box.empty())
            candidates.push_back(candidateOf(box, heat));
        return candidates;
    }
    candidates.reserve(contours.size());
    for (const auto& contour : contours) {
        candidates.push_back(candidateOf(cv::boundingRect(contour), heat));
        if (rule == BoxRule::LargestContour)
            candidates.back().box = clampedAsProtocol(candidates.back().box, heat.size());
    }
    return candidates;
}

std::optional<std::size_t> preferredBox(
    BoxRule rule,
    const std::vector<BoxCandidate>& candidates,
    const Contours& contours,
    const cv::Mat& heat,
    double alpha)
{
    const auto area = [&](std::size_t i) { return static_cast<double>(candidates[i].box.area()); };
    switch (rule) {
    case BoxRule::AreaIntensity:
        return firstBest(candidates.size(), [&](std::size_t i) {
            return alpha * area(i) / static_cast<double>(heat.total()) +
                   (1 - alpha) * outlineHeat(contours, i, candidates[i].box, heat);
        });
    case BoxRule::LargestContour:
        return firstBest(
            candidates.size(), [&](std::size_t i) { return cv::contourArea(contours[i]); });
    case BoxRule::LargestBox:
    case BoxRule::All:
    case BoxRule::Enclosing:
        break;
    }
    return firstBest(candidates.size(), area);
}

}  // namespace clipscope
