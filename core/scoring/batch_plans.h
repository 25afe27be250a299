// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>
#include <ATen/ops/constant_pad_nd.h>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace clipscope {

/// Networks planned for fixed batch sizes. Plans hold their own buffers, so only the few sizes in
/// use are kept.
template <typename Network>
class BatchPlans {
public:
    /// Runs `batch` [N, ...] through the network of its size, made by `build(N)` where there is
    /// none yet. A short last batch uses the plan of a full one with blank rows behind it.
    /// Returns the first N rows of the network's answer.
    template <typename Build>
    [[nodiscard]] at::Tensor run(const at::Tensor& batch, const Build& build)
    {
        const std::int64_t count = batch.size(0);
        const auto plan = m_plans.lower_bound(count);
        if (plan != m_plans.end() && plan->first <= 2 * count) {
            const std::int64_t missing = plan->first - count;
            if (missing == 0)
                return plan->second->run(batch);
            std::vector<std::int64_t> edges(2 * static_cast<std::size_t>(batch.dim()), 0);
            edges.back() = missing;
            return plan->second->run(at::constant_pad_nd(batch, edges)).narrow(0, 0, count);
        }
        if (m_plans.size() >= kPlansKept)
            m_plans.clear();
        return m_plans.emplace(count, build(count)).first->second->run(batch);
    }

private:
    static constexpr std::size_t kPlansKept = 2;
    std::map<std::int64_t, std::unique_ptr<Network>> m_plans;
};

}  // namespace clipscope
