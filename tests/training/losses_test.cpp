// SPDX-License-Identifier: GPL-3.0-or-later
// The losses against their formulas, written out with loops.
#include "models/training/trainer/losses.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/tensor.h>

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope::training {
namespace {

constexpr double kRounding = 1e-5;

TEST(PresenceLossTest, SetsEachPresentLabelAgainstTheAbsentOnes)
{
    const at::Tensor logits = formulaNumbers({2, 4}, 7) * 3;
    const at::Tensor present = at::tensor({1, 0, -1, 0, 1, 1, 0, -1}).view({2, 4}).to(at::kDouble);

    double sum = 0;
    int pairs = 0;
    for (int row = 0; row < 2; ++row)
        for (int label = 0; label < 4; ++label) {
            if (present[row][label].item<double>() != 1)
                continue;
            const double own = std::exp(logits[row][label].item<double>());
            double all = own;
            for (int other = 0; other < 4; ++other)
                if (present[row][other].item<double>() == 0)
                    all += std::exp(logits[row][other].item<double>());
            sum -= std::log(own / all);
            ++pairs;
        }
    EXPECT_NEAR(presenceLoss(logits, present).item<double>(), sum / pairs, kRounding);
}

TEST(ContrastiveLossTest, LeavesOutWhatIsTrueButNotOwn)
{
    const at::Tensor logits = formulaNumbers({3, 3}, 99) * 4;
    const at::Tensor alsoTrue = at::tensor({1, 1, 0, 0, 1, 0, 1, 0, 1}).view({3, 3}).to(at::kBool);

    const auto oneWay = [&](bool transposed) {
        double sum = 0;
        for (int i = 0; i < 3; ++i) {
            double all = 0;
            for (int j = 0; j < 3; ++j) {
                const int row = transposed ? j : i;
                const int column = transposed ? i : j;
                if (row == column || !alsoTrue[row][column].item<bool>())
                    all += std::exp(logits[row][column].item<double>());
            }
            sum += std::log(all) - logits[i][i].item<double>();
        }
        return sum / 3;
    };
    EXPECT_NEAR(
        contrastiveLoss(logits, alsoTrue, 0).item<double>(),
        (oneWay(false) + oneWay(true)) / 2,
        kRounding);
}

}  // namespace
}  // namespace clipscope::training
