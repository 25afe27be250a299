// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/attack_scores.h"
#include "core/attack/defences.h"
#include "core/attack/gaze.h"
#include "core/attack/sweep.h"
#include "core/image/image.h"
#include "core/sticker/sticker.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace clipscope {

/// Everything that a study of a typographic attack found.
struct AttackExport {
    Image clean;
    Image attacked;
    ModelIdentity model;
    std::string method;
    std::string fit;
    std::vector<std::string> templates;
    std::vector<Sticker> stickers;
    std::string fontFamily;  ///< that the letters came from
    std::string fontChecksum;
    AttackScores scores;
    std::vector<GazeRow> gaze;  ///< of the prompts that were explained
    std::string verdict;
    std::optional<SweepPlan> plan;
    std::vector<SweepPoint> sweep;
    std::vector<DefenceRow> defences;
    bool hasFiles = false;  ///< pictures lie beside the document
};

/// `clipscope.attack/1` as indented JSON (docs/formats.md). Deterministic.
[[nodiscard]] std::string attackJson(const AttackExport& attack);

/// "prompt,clean_cosine,...": one line per prompt.
[[nodiscard]] std::string attackCsv(const AttackScores& scores);
/// One line per point and prompt.
[[nodiscard]] std::string sweepCsv(const SweepPlan& plan, std::span<const SweepPoint> points);
/// One line per defence and prompt.
[[nodiscard]] std::string defencesCsv(std::span<const DefenceRow> defences);

/// The study as one HTML page with its pictures in it.
[[nodiscard]] std::string attackReport(const AttackExport& attack);

/// Writes clean.png, attacked.png, NN-clean.png and NN-attacked.png (the heat of prompt NN over the
/// picture, both on one scale), scores.csv, sweep.csv, defences.csv, report.html and attack.json
/// into `folder` (made if missing); each file atomically, attack.json last. Throws
/// Error(WriteFailed).
void writeAttack(const std::filesystem::path& folder, AttackExport attack);

}  // namespace clipscope
