// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/state_dict.h"

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace clipscope {

/// A vision transformer and the parts of its embedding in double precision, with loops instead of
/// a library: one number for every layer, head and token. Heads of 64 numbers, QuickGELU.
class SlowVit {
public:
    using Row = std::vector<double>;
    using Rows = std::vector<Row>;

    /// Runs `pixels` [1, 3, n, n] once.
    SlowVit(StateDict weights, const at::Tensor& pixels, std::size_t layers)
        : m_weights(std::move(weights))
    {
        Rows tokens = norm(embedded(pixels), "visual.ln_pre");
        m_residuals.push_back(tokens.front());
        for (std::size_t layer = 0; layer < layers; ++layer)
            runBlock(tokens, "visual.transformer.resblocks." + std::to_string(layer) + ".");
        m_last = tokens.front();
    }

    /// What the class token took from token `i` through head `h` of layer `l`, along `direction`
    /// [E]: with the last norm's statistics as they are, and everything that belongs to no term
    /// spread evenly over all.
    [[nodiscard]] double
    term(std::size_t l, std::size_t h, std::size_t i, const Row& direction) const
    {
        return along(m_terms[l][h][i], parts() * double(heads() * tokens()), direction);
    }
    /// The same of the class token before layer `l`'s MLP wrote: 0 is the embedding.
    [[nodiscard]] double rest(std::size_t l, const Row& direction) const
    {
        return along(m_residuals[l], parts(), direction);
    }
    /// Cosine of the picture and `direction`, which has length 1, without any decomposition.
    [[nodiscard]] double cosine(const Row& direction) const
    {
        const Row e = project(norm({m_last}, "visual.ln_post").front());
        double dot = 0;
        for (std::size_t k = 0; k < e.size(); ++k)
            dot += e[k] * direction[k];
        return dot / length(e);
    }
    [[nodiscard]] std::size_t heads() const { return m_terms.front().size(); }
    [[nodiscard]] std::size_t tokens() const { return m_terms.front().front().size(); }

    [[nodiscard]] static Row numbers(const at::Tensor& tensor)
    {
        const at::Tensor flat = tensor.to(at::kDouble).contiguous();
        return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
    }

private:
    static constexpr std::size_t kHead = 64;

    [[nodiscard]] Row weight(const std::string& name) const { return numbers(m_weights.at(name)); }

    [[nodiscard]] static double length(const Row& row)
    {
        double squares = 0;
        for (const double value : row)
            squares += value * value;
        return std::sqrt(squares);
    }

    [[nodiscard]] Rows norm(const Rows& rows, const std::string& name) const
    {
        const Row scale = weight(name + ".weight");
        const Row shift = weight(name + ".bias");
        Rows result;
        for (const Row& row : rows) {
            const auto [mean, deviation] = statistics(row);
            Row normed;
            for (std::size_t c = 0; c < row.size(); ++c)
                normed.push_back((row[c] - mean) / deviation * scale[c] + shift[c]);
            result.push_back(normed);
        }
        return result;
    }

    struct Statistics {
        double mean = 0;
        double deviation = 0;
    };
    [[nodiscard]] static Statistics statistics(const Row& row)
    {
        double mean = 0;
        for (const double value : row)
            mean += value / double(row.size());
        double variance = 0;
        for (const double value : row)
            variance += (value - mean) * (value - mean) / double(row.size());
        return {mean, std::sqrt(variance + 1e-5)};
    }

    /// `matrix` and `bias` are names of [outputs, inputs] and [outputs].
    [[nodiscard]] Rows
    linear(const Rows& rows, const std::string& matrix, const std::string& bias) const
    {
        const Row w = weight(matrix);
        const Row b = weight(bias);
        Rows result;
        for (const Row& row : rows) {
            Row out = b;
            for (std::size_t o = 0; o < out.size(); ++o)
                for (std::size_t c = 0; c < row.size(); ++c)
                    out[o] += w[o * row.size() + c] * row[c];
            result.push_back(out);
        }
        return result;
    }

    [[nodiscard]] Rows embedded(const at::Tensor& pixels) const
    {
        const at::Tensor& kernel = m_weights.at("visual.conv1.weight");
        const auto width = static_cast<std::size_t>(kernel.size(0));
        const auto patch = static_cast<std::size_t>(kernel.size(2));
        const auto side = static_cast<std::size_t>(pixels.size(2));
        const Row w = numbers(kernel);
        const Row p = numbers(pixels);
        Rows tokens{weight("visual.class_embedding")};
        for (std::size_t top = 0; top < side; top += patch)
            for (std::size_t left = 0; left < side; left += patch) {
                Row token(width, 0);
                for (std::size_t o = 0; o < width; ++o)
                    for (std::size_t c = 0; c < 3; ++c)
                        for (std::size_t y = 0; y < patch; ++y)
                            for (std::size_t x = 0; x < patch; ++x)
                                token[o] += w[((o * 3 + c) * patch + y) * patch + x] *
                                            p[(c * side + top + y) * side + left + x];
                tokens.push_back(token);
            }
        const Row positions = weight("visual.positional_embedding");
        for (std::size_t i = 0; i < tokens.size(); ++i)
            for (std::size_t c = 0; c < width; ++c)
                tokens[i][c] += positions[i * width + c];
        return tokens;
    }

    /// Attention of token `i` to all tokens in head `h`.
    [[nodiscard]] static Row attention(const Rows& packed, std::size_t i, std::size_t h)
    {
        const std::size_t width = packed.front().size() / 3;
        Row weights;
        double highest = -1e300;
        for (const Row& other : packed) {
            double score = 0;
            for (std::size_t d = 0; d < kHead; ++d)
                score += packed[i][h * kHead + d] * other[width + h * kHead + d];
            weights.push_back(score / std::sqrt(double(kHead)));
            highest = std::max(highest, weights.back());
        }
        double sum = 0;
        for (double& value : weights)
            sum += value = std::exp(value - highest);
        for (double& value : weights)
            value /= sum;
        return weights;
    }

    void runBlock(Rows& tokens, const std::string& block)
    {
        const std::size_t width = tokens.front().size();
        const std::size_t count = tokens.size();
        const std::size_t headCount = width / kHead;
        const Rows packed = linear(
            norm(tokens, block + "ln_1"),
            block + "attn.in_proj_weight",
            block + "attn.in_proj_bias");
        const Row out = weight(block + "attn.out_proj.weight");
        const Row bias = weight(block + "attn.out_proj.bias");
        std::vector<Rows> ofClass(headCount);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t h = 0; h < headCount; ++h) {
                const Row weights = attention(packed, i, h);
                for (std::size_t from = 0; from < count; ++from) {
                    Row term(width);
                    for (std::size_t c = 0; c < width; ++c) {
                        term[c] = bias[c] / double(count * headCount);
                        for (std::size_t d = 0; d < kHead; ++d)
                            term[c] += weights[from] * packed[from][2 * width + h * kHead + d] *
                                       out[c * width + h * kHead + d];
                        tokens[i][c] += term[c];
                    }
                    if (i == 0)
                        ofClass[h].push_back(term);
                }
            }
        m_terms.push_back(ofClass);

        Rows hidden = linear(
            norm(tokens, block + "ln_2"), block + "mlp.c_fc.weight", block + "mlp.c_fc.bias");
        for (Row& row : hidden)
            for (double& value : row)
                value /= 1 + std::exp(-1.702 * value);
        const Rows written = linear(hidden, block + "mlp.c_proj.weight", block + "mlp.c_proj.bias");
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t c = 0; c < width; ++c)
                tokens[i][c] += written[i][c];
        m_residuals.push_back(written.front());
    }

    /// Through visual.proj [D, E].
    [[nodiscard]] Row project(const Row& row) const
    {
        const Row matrix = weight("visual.proj");
        Row result(matrix.size() / row.size(), 0);
        for (std::size_t e = 0; e < result.size(); ++e)
            for (std::size_t c = 0; c < row.size(); ++c)
                result[e] += row[c] * matrix[c * result.size() + e];
        return result;
    }

    [[nodiscard]] double parts() const { return double(2 * m_terms.size() + 1); }

    [[nodiscard]] double along(const Row& term, double shares, const Row& direction) const
    {
        const Row scale = weight("visual.ln_post.weight");
        const Row shift = weight("visual.ln_post.bias");
        const auto [mean, deviation] = statistics(m_last);
        Row normed;
        for (std::size_t c = 0; c < term.size(); ++c)
            normed.push_back(scale[c] * (term[c] - mean / shares) / deviation + shift[c] / shares);
        const Row e = project(normed);
        double dot = 0;
        for (std::size_t k = 0; k < e.size(); ++k)
            dot += e[k] * direction[k];
        return dot / length(project(norm({m_last}, "visual.ln_post").front()));
    }

    StateDict m_weights;
    std::vector<std::vector<Rows>> m_terms;  // [L][H][N][D]
    Rows m_residuals;                        // [L + 1][D]
    Row m_last;
};

}  // namespace clipscope
