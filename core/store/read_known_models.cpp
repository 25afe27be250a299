// SPDX-License-Identifier: GPL-3.0-or-later
// The file models/manifest.json (models/README.md describes it).
#include "core/base/error.h"
#include "core/clip/model_choices.h"
#include "core/store/known_models.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace clipscope {

namespace {

using Json = nlohmann::json;

constexpr const char* kSchema = "clipscope.manifest/1";

/// Only names that mean the same on every file system, and that no shell or path takes apart.
bool isPlainName(const std::string& name)
{
    constexpr std::size_t kLongest = 100;
    return !name.empty() && name.size() <= kLongest && name.front() != '.' && name.front() != '-' &&
           std::all_of(name.begin(), name.end(), [](unsigned char byte) {
               return byte < 0x80U &&
                      (std::isalnum(byte) != 0 || byte == '.' || byte == '_' || byte == '-');
           });
}

bool isChecksum(const std::string& text)
{
    constexpr std::size_t kFewest = 8;
    constexpr std::size_t kMost = 64;
    return text.empty() || (text.size() >= kFewest && text.size() <= kMost &&
                            std::all_of(text.begin(), text.end(), [](unsigned char byte) {
                                return std::isxdigit(byte) != 0;
                            }));
}

bool isWebAddress(const std::string& url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

/// What is wrong with an entry, without the file's name.
class EntryError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

void require(bool condition, const std::string& sentence)
{
    if (!condition)
        throw EntryError(sentence);
}

std::string textOf(const Json& object, const char* key, const char* fallback = nullptr)
{
    const auto found = object.find(key);
    if (found == object.end() && fallback != nullptr)
        return fallback;
    require(found != object.end(), std::string("has no '") + key + "'");
    require(found->is_string(), std::string("'") + key + "' is not a text");
    return found->get<std::string>();
}

std::vector<std::string> textsOf(const Json& object, const char* key)
{
    std::vector<std::string> texts;
    const auto found = object.find(key);
    if (found == object.end())
        return texts;
    require(found->is_array(), std::string("'") + key + "' is not a list");
    for (const Json& item : *found) {
        require(item.is_string(), std::string("'") + key + "' holds something else than texts");
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::int64_t countOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return 0;
    require(
        found->is_number_integer() && found->get<std::int64_t>() >= 0,
        std::string("'") + key + "' is not a whole number from 0");
    return found->get<std::int64_t>();
}

std::optional<std::array<float, 3>> tripleOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return std::nullopt;
    std::array<float, 3> values{};
    require(
        found->is_array() && found->size() == values.size() &&
            std::all_of(
                found->begin(), found->end(), [](const Json& item) { return item.is_number(); }),
        std::string("'") + key + "' is not a list of three numbers");
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = (*found)[i].get<float>();
    return values;
}

std::optional<int> headsOf(const Json& object, const char* key)
{
    constexpr std::int64_t kMost = 1024;
    const std::int64_t heads = countOf(object, key);
    require(heads <= kMost, std::string("'") + key + "' is too large");
    return heads == 0 ? std::nullopt : std::optional(static_cast<int>(heads));
}

ConfigOverrides choicesOf(const Json& object)
{
    ConfigOverrides choices;
    require(object.is_object(), "'choices' is not an object");
    try {
        if (object.contains("activation"))
            choices.activation = activationFromString("activation", textOf(object, "activation"));
        if (object.contains("resize_mode"))
            choices.resize = resizeModeFromString("resize_mode", textOf(object, "resize_mode"));
    } catch (const Error& error) {
        throw EntryError(error.what());
    }
    choices.mean = tripleOf(object, "image_mean");
    choices.deviation = tripleOf(object, "image_std");
    choices.visionHeads = headsOf(object, "vision_heads");
    choices.textHeads = headsOf(object, "text_heads");
    return choices;
}

KnownFile fileOf(const Json& object)
{
    require(object.is_object(), "'files' holds something else than objects");
    KnownFile file{
        .name = textOf(object, "name"),
        .urls = textsOf(object, "urls"),
        .sha256 = textOf(object, "sha256", ""),
        .bytes = countOf(object, "bytes")};
    if (const auto found = object.find("optional"); found != object.end()) {
        require(found->is_boolean(), "'optional' is neither true nor false");
        file.optional = found->get<bool>();
    }
    require(isPlainName(file.name), "the file name '" + file.name + "' is not a plain name");
    require(!file.urls.empty(), "the file " + file.name + " has no 'urls'");
    for (const std::string& url : file.urls)
        require(isWebAddress(url), "'" + url + "' is not a web address");
    require(
        isChecksum(file.sha256), "'sha256' of " + file.name + " is not 8 to 64 hexadecimal digits");
    return file;
}

KnownModel modelOf(const Json& object)
{
    KnownModel model{
        .name = textOf(object, "name"),
        .aliases = textsOf(object, "aliases"),
        .source = textOf(object, "source"),
        .license = textOf(object, "license", "not stated"),
        .bytes = countOf(object, "bytes_about"),
        .parameters = countOf(object, "parameters"),
        .repository = textOf(object, "repository", "")};
    require(isPlainName(model.name), "its name is not a plain folder name");
    const auto files = object.find("files");
    require(files != object.end() && files->is_array() && !files->empty(), "has no 'files'");
    for (const Json& file : *files)
        model.files.push_back(fileOf(file));
    require(!model.files.front().optional, "its first file, the weights, cannot be optional");
    if (object.contains("choices"))
        model.choices = choicesOf(object["choices"]);
    model.choices.name = model.name;
    if (model.license != "not stated")
        model.choices.license = model.license;
    return model;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char byte) {
        return static_cast<char>(std::tolower(byte));
    });
    return text;
}

/// Names and aliases are looked up alike, so none may stand for two models.
void requireUnique(const KnownModel& model, std::map<std::string, std::string>& taken)
{
    std::vector<std::string> names = model.aliases;
    names.push_back(model.name);
    for (const std::string& name : names) {
        const auto [place, isNew] = taken.emplace(lowered(name), model.name);
        require(isNew, "the name '" + name + "' stands for " + place->second + " too");
    }
}

[[noreturn]] void refuse(const std::filesystem::path& manifest, const std::string& what)
{
    throw Error(ErrorCode::Corrupt, manifest.string() + ": " + what);
}

Json parsed(const std::filesystem::path& manifest)
{
    std::ifstream file(manifest, std::ios::binary);
    Json json = Json::parse(file, nullptr, false);
    if (!file.is_open() || file.bad())
        throw Error(
            ErrorCode::Unreadable,
            "cannot read the list of known models " + manifest.string() +
                "; reinstall clipscope or set CLIPSCOPE_MANIFEST");
    if (json.is_discarded())
        refuse(manifest, "is not JSON");
    if (!json.is_object() || json.value("schema", Json()) != kSchema)
        refuse(manifest, std::string("is not a list of models of the kind ") + kSchema);
    if (!json.contains("models") || !json["models"].is_array())
        refuse(manifest, "has no list 'models'");
    return json;
}

}  // namespace

std::vector<KnownModel> readKnownModels(const std::filesystem::path& manifest)
{
    const Json json = parsed(manifest);
    std::vector<KnownModel> models;
    std::map<std::string, std::string> taken;
    for (const Json& object : json["models"]) {
        std::string name = "model " + std::to_string(models.size());
        if (object.is_object() && object.contains("name") && object["name"].is_string())
            name += " (" + object["name"].get<std::string>() + ")";
        try {
            require(object.is_object(), "is not an object");
            models.push_back(modelOf(object));
            requireUnique(models.back(), taken);
        } catch (const EntryError& error) {
            refuse(manifest, name + ": " + error.what());
        }
    }
    return models;
}

}  // namespace clipscope
