// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include "core/base/check.h"

#include <fstream>
#include <openssl/evp.h>
#include <vector>

namespace clipscope {

namespace {

EVP_MD_CTX* asContext(void* context)
{
    return static_cast<EVP_MD_CTX*>(context);
}

constexpr std::size_t kReadBlock = std::size_t{1} << 20U;

}  // namespace

void Sha256::Deleter::operator()(void* context) const
{
    EVP_MD_CTX_free(asContext(context));
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    CLIPSCOPE_ENSURE(
        m_context && EVP_DigestInit_ex(asContext(m_context.get()), EVP_sha256(), nullptr) == 1,
        "SHA-256 could not be started");
}

Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes)
{
    CLIPSCOPE_ENSURE(
        EVP_DigestUpdate(asContext(m_context.get()), bytes.data(), bytes.size()) == 1,
        "SHA-256 failed");
}

std::string Sha256::hex()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    CLIPSCOPE_ENSURE(
        EVP_DigestFinal_ex(asContext(m_context.get()), digest.data(), &length) == 1,
        "SHA-256 failed");
    constexpr const char* kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{2} * length);
    for (unsigned int i = 0; i < length; ++i) {
        text += kDigits[digest.at(i) >> 4U];
        text += kDigits[digest.at(i) & 15U];
    }
    return text;
}

std::string sha256Hex(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.update(bytes);
    return hash.hex();
}

std::string sha256OfFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(
            ErrorCode::Unreadable, "cannot open " + path.string() + " to compute its checksum");
    Sha256 hash;
    std::vector<char> block(kReadBlock);
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        const auto count = static_cast<std::size_t>(file.gcount());
        hash.update(std::as_bytes(std::span(block.data(), count)));
    }
    if (!file.eof())
        throw Error(ErrorCode::Unreadable, "cannot read " + path.string() + " to its end");
    return hash.hex();
}

}  // namespace clipscope
