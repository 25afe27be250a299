// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/saliency/registry.h"
#include "tests/support/tiny_scene.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

// The formulas of the score methods as they stand, in double and one value at a time.
namespace clipscope::reference {

/// Planes of numbers, row-major.
struct Planes {
    int count = 0;
    int height = 0;
    int width = 0;
    std::vector<double> values;

    [[nodiscard]] std::size_t index(int c, int y, int x) const
    {
        return static_cast<std::size_t>((c * height + y) * width + x);
    }
    [[nodiscard]] double at(int c, int y, int x) const { return values[index(c, y, x)]; }
    double& at(int c, int y, int x) { return values[index(c, y, x)]; }
};

inline Planes zeros(int count, int height, int width)
{
    return {
        count,
        height,
        width,
        std::vector<double>(static_cast<std::size_t>(count * height * width))};
}

/// [c, h, w] of any float dtype.
inline Planes planesOf(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.to(at::kDouble).contiguous();
    const double* first = flat.data_ptr<double>();
    return {
        static_cast<int>(tensor.size(0)),
        static_cast<int>(tensor.size(1)),
        static_cast<int>(tensor.size(2)),
        {first, first + flat.numel()}};
}

inline at::Tensor tensorOf(const Planes& planes)
{
    at::Tensor tensor = at::empty({planes.count, planes.height, planes.width}, at::kFloat);
    std::transform(
        planes.values.begin(), planes.values.end(), tensor.data_ptr<float>(), [](double value) {
            return static_cast<float>(value);
        });
    return tensor;
}

/// Bilinear, to n x n; corners meet corners, or half-pixel centres with repeated edges.
inline Planes enlarged(const Planes& map, int n, bool alignCorners)
{
    const auto position = [&](int i, int cells) {
        return alignCorners ? (n == 1 ? 0.0 : double(i) * (cells - 1) / (n - 1))
                            : std::max((i + 0.5) * cells / n - 0.5, 0.0);
    };
    Planes large = zeros(map.count, n, n);
    for (int c = 0; c < map.count; ++c)
        for (int y = 0; y < n; ++y)
            for (int x = 0; x < n; ++x) {
                const double py = position(y, map.height);
                const double px = position(x, map.width);
                const int y0 = std::min(static_cast<int>(py), map.height - 1);
                const int x0 = std::min(static_cast<int>(px), map.width - 1);
                const int y1 = std::min(y0 + 1, map.height - 1);
                const int x1 = std::min(x0 + 1, map.width - 1);
                large.at(c, y, x) =
                    (1 - (py - y0)) *
                        ((1 - (px - x0)) * map.at(c, y0, x0) + (px - x0) * map.at(c, y0, x1)) +
                    (py - y0) *
                        ((1 - (px - x0)) * map.at(c, y1, x0) + (px - x0) * map.at(c, y1, x1));
            }
    return large;
}

/// Every plane to [0, 1].
inline Planes rescaled(Planes planes, double epsilon)
{
    const auto size = static_cast<std::ptrdiff_t>(planes.height * planes.width);
    for (auto first = planes.values.begin(); first != planes.values.end(); first += size) {
        const double low = *std::min_element(first, first + size);
        const double high = *std::max_element(first, first + size);
        std::transform(first, first + size, first, [&](double value) {
            return (value - low) / (high - low + epsilon);
        });
    }
    return planes;
}

inline Planes plane(const Planes& planes, int c)
{
    Planes one = zeros(1, planes.height, planes.width);
    std::copy_n(
        planes.values.begin() + c * planes.height * planes.width,
        one.values.size(),
        one.values.begin());
    return one;
}

/// The mask of channel c of an activation, n x n.
inline Planes maskOf(const Planes& activation, int c, int n)
{
    return rescaled(enlarged(plane(activation, c), n, /*alignCorners=*/true), 1e-6);
}

inline Planes masked(Planes picture, const Planes& mask)
{
    for (int c = 0; c < picture.count; ++c)
        for (int y = 0; y < picture.height; ++y)
            for (int x = 0; x < picture.width; ++x)
                picture.at(c, y, x) *= mask.at(0, y, x);
    return picture;
}

inline std::vector<double> softmax(std::vector<double> values)
{
    double sum = 0;
    for (double& value : values)
        sum += value = std::exp(value);
    for (double& value : values)
        value /= sum;
    return values;
}

/// The sum of w_c A_c.
inline Planes weightedSum(const Planes& activation, const std::vector<double>& weights)
{
    Planes map = zeros(1, activation.height, activation.width);
    for (int c = 0; c < activation.count; ++c)
        for (int y = 0; y < map.height; ++y)
            for (int x = 0; x < map.width; ++x)
                map.at(0, y, x) += weights[static_cast<std::size_t>(c)] * activation.at(c, y, x);
    return map;
}

/// At the size of a picture that is not square.
inline Heatmap heatmapOf(const NativeMap& map)
{
    return makeHeatmap(map, Geometry({.width = 37, .height = 23}, 64, Fit::Stretch));
}

inline Heatmap heatmapOf(const Planes& map, Rectify rectify = Rectify::BeforeResize)
{
    cv::Mat values(map.height, map.width, CV_32FC1);
    std::transform(map.values.begin(), map.values.end(), values.begin<float>(), [](double value) {
        return static_cast<float>(value);
    });
    return heatmapOf(NativeMap{values, rectify});
}

/// Largest difference of two heatmaps, each from 0 to 1.
inline double difference(const Heatmap& a, const Heatmap& b)
{
    return cv::norm(a.values, b.values, cv::NORM_INF);
}

/// One encoder pass for one picture; independent of banks, batches and families.
inline double logitOf(const TinyScene& scene, const Planes& picture)
{
    const at::NoGradGuard guard;
    return scene.logitOf(scene.model->visual().encode(tensorOf(picture).unsqueeze(0)));
}

struct RunOptions {
    std::int64_t batch = 4;
    std::uint64_t seed = 7;
    RunContext context = {};
};

inline SaliencyOutcome
run(TinyScene& scene,
    const std::string& id,
    const std::map<std::string, ParamValue>& params = {},
    const RunOptions& options = {})
{
    const at::NoGradGuard guard;
    ProbeInputs inputs = scene.inputs(options.batch);
    inputs.seed = options.seed;
    const ClipProbe probe(std::move(inputs));
    return createMethod(id)->run(probe, ParamValues(findMethod(id), params), options.context);
}

/// What a probe of a real network is asked for, from given values; pictures are scored by `scorer`,
/// which gets [3, n, n].
class GivenProbe final : public Probe {
public:
    using Scorer = std::function<double(const at::Tensor& picture)>;

    GivenProbe(at::Tensor activation, at::Tensor gradient, at::Tensor pixels, Scorer scorer)
        : m_activation(std::move(activation))
        , m_gradient(std::move(gradient))
        , m_pixels(std::move(pixels))
        , m_scorer(std::move(scorer))
    {
    }
    [[nodiscard]] at::Tensor activation() const override { return m_activation; }
    [[nodiscard]] at::Tensor gradient() const override { return m_gradient; }
    [[nodiscard]] at::Tensor pixels() const override { return m_pixels; }
    [[nodiscard]] double score() const override { return m_scorer(m_pixels.squeeze(0)); }
    [[nodiscard]] std::vector<float> scores(
        const PictureFamily& family,
        const std::vector<std::int64_t>& rows,
        const RunContext& context,
        const OnBatch& onBatch) const override
    {
        std::vector<float> scores;
        for (const std::int64_t row : rows) {
            context.step({.stage = family.stage});
            scores.push_back(static_cast<float>(m_scorer(family.make({row}).squeeze(0))));
            if (onBatch)
                onBatch(scores);
        }
        m_scores[family.stage] = scores;
        return scores;
    }
    /// The scores of the last family with this stage.
    [[nodiscard]] const std::vector<float>& scoresOf(const std::string& stage) const
    {
        return m_scores[stage];
    }
    [[nodiscard]] SaliencyOutcome
    run(const std::string& id, const std::map<std::string, ParamValue>& params = {}) const
    {
        const ParamValues values(findMethod(id), params);
        return createMethod(id)->run(*this, values, RunContext());
    }

private:
    at::Tensor m_activation;
    at::Tensor m_gradient;
    at::Tensor m_pixels;
    Scorer m_scorer;
    mutable std::map<std::string, std::vector<float>> m_scores;
};

}  // namespace clipscope::reference
