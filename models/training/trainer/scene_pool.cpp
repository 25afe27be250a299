// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/scene_pool.h"

#include "core/base/check.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <string>

namespace clipscope::training {

namespace {

constexpr std::array<char, 8> kMagic{'C', 'S', 'P', 'O', 'O', 'L', '0', '1'};
constexpr std::size_t kHeader = 64;
constexpr std::uint16_t kNone = 0xffff;
constexpr std::size_t kTail = PoolRecord::kLabels * sizeof(std::uint16_t);
constexpr std::int64_t kRenderedAtOnce = 64;

std::size_t pixelBytes(int side)
{
    return static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 3;
}

std::string headerOf(const SceneSource& source, const PoolOptions& options)
{
    std::uint64_t hash = mixed(vocabularyHash(source.vocabulary()), options.seed);
    for (const char character : options.scene.dump())
        hash = mixed(hash, static_cast<unsigned char>(character));
    std::string header(kHeader, '\0');
    const auto put = [&, at = std::size_t{0}](const auto& value) mutable {
        std::memcpy(header.data() + at, &value, sizeof(value));
        at += sizeof(value);
    };
    auto write = put;
    write(kMagic);
    write(static_cast<std::uint32_t>(options.side));
    write(static_cast<std::uint32_t>(pixelBytes(options.side) + kTail));
    write(static_cast<std::uint64_t>(options.count));
    write(hash);
    return header;
}

/// The record's bytes. Labels beyond eight are left out.
std::string recordOf(const TrainingScene& scene, int side)
{
    CLIPSCOPE_ENSURE(scene.rgb.size() == pixelBytes(side), "a scene of another size than asked");
    std::string bytes(scene.rgb.begin(), scene.rgb.end());
    std::array<std::uint16_t, PoolRecord::kLabels> labels{};
    labels.fill(kNone);
    std::copy_n(scene.labels.begin(), std::min(scene.labels.size(), labels.size()), labels.begin());
    std::string packed(sizeof(labels), '\0');
    std::memcpy(packed.data(), labels.data(), sizeof(labels));
    bytes += packed;
    return bytes;
}

}  // namespace

ScenePool ScenePool::open(
    const std::filesystem::path& path, const SceneSource& source, const PoolOptions& options)
{
    ScenePool pool;
    pool.m_file = MappedFile::open(path);
    pool.m_side = options.side;
    pool.m_stream = source.stream(options.scene, options.seed);
    const auto bytes = pool.m_file->bytes();
    const std::string header = headerOf(source, options);
    if (bytes.size() < kHeader || std::memcmp(bytes.data(), header.data(), kHeader) != 0)
        throw Error(
            ErrorCode::Corrupt,
            path.string() + " is not the pool that the recipe describes; remove it");
    pool.m_size =
        static_cast<std::int64_t>((bytes.size() - kHeader) / (pixelBytes(options.side) + kTail));
    return pool;
}

void ScenePool::write(
    const std::filesystem::path& path,
    const SceneSource& source,
    const PoolOptions& options,
    const RunContext& context)
{
    const std::size_t recordBytes = pixelBytes(options.side) + kTail;
    std::int64_t done = 0;
    if (std::filesystem::exists(path) && std::filesystem::file_size(path) > kHeader) {
        done = open(path, source, options).size();
        std::filesystem::resize_file(path, kHeader + static_cast<std::size_t>(done) * recordBytes);
    } else {
        const std::string header = headerOf(source, options);
        std::ofstream(path, std::ios::binary)
            .write(header.data(), static_cast<std::streamsize>(header.size()));
    }
    const auto stream = source.stream(options.scene, options.seed);
    std::ofstream file(path, std::ios::binary | std::ios::app);
    while (done < options.count) {
        context.step({.stage = "rendering", .done = done, .total = options.count});
        const std::int64_t count = std::min(kRenderedAtOnce, options.count - done);
        std::vector<std::string> records(static_cast<std::size_t>(count));
        at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i)
                records[static_cast<std::size_t>(i)] = recordOf(
                    stream->scene(static_cast<std::uint64_t>(done + i), options.side),
                    options.side);
        });
        for (const std::string& record : records)
            file.write(record.data(), static_cast<std::streamsize>(record.size()));
        file.flush();
        if (!file)
            throw Error(
                ErrorCode::WriteFailed, path.string() + " cannot be written; is the disk full?");
        done += count;
    }
}

PoolRecord ScenePool::record(std::int64_t index) const
{
    CLIPSCOPE_CHECK(index >= 0 && index < m_size, "a pool has no such scene");
    const std::size_t pixels = pixelBytes(m_side);
    const auto* start = reinterpret_cast<const std::uint8_t*>(m_file->bytes().data()) + kHeader +
                        static_cast<std::size_t>(index) * (pixels + kTail);
    PoolRecord record;
    record.rgb = {start, pixels};
    const std::uint8_t* at = start + pixels;
    for (std::size_t i = 0; i < PoolRecord::kLabels; ++i, at += sizeof(std::uint16_t)) {
        std::uint16_t label = 0;
        std::memcpy(&label, at, sizeof(label));
        if (label != kNone)
            record.labels.push_back(label);
    }
    return record;
}

SceneCaption ScenePool::caption(std::int64_t index, SeededRandom& random) const
{
    return m_stream->caption(static_cast<std::uint64_t>(index), random);
}

}  // namespace clipscope::training
