// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/state_dict.h"

#include <string>

namespace clipscope::training {

/// AdamW (Loshchilov and Hutter, arXiv:1711.05101, algorithm 2) that also keeps an average of the
/// weights. Its state is plain tensors, so that a checkpoint holds all of it.
struct Optimiser {
    struct Step {
        double rate = 1e-3;
        double decay = 0.05;     ///< for tensors of two dimensions and more
        double average = 0.999;  ///< share that the averaged weights keep
        double longest = 1.0;    ///< gradients together are shortened to this length
    };

    StateDict first;     ///< running mean of the gradients
    StateDict second;    ///< running mean of their squares
    StateDict averaged;  ///< running mean of the weights, and of all else in `weights`
    std::int64_t steps = 0;

    /// Starts from zero, with the average at the weights.
    [[nodiscard]] static Optimiser start(const StateDict& weights);
    /// Moves every weight that has a gradient, in place, and clears the gradients. Returns the
    /// gradients' length before it was cut.
    double apply(StateDict& weights, const Step& step);
};

}  // namespace clipscope::training
