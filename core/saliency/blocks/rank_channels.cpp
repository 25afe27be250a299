// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/rank_channels.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/abs.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/neg.h>
#include <ATen/ops/var.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

namespace clipscope {

namespace {

constexpr std::array<std::pair<ChannelRank, std::string_view>, 5> kRanks{
    {{ChannelRank::Mean, "mean"},
     {ChannelRank::MeanAbs, "mean-abs"},
     {ChannelRank::MaxAbs, "max-abs"},
     {ChannelRank::Max, "max"},
     {ChannelRank::Variance, "variance"}}};

/// From the top and the bottom in turn; ties can put a channel near the head of both rankings.
std::vector<std::int64_t>
inTurn(const std::vector<std::int64_t>& falling, const std::vector<std::int64_t>& rising)
{
    std::vector<bool> taken(falling.size(), false);
    std::vector<std::int64_t> order;
    auto top = falling.begin();
    auto bottom = rising.begin();
    while (order.size() < falling.size()) {
        auto& next = order.size() % 2 == 0 ? top : bottom;
        while (taken[static_cast<std::size_t>(*next)])
            ++next;
        taken[static_cast<std::size_t>(*next)] = true;
        order.push_back(*next);
    }
    return order;
}

}  // namespace

std::string_view toString(ChannelRank rank)
{
    for (const auto& [value, name] : kRanks) {
        if (value == rank)
            return name;
    }
    return "";
}

ChannelRank channelRankFromString(std::string_view text)
{
    std::string known;
    for (const auto& [value, name] : kRanks) {
        if (name == text)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown rank \"" + std::string(text) + "\"; use one of " + known);
}

std::vector<std::string_view> channelRankNames()
{
    std::vector<std::string_view> names;
    for (const auto& entry : kRanks)
        names.push_back(entry.second);
    return names;
}

at::Tensor channelImportance(const at::Tensor& gradient, ChannelRank rank)
{
    CLIPSCOPE_ENSURE(gradient.dim() == 3, "a gradient that is not [C, h, w]");
    const at::Tensor values = gradient.to(at::kDouble).flatten(1);
    switch (rank) {
    case ChannelRank::MeanAbs:
        return at::mean(at::abs(values), {1});
    case ChannelRank::MaxAbs:
        return at::amax(at::abs(values), {1});
    case ChannelRank::Max:
        return at::amax(values, {1});
    case ChannelRank::Variance:
        CLIPSCOPE_ENSURE(values.size(1) > 1, "the variance of a single gradient");
        return at::var(values, at::OptionalIntArrayRef({1}), /*unbiased=*/true);
    case ChannelRank::Mean:
        break;
    }
    return at::mean(values, {1});
}

ChannelRank usableRank(ChannelRank rank, const at::Tensor& gradient)
{
    const bool single = gradient.size(1) * gradient.size(2) == 1;
    return rank == ChannelRank::Variance && single ? ChannelRank::Mean : rank;
}

std::vector<std::int64_t> rankChannels(const at::Tensor& importance)
{
    const at::Tensor values = importance.to(at::kDouble).contiguous();
    const double* value = values.data_ptr<double>();
    // NaN would break the strict ordering that sorting needs.
    const auto key = [value](std::int64_t i) {
        return std::isnan(value[i]) ? -std::numeric_limits<double>::infinity() : value[i];
    };
    std::vector<std::int64_t> order(static_cast<std::size_t>(values.numel()));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
        return key(a) > key(b);
    });
    return order;
}

std::vector<std::int64_t>
pickChannels(const at::Tensor& importance, ChannelPick pick, std::int64_t k)
{
    std::vector<std::int64_t> order =
        rankChannels(pick == ChannelPick::Bottom ? at::neg(importance) : importance);
    if (pick == ChannelPick::Both)
        order = inTurn(order, rankChannels(at::neg(importance)));
    order.resize(static_cast<std::size_t>(
        std::clamp<std::int64_t>(k, 1, static_cast<std::int64_t>(order.size()))));
    return order;
}

}  // namespace clipscope
