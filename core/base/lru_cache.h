// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <utility>

namespace clipscope {

/// Keeps the most recently used values within a limit of bytes; the newest stays even if it alone
/// is larger. Linear search: made for tens of large values. Not thread-safe.
template <typename Value>
class LruCache {
public:
    using Measure = std::function<std::int64_t(const Value&)>;

    /// `measure`: for values that grow while they are kept; asked whenever one is added.
    explicit LruCache(std::int64_t maxBytes, Measure measure = {})
        : m_maxBytes(maxBytes)
        , m_measure(std::move(measure))
    {
    }

    /// The value, now the most recently used, or nullptr.
    [[nodiscard]] std::shared_ptr<Value> find(const std::string& key)
    {
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
            if (it->key != key)
                continue;
            m_entries.splice(m_entries.begin(), m_entries, it);
            return m_entries.front().value;
        }
        return nullptr;
    }

    /// Adds a value under a key that is not there yet and drops the oldest ones over the limit.
    void insert(std::string key, std::shared_ptr<Value> value, std::int64_t bytes)
    {
        m_entries.push_front({std::move(key), std::move(value), bytes});
        m_bytes += bytes;
        if (m_measure)
            measureAll();
        while (m_bytes > m_maxBytes && m_entries.size() > 1) {
            m_bytes -= m_entries.back().bytes;
            m_entries.pop_back();
        }
    }

    void clear()
    {
        m_entries.clear();
        m_bytes = 0;
    }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }

private:
    struct Entry {
        std::string key;
        std::shared_ptr<Value> value;
        std::int64_t bytes = 0;
    };
    void measureAll()
    {
        m_bytes = 0;
        for (Entry& entry : m_entries) {
            entry.bytes = m_measure(*entry.value);
            m_bytes += entry.bytes;
        }
    }

    std::list<Entry> m_entries;
    std::int64_t m_maxBytes;
    Measure m_measure;
    std::int64_t m_bytes = 0;
};

}  // namespace clipscope
