// SPDX-License-Identifier: GPL-3.0-or-later
// What the machine can do at best: the yardstick for how well the network is computed.
#include "core/measure/product_peak.h"

#include "core/base/stopwatch.h"

#include <algorithm>
#include <cstddef>
#include <dnnl.hpp>
#include <limits>
#include <vector>

namespace clipscope {

namespace {

constexpr dnnl::memory::dim kSide = 2048;

/// A matrix of ones or, in bfloat16, of whatever the bytes of ones are.
class Matrix {
public:
    Matrix(const dnnl::memory::desc& description, const dnnl::engine& engine)
        : m_bytes(description.get_size(), std::byte{0x3f})
        , m_memory(description, engine, m_bytes.data())
    {
    }
    [[nodiscard]] const dnnl::memory& memory() const { return m_memory; }

private:
    std::vector<std::byte> m_bytes;
    dnnl::memory m_memory;
};

}  // namespace

std::optional<double> measuredPeak(Precision precision, double seconds)
{
    const auto type = precision == Precision::BFloat16 ? dnnl::memory::data_type::bf16
                                                       : dnnl::memory::data_type::f32;
    try {
        const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
        dnnl::stream stream(engine);
        const dnnl::memory::desc any({kSide, kSide}, type, dnnl::memory::format_tag::any);
        const dnnl::matmul::primitive_desc plan({any, any, any}, engine);
        const Matrix left(plan.src_desc(), engine);
        const Matrix right(plan.weights_desc(), engine);
        const Matrix product(plan.dst_desc(), engine);
        const dnnl::matmul multiply(plan);
        double best = std::numeric_limits<double>::infinity();
        const Stopwatch whole;
        for (int run = 0; run < 2 || whole.milliseconds() < 1000 * seconds; ++run) {
            const Stopwatch watch;
            multiply.execute(
                stream,
                {{DNNL_ARG_SRC, left.memory()},
                 {DNNL_ARG_WEIGHTS, right.memory()},
                 {DNNL_ARG_DST, product.memory()}});
            stream.wait();
            best = std::min(best, watch.milliseconds() / 1000);
        }
        return static_cast<double>(kSide) * kSide * kSide / best;
    } catch (const dnnl::error&) {
        return std::nullopt;
    }
}

}  // namespace clipscope
