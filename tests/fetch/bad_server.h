// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace clipscope::test {

/// A request as the server saw it.
struct SeenRequest {
    std::string target;                         ///< "/model.pt", or a whole address behind a proxy
    std::map<std::string, std::string> fields;  ///< names in lower case

    [[nodiscard]] std::string field(const std::string& name) const;
};

/// How the server answers one request, well or badly.
struct Answer {
    int status = 200;
    std::string body;                 ///< the whole file
    std::vector<std::string> fields;  ///< more header lines: "Location: /other"
    std::string etag;                 ///< sent, and compared with If-Range
    /// Answers a Range with 206, if If-Range names `etag` or a field, and with 416 beyond the end.
    bool ranges = false;
    bool chunked = false;                     ///< no Content-Length
    std::optional<std::int64_t> announced;    ///< a Content-Length that is not true
    std::optional<std::string> contentRange;  ///< a Content-Range that is not true
    /// Sends so many bytes of the body, then closes ...
    std::optional<std::size_t> stopAfter;
    /// ... or the bytes before this position of the file; who asks for those beyond gets them all.
    std::optional<std::size_t> stopAt;
    /// Says nothing more instead of closing. A sequence of answers needs this: Qt repeats by itself
    /// a request whose connection closes before it has looked at the answer.
    bool stall = false;
    bool silent = false;                 ///< does not answer at all
    std::chrono::milliseconds delay{0};  ///< before the head
    std::optional<std::string> raw;      ///< sent in place of everything else
};

/// A small HTTP/1.1 server on 127.0.0.1 with threads of its own, written on bare sockets so that it
/// shares no misunderstanding with the code under test.
class BadServer {
public:
    BadServer();
    ~BadServer();
    BadServer(const BadServer&) = delete;
    BadServer& operator=(const BadServer&) = delete;

    /// One answer after the other to requests of `target`; the last one is repeated. Anything that
    /// was not prepared is answered with 404.
    void answer(const std::string& target, std::vector<Answer> answers);
    [[nodiscard]] std::string url(const std::string& path) const;
    [[nodiscard]] std::string host() const;  ///< "127.0.0.1:40001"
    /// The requests for `target` so far, the oldest first.
    [[nodiscard]] std::vector<SeenRequest> seen(const std::string& target) const;

private:
    void acceptAll();
    void serve(int socket);
    [[nodiscard]] Answer next(const SeenRequest& request);

    int m_listener = -1;
    int m_port = 0;
    mutable std::mutex m_mutex;
    bool m_stopping = false;
    std::map<std::string, std::vector<Answer>> m_answers;
    std::vector<SeenRequest> m_seen;
    std::vector<int> m_sockets;
    std::vector<std::jthread> m_connections;
    std::jthread m_acceptor;
};

}  // namespace clipscope::test
