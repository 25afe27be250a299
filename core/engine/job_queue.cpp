// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/job_queue.h"

#include <algorithm>
#include <utility>

namespace clipscope {

JobQueue::JobQueue() : m_thread([this](const std::stop_token& quit) { loop(quit); }) {}

JobQueue::~JobQueue()
{
    const std::scoped_lock lock(m_mutex);
    m_thread.request_stop();
    m_runningStop.request_stop();
    m_waiting.clear();
}

JobQueue::JobId JobQueue::submit(std::string tag, Work work)
{
    JobId id = 0;
    {
        const std::scoped_lock lock(m_mutex);
        std::erase_if(m_waiting, [&](const Job& job) { return job.tag == tag; });
        if (m_runningTag == tag)
            m_runningStop.request_stop();
        id = ++m_lastId;
        m_waiting.push_back({.id = id, .tag = std::move(tag), .work = std::move(work), .stop = {}});
    }
    m_wake.notify_one();
    return id;
}

void JobQueue::cancel(const std::string& tag)
{
    const std::scoped_lock lock(m_mutex);
    for (Job& job : m_waiting)
        if (job.tag == tag)
            job.stop.request_stop();
    if (m_runningTag == tag)
        m_runningStop.request_stop();
}

void JobQueue::loop(const std::stop_token& quit)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, quit, [this] { return !m_waiting.empty(); }) ||
                quit.stop_requested())
                return;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_runningTag = job.tag;
            m_runningStop = job.stop;
        }
        job.work(job.id, job.stop.get_token());
        // What the job captured may be large or touch the caller: let it go before the next wait.
        job.work = nullptr;
        const std::scoped_lock lock(m_mutex);
        m_runningTag.clear();
        m_runningStop = std::stop_source(std::nostopstate);
    }
}

}  // namespace clipscope
