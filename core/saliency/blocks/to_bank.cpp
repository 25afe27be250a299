// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/to_bank.h"

#include "core/base/check.h"

#include <algorithm>

namespace clipscope {

namespace {

cv::Mat toMat(const at::Tensor& matrix)
{
    const at::Tensor values = matrix.to(at::kFloat).contiguous();
    cv::Mat mat(static_cast<int>(values.size(0)), static_cast<int>(values.size(1)), CV_32FC1);
    std::copy_n(values.data_ptr<float>(), values.numel(), mat.ptr<float>());
    return mat;
}

}  // namespace

ChannelBank toChannelBank(const at::Tensor& activation)
{
    CLIPSCOPE_ENSURE(activation.dim() == 3, "an activation that is not [C, h, w]");
    ChannelBank bank;
    bank.activations = toMat(activation.flatten(1));
    bank.grid = {static_cast<int>(activation.size(2)), static_cast<int>(activation.size(1))};
    bank.weights.assign(static_cast<std::size_t>(activation.size(0)), 0.0F);
    return bank;
}

std::vector<float> toFloats(const at::Tensor& values)
{
    const at::Tensor flat = values.to(at::kFloat).contiguous();
    const float* first = flat.data_ptr<float>();
    return {first, first + flat.numel()};
}

NativeMap toNativeMap(const at::Tensor& values)
{
    CLIPSCOPE_ENSURE(values.dim() == 2, "a map that is not [h, w]");
    return {.values = toMat(values)};
}

}  // namespace clipscope
