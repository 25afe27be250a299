// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/job_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace clipscope {
namespace {

/// Lets a test wait for the worker without sleeping.
class Gate {
public:
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};

void waitForStop(const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait(lock, stop, [] { return false; });
}

TEST(JobQueueTest, RunsJobsInOrderWithRisingIds)
{
    std::vector<JobQueue::JobId> ran;
    Gate done;
    JobQueue queue;
    for (const char* tag : {"a", "b", "c"})
        queue.submit(tag, [&](JobQueue::JobId id, const std::stop_token&) { ran.push_back(id); });
    queue.submit("last", [&](JobQueue::JobId, const std::stop_token&) { done.open(); });
    done.wait();
    EXPECT_EQ(ran, (std::vector<JobQueue::JobId>{1, 2, 3}));
}

TEST(JobQueueTest, ANewJobStopsTheRunningOneOfItsTag)
{
    Gate started;
    Gate finished;
    std::atomic<bool> stopped = false;
    JobQueue queue;
    queue.submit("map", [&](JobQueue::JobId, const std::stop_token& stop) {
        started.open();
        waitForStop(stop);
        stopped = stop.stop_requested();
    });
    started.wait();
    queue.submit("map", [&](JobQueue::JobId, const std::stop_token&) { finished.open(); });
    finished.wait();
    EXPECT_TRUE(stopped);
}

TEST(JobQueueTest, ANewJobReplacesWaitingOnesOfItsTagOnly)
{
    Gate started;
    Gate release;
    Gate finished;
    std::vector<int> ran;
    JobQueue queue;
    queue.submit("busy", [&](JobQueue::JobId, const std::stop_token&) {
        started.open();
        release.wait();
    });
    started.wait();
    for (int i = 0; i < 20; ++i)
        queue.submit(
            "map", [&ran, i](JobQueue::JobId, const std::stop_token&) { ran.push_back(i); });
    queue.submit("scores", [&](JobQueue::JobId, const std::stop_token&) { ran.push_back(100); });
    queue.submit("end", [&](JobQueue::JobId, const std::stop_token&) { finished.open(); });
    release.open();
    finished.wait();
    EXPECT_EQ(ran, (std::vector<int>{19, 100}));
}

TEST(JobQueueTest, AWaitingJobThatIsCancelledStillStartsAndSeesTheStop)
{
    Gate started;
    Gate release;
    Gate finished;
    std::atomic<bool> sawStop = false;
    JobQueue queue;
    queue.submit("busy", [&](JobQueue::JobId, const std::stop_token&) {
        started.open();
        release.wait();
    });
    started.wait();
    queue.submit("map", [&](JobQueue::JobId, const std::stop_token& stop) {
        sawStop = stop.stop_requested();
        finished.open();
    });
    queue.cancel("map");
    release.open();
    finished.wait();
    EXPECT_TRUE(sawStop);
}

TEST(JobQueueTest, CancelLeavesOtherTagsAlone)
{
    Gate started;
    Gate release;
    std::atomic<bool> stopped = true;
    Gate finished;
    JobQueue queue;
    queue.submit("load", [&](JobQueue::JobId, const std::stop_token& stop) {
        started.open();
        release.wait();
        stopped = stop.stop_requested();
        finished.open();
    });
    started.wait();
    queue.cancel("map");
    release.open();
    finished.wait();
    EXPECT_FALSE(stopped);
}

TEST(JobQueueTest, DestructionStopsTheRunningJobAndDropsTheWaitingOnes)
{
    for (int round = 0; round < 20; ++round) {
        std::atomic<bool> ranSecond = false;
        Gate started;
        {
            JobQueue queue;
            queue.submit("first", [&](JobQueue::JobId, const std::stop_token& stop) {
                started.open();
                waitForStop(stop);
            });
            queue.submit(
                "second", [&](JobQueue::JobId, const std::stop_token&) { ranSecond = true; });
            started.wait();
        }
        EXPECT_FALSE(ranSecond);
    }
}

TEST(JobQueueTest, ManyThreadsMaySubmitAndCancel)
{
    std::atomic<int> ran = 0;
    {
        JobQueue queue;
        std::vector<std::jthread> people;
        for (int person = 0; person < 4; ++person)
            people.emplace_back([&queue, &ran, person] {
                const std::string tag = "tag" + std::to_string(person % 2);
                for (int i = 0; i < 200; ++i) {
                    queue.submit(tag, [&](JobQueue::JobId, const std::stop_token&) { ++ran; });
                    if (i % 7 == 0)
                        queue.cancel(tag);
                }
            });
        people.clear();
        Gate done;
        queue.submit("end", [&](JobQueue::JobId, const std::stop_token&) { done.open(); });
        done.wait();
    }
    EXPECT_GE(ran, 2);
    EXPECT_LE(ran, 800);
}

}  // namespace
}  // namespace clipscope
