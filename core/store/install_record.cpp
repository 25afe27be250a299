// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/install_record.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

namespace clipscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kOwnName = "config.json";
constexpr const char* kNameBesideForeign = "clipscope.json";

Json choicesJson(const ConfigOverrides& choices)
{
    Json json = Json::object();
    if (choices.activation)
        json["activation"] = toString(*choices.activation);
    if (choices.mean)
        json["image_mean"] = *choices.mean;
    if (choices.deviation)
        json["image_std"] = *choices.deviation;
    if (choices.visionHeads)
        json["vision_heads"] = *choices.visionHeads;
    if (choices.textHeads)
        json["text_heads"] = *choices.textHeads;
    if (choices.resize)
        json["resize_mode"] = toString(*choices.resize);
    if (choices.filter)
        json["interpolation"] = *choices.filter == ResampleFilter::Bicubic ? "bicubic" : "bilinear";
    return json;
}

}  // namespace

void writeInstallRecord(
    const std::filesystem::path& folder, const KnownModel& model, const Provenance& provenance)
{
    Json json = {{"name", model.name}};
    json.update(choicesJson(model.choices));
    if (!model.choices.license.empty())
        json["license"] = model.choices.license;
    json["source"] = provenance.source;
    json["sha256"] = provenance.sha256;
    json["sha256_known_before"] = provenance.verified;
    json["installed"] = provenance.installed;
    const bool hasOwn =
        std::any_of(model.files.begin(), model.files.end(), [](const KnownFile& file) {
            return file.name == kOwnName;
        });
    // Paths in `source` may hold any bytes; JSON may not.
    writeFileAtomically(
        folder / (hasOwn ? kNameBesideForeign : kOwnName),
        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<Provenance> readInstallRecord(const std::filesystem::path& folder)
{
    for (const char* name : {kNameBesideForeign, kOwnName}) {
        std::ifstream file(folder / name, std::ios::binary);
        const Json json = Json::parse(file, nullptr, false);
        const auto text = [&json](const char* key) {
            const auto found = json.find(key);
            return found != json.end() && found->is_string() ? found->get<std::string>()
                                                             : std::string();
        };
        if (!json.is_object() || text("sha256").empty())
            continue;
        const auto verified = json.find("sha256_known_before");
        return Provenance{
            .source = text("source"),
            .sha256 = text("sha256"),
            .verified = verified != json.end() && verified->is_boolean() && verified->get<bool>(),
            .installed = text("installed")};
    }
    return std::nullopt;
}

std::string today()
{
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 16> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return {text.data(), length};
}

}  // namespace clipscope
