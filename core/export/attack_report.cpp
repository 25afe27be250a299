// SPDX-License-Identifier: GPL-3.0-or-later
// The page about a typographic attack: pictures, maps, scoreboard, sweep and defences.
#include "core/export/attack_export.h"
#include "core/export/json_parts.h"
#include "core/export/pictures.h"
#include "core/image/image_io.h"
#include "core/session/base64.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace clipscope {

namespace {

constexpr int kWidest = 640;  ///< of a picture on the page

constexpr std::string_view kStyle =
    "body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem;"
    "color:#1c1c1c;background:#fff}"
    "figure{display:inline-block;margin:0 1rem 1rem 0;width:30rem;max-width:100%}"
    "img{width:100%;height:auto}"
    "table{border-collapse:collapse;margin:1rem 0}"
    "th,td{padding:.25rem .75rem;border-bottom:1px solid #bbb;text-align:right}"
    "th:first-child,td:first-child{text-align:left}"
    ".top{font-weight:bold}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1c1c1c}"
    "th,td{border-color:#666}}";

std::string escaped(std::string_view text)
{
    std::string html;
    for (const char c : json_parts::utf8(text)) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string shown(double value, int places)
{
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(
        text.data(), text.data() + text.size(), value, std::chars_format::fixed, places);
    return {text.data(), end};
}

std::string probability(const PromptScore& score)
{
    return score.probability ? shown(*score.probability, 3) : std::string("-");
}

std::string figure(const cv::Mat& rgb, const std::string& caption)
{
    cv::Mat small = rgb;
    if (rgb.cols > kWidest) {
        const int height = std::max(1, static_cast<int>(1LL * rgb.rows * kWidest / rgb.cols));
        cv::resize(rgb, small, cv::Size(kWidest, height), 0, 0, cv::INTER_AREA);
    }
    const std::vector<std::uint8_t> png = encodePng(small);
    std::string html = "<figure><img alt=\"" + escaped(caption) + "\" src=\"data:image/png;base64,";
    html += toBase64(std::as_bytes(std::span(png)));
    html += "\"><figcaption>" + escaped(caption) + "</figcaption></figure>\n";
    return html;
}

std::string row(std::initializer_list<std::string> cells, std::string_view tag, bool isTop)
{
    std::string html = isTop ? "<tr class=\"top\">" : "<tr>";
    for (const std::string& one : cells) {
        html += '<';
        html += tag;
        html += '>' + escaped(one) + "</";
        html += tag;
        html += '>';
    }
    html += "</tr>\n";
    return html;
}

std::string scoreTable(const AttackScores& scores)
{
    std::string html = "<table>\n";
    html +=
        row({"prompt", "clean", "attacked", "logit, clean", "logit, attacked", "difference"},
            "th",
            false);
    for (std::size_t i = 0; i < scores.rows.size(); ++i) {
        const AttackRow& line = scores.rows[i];
        html +=
            row({line.clean.text,
                 probability(line.clean) + (scores.cleanTop == i ? " (top)" : ""),
                 probability(line.attacked) + (scores.attackedTop == i ? " (top)" : ""),
                 shown(line.clean.logit, 2),
                 shown(line.attacked.logit, 2),
                 shown(line.logitChange(), 2)},
                "td",
                scores.attackedTop == i);
    }
    return html + "</table>\n";
}

std::string sweepTable(const AttackExport& attack)
{
    if (!attack.plan)
        return {};
    std::string html = "<h2>Sweep: " + std::string(toString(attack.plan->kind)) + "</h2>\n";
    for (const FlipPoint& flip : flipPoints(attack.plan->kind, attack.sweep))
        html += "<p>Top-1 changes from " + escaped(attack.scores.rows[flip.before].clean.text) +
                " to " + escaped(attack.scores.rows[flip.after].clean.text) + " at " +
                shown(flip.value, 2) + ".</p>\n";
    html += "<table>\n<tr><th>value</th><th>x</th><th>y</th><th>area</th>";
    for (const AttackRow& prompt : attack.scores.rows)
        html += "<th>" + escaped(prompt.clean.text) + "</th>";
    html += "<th>top-1</th></tr>\n";
    for (const SweepPoint& point : attack.sweep) {
        const bool isText = attack.plan->kind == SweepKind::Text;
        html += point.isFlipped ? "<tr class=\"top\"><td>" : "<tr><td>";
        html += isText ? escaped(point.sticker.text) : shown(point.value, 2);
        html += "</td><td>" + shown(point.sticker.centreX, 0) + "</td><td>";
        html += shown(point.sticker.centreY, 0) + "</td><td>";
        html += shown(100 * point.coveredShare, 1) + " %</td>";
        for (const PromptScore& score : point.scores)
            html += "<td>" + probability(score) + "</td>";
        html += "<td>" + escaped(point.scores[point.top].text) + "</td></tr>\n";
    }
    return html + "</table>\n";
}

std::string defenceTable(const AttackExport& attack)
{
    if (attack.defences.empty())
        return {};
    std::string html = "<h2>Defences</h2>\n<table>\n";
    html += row({"defence", "clean top-1", "attacked top-1", "repelled"}, "th", false);
    for (const DefenceRow& defence : attack.defences) {
        const AttackScores& scores = defence.scores;
        const PromptScore& clean = scores.rows[scores.cleanTop].clean;
        const PromptScore& attacked = scores.rows[scores.attackedTop].attacked;
        html +=
            row({defence.defence.title,
                 clean.text + " " + probability(clean),
                 attacked.text + " " + probability(attacked),
                 defence.isRepelled ? "yes" : "no"},
                "td",
                defence.isRepelled);
    }
    return html + "</table>\n";
}

}  // namespace

std::string attackReport(const AttackExport& attack)
{
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<title>Typographic attack</title>\n<style>";
    html += kStyle;
    html += "</style>\n</head>\n<body>\n<h1>Typographic attack</h1>\n<p>" + escaped(attack.verdict);
    html += "</p>\n<p>Model " + escaped(attack.model.name) + ", method " + escaped(attack.method) +
            ", fit " + escaped(attack.fit) + ".</p>\n";
    html += figure(attack.clean.rgb(), "Clean");
    html += figure(attack.attacked.rgb(), "Attacked");
    html += "<h2>Scores</h2>\n" + scoreTable(attack.scores);
    if (!attack.gaze.empty())
        html += "<h2>Where the model looks</h2>\n"
                "<p>Clean and attacked maps of a prompt share one colour scale.</p>\n";
    for (const GazeRow& gaze : attack.gaze) {
        const std::string name = "'" + gaze.prompt + "'";
        html +=
            figure(overlayPicture(attack.clean, gaze.cleanHeat), "Heat for " + name + ", clean");
        html += figure(
            overlayPicture(attack.attacked, gaze.attackedHeat),
            "Heat for " + name + ", attacked; IoU of the boxes " + shown(gaze.iou, 2) +
                (gaze.peaksOnSticker ? "; peaks on the sticker" : ""));
    }
    html += sweepTable(attack);
    html += defenceTable(attack);
    return html + "</body>\n</html>\n";
}

}  // namespace clipscope
