// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/probe.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace clipscope::slow {

/// Activation and gradient of a layer as plain numbers. A class token's gradient is one number per
/// channel, which every cell shares.
struct Layer {
    int channels = 0;
    int height = 0;
    int width = 0;
    std::vector<double> a;
    std::vector<double> g;

    explicit Layer(const Probe& probe)
    {
        const at::Tensor activation = probe.activation().to(at::kDouble).contiguous();
        const at::Tensor gradient = probe.gradient().to(at::kDouble).contiguous();
        channels = static_cast<int>(activation.size(0));
        height = static_cast<int>(activation.size(1));
        width = static_cast<int>(activation.size(2));
        a.assign(activation.data_ptr<double>(), activation.data_ptr<double>() + activation.numel());
        g.assign(gradient.data_ptr<double>(), gradient.data_ptr<double>() + gradient.numel());
    }
    [[nodiscard]] int cells() const { return height * width; }
    [[nodiscard]] int gradientCells() const { return static_cast<int>(g.size()) / channels; }
    [[nodiscard]] double activation(int c, int i) const
    {
        return a[static_cast<std::size_t>(c * cells() + i)];
    }
    [[nodiscard]] double gradient(int c, int i) const
    {
        return g[static_cast<std::size_t>(gradientCells() == 1 ? c : c * cells() + i)];
    }
};

using Weight = std::function<double(const Layer&, int channel)>;
using Term = std::function<double(double activation, double gradient)>;

inline std::vector<double> weighted(const Layer& layer, const Weight& weight)
{
    std::vector<double> map(static_cast<std::size_t>(layer.cells()), 0.0);
    for (int c = 0; c < layer.channels; ++c) {
        const double w = weight(layer, c);
        for (int i = 0; i < layer.cells(); ++i)
            map[static_cast<std::size_t>(i)] += w * layer.activation(c, i);
    }
    return map;
}

inline std::vector<double> summed(const Layer& layer, const Term& term)
{
    std::vector<double> map(static_cast<std::size_t>(layer.cells()), 0.0);
    for (int c = 0; c < layer.channels; ++c)
        for (int i = 0; i < layer.cells(); ++i)
            map[static_cast<std::size_t>(i)] += term(layer.activation(c, i), layer.gradient(c, i));
    return map;
}

inline double gradCam(const Layer& layer, int c)
{
    double sum = 0;
    for (int i = 0; i < layer.gradientCells(); ++i)
        sum += layer.gradient(c, i);
    return sum / layer.gradientCells();
}

inline double gradCamPlusPlus(const Layer& layer, int c)
{
    double total = 0;
    for (int i = 0; i < layer.cells(); ++i)
        total += layer.activation(c, i);
    double weight = 0;
    for (int i = 0; i < layer.gradientCells(); ++i) {
        const double g = layer.gradient(c, i);
        if (g > 0)
            weight += g * g * g / (2 * g * g + total * g * g * g + 1e-6);
    }
    return weight;
}

inline double xGradCam(const Layer& layer, int c)
{
    double products = 0;
    double total = 1e-7;
    for (int i = 0; i < layer.cells(); ++i) {
        products += layer.gradient(c, i) * layer.activation(c, i);
        total += layer.activation(c, i);
    }
    return products / total;
}

inline double fem(const Layer& layer, int c, double deviations)
{
    double mean = 0;
    for (int i = 0; i < layer.cells(); ++i)
        mean += layer.activation(c, i) / layer.cells();
    double variance = 0;
    for (int i = 0; i < layer.cells(); ++i)
        variance += std::pow(layer.activation(c, i) - mean, 2) / layer.cells();
    int outside = 0;
    for (int i = 0; i < layer.cells(); ++i)
        outside += layer.activation(c, i) > mean + deviations * std::sqrt(variance) ? 1 : 0;
    return static_cast<double>(outside) / layer.cells();
}

/// The first principal component by power iteration: Y v, Y the centred terms [cells, channels].
/// `residual` is how far v is from an eigenvector of Y^T Y, relative to its eigenvalue.
inline std::vector<double> component(const Layer& layer, const Term& term, double& residual)
{
    const auto channels = static_cast<std::size_t>(layer.channels);
    const auto cells = static_cast<std::size_t>(layer.cells());
    std::vector<double> y(channels * cells);
    for (std::size_t c = 0; c < channels; ++c) {
        double mean = 0;
        for (std::size_t i = 0; i < cells; ++i) {
            const auto [ic, ii] = std::pair(static_cast<int>(c), static_cast<int>(i));
            y[c * cells + i] = term(layer.activation(ic, ii), layer.gradient(ic, ii));
            mean += y[c * cells + i] / static_cast<double>(cells);
        }
        for (std::size_t i = 0; i < cells; ++i)
            y[c * cells + i] -= mean;
    }
    std::vector<double> v(channels);
    for (std::size_t c = 0; c < channels; ++c)
        v[c] = 1.0 + 0.5 * std::sin(1.3 * static_cast<double>(c));
    std::vector<double> projection;
    for (int step = 0; step < 4000; ++step) {
        double length = 0;
        for (const double value : v)
            length += value * value;
        for (double& value : v)
            value /= std::sqrt(length);
        projection.assign(cells, 0.0);
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < cells; ++i)
                projection[i] += y[c * cells + i] * v[c];
        std::vector<double> next(channels, 0.0);
        double value = 0;
        for (std::size_t c = 0; c < channels; ++c) {
            for (std::size_t i = 0; i < cells; ++i)
                next[c] += y[c * cells + i] * projection[i];
            value += next[c] * v[c];
        }
        residual = 0;
        for (std::size_t c = 0; c < channels; ++c)
            residual = std::max(residual, std::abs(next[c] - value * v[c]) / value);
        v = next;
    }
    const auto [low, high] = std::minmax_element(projection.begin(), projection.end());
    if (std::abs(*low) > std::abs(*high))
        for (double& value : projection)
            value = -value;
    return projection;
}

/// As a map that the heatmap can be made of.
inline cv::Mat toMat(const std::vector<double>& values, int height)
{
    cv::Mat mat(height, static_cast<int>(values.size()) / height, CV_32FC1);
    std::transform(values.begin(), values.end(), mat.begin<float>(), [](double value) {
        return static_cast<float>(value);
    });
    return mat;
}

}  // namespace clipscope::slow
