// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one target over files that are already there: the part of a fuzzer that needs no fuzzer.
//
//   fuzz_safetensors FILE-OR-FOLDER...
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <vector>

namespace {

std::vector<std::filesystem::path> inputsIn(const std::filesystem::path& place)
{
    if (!std::filesystem::is_directory(place))
        return {place};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
        if (entry.is_regular_file())
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void run(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read it");
    const std::vector<char> content{std::istreambuf_iterator<char>(file), {}};
    // Exactly as long as the input, so that the address sanitizer sees a read past its end.
    const auto bytes = std::make_unique<std::uint8_t[]>(content.size());
    std::copy(content.begin(), content.end(), bytes.get());
    LLVMFuzzerTestOneInput(bytes.get(), content.size());
}

}  // namespace

int main(int argc, char** argv)
{
    std::size_t count = 0;
    std::filesystem::path current;
    try {
        for (const char* place : std::span(argv, static_cast<std::size_t>(argc)).subspan(1)) {
            for (const auto& path : inputsIn(place)) {
                current = path;
                run(path);
                ++count;
            }
        }
    } catch (const std::exception& error) {
        std::cerr << current.string() << ": " << error.what() << '\n';
        return 1;
    }
    std::cout << count << " inputs\n";
    return count == 0 ? 1 : 0;
}
