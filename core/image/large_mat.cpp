// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <sys/mman.h>
#include <utility>

namespace clipscope {

namespace {

constexpr std::size_t kWorthwhile = std::size_t{2} << 20;  // one large page of x86 and ARM
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kMostKept = 0;  // memory that is used again hides who still reads it
#else
constexpr std::size_t kMostKept = std::size_t{160} << 20;
#endif

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};

struct Block {
    std::unique_ptr<void, Free> memory;
    std::size_t bytes = 0;
};

/// Dropped memory, the longest unused first.
class Pool {
public:
    /// Null where the system has none.
    [[nodiscard]] std::unique_ptr<void, Free> take(std::size_t bytes)
    {
        {
            const std::lock_guard lock(m_mutex);
            const auto found = std::find_if(m_kept.rbegin(), m_kept.rend(), [bytes](const auto& b) {
                return b.bytes == bytes;
            });
            if (found != m_kept.rend()) {
                std::unique_ptr<void, Free> memory = std::move(found->memory);
                m_kept.erase(std::next(found).base());
                m_total -= bytes;
                return memory;
            }
        }
        std::unique_ptr<void, Free> memory = fresh(bytes);
        if (!memory) {
            shrinkTo(0);
            memory = fresh(bytes);
        }
        return memory;
    }
    void give(std::unique_ptr<void, Free> memory, std::size_t bytes)
    {
        if (bytes > kMostKept)
            return;
        shrinkTo(kMostKept - bytes);
        const std::lock_guard lock(m_mutex);
        m_kept.push_back({std::move(memory), bytes});
        m_total += bytes;
    }

private:
    static std::unique_ptr<void, Free> fresh(std::size_t bytes)
    {
        const std::size_t whole = (bytes + kWorthwhile - 1) / kWorthwhile * kWorthwhile;
        std::unique_ptr<void, Free> memory(std::aligned_alloc(kWorthwhile, whole));
#ifdef MADV_HUGEPAGE
        // Advice, not a demand: the system may know no large pages.
        if (memory)
            (void)madvise(memory.get(), whole, MADV_HUGEPAGE);
#endif
        return memory;
    }
    void shrinkTo(std::size_t bytes)
    {
        std::deque<Block> gone;  // freed without the lock
        const std::lock_guard lock(m_mutex);
        while (m_total > bytes && !m_kept.empty()) {
            m_total -= m_kept.front().bytes;
            gone.push_back(std::move(m_kept.front()));
            m_kept.pop_front();
        }
    }

    std::mutex m_mutex;
    std::deque<Block> m_kept;
    std::size_t m_total = 0;
};

std::size_t bytesOf(int type)
{
    return static_cast<std::size_t>(CV_ELEM_SIZE(type));
}

/// As OpenCV's own, but for where memory comes from and goes to.
class PoolAllocator final : public cv::MatAllocator {
public:
    cv::UMatData* allocate(
        int dims,
        const int* sizes,
        int type,
        void* data,
        std::size_t* step,
        cv::AccessFlag flags,
        cv::UMatUsageFlags usage) const override
    {
        if (data)  // somebody's own memory
            return cv::Mat::getStdAllocator()->allocate(
                dims, sizes, type, data, step, flags, usage);
        std::size_t total = bytesOf(type);
        for (int i = dims - 1; i >= 0; --i) {
            if (step)
                step[i] = total;
            total *= static_cast<std::size_t>(sizes[i]);
        }
        auto unified = std::make_unique<cv::UMatData>(this);
        unified->data = unified->origdata = static_cast<uchar*>(m_pool.take(total).release());
        if (!unified->data)
            CV_Error(cv::Error::StsNoMem, "there is not enough memory for one more picture");
        unified->size = total;
        return unified.release();
    }
    bool allocate(cv::UMatData* data, cv::AccessFlag, cv::UMatUsageFlags) const override
    {
        return data != nullptr;
    }
    void deallocate(cv::UMatData* data) const override
    {
        const std::unique_ptr<cv::UMatData> gone(data);
        if (gone)
            m_pool.give(
                std::unique_ptr<void, Free>(std::exchange(gone->origdata, nullptr)), gone->size);
    }

private:
    mutable Pool m_pool;
};

cv::MatAllocator& poolAllocator()
{
    static auto* const allocator = new PoolAllocator;  // outlives every matrix
    return *allocator;
}

}  // namespace

cv::Mat makeLargeMat(int rows, int cols, int type)
{
    const std::size_t bytes =
        static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols) * bytesOf(type);
    if (bytes < kWorthwhile)
        return {rows, cols, type};
    cv::Mat mat;
    mat.allocator = &poolAllocator();
    mat.create(rows, cols, type);
    mat.allocator = nullptr;  // what is made of it later is made as usual
    return mat;
}

}  // namespace clipscope
