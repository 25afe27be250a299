// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/tally.h"

#include "core/base/check.h"

#include <cmath>

namespace clipscope {

void Tally::add(double value)
{
    ++count;
    sum += value;
}

void Tally::add(const Tally& other)
{
    count += other.count;
    sum += other.sum;
}

std::optional<double> Tally::mean() const
{
    return count > 0 ? std::optional(sum / static_cast<double>(count)) : std::nullopt;
}

bool contains(const Box& box, Point point)
{
    return point.x >= box.x && point.x < box.right() && point.y >= box.y && point.y < box.bottom();
}

void FindingTally::add(
    const Box& truth, const std::optional<Box>& found, const std::optional<Point>& peak)
{
    constexpr double kHit = 0.5;
    const double share = found ? clipscope::iou(truth, *found) : 0;
    iou.add(share);
    half.add(share >= kHit);
    pointing.add(peak && contains(truth, *peak));
}

void FindingTally::add(const FindingTally& other)
{
    iou.add(other.iou);
    half.add(other.half);
    pointing.add(other.pointing);
}

Box CentreBox::in(Size picture) const
{
    const int boxWidth = static_cast<int>(std::lround(width * picture.width));
    const int boxHeight = static_cast<int>(std::lround(height * picture.height));
    return {(picture.width - boxWidth) / 2, (picture.height - boxHeight) / 2, boxWidth, boxHeight};
}

CentreBox bestCentreBox(const std::vector<TruthInPicture>& truths)
{
    CLIPSCOPE_CHECK(!truths.empty(), "without things there is no best box");
    constexpr int kSteps = 20;
    CentreBox best;
    double most = -1;
    for (int width = 1; width <= kSteps; ++width)
        for (int height = 1; height <= kSteps; ++height) {
            const CentreBox tried{double(width) / kSteps, double(height) / kSteps};
            double sum = 0;
            for (const TruthInPicture& truth : truths)
                sum += iou(truth.box, tried.in(truth.picture));
            if (sum > most) {
                most = sum;
                best = tried;
            }
        }
    return best;
}

}  // namespace clipscope
