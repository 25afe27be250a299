// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "tests/fetch/bad_server.h"
#include "tests/support/temp_folder.h"
#include "ui/fetch/qt_downloader.h"

#include <gtest/gtest.h>

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace clipscope::test {

/// Bytes without a pattern that a shifted or doubled piece could hide in.
[[nodiscard]] std::string noise(std::size_t bytes, unsigned seed = 1);
[[nodiscard]] std::string sha256Of(const std::string& bytes);
[[nodiscard]] std::string contentOf(const std::filesystem::path& path);

/// Writes down all progress, and asks to stop once `when` holds.
class Listener final : public RunSink {
public:
    using When = std::function<bool(const Progress&)>;

    Listener() = default;
    explicit Listener(When when) : m_when(std::move(when)) {}

    void progress(const Progress& progress) override;
    void partial(const NativeMap& /*map*/, const Progress& /*progress*/) override {}
    [[nodiscard]] RunContext context() { return RunContext(m_stop.get_token(), this); }
    [[nodiscard]] const std::vector<Progress>& reports() const { return m_reports; }

private:
    When m_when;
    std::stop_source m_stop;
    std::vector<Progress> m_reports;
};

/// The kind and the sentence of an Error.
struct Complaint {
    ErrorCode code = ErrorCode::Internal;
    std::string text;
};

/// A server, a folder and a downloader in a hurry. No proxy of the machine is used.
class FetchTest : public ::testing::Test {
protected:
    FetchTest();
    ~FetchTest() override;

    /// A download of these paths of the server, in this order.
    [[nodiscard]] Download from(const std::vector<std::string>& paths) const;
    [[nodiscard]] Downloaded fetch(const Download& download, const RunContext& context = {}) const;
    /// What fetch() throws; a failure of the test if it returns.
    [[nodiscard]] Complaint complaintOf(const Download& download) const;
    /// True if fetch() throws Cancelled.
    [[nodiscard]] bool isCancelled(const Download& download, Listener& listener) const;
    /// What an earlier run may have left: the first bytes of a file, and where they came from.
    void leave(
        const std::string& bytes,
        const std::string& url,
        const std::string& etag,
        std::size_t total,
        const std::string& lastModified = "") const;
    [[nodiscard]] std::filesystem::path partial() const { return m_folder.path() / "model.part"; }
    [[nodiscard]] std::filesystem::path description() const
    {
        return m_folder.path() / "model.part.json";
    }

    BadServer m_server;
    TempFolder m_folder;
    ui::DownloaderOptions m_options{.stallSeconds = 0.4, .pauseSeconds = 0.01};
};

}  // namespace clipscope::test
