// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

/// Runs one input; every program of this folder defines it. libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace clipscope::fuzz {

/// Ends the program if something that must hold for every input does not.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// Runs a reader that may refuse what it reads, as a file's fault and in one readable sentence.
/// Anything else that it throws leaves the target, which counts as a crash.
template <typename Reader>
void mayRefuse(const Reader& read)
{
    try {
        read();
    } catch (const Error& error) {
        const std::string sentence = error.what();
        require(
            error.code() == ErrorCode::Corrupt || error.code() == ErrorCode::Unsupported,
            "a bad file is Corrupt or Unsupported");
        require(!sentence.empty(), "a refusal says why");
        require(sentence.size() < 4096, "a refusal is short, whatever the file holds");
        for (const char c : sentence) {
            const auto byte = static_cast<unsigned char>(c);
            require(byte >= 0x20 && byte != 0x7F, "a refusal holds no control characters");
        }
    }
}

}  // namespace clipscope::fuzz
