// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/residual_block.h"

#include "core/clip/layers/activation.h"

#include <ATen/TensorOperators.h>

#include <cstddef>
#include <string>

namespace clipscope {

at::Tensor Mlp::forward(const at::Tensor& x) const
{
    return c_proj.forward(activate(c_fc.forward(x), activation));
}

ResidualBlock ResidualBlock::read(const WeightReader& weights, const Size& size)
{
    ResidualBlock block;
    block.ln_1 = LayerNorm::read(weights.scoped("ln_1."), size.width);
    block.attn = Attention::read(weights.scoped("attn."), size.width, size.heads);
    block.ln_2 = LayerNorm::read(weights.scoped("ln_2."), size.width);
    block.mlp.c_fc = Linear::read(weights.scoped("mlp.c_fc."), size.width, -1);
    block.mlp.c_proj =
        Linear::read(weights.scoped("mlp.c_proj."), block.mlp.c_fc.weight.size(0), size.width);
    block.mlp.activation = size.activation;
    return block;
}

at::Tensor ResidualBlock::forward(const at::Tensor& x, const at::Tensor& mask) const
{
    return finish(ln_1.forward(x), x, mask);
}

at::Tensor ResidualBlock::finish(
    const at::Tensor& normed, const at::Tensor& carried, const at::Tensor& mask) const
{
    const at::Tensor attended = carried + attn.forward(normed, mask);
    return attended + mlp.forward(ln_2.forward(attended));
}

std::vector<ResidualBlock>
readBlocks(const WeightReader& weights, int count, const ResidualBlock::Size& size)
{
    std::vector<ResidualBlock> blocks;
    blocks.reserve(static_cast<std::size_t>(count));
    for (int block = 0; block < count; ++block)
        blocks.push_back(ResidualBlock::read(weights.scoped(std::to_string(block) + "."), size));
    return blocks;
}

}  // namespace clipscope
