// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/request.h"
#include "ui/state/document.h"

#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// Which map to make of a finished result; needs no network.
struct MapChoice {
    std::optional<int> k;        ///< nothing: the method knows no k
    std::vector<int> off;        ///< channels left out of the sum, ascending
    std::optional<int> channel;  ///< the activation of this one instead of the sum

    /// Equal keys, of the same result and k: equal maps. Empty for the plain map.
    [[nodiscard]] std::string key() const;
};

[[nodiscard]] MapChoice mapChoiceOf(const Document& document);
/// The same for a state that need not be the document's. `channels`: Document::channelCount().
[[nodiscard]] MapChoice mapChoiceOf(const DocumentState& state, int channels);

/// What the document asks the engine to explain; nothing without a picture or with an empty prompt.
[[nodiscard]] std::optional<SaliencyRequest> wishOf(const Document& document);
[[nodiscard]] std::optional<SaliencyRequest> wishOf(const DocumentState& state, int channels);

/// Equal keys: the finished maps are equal. `model` tells models apart.
[[nodiscard]] std::string answerKey(const SaliencyRequest& request, const std::string& model);
/// The same without k: equal keys share one channel bank.
[[nodiscard]] std::string bankKey(const SaliencyRequest& request, const std::string& model);
/// The k that `request` asks of its method; nothing if the method has no such parameter.
[[nodiscard]] std::optional<int> requestedK(const SaliencyRequest& request);

}  // namespace clipscope::ui
