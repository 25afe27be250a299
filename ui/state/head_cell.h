// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/attribution.h"

#include <QString>

#include <optional>

namespace clipscope::ui {

/// A head of a layer, or all heads of it.
struct HeadCell {
    int layer = 0;
    std::optional<int> head;  ///< nothing: the whole layer

    friend bool operator==(const HeadCell&, const HeadCell&) = default;
};

[[nodiscard]] bool contains(const Attribution& attribution, const HeadCell& cell);
/// What the cell adds to the cosine.
[[nodiscard]] double valueOf(const Attribution& attribution, const HeadCell& cell);
/// Where that comes from; for a negative value, where it speaks against the prompt.
[[nodiscard]] NativeMap mapOf(const Attribution& attribution, const HeadCell& cell);
/// "layer 3, head 5", "layer 3, all heads".
[[nodiscard]] QString nameOf(const HeadCell& cell);
/// "+0.0123", "−0.0040", "0.0": with a sign unless it rounds to zero, in the user's locale.
[[nodiscard]] QString signedNumber(double value, int digits);
/// "layer 3, head 5: +0.0123, +4.5 % of the cosine".
[[nodiscard]] QString describe(const Attribution& attribution, const HeadCell& cell);

}  // namespace clipscope::ui
