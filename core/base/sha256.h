// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace clipscope {

/// Incremental SHA-256 (FIPS 180-4), computed by OpenSSL.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void update(std::span<const std::byte> bytes);
    /// Ends the computation: 64 lower-case hexadecimal digits. Call once.
    [[nodiscard]] std::string hex();

private:
    struct Deleter {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Deleter> m_context;
};

[[nodiscard]] std::string sha256Hex(std::span<const std::byte> bytes);
/// Throws Error(Unreadable) if the file cannot be read to its end.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path);

}  // namespace clipscope
