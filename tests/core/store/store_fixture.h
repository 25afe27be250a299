// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/store/model_store.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace clipscope {

inline std::string contentsOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string sha256Of(const std::string& bytes)
{
    return sha256Hex(std::as_bytes(std::span(bytes)));
}

/// A safetensors file with one tensor of four bytes.
inline std::string smallCheckpoint(const std::string& tensor = "weight")
{
    const std::string header =
        R"({")" + tensor + R"(":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
    const std::uint64_t length = header.size();
    std::string bytes(sizeof(length), '\0');
    std::memcpy(bytes.data(), &length, sizeof(length));
    return bytes + header + std::string(4, '\0');
}

/// Serves bytes by URL, without any network.
class FakeDownloader final : public Downloader {
public:
    std::map<std::string, std::string> served;
    std::vector<std::string> asked;
    bool statesChecksums = false;
    /// Writes half of the file and is interrupted there.
    bool cancels = false;

    [[nodiscard]] Downloaded fetch(const Download& download, const RunContext& context) override
    {
        context.step({.stage = "downloading"});
        for (const std::string& url : download.urls) {
            asked.push_back(url);
            const auto found = served.find(url);
            if (found == served.end())
                continue;
            return deliver(download, url, found->second);
        }
        throw Error(ErrorCode::Unreadable, "not found (404)");
    }

private:
    Downloaded
    deliver(const Download& download, const std::string& url, const std::string& bytes) const
    {
        const std::size_t count = cancels ? bytes.size() / 2 : bytes.size();
        std::ofstream(download.partial, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(count));
        if (cancels)
            throw Cancelled{};
        return {
            .url = url,
            .sha256 = sha256Of(bytes),
            .bytes = static_cast<std::int64_t>(bytes.size()),
            .verified = statesChecksums || !download.sha256.empty()};
    }
};

/// A home folder without caches, and a place for models.
class StoreFixture : public ::testing::Test {
protected:
    StoreFixture()
    {
        for (const char* name : {"XDG_CACHE_HOME", "TORCH_HOME", "HF_HOME", "HF_HUB_CACHE"})
            ::unsetenv(name);
        ::setenv("HOME", home.c_str(), 1);
    }

    /// Makes the folders above a new file.
    static void put(const std::filesystem::path& path, const std::string& bytes)
    {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

    [[nodiscard]] ModelStore storeWith(const std::string& models) const
    {
        const std::string text =
            R"({"schema": "clipscope.manifest/1", "models": [)" + models + "]}";
        return {folder.file("manifest.json", text), userModels};
    }

    /// A model that is one file with a published checksum.
    [[nodiscard]] static std::string
    plainModel(const std::string& name, const std::string& sha256 = {})
    {
        return R"({"name": ")" + name + R"(", "source": "OpenAI", "license": "MIT",
            "choices": {"activation": "quick_gelu", "vision_heads": 16, "resize_mode": "squash",
                        "image_mean": [0.5, 0.5, 0.5], "image_std": [0.25, 0.5, 0.5]},
            "files": [{"name": "net.pt", "urls": ["https://a.example/net.pt",
                       "https://b.example/net.pt"], "sha256": ")" +
               sha256 + R"("}]})";
    }

    /// A model of a repository, with an optional config.json of its own.
    [[nodiscard]] static std::string hubModel(const std::string& name)
    {
        return R"({"name": ")" + name + R"(", "source": "Hugging Face", "repository": "some/net",
            "choices": {"activation": "gelu"},
            "files": [{"name": "model.safetensors", "urls": ["https://h.example/model"]},
                      {"name": "config.json", "urls": ["https://h.example/config"],
                       "optional": true}]})";
    }

    TempFolder folder;
    std::filesystem::path home = folder.path() / "home";
    std::filesystem::path userModels = folder.path() / "models";
};

}  // namespace clipscope
