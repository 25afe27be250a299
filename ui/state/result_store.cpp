// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/result_store.h"

#include "core/heatmap/contributions.h"
#include "ui/state/tr.h"

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr std::size_t kKept = 24;  // about 80 MB with the largest image tower's banks

/// The k to look up in the bank; nothing if the map as it was computed is meant.
std::optional<int> otherK(const SaliencyResult& result, std::optional<int> k)
{
    const auto scoredWith = result.params.find("k");
    if (!k || scoredWith == result.params.end() || std::get<std::int64_t>(scoredWith->second) == *k)
        return std::nullopt;
    const auto percent = result.params.find("percent");
    if (percent != result.params.end() && std::get<double>(percent->second) > 0)
        return std::nullopt;  // k was not asked
    return k;
}

}  // namespace

std::vector<float> weightsFor(const SaliencyResult& result, const MapChoice& choice)
{
    const auto k = otherK(result, choice.k);
    std::vector<float> weights = k ? weightsOfFirst(*result.bank, *k) : result.bank->weights;
    for (const int channel : choice.off)
        if (channel >= 0 && static_cast<std::size_t>(channel) < weights.size())
            weights[static_cast<std::size_t>(channel)] = 0;
    return weights;
}

std::optional<NativeMap> mapFor(const SaliencyResult& result, const MapChoice& choice)
{
    const auto k = otherK(result, choice.k);
    if (k && (!result.bank || *k < 1 || *k > largestK(*result.bank)))
        return std::nullopt;
    if (!result.bank)
        return result.map;
    if (choice.channel && *choice.channel >= 0 && *choice.channel < result.bank->channels())
        return channelMap(*result.bank, *choice.channel);
    if (!choice.off.empty())
        return combine(*result.bank, weightsFor(result, choice));
    return k ? combineFirst(*result.bank, *k) : result.map;
}

QString titleFor(const SaliencyResult& result, const MapChoice& choice)
{
    if (!result.bank)
        return {};
    if (choice.channel && *choice.channel < result.bank->channels())
        return tr("channel %1").arg(*choice.channel);
    const ChannelUse use = channelUse(*result.bank, choice.k, choice.off);
    return use.used == use.total ? QString() : tr("%1 of %2 channels").arg(use.used).arg(use.total);
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
