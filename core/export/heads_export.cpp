// SPDX-License-Identifier: GPL-3.0-or-later
// The written record of what every layer and head of a transformer adds to a cosine.
#include "core/export/heads_export.h"

#include "core/base/atomic_file.h"
#include "core/export/export.h"
#include "core/export/file_names.h"
#include "core/export/json_parts.h"
#include "core/export/pictures.h"
#include "core/export/record_folder.h"
#include "core/image/image_io.h"

#include <utility>
#include <vector>

namespace clipscope {

namespace {

using json_parts::Json;
using json_parts::number;

std::string twoDigits(int value)
{
    const std::string digits = std::to_string(value);
    return digits.size() < 2 ? '0' + digits : digits;
}

Json topJson(const HeadsExport& heads)
{
    const Attribution& attribution = heads.report.attribution;
    Json list = Json::array();
    for (const RankedHead& head : topHeads(attribution, heads.top))
        list.push_back(
            {{"layer", head.layer},
             {"head", head.head},
             {"value", number(head.value)},
             {"percent", number(percentOfCosine(attribution, head.value))},
             {"evidence", evidenceOf(head.value) == Evidence::For ? "for" : "against"},
             {"file",
              heads.hasFiles ? Json(headPictureName(head.layer, head.head)) : Json(nullptr)}});
    return list;
}

}  // namespace

std::string headPictureName(int layer, int head)
{
    std::string name = "head_";
    name += twoDigits(layer) + '_' + twoDigits(head) + ".png";
    return name;
}

std::string headsJson(const HeadsExport& heads)
{
    const HeadReport& report = heads.report;
    const Size grid = report.attribution.grid;
    return json_parts::text(
        {{"schema", "clipscope.heads/1"},
         {"image", json_parts::image(heads.image)},
         {"model", json_parts::model(heads.model)},
         {"fit", toString(report.fit)},
         {"templates", report.templates},
         {"prompts", json_parts::prompts(report.prompts)},
         {"explained", report.explained},
         {"attribution", json_parts::attribution(report.attribution)},
         {"map_size", Json::array({grid.height, grid.width})},
         {"maps_file", heads.hasFiles ? Json(file_names::kHeadMaps) : Json(nullptr)},
         {"top", topJson(heads)},
         {"notes", report.notes}});
}

void writeHeads(const std::filesystem::path& folder, HeadsExport heads)
{
    heads.hasFiles = true;
    const Attribution& attribution = heads.report.attribution;
    const Geometry geometry(heads.image.size(), heads.model.inputSize, heads.report.fit);
    const std::string record = headsJson(heads);
    std::vector<std::pair<std::string, cv::Mat>> pictures;
    for (const RankedHead& head : topHeads(attribution, heads.top)) {
        const NativeMap map = headMap(attribution, head.layer, head.head, evidenceOf(head.value));
        pictures.emplace_back(
            headPictureName(head.layer, head.head),
            overlayPicture(heads.image, makeHeatmap(map, geometry)));
    }

    openRecordFolder(folder, {file_names::kHeads});
    writeFileAtomically(folder / file_names::kHeadMaps, npyBytes(attribution.headMaps));
    for (const auto& [name, picture] : pictures)
        writePng(folder / name, picture);
    writeFileAtomically(folder / file_names::kHeads, record);
}

}  // namespace clipscope
