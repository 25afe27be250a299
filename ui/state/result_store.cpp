// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/result_store.h"

#include "ui/state/wish.h"

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr std::size_t kKept = 24;  // about 80 MB with the largest image tower's banks
}  // namespace

std::optional<NativeMap> mapFor(const SaliencyResult& result, std::optional<int> k)
{
    const auto scoredWith = result.params.find("k");
    if (!k || scoredWith == result.params.end())
        return result.map;
    if (std::get<std::int64_t>(scoredWith->second) == *k)
        return result.map;
    const auto percent = result.params.find("percent");
    if (percent != result.params.end() && std::get<double>(percent->second) > 0)
        return result.map;  // k was not asked
    if (!result.bank || *k < 1 || *k > largestK(*result.bank))
        return std::nullopt;
    return combineFirst(*result.bank, *k);
}

void ResultStore::add(const SaliencyRequest& request, const std::string& model, ResultPtr result)
{
    const std::string key = bankKey(request, model);
    m_entries.remove_if([&key](const auto& entry) { return entry.first == key; });
    m_entries.emplace_front(key, std::move(result));
    if (m_entries.size() > kKept)
        m_entries.pop_back();
}

ResultPtr ResultStore::find(const SaliencyRequest& request, const std::string& model)
{
    const std::string key = bankKey(request, model);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&key](const auto& entry) {
        return entry.first == key;
    });
    if (found == m_entries.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, found);
    return m_entries.front().second;
}

}  // namespace clipscope::ui
