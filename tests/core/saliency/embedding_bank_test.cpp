// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/embedding_bank.h"

#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <gtest/gtest.h>

#include <limits>

namespace clipscope {
namespace {

TEST(EmbeddingBankTest, KeepsDirections)
{
    EmbeddingBank bank(4, 2);
    bank.put({2, 0}, at::tensor({3.0F, 4.0F, 0.0F, -2.0F}).view({2, 2}));

    EXPECT_TRUE(bank.has(2));
    EXPECT_FALSE(bank.has(1));
    EXPECT_EQ(bank.scoredRows(), 2);
    const at::Tensor rows = bank.embeddings({0, 2});
    EXPECT_NEAR(rows[0][0].item<double>(), 0.0, 1e-7);
    EXPECT_NEAR(rows[0][1].item<double>(), -1.0, 1e-7);
    EXPECT_NEAR(rows[1][0].item<double>(), 0.6, 1e-7);
    EXPECT_NEAR(rows[1][1].item<double>(), 0.8, 1e-7);
}

TEST(EmbeddingBankTest, OnlyScoredRowsTakeMemory)
{
    EmbeddingBank bank(100'000, 256);
    const std::int64_t empty = bank.bytes();
    EXPECT_LT(empty, 1'000'000);
    for (std::int64_t row = 0; row < 40; ++row)
        bank.put({99'999 - row}, at::full({1, 256}, static_cast<double>(row + 1)));
    EXPECT_LE(bank.bytes() - empty, 2 * 40 * 256 * 4);
    EXPECT_NEAR(bank.embeddings({99'970})[0][7].item<double>(), 1.0 / 16.0, 1e-7);
    EXPECT_FALSE(bank.has(0));
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
    EXPECT_EQ(bank.embeddings({0, 1}).abs().max().item<double>(), 0.0);
}

TEST(EmbeddingBankTest, ReadingAMissingRowIsADefect)
{
    const EmbeddingBank bank(2, 1);
    EXPECT_THROW(std::ignore = bank.embeddings({0}), Error);
}

}  // namespace
}  // namespace clipscope
