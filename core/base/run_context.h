// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

namespace clipscope {

struct NativeMap;  // core/heatmap/heatmap.h

/// How far a long computation has come.
struct Progress {
    std::string stage;       ///< for people: "scoring channels"
    std::int64_t done = 0;   ///< finished steps, in the unit of the stage
    std::int64_t total = 0;  ///< all steps; 0 while unknown
};

/// Receives what a long computation has to say. Called on the computing thread; must be quick.
class RunSink {
public:
    RunSink() = default;
    RunSink(const RunSink&) = delete;
    RunSink& operator=(const RunSink&) = delete;
    virtual ~RunSink() = default;
    virtual void progress(const Progress& progress) = 0;
    /// A map that is valid as it stands and will be refined. `progress` says from how many steps;
    /// 0: it is a quick draft by another method.
    virtual void partial(const NativeMap& map, const Progress& progress) = 0;
};

/// What a long computation gets to talk to its caller: a stop token and an optional sink.
/// Cheap to copy; the sink must outlive it.
class RunContext {
public:
    RunContext() = default;  ///< never stops, reports to nobody
    explicit RunContext(std::stop_token stop, RunSink* sink = nullptr);

    /// Reports progress and throws Cancelled once a stop was requested. Call it between batches,
    /// at least twice a second.
    void step(const Progress& progress) const;
    /// Hands a refined map to the sink; never throws Cancelled.
    void partial(const NativeMap& map, const Progress& progress) const;
    /// False when nobody listens, so that callers can skip computing partial maps.
    [[nodiscard]] bool wantsPartials() const { return m_sink != nullptr && m_partials; }
    /// The same, but partial maps go nowhere: for a run whose map is only a part of the answer.
    [[nodiscard]] RunContext withoutPartials() const
    {
        RunContext copy = *this;
        copy.m_partials = false;
        return copy;
    }
    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }

private:
    std::stop_token m_stop;
    RunSink* m_sink = nullptr;
    bool m_partials = true;
};

}  // namespace clipscope
