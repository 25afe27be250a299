// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_downloader.h"

#include "core/base/error.h"
#include "core/base/sha256.h"

#include <chrono>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <span>
#include <utility>

namespace clipscope::test {
namespace {

class FakeDownloader final : public Downloader {
public:
    explicit FakeDownloader(std::shared_ptr<FakeNetwork> network) : m_network(std::move(network)) {}

    [[nodiscard]] Downloaded fetch(const Download& download, const RunContext& context) override
    {
        ++m_network->fetches;
        const std::string bytes = smallCheckpoint();
        const auto total = static_cast<std::int64_t>(bytes.size());
        context.step({.stage = "downloading", .done = 0, .total = total});
        if (m_network->fails)
            throw Error(ErrorCode::Unreadable, "nobody answers at " + download.urls.front());
        std::ofstream(download.partial, std::ios::binary) << bytes.substr(0, bytes.size() / 2);
        try {
            do {
                context.step({.stage = "downloading", .done = total / 2, .total = total});
            } while (m_network->waitsOn());
        } catch (const Cancelled&) {
            ++m_network->cancels;
            throw;
        }
        std::ofstream(download.partial, std::ios::binary) << bytes;
        return {
            .url = download.urls.front(),
            .sha256 = sha256Hex(std::as_bytes(std::span(bytes))),
            .bytes = total,
            .verified = false};
    }

private:
    std::shared_ptr<FakeNetwork> m_network;
};

}  // namespace

void FakeNetwork::hold()
{
    const std::scoped_lock lock(m_mutex);
    m_held = true;
}

void FakeNetwork::release()
{
    const std::scoped_lock lock(m_mutex);
    m_held = false;
    m_wake.notify_all();
}

bool FakeNetwork::waitsOn()
{
    std::unique_lock lock(m_mutex);
    if (m_held)
        m_wake.wait_for(lock, std::chrono::milliseconds(2));
    return m_held;
}

DownloaderFactory fakeDownloader(const std::shared_ptr<FakeNetwork>& network)
{
    return [network] { return std::make_unique<FakeDownloader>(network); };
}

std::string smallCheckpoint()
{
    const std::string header =
        R"({"weight":{"dtype":"F32","shape":[256],"data_offsets":[0,1024]}})";
    const std::uint64_t length = header.size();
    std::string bytes(sizeof(length), '\0');
    std::memcpy(bytes.data(), &length, sizeof(length));
    return bytes + header + std::string(1024, '\0');
}

}  // namespace clipscope::test
