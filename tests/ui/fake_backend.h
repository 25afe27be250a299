// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/backend.h"

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace clipscope::test {

/// What the fake does and what was asked of it; shared by a test and the engine thread.
struct FakeScript {
    std::atomic<int> loads{0};
    std::atomic<int> scores{0};
    std::atomic<int> explains{0};
    std::atomic<int> attributions{0};
    std::atomic<int> banks{0};  ///< that were begun
    std::atomic<bool> failNextExplain{false};
    std::atomic<bool> failLoads{false};
    std::atomic<bool> failAttributions{false};
    std::atomic<bool> isResNet{false};  ///< of models that are loaded
    std::atomic<int> channels{16};
    std::atomic<bool> hasBank{true};  ///< false: as methods that weigh no channels
    std::atomic<int> contextLength{8};
    std::atomic<double> estimate{14};  ///< seconds, of any explanation
    std::atomic<int> steps{4};         ///< of an explanation, each with a partial map
    std::atomic<int> waiting{0};       ///< explanations that have come to the hold
    std::atomic<std::thread::id> thread;

    std::atomic<bool> holdsLoads{false};      ///< hold() holds loading, too
    std::atomic<bool> holdsScores{false};     ///< hold() holds scores, too
    std::atomic<bool> holdsBanks{false};      ///< hold() holds work ahead, too
    std::atomic<bool> knowsActivation{true};  ///< a file beside the weights says it
    /// Holds model folders to be listed besides the model "fake"; set before the window is made.
    std::filesystem::path modelFolder;
    std::filesystem::path weights;  ///< of every model; empty: /nowhere/NAME

    /// The last model that was asked for.
    [[nodiscard]] ui::ModelWish lastWish();
    void setLastWish(const ui::ModelWish& wish);

    /// The logits of a request's prompts. Unset: the longest prompt has the highest one, and all
    /// are equally likely.
    using Logits = std::function<std::vector<double>(const ui::ScoreRequest&)>;
    [[nodiscard]] Logits logits();
    void setLogits(Logits logits);

    /// While held, an explanation reports its first step and waits; it still stops when asked to.
    void hold();
    void release();
    /// Returns once released or stopped.
    void waitWhileHeld(const RunContext& run);

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    ui::ModelWish m_lastWish;
    Logits m_logits;
    bool m_held = false;
};

/// A backend without a network, whose models do as the user says: channel c of its maps is hot in
/// cell c, the scores fall with c.
class FakeBackend final : public ui::Backend {
public:
    static constexpr int kSide = 4;  ///< cells per side

    explicit FakeBackend(std::shared_ptr<FakeScript> script);

    [[nodiscard]] std::vector<ui::ModelEntry> listModels() override;
    [[nodiscard]] ui::LoadedModel
    loadModel(const ui::ModelWish& wish, const RunContext& context) override;
    [[nodiscard]] std::vector<PromptScore>
    score(const ui::ScoreRequest& request, const RunContext& context) override;
    [[nodiscard]] SaliencyResult
    explain(const SaliencyRequest& request, const RunContext& context) override;
    /// Three layers of two heads: head h of layer l brings 0.01 (2 l + h + 1), head 1 against the
    /// prompt, all of it from cell 2 l + h.
    [[nodiscard]] HeadReport
    attributeHeads(const SaliencyRequest& request, const RunContext& context) override;
    void completeBank(const SaliencyRequest& request, const RunContext& context) override;
    [[nodiscard]] double estimateSeconds(const SaliencyRequest& request) override;

private:
    [[nodiscard]] ChannelBank bank(int k) const;

    std::shared_ptr<FakeScript> m_script;
};

[[nodiscard]] ui::BackendFactory fakeBackend(const std::shared_ptr<FakeScript>& script);

}  // namespace clipscope::test
