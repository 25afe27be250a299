// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fetch/bad_server.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cctype>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace clipscope::test {
namespace {

bool sendAll(int socket, const std::string& bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count =
            ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

/// Returns when the other side has gone or the server stops.
void waitForTheEnd(int socket)
{
    std::array<char, 256> ignored{};
    while (::recv(socket, ignored.data(), ignored.size(), 0) > 0) {
    }
}

/// The next request; nothing at the end of the connection.
std::optional<SeenRequest> readRequest(int socket)
{
    std::string text;
    std::array<char, 1> letter{};
    while (!text.ends_with("\r\n\r\n")) {
        if (::recv(socket, letter.data(), 1, 0) <= 0)
            return std::nullopt;
        text += letter[0];
    }
    SeenRequest request;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    std::istringstream(line) >> line >> request.target;
    while (std::getline(lines, line) && line.size() > 1) {
        const std::size_t colon = line.find(": ");
        std::string name = line.substr(0, colon);
        std::ranges::transform(name, name.begin(), [](unsigned char letterOfName) {
            return static_cast<char>(std::tolower(letterOfName));
        });
        request.fields[name] = line.substr(colon + 2, line.size() - colon - 3);
    }
    return request;
}

/// The offset that the request wants to start at, if this answer heeds it.
std::optional<std::size_t> wantedOffset(const SeenRequest& request, const Answer& answer)
{
    const std::string range = request.field("range");
    const std::string condition = request.field("if-range");
    const bool met =
        condition.empty() || condition == answer.etag ||
        std::ranges::find(answer.fields, "Last-Modified: " + condition) != answer.fields.end();
    if (!answer.ranges || range.empty() || !met)
        return std::nullopt;
    return std::stoull(range.substr(std::string("bytes=").size()));
}

std::string chunksOf(const std::string& body)
{
    std::ostringstream text;
    constexpr std::size_t kChunk = 10000;
    for (std::size_t at = 0; at < body.size(); at += kChunk) {
        const std::string chunk = body.substr(at, kChunk);
        text << std::hex << chunk.size() << "\r\n" << chunk << "\r\n";
    }
    return text.str();
}

struct Message {
    std::string head;
    std::string body;
    bool isWhole = true;
};

Message compose(const SeenRequest& request, const Answer& answer)
{
    std::ostringstream head;
    std::string body = answer.body;
    int status = answer.status;
    std::string range;
    std::size_t offset = 0;
    if (const auto wanted = wantedOffset(request, answer)) {
        offset = *wanted;
        const std::string size = std::to_string(answer.body.size());
        const bool inside = offset < answer.body.size();
        status = inside ? 206 : 416;
        body = inside ? answer.body.substr(offset) : "";
        range = inside ? "bytes " + std::to_string(offset) + "-" +
                             std::to_string(answer.body.size() - 1) + "/" + size
                       : "bytes */" + size;
    }
    range = answer.contentRange.value_or(range);
    head << "HTTP/1.1 " << status << " Said\r\n";
    if (!range.empty())
        head << "Content-Range: " << range << "\r\n";
    if (!answer.etag.empty())
        head << "ETag: " << answer.etag << "\r\n";
    if (answer.chunked)
        head << "Transfer-Encoding: chunked\r\n";
    else
        head << "Content-Length: "
             << answer.announced.value_or(static_cast<std::int64_t>(body.size())) << "\r\n";
    for (const std::string& field : answer.fields)
        head << field << "\r\n";
    head << "\r\n";
    std::size_t end = answer.stopAfter.value_or(body.size());
    if (answer.stopAt && offset < *answer.stopAt)
        end = *answer.stopAt - offset;
    const bool stops = end < body.size();
    body = body.substr(0, end);
    if (answer.chunked)
        body = chunksOf(body) + (stops ? "" : "0\r\n\r\n");
    return {head.str(), body, !stops && !answer.announced};
}

}  // namespace

std::string SeenRequest::field(const std::string& name) const
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

BadServer::BadServer() : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    // The socket interface takes every kind of address as a sockaddr.
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0 ||
        ::listen(m_listener, 16) != 0 || ::getsockname(m_listener, generic, &length) != 0)
        throw std::runtime_error("the test server cannot listen on 127.0.0.1");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::jthread([this] { acceptAll(); });
}

BadServer::~BadServer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        ::shutdown(m_listener, SHUT_RDWR);
        for (const int socket : m_sockets)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_acceptor.join();
    m_connections.clear();
    for (const int socket : m_sockets)
        ::close(socket);
    ::close(m_listener);
}

void BadServer::answer(const std::string& target, std::vector<Answer> answers)
{
    const std::lock_guard lock(m_mutex);
    m_answers[target] = std::move(answers);
}

std::string BadServer::url(const std::string& path) const
{
    return "http://" + host() + path;
}

std::string BadServer::host() const
{
    return "127.0.0.1:" + std::to_string(m_port);
}

std::vector<SeenRequest> BadServer::seen(const std::string& target) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SeenRequest> requests;
    std::ranges::copy_if(m_seen, std::back_inserter(requests), [&target](const auto& request) {
        return request.target == target;
    });
    return requests;
}

void BadServer::acceptAll()
{
    while (true) {
        const int socket = ::accept(m_listener, nullptr, nullptr);
        const std::lock_guard lock(m_mutex);
        if (socket < 0 || m_stopping) {
            if (socket >= 0)
                ::close(socket);
            return;
        }
        m_sockets.push_back(socket);  // closed at the very end, so that no number is used twice
        m_connections.emplace_back([this, socket] {
            serve(socket);
            ::shutdown(socket, SHUT_RDWR);
        });
    }
}

Answer BadServer::next(const SeenRequest& request)
{
    const std::lock_guard lock(m_mutex);
    m_seen.push_back(request);
    const auto found = m_answers.find(request.target);
    if (found == m_answers.end())
        return {.status = 404, .body = "there is nothing here"};
    const Answer answer = found->second.front();
    if (found->second.size() > 1)
        found->second.erase(found->second.begin());
    return answer;
}

void BadServer::serve(int socket)
{
    while (const auto request = readRequest(socket)) {
        const Answer answer = next(*request);
        if (answer.silent)
            return waitForTheEnd(socket);
        if (answer.delay.count() > 0) {
            pollfd events{.fd = socket, .events = POLLRDHUP, .revents = 0};
            ::poll(&events, 1, static_cast<int>(answer.delay.count()));
        }
        if (answer.raw) {
            sendAll(socket, *answer.raw);
            return;
        }
        const Message message = compose(*request, answer);
        if (!sendAll(socket, message.head + message.body))
            return;
        if (answer.stall && !message.isWhole)
            return waitForTheEnd(socket);
        if (!message.isWhole)
            return;
    }
}

}  // namespace clipscope::test
