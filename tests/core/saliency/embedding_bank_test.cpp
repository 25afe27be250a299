// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/embedding_bank.h"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <gtest/gtest.h>

#include <limits>

namespace clipscope {
namespace {

TEST(EmbeddingBankTest, KeepsDirectionsAndAnswersWithCosines)
{
    EmbeddingBank bank(4, 2);
    bank.put({2, 0}, at::tensor({3.0F, 4.0F, 0.0F, -2.0F}).view({2, 2}));

    EXPECT_TRUE(bank.has(2));
    EXPECT_FALSE(bank.has(1));
    EXPECT_EQ(bank.scoredRows(), 2);
    const std::vector<double> cosines = bank.cosines({0, 2}, at::tensor({1.0F, 0.0F}));
    EXPECT_NEAR(cosines[0], 0.0, 1e-7);
    EXPECT_NEAR(cosines[1], 0.6, 1e-7);
}

TEST(EmbeddingBankTest, ARowScoredTwiceCountsOnce)
{
    EmbeddingBank bank(2, 1);
    bank.put({1}, at::full({1, 1}, 2.0));
    bank.put({1}, at::full({1, 1}, 5.0));
    EXPECT_EQ(bank.scoredRows(), 1);
}

TEST(EmbeddingBankTest, AnEmbeddingWithoutDirectionScoresZeroInsteadOfNaN)
{
    EmbeddingBank bank(2, 1);
    bank.put({0}, at::full({1, 1}, 0.0));
    bank.put({1}, at::full({1, 1}, std::numeric_limits<double>::quiet_NaN()));
    const std::vector<double> cosines = bank.cosines({0, 1}, at::full({1}, 1.0));
    EXPECT_EQ(cosines, (std::vector<double>{0.0, 0.0}));
}

TEST(EmbeddingBankTest, ReadingAMissingRowIsADefect)
{
    const EmbeddingBank bank(2, 1);
    EXPECT_THROW(std::ignore = bank.cosines({0}, at::full({1}, 1.0)), Error);
}

}  // namespace
}  // namespace clipscope
