// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/checkpoint/mapped_file.h"
#include "models/training/trainer/scene_source.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

namespace clipscope::training {

/// What a pool of scenes rendered beforehand holds.
struct PoolOptions {
    int side = 64;  ///< pixels
    std::int64_t count = 0;
    std::uint64_t seed = 0;  ///< of the stream
    nlohmann::json scene;    ///< for the source
};

/// One scene of a pool; views of the mapped file.
struct PoolRecord {
    static constexpr std::size_t kLabels = 8;

    std::span<const std::uint8_t> rgb;  ///< side * side * 3
    std::vector<std::uint16_t> labels;  ///< at most kLabels
};

/// Scenes in one file, read at random through the page cache, so that training does not wait for a
/// renderer. Header: magic "CSPOOL01", side, bytes per record (uint32), wanted scenes, hash of
/// vocabulary and options (uint64); then records: pixels, eight labels (uint16, 0xffff for none).
/// Little-endian.
class ScenePool {
public:
    /// Throws Error(Corrupt) for a file of another make, or made for another vocabulary or other
    /// options. The source must outlive the pool.
    static ScenePool
    open(const std::filesystem::path& path, const SceneSource& source, const PoolOptions& options);
    /// Renders what the file does not hold yet; a pool that was interrupted goes on where it
    /// stopped. Reports "rendering". Throws Error(WriteFailed), Cancelled.
    static void write(
        const std::filesystem::path& path,
        const SceneSource& source,
        const PoolOptions& options,
        const RunContext& context);

    /// Complete scenes.
    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] int side() const { return m_side; }
    /// 0 <= `index` < size().
    [[nodiscard]] PoolRecord record(std::int64_t index) const;
    /// A sentence that is true for the scene.
    [[nodiscard]] SceneCaption caption(std::int64_t index, SeededRandom& random) const;

private:
    std::shared_ptr<const MappedFile> m_file;
    std::shared_ptr<const SceneStream> m_stream;
    std::int64_t m_size = 0;
    int m_side = 0;
};

}  // namespace clipscope::training
