// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/weights/weight_reader.h"

#include <ATen/ops/full.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

WeightReader reader(int tensors)
{
    StateDict weights;
    for (int i = 0; i < tensors; ++i)
        weights.emplace("block." + std::to_string(i) + ".weight", at::full({2, 3}, 1.0));
    return {std::move(weights), "file.safetensors"};
}

std::string corruptMessage(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Corrupt);
        return error.what();
    }
    return "nothing thrown";
}

TEST(WeightReaderTest, TakesEveryTensorOnceThroughAnyScope)
{
    const WeightReader all = reader(2);
    const WeightReader first = all.scoped("block.").scoped("0.");
    EXPECT_TRUE(first.has("weight"));
    EXPECT_EQ(first.take("weight", {2, 3}).numel(), 6);
    EXPECT_FALSE(all.has("block.0.weight"));
    EXPECT_EQ(all.take("block.1.weight", {-1, 3}).size(0), 2);
    EXPECT_NO_THROW(all.finish());
}

TEST(WeightReaderTest, NamesAMissingTensorAndTheShapeItShouldHave)
{
    const std::string message = corruptMessage([] {
        std::ignore = reader(1).scoped("block.7.").take("weight", {2, -1});
    });
    EXPECT_THAT(message, HasSubstr("file.safetensors"));
    EXPECT_THAT(message, HasSubstr("block.7.weight is missing"));
    EXPECT_THAT(message, HasSubstr("[2, any]"));
}

TEST(WeightReaderTest, NamesBothShapesWhenTheyDiffer)
{
    for (const auto& wanted : {std::vector<std::int64_t>{2, 4}, {2}, {2, 3, 1}}) {
        const std::string message =
            corruptMessage([&] { std::ignore = reader(1).take("block.0.weight", wanted); });
        EXPECT_THAT(message, HasSubstr("block.0.weight has shape [2, 3]"));
        EXPECT_THAT(message, HasSubstr(shapeText(wanted)));
    }
}

TEST(WeightReaderTest, NamesTheFirstOfManyLeftovers)
{
    const std::string message = corruptMessage([] { reader(8).finish(); });
    EXPECT_THAT(message, HasSubstr("block.0.weight"));
    EXPECT_THAT(message, HasSubstr("block.4.weight and 3 more"));
    EXPECT_THAT(message, Not(HasSubstr("block.5.weight")));
}

}  // namespace
}  // namespace clipscope
