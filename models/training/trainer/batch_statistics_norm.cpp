// SPDX-License-Identifier: GPL-3.0-or-later
// BatchNorm with the statistics of the batch, and its gradient.
//
// Paper:  Ioffe and Szegedy, ICML 2015, arXiv:1502.03167, section 3.
// Agrees: torch::batch_norm (tests/training/batch_norm_test.cpp).
#include "models/training/trainer/batch_statistics_norm.h"

#include "models/training/trainer/norm_loops.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/relu.h>
#include <torch/csrc/autograd/custom_function.h>

#include <cmath>
#include <utility>

namespace clipscope::training {

namespace {

constexpr double kEpsilon = 1e-5;  // BatchNorm2d's defaults, which CLIP keeps
constexpr double kMomentum = 0.1;

using Saved = torch::autograd::AutogradContext;
using Gradients = torch::autograd::variable_list;

const Half* numbersOf(const at::Tensor& tensor)
{
    return tensor.defined() ? static_cast<const Half*>(tensor.data_ptr()) : nullptr;
}

Half* targetOf(const at::Tensor& tensor)
{
    return tensor.defined() ? static_cast<Half*>(tensor.data_ptr()) : nullptr;
}

at::Tensor asMaps(const at::Tensor& tensor)
{
    return tensor.to(at::kBFloat16).contiguous(at::MemoryFormat::ChannelsLast);
}

NormRows rowsOf(const at::Tensor& maps)
{
    return {.rows = maps.numel() / maps.size(1), .channels = maps.size(1)};
}

at::Tensor vectorOf(std::int64_t channels)
{
    return at::empty({channels}, at::TensorOptions(at::kFloat));
}

enum class After : std::int64_t { Nothing, Relu, SumRelu };

/// norm(x) (+ identity), clipped: one pass for the statistics, one for the rest.
struct DirectNorm : torch::autograd::Function<DirectNorm> {
    static at::Tensor forward(
        Saved* saved,
        const at::Tensor& input,
        const at::Tensor& weight,
        const at::Tensor& bias,
        at::Tensor runningMean,
        at::Tensor runningVariance,
        const c10::optional<at::Tensor>& other,
        std::int64_t after)
    {
        const at::Tensor x = asMaps(input);
        const at::Tensor identity = other ? asMaps(*other) : at::Tensor();
        const NormRows shape = rowsOf(x);
        const ChannelSums sums = channelSums(shape, numbersOf(x), numbersOf(x), nullptr);

        const at::Tensor mean = vectorOf(shape.channels);
        const at::Tensor inverse = vectorOf(shape.channels);  // 1 / standard deviation
        std::vector<float> scale(static_cast<std::size_t>(shape.channels));
        std::vector<float> shift(scale.size());
        const auto count = static_cast<double>(shape.rows);
        const float* gamma = weight.data_ptr<float>();
        const float* beta = bias.data_ptr<float>();
        auto* meanOut = mean.data_ptr<float>();
        auto* inverseOut = inverse.data_ptr<float>();
        auto* movedMean = runningMean.data_ptr<float>();
        auto* movedVariance = runningVariance.data_ptr<float>();
        for (std::size_t c = 0; c < scale.size(); ++c) {
            const double m = sums.first[c] / count;
            const double variance = std::max(0.0, sums.second[c] / count - m * m);
            const double factor = 1.0 / std::sqrt(variance + kEpsilon);
            const double unbiased = variance * count / std::max(1.0, count - 1.0);
            meanOut[c] = static_cast<float>(m);
            inverseOut[c] = static_cast<float>(factor);
            scale[c] = static_cast<float>(static_cast<double>(gamma[c]) * factor);
            shift[c] = static_cast<float>(
                static_cast<double>(beta[c]) - m * static_cast<double>(gamma[c]) * factor);
            movedMean[c] += static_cast<float>(kMomentum * (m - static_cast<double>(movedMean[c])));
            movedVariance[c] +=
                static_cast<float>(kMomentum * (unbiased - static_cast<double>(movedVariance[c])));
        }
        const at::Tensor result = at::empty_like(x);
        const auto clip =
            after == static_cast<std::int64_t>(After::Nothing) ? Clip::None : Clip::BelowZero;
        applyNorm(
            shape,
            numbersOf(x),
            numbersOf(identity),
            scale.data(),
            shift.data(),
            clip,
            targetOf(result));
        saved->saved_data["after"] = after;
        saved->save_for_backward(
            {x, clip == Clip::None ? at::Tensor() : result, weight, mean, inverse});
        return result;
    }

    static Gradients backward(Saved* saved, const Gradients& gradients)
    {
        const auto tensors = saved->get_saved_variables();
        const at::Tensor& x = tensors[0];
        const at::Tensor& mask = tensors[1];
        const at::Tensor gradient = asMaps(gradients.front());
        const bool sums =
            saved->saved_data["after"].toInt() == static_cast<std::int64_t>(After::SumRelu);
        const NormRows shape = rowsOf(x);
        const ChannelSums totals =
            channelSums(shape, numbersOf(gradient), numbersOf(x), numbersOf(mask));

        const at::Tensor byWeight = vectorOf(shape.channels);
        const at::Tensor byBias = vectorOf(shape.channels);
        std::vector<float> a(static_cast<std::size_t>(shape.channels));
        std::vector<float> b(a.size());
        std::vector<float> c(a.size());
        const auto count = static_cast<double>(shape.rows);
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double mean = static_cast<double>(tensors[3].data_ptr<float>()[i]);
            const double inverse = static_cast<double>(tensors[4].data_ptr<float>()[i]);
            const double gamma = static_cast<double>(tensors[2].data_ptr<float>()[i]);
            // Of sum g and sum g xhat with xhat = (x - mean) inverse:
            // dx = gamma inverse (g - sum g / R - xhat sum(g xhat) / R).
            const double sumG = totals.first[i];
            const double sumGx = (totals.second[i] - mean * sumG) * inverse;
            byBias.data_ptr<float>()[i] = static_cast<float>(sumG);
            byWeight.data_ptr<float>()[i] = static_cast<float>(sumGx);
            const double scale = gamma * inverse;
            const double slope = -scale * inverse * sumGx / count;
            a[i] = static_cast<float>(scale);
            b[i] = static_cast<float>(slope);
            c[i] = static_cast<float>(-scale * sumG / count - slope * mean);
        }
        const at::Tensor byInput = at::empty_like(x);
        const at::Tensor byIdentity = sums ? at::empty_like(x) : at::Tensor();
        applyNormGradient(
            shape,
            numbersOf(gradient),
            numbersOf(mask),
            numbersOf(x),
            {.a = a.data(), .b = b.data(), .c = c.data()},
            targetOf(byInput),
            targetOf(byIdentity));
        return {byInput, byWeight, byBias, {}, {}, byIdentity, {}};
    }
};

}  // namespace

BatchStatisticsNorm::BatchStatisticsNorm(Vectors vectors, Precision precision)
    : m_vectors(std::move(vectors))
    , m_precision(precision)
{
}

BatchNormSource BatchStatisticsNorm::source(Precision precision)
{
    return [precision](const WeightReader& vectors, std::int64_t channels) {
        const auto take = [&](const char* name) { return vectors.take(name, {channels}); };
        return std::make_shared<BatchStatisticsNorm>(
            Vectors{
                .weight = take("weight"),
                .bias = take("bias"),
                .runningMean = take("running_mean"),
                .runningVariance = take("running_var")},
            precision);
    };
}

bool BatchStatisticsNorm::isDirect(const at::Tensor& x) const
{
    return m_precision == Precision::Mixed && x.is_cpu();
}

at::Tensor BatchStatisticsNorm::plain(const at::Tensor& x) const
{
    const auto precision = m_vectors.weight.scalar_type();
    return at::batch_norm(
               x.to(precision),
               m_vectors.weight,
               m_vectors.bias,
               m_vectors.runningMean,
               m_vectors.runningVariance,
               /*training=*/true,
               kMomentum,
               kEpsilon,
               /*cudnn_enabled=*/true)
        .to(x.scalar_type());
}

namespace {

at::Tensor direct(
    const BatchStatisticsNorm::Vectors& vectors,
    const at::Tensor& x,
    const c10::optional<at::Tensor>& identity,
    After after)
{
    return DirectNorm::apply(
        x,
        vectors.weight,
        vectors.bias,
        vectors.runningMean,
        vectors.runningVariance,
        identity,
        static_cast<std::int64_t>(after));
}

}  // namespace

at::Tensor BatchStatisticsNorm::forward(const at::Tensor& x) const
{
    return isDirect(x) ? direct(m_vectors, x, c10::nullopt, After::Nothing) : plain(x);
}

at::Tensor BatchStatisticsNorm::forwardRelu(const at::Tensor& x) const
{
    return isDirect(x) ? direct(m_vectors, x, c10::nullopt, After::Relu) : at::relu(plain(x));
}

at::Tensor
BatchStatisticsNorm::forwardSumRelu(const at::Tensor& x, const at::Tensor& identity) const
{
    return isDirect(x) ? direct(m_vectors, x, identity, After::SumRelu)
                       : at::relu(plain(x) + identity);
}

}  // namespace clipscope::training
