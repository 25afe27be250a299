// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/clip/clip_config.h"
#include "core/clip/visual_encoder.h"
#include "core/weights/weight_source.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace clipscope {

class TextEncoder;

/// A whole CLIP, immutable after construction, all weights fp32 on the CPU.
class ClipModel {
public:
    /// `weights`: canonical names, any float dtype (converted to fp32), loaded one by one.
    /// Throws Error(Corrupt) that names missing, left-over or wrongly shaped tensors; Cancelled.
    ClipModel(
        WeightSources weights,
        const ClipConfig& config,
        const std::string& fileName,
        const RunContext& context = RunContext());
    ClipModel(const StateDict& weights, const ClipConfig& config, const std::string& fileName);
    ~ClipModel();
    ClipModel(const ClipModel&) = delete;
    ClipModel& operator=(const ClipModel&) = delete;

    [[nodiscard]] const ClipConfig& config() const { return m_config; }
    [[nodiscard]] const VisualEncoder& visual() const { return *m_visual; }
    /// `ids`: one prompt, start and end included, at most `context` long.
    /// Returns [E], L2-normalised. Throws Error(InvalidArgument) for ids outside the vocabulary.
    [[nodiscard]] at::Tensor encodeText(const std::vector<std::int32_t>& ids) const;
    /// The same before normalisation.
    [[nodiscard]] at::Tensor encodeTextRaw(const std::vector<std::int32_t>& ids) const;
    /// The text tower, for methods that look inside.
    [[nodiscard]] const TextEncoder& textTower() const { return *m_text; }
    /// exp(logit_scale): 100 for OpenAI's models.
    [[nodiscard]] double logitScale() const { return m_logitScale; }
    [[nodiscard]] std::int64_t parameters() const { return m_parameters; }

private:
    ClipConfig m_config;
    std::unique_ptr<VisualEncoder> m_visual;
    std::unique_ptr<TextEncoder> m_text;
    double m_logitScale = 0;
    std::int64_t m_parameters = 0;
};

/// 8-bit RGB n x n (CV_8UC3) -> normalised [1, 3, n, n] fp32: (u / 255 - mean) / deviation.
[[nodiscard]] at::Tensor toPixels(const cv::Mat& rgb, const PixelStatistics& statistics);

}  // namespace clipscope
