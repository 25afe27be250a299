// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/vit_encoder.h"
#include "core/scoring/batch_plans.h"
#include "core/scoring/dnnl_encoders.h"
#include "core/scoring/dnnl_transformer.h"

namespace clipscope {

namespace {

class DnnlVitEncoder final : public MaskedEncoder {
public:
    DnnlVitEncoder(const VitEncoder& tower, StorageType storage)
        : m_tower(tower)
        , m_matrices(storage)
    {
    }

    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override
    {
        requireRoomForDnnl();
        // Cutting into patches is two percent of the work and stays with LibTorch, as do the last
        // norm and projection of a single token.
        const at::Tensor tokens = m_tower.embed(pixels);
        const at::Tensor classes = m_plans.run(tokens, [&](std::int64_t batch) {
            return std::make_unique<DnnlTransformer>(
                m_tower.blocks(),
                DnnlTransformer::Shape{.batch = batch, .tokens = tokens.size(1)},
                m_matrices);
        });
        return m_tower.project(classes.unsqueeze(1));
    }

    [[nodiscard]] std::string name() const override
    {
        return nameOfDnnlEncoder(m_matrices.storage());
    }

private:
    const VitEncoder& m_tower;
    mutable PackedMatrices m_matrices;
    mutable BatchPlans<DnnlTransformer> m_plans;
};

}  // namespace

std::unique_ptr<MaskedEncoder> makeDnnlVit(const VitEncoder& tower, StorageType storage)
{
    return std::make_unique<DnnlVitEncoder>(tower, storage);
}

}  // namespace clipscope
