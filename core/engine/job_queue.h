// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace clipscope {

/// Runs jobs one at a time on one thread it owns. A job submitted with a tag replaces every queued
/// job with that tag and asks a running one of that tag to stop: the newest request wins.
class JobQueue {
public:
    using JobId = std::uint64_t;
    /// The job must not let exceptions escape.
    using Work = std::function<void(JobId, const std::stop_token&)>;

    JobQueue();
    /// Stops the running job, drops the queued ones without running them, joins.
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    /// Ids grow by one with each job, starting at 1.
    JobId submit(std::string tag, Work work);
    /// Asks every job with this tag, running or waiting, to stop. Waiting ones still start, see the
    /// stop at their first step and report that they were cancelled.
    void cancel(const std::string& tag);

private:
    struct Job {
        JobId id = 0;
        std::string tag;
        Work work;
        std::stop_source stop;
    };
    void loop(const std::stop_token& quit);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_waiting;
    std::string m_runningTag;
    std::stop_source m_runningStop{std::nostopstate};
    JobId m_lastId = 0;
    std::jthread m_thread;  // last: joins before the members it uses go away
};

}  // namespace clipscope
