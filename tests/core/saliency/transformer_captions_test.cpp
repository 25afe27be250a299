// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/transformer/text_span_captions.h"
#include "tests/core/saliency/transformer_scene.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <gtest/gtest.h>

#include <tuple>

namespace clipscope {
namespace {

at::TensorOptions doubles()
{
    return {at::kDouble};
}

/// Twelve pictures, whose contributions vary along axis 3 (deviation 2) and axis 5 (deviation 1) of
/// eight, about a mean along axis 0.
at::Tensor alongTwoAxes()
{
    const at::Tensor values = at::zeros({12, 8}, doubles());
    for (std::int64_t picture = 0; picture < 12; ++picture) {
        values[picture][0] = 7.0;
        values[picture][3] = picture % 2 == 0 ? 2.0 : -2.0;
        values[picture][5] = picture / 2 % 2 == 0 ? 1.0 : -1.0;
    }
    return values;
}

TEST(CaptionHeadTest, NamesTheAxesByFallingVarianceAndStopsWhenNothingIsLeft)
{
    const auto captions = captionHead(alongTwoAxes(), at::eye(8, doubles()), 5, 80);

    ASSERT_EQ(captions.size(), 2U);
    EXPECT_EQ(captions[0].text, 3);
    EXPECT_NEAR(captions[0].deviation, 2.0, 1e-9);
    EXPECT_NEAR(captions[0].explained, 4.0 / (4.0 + 1.0), 1e-9);
    EXPECT_EQ(captions[1].text, 5);
    EXPECT_NEAR(captions[1].deviation, 1.0, 1e-9);
    EXPECT_NEAR(captions[1].explained, 1.0, 1e-9);
}

TEST(CaptionHeadTest, TheRankCountsDirectionsOfTheContributionsWithTheirMean)
{
    // The mean is the strongest direction: with rank 2 axis 5 is out of reach.
    const auto captions = captionHead(alongTwoAxes(), at::eye(8, doubles()), 5, 2);

    ASSERT_EQ(captions.size(), 1U);
    EXPECT_EQ(captions[0].text, 3);
    EXPECT_TRUE(captionHead(alongTwoAxes(), at::eye(8, doubles()), 5, 1).empty());
}

TEST(CaptionHeadTest, ATextThatIsSpannedAlreadyIsNotPickedAndTheFirstOfEqualsWins)
{
    const at::Tensor axes = at::eye(8, doubles());
    const at::Tensor texts =
        at::stack({axes[5], axes[3], axes[3], (axes[3] * 0.8 + axes[5] * 0.6)});
    const auto captions = captionHead(alongTwoAxes(), texts, 4, 80);

    ASSERT_EQ(captions.size(), 2U);
    EXPECT_EQ(captions[0].text, 1);
    EXPECT_EQ(captions[1].text, 0);
}

TEST(CaptionHeadTest, EqualsTheProgramWithASingularValueDecomposition)
{
    const StateDict& golden = transformerGolden();
    for (const auto& [name, rank] :
         {std::tuple("captions.rank5", 5),
          std::tuple("captions.rank13", 13),
          std::tuple("captions.rank13", 80)}) {
        const auto captions =
            captionHead(golden.at("captions.contributions"), golden.at("captions.texts"), 4, rank);
        const at::Tensor& wanted = golden.at(name);
        ASSERT_EQ(captions.size(), 4U);
        for (std::size_t i = 0; i < captions.size(); ++i) {
            const at::Tensor row = wanted[static_cast<std::int64_t>(i)];
            EXPECT_EQ(captions[i].text, row[0].item<std::int64_t>()) << name << " " << i;
            EXPECT_NEAR(captions[i].deviation, row[1].item<double>(), 1e-6) << name << " " << i;
            EXPECT_NEAR(captions[i].explained, row[2].item<double>(), 1e-6) << name << " " << i;
        }
    }
}

TEST(CaptionHeadTest, AHeadThatAlwaysSaysTheSameHasNoCaption)
{
    EXPECT_TRUE(
        captionHead(at::ones({5, 8}, doubles()) * 0.3, at::eye(8, doubles()), 3, 80).empty());
    EXPECT_TRUE(captionHead(at::zeros({5, 8}, doubles()), at::eye(8, doubles()), 3, 80).empty());
}

TEST(CaptionHeadTest, RefusesWhatDoesNotFit)
{
    const at::Tensor texts = at::eye(8, doubles());
    const at::Tensor values = alongTwoAxes();
    EXPECT_THROW(std::ignore = captionHead(values.narrow(0, 0, 1), texts, 1, 1), Error);
    EXPECT_THROW(std::ignore = captionHead(values, at::eye(7, doubles()), 1, 1), Error);
    EXPECT_THROW(std::ignore = captionHead(values, texts.narrow(0, 0, 0), 1, 1), Error);
    EXPECT_THROW(std::ignore = captionHead(values, texts, 0, 1), Error);
    EXPECT_THROW(std::ignore = captionHead(values, texts, 1, 0), Error);
}

}  // namespace
}  // namespace clipscope
