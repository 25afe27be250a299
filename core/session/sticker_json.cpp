// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sticker_json.h"

#include "core/checkpoint/limited_json.h"
#include "core/image/image_io.h"
#include "core/session/base64.h"
#include "core/session/question_json.h"
#include "core/session/sticker_text.h"

#include <cmath>
#include <set>

namespace clipscope {

namespace session_json {

namespace {

using namespace session_limits;

constexpr JsonLimits kLimits{.parts = kParts, .depth = kDepth, .namesMayRepeat = false};
constexpr double kMostDegrees = 36'000;
constexpr double kSmallest = 0.01;  ///< letters and pictures
constexpr Names<StickerKind, 5> kKinds{
    {{StickerKind::Text, "text"},
     {StickerKind::Picture, "picture"},
     {StickerKind::Blur, "blur"},
     {StickerKind::Erase, "erase"},
     {StickerKind::Inpaint, "inpaint"}}};

void addText(Json& json, const Sticker& sticker)
{
    json["text"] = sticker.text;
    json["font"] = sticker.font.family;
    json["font_checksum"] = sticker.font.checksum;
    json["size"] = sticker.font.size;
    json["bold"] = sticker.font.bold;
    json["italic"] = sticker.font.italic;
    json["colour"] = toString(sticker.colour);
    json["wrap_width"] = valueOrNull(sticker.wrapWidth);
    json["paper"] = sticker.paper;
    json["paper_colour"] = toString(sticker.paperColour);
    json["padding"] = sticker.padding;
    json["border_width"] = sticker.borderWidth;
    json["border_colour"] = toString(sticker.borderColour);
    json["corner_radius"] = sticker.cornerRadius;
}

void addPicture(Json& json, const Sticker& sticker)
{
    if (!sticker.picture)
        throw Error(
            ErrorCode::InvalidArgument,
            "the session cannot be saved: a picture sticker has no picture");
    const std::vector<std::uint8_t> png = encodePng(sticker.picture->image.rgb());
    json["title"] = sticker.picture->image.source();
    json["width"] = sticker.picture->width;
    json["height"] = sticker.picture->height;
    json["png"] = toBase64(std::as_bytes(std::span(png)));
}

void addStroke(Json& json, const Sticker& sticker)
{
    json["radius"] = sticker.radius;
    Json& points = json["points"] = Json::array();
    for (const StrokePoint& point : sticker.stroke)
        points.push_back({point.x, point.y});
}

const std::set<std::string>& knownKeys()
{
    static const std::set<std::string> kKeys = {
        "id",
        "kind",
        "x",
        "y",
        "rotation",
        "opacity",
        "visible",
        "locked",
        "text",
        "font",
        "font_checksum",
        "size",
        "bold",
        "italic",
        "colour",
        "wrap_width",
        "paper",
        "paper_colour",
        "padding",
        "border_width",
        "title",
        "border_colour",
        "corner_radius",
        "width",
        "height",
        "png",
        "radius",
        "points"};
    return kKeys;
}

ReadJson parsedExtra(const Sticker& sticker)
{
    try {
        ReadJson extra = parseLimitedJson(sticker.extra, kLimits);
        if (extra.is_object())
            return extra;
    } catch (const JsonRefused&) {  // said below
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "the session cannot be saved: what a later version knew about a sticker is not an object "
        "in JSON");
}

Json stickerJson(const Sticker& sticker)
{
    Json json = {{"id", sticker.id}, {"kind", nameOf(sticker.kind, kKinds)}};
    if (!isStroke(sticker.kind)) {
        json["x"] = sticker.centreX;
        json["y"] = sticker.centreY;
        json["rotation"] = sticker.rotation;
    }
    json["opacity"] = sticker.opacity;
    json["visible"] = sticker.visible;
    json["locked"] = sticker.locked;
    if (sticker.kind == StickerKind::Text)
        addText(json, sticker);
    else if (sticker.kind == StickerKind::Picture)
        addPicture(json, sticker);
    else
        addStroke(json, sticker);
    if (sticker.extra.empty())
        return json;
    const ReadJson extra = parsedExtra(sticker);
    for (const auto& entry : extra.items())
        if (!knownKeys().contains(entry.key()))
            json[entry.key()] = entry.value();
    return json;
}

double readLength(const Fields& fields, const std::string& name, double fallback)
{
    return fields.real(name, fallback, 0, kLength);
}

StickerColour readColour(const Fields& fields, const std::string& name, StickerColour fallback)
{
    if (!fields.find(name))
        return fallback;
    const auto colour = stickerColourFrom(fields.text(name));
    if (!colour)
        fields.refuse(name, "has to be a colour such as \"#ff0000\"");
    return *colour;
}

void readText(const Fields& fields, Sticker& sticker)
{
    sticker.text = fields.text("text");
    sticker.font.family = fields.text("font", sticker.font.family);
    sticker.font.checksum = fields.text("font_checksum");
    sticker.font.size = fields.real("size", sticker.font.size, kSmallest, kLength);
    sticker.font.bold = fields.flag("bold", false);
    sticker.font.italic = fields.flag("italic", false);
    sticker.colour = readColour(fields, "colour", sticker.colour);
    if (fields.find("wrap_width"))
        sticker.wrapWidth = fields.real("wrap_width", 0, kSmallest, kLength);
    sticker.paper = fields.flag("paper", false);
    sticker.paperColour = readColour(fields, "paper_colour", sticker.paperColour);
    sticker.padding = readLength(fields, "padding", 0);
    sticker.borderWidth = readLength(fields, "border_width", 0);
    sticker.borderColour = readColour(fields, "border_colour", sticker.borderColour);
    sticker.cornerRadius = readLength(fields, "corner_radius", 0);
}

Image decodedPicture(const Fields& fields)
{
    constexpr std::size_t kPixelBytes = 3;
    const ReadJson* png = fields.find("png");
    const auto bytes = png && png->is_string() ? fromBase64(png->get_ref<const std::string&>())
                                               : std::optional<std::vector<std::byte>>();
    if (!bytes)
        fields.refuse("png", "has to be a text of base64, as a picture sticker needs its picture");
    std::size_t& budget = fields.source().arrayBytes;
    const auto most = std::min(kStickerPixels, static_cast<std::int64_t>(budget / kPixelBytes));
    const std::string title = fields.text("title");
    try {
        const Image image = decodeImage(*bytes, "the picture", {.maxPixels = most});
        budget -= kPixelBytes * image.rgb().total();
        // The checksum is that of the PNG that carried it, not of the file that it once was.
        return Image(image.rgb(), title);
    } catch (const Error& error) {
        fields.refuse("png", std::string("cannot be read: ") + error.what());
    }
}

void readStickerPicture(const Fields& fields, Sticker& sticker)
{
    const Image image = decodedPicture(fields);
    sticker.picture = StickerPicture{
        .image = image,
        .width = fields.real("width", image.width(), kSmallest, kLength),
        .height = fields.real("height", image.height(), kSmallest, kLength)};
}

void readStroke(const Fields& fields, Sticker& sticker)
{
    const auto isCoordinate = [](const ReadJson& value) {
        return value.is_number() && std::abs(value.get<double>()) <= static_cast<double>(kPixels);
    };
    sticker.radius = fields.real("radius", 0, 0, kLength);
    for (const ReadJson& entry : fields.list("points", kStrokePoints)) {
        if (!entry.is_array() || entry.size() != 2 || !isCoordinate(entry[0]) ||
            !isCoordinate(entry[1]))
            fields.refuse("points", "holds something that is no point in the picture");
        sticker.stroke.push_back({entry[0].get<double>(), entry[1].get<double>()});
    }
}

std::string extraOf(const ReadJson& object)
{
    ReadJson extra = ReadJson::object();
    for (const auto& entry : object.items())
        if (!knownKeys().contains(entry.key()))
            extra[entry.key()] = entry.value();
    return extra.empty() ? std::string() : extra.dump();
}

Sticker readSticker(const Fields& fields)
{
    constexpr auto kFar = static_cast<double>(kPixels);
    Sticker sticker;
    sticker.id = fields.text("id");
    sticker.kind = fields.choice("kind", kKinds).value_or(StickerKind::Text);
    sticker.centreX = fields.real("x", 0, -kFar, kFar);
    sticker.centreY = fields.real("y", 0, -kFar, kFar);
    sticker.rotation = fields.real("rotation", 0, -kMostDegrees, kMostDegrees);
    sticker.opacity = fields.real("opacity", 1, 0, 1);
    sticker.visible = fields.flag("visible", true);
    sticker.locked = fields.flag("locked", false);
    if (sticker.kind == StickerKind::Text)
        readText(fields, sticker);
    else if (sticker.kind == StickerKind::Picture)
        readStickerPicture(fields, sticker);
    else
        readStroke(fields, sticker);
    sticker.extra = extraOf(fields.json());
    return sticker;
}

}  // namespace

Json stickersJson(std::span<const Sticker> stickers)
{
    Json list = Json::array();
    for (const Sticker& sticker : stickers)
        list.push_back(stickerJson(sticker));
    return list;
}

std::vector<Sticker> readStickers(const Fields& fields)
{
    std::vector<Sticker> stickers;
    std::set<std::string> ids;
    for (const Fields& each : fields.objects("stickers", kStickers)) {
        stickers.push_back(readSticker(each));
        const std::string& id = stickers.back().id;
        if (!id.empty() && !ids.insert(id).second)
            each.refuse("id", "is that of another sticker");
    }
    for (Sticker& sticker : stickers)
        if (sticker.id.empty())
            sticker.id = freshId(stickers);
    return stickers;
}

}  // namespace session_json

std::string stickersText(std::span<const Sticker> stickers)
{
    using namespace session_json;
    const Json json = {{"stickers", stickersJson(stickers)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<Sticker> parseStickers(std::string_view text, const std::string& name)
{
    using namespace session_json;
    ReadJson document;
    try {
        document = parseLimitedJson(text, kLimits);
    } catch (const JsonRefused& refused) {
        throw Error(
            ErrorCode::Corrupt, name + ": holds no stickers or was damaged: it " + refused.what());
    }
    Source source{.name = name};
    return readStickers(Fields(source, document, ""));
}

}  // namespace clipscope
