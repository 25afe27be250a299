// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/state_json.h"

#include "core/base/sha256.h"
#include "core/session/base64.h"
#include "core/session/question_json.h"

#include <algorithm>

namespace clipscope::session_json {

namespace {

using namespace session_limits;

constexpr Names<Threshold::Kind, 4> kThresholds{
    {{Threshold::Kind::Otsu, "otsu"},
     {Threshold::Kind::Fixed, "fixed"},
     {Threshold::Kind::AtLeast, "at_least"},
     {Threshold::Kind::Mean, "mean"}}};

}  // namespace

Json pictureJson(const SessionPicture& picture)
{
    Json json = {
        {"title", picture.title},
        {"path", picture.path},
        {"relative_path", picture.relativePath},
        {"sha256", picture.fileSha256},
        {"id", picture.imageId}};
    if (!picture.bytes.empty())
        json["bytes"] = toBase64(picture.bytes);
    return json;
}

SessionPicture readPicture(const Fields& fields)
{
    SessionPicture picture{
        .title = fields.text("title"),
        .path = fields.text("path"),
        .relativePath = fields.text("relative_path"),
        .fileSha256 = fields.text("sha256"),
        .imageId = fields.text("id"),
        .bytes = {}};
    const ReadJson* bytes = fields.find("bytes");
    if (!bytes)
        return picture;
    auto decoded = bytes->is_string() ? fromBase64(bytes->get_ref<const std::string&>())
                                      : std::optional<std::vector<std::byte>>();
    if (!decoded)
        fields.refuse("bytes", "has to be a text of base64; the file was damaged");
    if (!picture.fileSha256.empty() && sha256Hex(*decoded) != picture.fileSha256)
        fields.refuse("sha256", "does not match the embedded picture; the file was damaged");
    picture.bytes = std::move(*decoded);
    return picture;
}

Json mapOptionsJson(const MapOptions& map)
{
    return {
        {"interpolation", toString(map.interpolation)},
        {"closing", {{"size", map.closing.size}, {"percent", map.closing.percent}}}};
}

MapOptions readMapOptions(const Fields& fields)
{
    constexpr double kWhole = 100;
    MapOptions map;
    map.interpolation = fields.parsed("interpolation", map.interpolation, interpolationFromString);
    if (const auto closing = fields.object("closing")) {
        map.closing.percent = closing->flag("percent", false);
        map.closing.size = closing->real(
            "size", 0, 0, map.closing.percent ? kWhole : static_cast<double>(kPixels));
    }
    return map;
}

Json boxOptionsJson(const Session& session)
{
    const LocalizeOptions& box = session.box;
    return {
        {"threshold",
         {{"kind", nameOf(box.threshold.kind, kThresholds)}, {"value", box.threshold.value}}},
        {"rule", toString(box.rule)},
        {"alpha", box.alpha},
        {"candidate", valueOrNull(session.candidate)}};
}

void readBoxOptions(const Fields& fields, Session& session)
{
    LocalizeOptions& box = session.box;
    if (const auto threshold = fields.object("threshold")) {
        box.threshold.kind = threshold->choice("kind", kThresholds).value_or(box.threshold.kind);
        box.threshold.value = threshold->real("value", box.threshold.value, 0, 1);
    }
    box.rule = fields.parsed("rule", box.rule, boxRuleFromString);
    box.alpha = fields.real("alpha", box.alpha, 0, 1);
    session.candidate = fields.index("candidate", static_cast<std::size_t>(kPixels));
}

Json channelsJson(const Session& session)
{
    return {
        {"off", session.channelsOff},
        {"inspected", valueOrNull(session.channel)},
        {"cell",
         session.cell ? Json({{"x", session.cell->x}, {"y", session.cell->y}}) : Json(nullptr)}};
}

void readChannels(const Fields& fields, Session& session)
{
    for (const ReadJson& entry : fields.list("off", static_cast<std::size_t>(kChannels))) {
        if (!entry.is_number_unsigned() ||
            entry.get<std::uint64_t>() >= static_cast<std::uint64_t>(kChannels))
            fields.refuse("off", "holds something that is no channel");
        session.channelsOff.push_back(entry.get<int>());
    }
    std::vector<int>& off = session.channelsOff;
    std::sort(off.begin(), off.end());
    off.erase(std::unique(off.begin(), off.end()), off.end());
    if (const auto channel = fields.index("inspected", static_cast<std::size_t>(kChannels)))
        session.channel = static_cast<int>(*channel);
    if (const auto cell = fields.object("cell")) {
        constexpr int kMost = static_cast<int>(kSide) - 1;
        session.cell = {cell->integer("x", 0, 0, kMost), cell->integer("y", 0, 0, kMost)};
    }
}

Json truthJson(const std::optional<Box>& truth)
{
    if (!truth)
        return nullptr;
    return {{"x", truth->x}, {"y", truth->y}, {"width", truth->width}, {"height", truth->height}};
}

Box readTruth(const Fields& fields)
{
    constexpr int kMost = static_cast<int>(kPixels);
    return {
        fields.integer("x", 0, 0, kMost),
        fields.integer("y", 0, 0, kMost),
        fields.integer("width", 1, 1, kMost),
        fields.integer("height", 1, 1, kMost)};
}

Json viewJson(const std::map<std::string, ViewValue>& view)
{
    Json json = Json::object();
    for (const auto& [name, value] : view)
        json[name] = std::visit([](const auto& held) { return Json(held); }, value);
    return json;
}

std::map<std::string, ViewValue> readView(const Fields& fields)
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    std::map<std::string, ViewValue> view;
    for (const auto& entry : fields.json().items()) {
        const std::string& name = entry.key();
        const ReadJson& value = entry.value();
        if (value.is_boolean())
            view[name] = fields.flag(name, false);
        else if (value.is_number_float())
            view[name] = fields.real(name, 0, -kMagnitude, kMagnitude);
        else if (value.is_number())
            view[name] = fields.whole(name, 0, -kMost, kMost);
        else if (value.is_array())
            view[name] = fields.texts(name, kNames);
        else if (!value.is_null())
            view[name] = fields.text(name);
    }
    return view;
}

}  // namespace clipscope::session_json
