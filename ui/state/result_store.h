// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/request.h"
#include "core/engine/result.h"
#include "ui/state/wish.h"

#include <QString>

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace clipscope::ui {

using ResultPtr = std::shared_ptr<const SaliencyResult>;

/// The most recent finished results, so that going back to one needs no network. A result answers
/// every k up to the one it was scored with.
class ResultStore {
public:
    /// `model`: what tells models apart, with anything else that is not in the request.
    void add(const SaliencyRequest& request, const std::string& model, ResultPtr result);
    /// The result that can answer `request`, made most recent; null if there is none.
    [[nodiscard]] ResultPtr find(const SaliencyRequest& request, const std::string& model);
    void clear() { m_entries.clear(); }

private:
    std::list<std::pair<std::string, ResultPtr>> m_entries;  // most recent first
};

/// The map that a fresh run with this k would give, from the kept bank, or what is to be made of
/// it; nothing if the bank does not cover k. Without a bank only the plain map can be had.
[[nodiscard]] std::optional<NativeMap>
mapFor(const SaliencyResult& result, const MapChoice& choice);

/// The weights of that map, C values, 0 for channels that are off. `result` must have a bank.
[[nodiscard]] std::vector<float> weightsFor(const SaliencyResult& result, const MapChoice& choice);

/// What that map is ("channel 1203", "299 of 300 channels"), unless it is the method's own.
[[nodiscard]] QString titleFor(const SaliencyResult& result, const MapChoice& choice);

}  // namespace clipscope::ui
