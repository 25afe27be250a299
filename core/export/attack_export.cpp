// SPDX-License-Identifier: GPL-3.0-or-later
// The written record of a typographic attack.
#include "core/export/attack_export.h"

#include "core/base/atomic_file.h"
#include "core/export/csv.h"
#include "core/export/file_names.h"
#include "core/export/json_parts.h"
#include "core/export/pictures.h"
#include "core/export/record_folder.h"
#include "core/image/image_io.h"
#include "core/session/sticker_json.h"

#include <utility>

namespace clipscope {

namespace {

using csv::cell;
using json_parts::Json;
using json_parts::number;

Json numberOrNull(const std::optional<double>& value)
{
    return value ? number(*value) : Json(nullptr);
}

Json scoreParts(const PromptScore& score)
{
    return {
        {"cosine", number(score.cosine)},
        {"logit", number(score.logit)},
        {"probability", numberOrNull(score.probability)}};
}

Json scoresJson(const AttackScores& scores)
{
    Json rows = Json::array();
    for (const AttackRow& row : scores.rows)
        rows.push_back(
            {{"prompt", row.clean.text},
             {"clean", scoreParts(row.clean)},
             {"attacked", scoreParts(row.attacked)},
             {"difference",
              {{"cosine", number(row.cosineChange())},
               {"logit", number(row.logitChange())},
               {"probability", numberOrNull(row.probabilityChange())}}}});
    return {
        {"clean_top", scores.cleanTop},
        {"attacked_top", scores.attackedTop},
        {"flipped", scores.isFlipped()},
        {"prompts", std::move(rows)}};
}

Json boxJson(const std::optional<Box>& box)
{
    if (!box)
        return nullptr;
    return {{"x", box->x}, {"y", box->y}, {"width", box->width}, {"height", box->height}};
}

Json pointJson(const std::optional<Point>& point)
{
    return point ? Json({{"x", number(point->x)}, {"y", number(point->y)}}) : Json(nullptr);
}

Json gazeJson(const AttackExport& attack)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < attack.gaze.size(); ++i) {
        const GazeRow& row = attack.gaze[i];
        Json json = {
            {"prompt", row.prompt},
            {"clean_box", boxJson(row.cleanBox)},
            {"attacked_box", boxJson(row.attackedBox)},
            {"iou", number(row.iou)},
            {"clean_peak", pointJson(row.cleanPeak)},
            {"attacked_peak", pointJson(row.attackedPeak)},
            {"peaks_on_sticker", row.peaksOnSticker},
            {"peaks_in_clean_box", row.peaksInCleanBox}};
        if (attack.hasFiles) {
            json["clean_file"] = file_names::gazePicture(i, "clean");
            json["attacked_file"] = file_names::gazePicture(i, "attacked");
        }
        list.push_back(std::move(json));
    }
    return list;
}

Json sweepJson(const AttackExport& attack)
{
    if (!attack.plan)
        return nullptr;
    Json points = Json::array();
    for (const SweepPoint& point : attack.sweep) {
        Json probabilities = Json::array();
        Json logits = Json::array();
        for (const PromptScore& score : point.scores) {
            probabilities.push_back(numberOrNull(score.probability));
            logits.push_back(number(score.logit));
        }
        points.push_back(
            {{"value", number(point.value)},
             {"x", number(point.sticker.centreX)},
             {"y", number(point.sticker.centreY)},
             {"text", point.sticker.text},
             {"area_share", number(point.coveredShare)},
             {"top", point.top},
             {"flipped", point.isFlipped},
             {"logits", std::move(logits)},
             {"probabilities", std::move(probabilities)}});
    }
    Json flips = Json::array();
    for (const FlipPoint& flip : flipPoints(attack.plan->kind, attack.sweep))
        flips.push_back(
            {{"value", number(flip.value)}, {"before", flip.before}, {"after", flip.after}});
    return {
        {"kind", toString(attack.plan->kind)},
        {"columns", attack.plan->kind == SweepKind::Position ? Json(attack.plan->columns) : Json()},
        {"points", std::move(points)},
        {"flips", std::move(flips)}};
}

Json defencesJson(const std::vector<DefenceRow>& defences)
{
    Json list = Json::array();
    for (const DefenceRow& row : defences) {
        Json json = {
            {"id", row.defence.id},
            {"title", row.defence.title},
            {"templates", row.defence.templates},
            {"repelled", row.isRepelled}};
        json.update(scoresJson(row.scores));
        list.push_back(std::move(json));
    }
    return list;
}

std::string cellOrNone(const std::optional<double>& value)
{
    return value ? cell(*value) : std::string();
}

}  // namespace

std::string attackJson(const AttackExport& attack)
{
    Json json = {
        {"schema", "clipscope.attack/1"},
        {"image", json_parts::image(attack.clean)},
        {"model", json_parts::model(attack.model)},
        {"method", attack.method},
        {"fit", attack.fit},
        {"templates", attack.templates},
        {"stickers", session_json::stickersJson(attack.stickers)},
        {"font", {{"family", attack.fontFamily}, {"checksum", attack.fontChecksum}}},
        {"area_share", number(attack.scores.coveredShare)},
        {"verdict", attack.verdict}};
    json.update(scoresJson(attack.scores));
    json["maps"] = gazeJson(attack);
    json["sweep"] = sweepJson(attack);
    json["defences"] = defencesJson(attack.defences);
    return json_parts::text(json);
}

std::string attackCsv(const AttackScores& scores)
{
    std::string text = "prompt,clean_cosine,attacked_cosine,clean_logit,attacked_logit,"
                       "clean_probability,attacked_probability\n";
    for (const AttackRow& row : scores.rows)
        text += csv::line(
            {cell(std::string_view(row.clean.text)),
             cell(row.clean.cosine),
             cell(row.attacked.cosine),
             cell(row.clean.logit),
             cell(row.attacked.logit),
             cellOrNone(row.clean.probability),
             cellOrNone(row.attacked.probability)});
    return text;
}

std::string sweepCsv(const SweepPlan& plan, std::span<const SweepPoint> points)
{
    std::string text(toString(plan.kind));
    text += ",x,y,text,area_share,prompt,cosine,logit,probability,top,flipped\n";
    for (const SweepPoint& point : points)
        for (std::size_t i = 0; i < point.scores.size(); ++i)
            text += csv::line(
                {cell(point.value),
                 cell(point.sticker.centreX),
                 cell(point.sticker.centreY),
                 cell(std::string_view(point.sticker.text)),
                 cell(point.coveredShare),
                 cell(std::string_view(point.scores[i].text)),
                 cell(point.scores[i].cosine),
                 cell(point.scores[i].logit),
                 cellOrNone(point.scores[i].probability),
                 cell(point.top == i ? 1 : 0),
                 cell(point.isFlipped ? 1 : 0)});
    return text;
}

std::string defencesCsv(std::span<const DefenceRow> defences)
{
    std::string text = "defence,prompt,clean_logit,attacked_logit,clean_probability,"
                       "attacked_probability,clean_top,attacked_top,repelled\n";
    for (const DefenceRow& row : defences)
        for (std::size_t i = 0; i < row.scores.rows.size(); ++i) {
            const AttackRow& scores = row.scores.rows[i];
            text += csv::line(
                {cell(std::string_view(row.defence.id)),
                 cell(std::string_view(scores.clean.text)),
                 cell(scores.clean.logit),
                 cell(scores.attacked.logit),
                 cellOrNone(scores.clean.probability),
                 cellOrNone(scores.attacked.probability),
                 cell(row.scores.cleanTop == i ? 1 : 0),
                 cell(row.scores.attackedTop == i ? 1 : 0),
                 cell(row.isRepelled ? 1 : 0)});
        }
    return text;
}

void writeAttack(const std::filesystem::path& folder, AttackExport attack)
{
    attack.hasFiles = true;
    const std::string record = attackJson(attack);
    const std::string report = attackReport(attack);
    openRecordFolder(
        folder, {file_names::kAttack, file_names::kSweepCsv, file_names::kDefencesCsv});
    writePng(folder / file_names::kCleanPicture, attack.clean.rgb());
    writePng(folder / file_names::kAttackedPicture, attack.attacked.rgb());
    for (std::size_t i = 0; i < attack.gaze.size(); ++i) {
        const GazeRow& row = attack.gaze[i];
        writePng(
            folder / file_names::gazePicture(i, "clean"),
            overlayPicture(attack.clean, row.cleanHeat));
        writePng(
            folder / file_names::gazePicture(i, "attacked"),
            overlayPicture(attack.attacked, row.attackedHeat));
    }
    writeFileAtomically(folder / file_names::kScoresCsv, attackCsv(attack.scores));
    if (attack.plan)
        writeFileAtomically(folder / file_names::kSweepCsv, sweepCsv(*attack.plan, attack.sweep));
    if (!attack.defences.empty())
        writeFileAtomically(folder / file_names::kDefencesCsv, defencesCsv(attack.defences));
    writeFileAtomically(folder / file_names::kReport, report);
    writeFileAtomically(folder / file_names::kAttack, record);
}

}  // namespace clipscope
