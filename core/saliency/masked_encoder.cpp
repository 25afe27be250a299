// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/masked_encoder.h"

#include "core/clip/clip_model.h"

namespace clipscope {

namespace {

class ReferenceEncoder final : public MaskedEncoder {
public:
    explicit ReferenceEncoder(const ClipModel& model) : m_model(model) {}

    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override
    {
        return m_model.visual().encode(pixels);
    }
    [[nodiscard]] std::string name() const override { return "LibTorch, float32"; }

private:
    const ClipModel& m_model;
};

}  // namespace

std::unique_ptr<MaskedEncoder> makeReferenceEncoder(const ClipModel& model)
{
    return std::make_unique<ReferenceEncoder>(model);
}

}  // namespace clipscope
