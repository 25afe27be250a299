// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/run_context.h"

#include "core/base/error.h"

#include <utility>

namespace clipscope {

RunContext::RunContext(std::stop_token stop, RunSink* sink) : m_stop(std::move(stop)), m_sink(sink)
{
}

void RunContext::step(const Progress& progress) const
{
    if (m_stop.stop_requested())
        throw Cancelled{};
    if (m_sink != nullptr)
        m_sink->progress(progress);
}

void RunContext::partial(const NativeMap& map, const Progress& progress) const
{
    if (wantsPartials())
        m_sink->partial(map, progress);
}

}  // namespace clipscope
