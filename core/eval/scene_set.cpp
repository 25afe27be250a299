// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/scene_set.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace clipscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema = "clipscope.scenes/1";

Json jsonOf(const Box& box)
{
    return Json::array({box.x, box.y, box.width, box.height});
}

Box boxFrom(const Json& json)
{
    const auto sides = json.get<std::array<int, 4>>();
    return {sides[0], sides[1], sides[2], sides[3]};
}

Json jsonOf(const BenchScene& scene)
{
    Json items = Json::array();
    for (const SceneTruth& truth : scene.truths)
        items.push_back(
            {{"kind", truth.isWord ? "word" : "object"},
             {"name", truth.name},
             {"index", truth.index},
             {"box", jsonOf(truth.box)},
             {"full_box", jsonOf(truth.fullBox)},
             {"seen_share", truth.seenShare}});
    Json json{{"file", scene.file}, {"mask", scene.mask}, {"style", scene.style}, {"items", items}};
    if (scene.attack)
        json["attack"] = {
            {"file", scene.attack->file},
            {"word", scene.attack->word},
            {"box", jsonOf(scene.attack->box)}};
    return json;
}

/// A name in the folder itself: scenes are read from nowhere else.
std::string fileFrom(const Json& json)
{
    std::string name = json.get<std::string>();
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
        throw Error(ErrorCode::Corrupt, "'" + name + "' is not a file of the folder");
    return name;
}

BenchScene sceneFrom(const Json& json)
{
    BenchScene scene{
        .file = fileFrom(json.at("file")),
        .mask = fileFrom(json.at("mask")),
        .style = json.at("style"),
        .truths = {},
        .attack = {}};
    for (const Json& item : json.at("items"))
        scene.truths.push_back(
            {.isWord = item.at("kind") == "word",
             .name = item.at("name"),
             .index = item.at("index"),
             .box = boxFrom(item.at("box")),
             .fullBox = boxFrom(item.at("full_box")),
             .seenShare = item.at("seen_share")});
    if (json.contains("attack")) {
        const Json& attack = json["attack"];
        scene.attack = SceneAttack{
            .file = fileFrom(attack.at("file")),
            .word = attack.at("word"),
            .box = boxFrom(attack.at("box"))};
    }
    return scene;
}

SceneSet setFrom(const Json& json)
{
    SceneSet set{
        .side = json.at("side"),
        .seed = json.at("seed"),
        .split = json.at("split"),
        .styles = {},
        .objects = {},
        .words = json.at("words"),
        .scenes = {}};
    for (const Json& style : json.at("styles"))
        set.styles.push_back(
            {style.at("id"), style.at("title"), style.at("licence"), style.at("held_out")});
    for (const Json& object : json.at("objects"))
        set.objects.push_back({object.at("name"), object.at("others")});
    for (const Json& scene : json.at("scenes"))
        set.scenes.push_back(sceneFrom(scene));
    return set;
}

/// Everything that scenes show has to be listed: prompts are drawn from the lists.
void checkNames(const SceneSet& set)
{
    for (const BenchScene& scene : set.scenes) {
        static_cast<void>(set.style(scene.style));
        for (const SceneTruth& truth : scene.truths) {
            const bool isKnown =
                truth.isWord
                    ? std::find(set.words.begin(), set.words.end(), truth.name) != set.words.end()
                    : std::any_of(
                          set.objects.begin(), set.objects.end(), [&truth](const SceneName& known) {
                              return known.name == truth.name;
                          });
            if (!isKnown)
                throw Error(
                    ErrorCode::Corrupt,
                    scene.file + " shows '" + truth.name + "', which is not listed");
        }
    }
}

}  // namespace

std::vector<SceneTruth> BenchScene::objects() const
{
    std::vector<SceneTruth> found;
    std::copy_if(truths.begin(), truths.end(), std::back_inserter(found), [](const auto& truth) {
        return !truth.isWord;
    });
    return found;
}

std::vector<SceneTruth> BenchScene::words() const
{
    std::vector<SceneTruth> found;
    std::copy_if(truths.begin(), truths.end(), std::back_inserter(found), [](const auto& truth) {
        return truth.isWord;
    });
    return found;
}

const SceneStyle& SceneSet::style(const std::string& id) const
{
    const auto found = std::find_if(
        styles.begin(), styles.end(), [&id](const SceneStyle& known) { return known.id == id; });
    if (found == styles.end())
        throw Error(ErrorCode::Corrupt, "there is no style '" + id + "' in the list of styles");
    return *found;
}

SceneSet readSceneSet(const std::filesystem::path& folder)
{
    const std::filesystem::path path = folder / "scenes.json";
    std::ifstream file(path);
    if (!file)
        throw Error(
            ErrorCode::Unreadable,
            "there is no " + path.string() +
                "; name a folder of scenes, made with clipscope_scenes make");
    const Json json = Json::parse(file, nullptr, false);
    if (json.is_discarded() || !json.is_object() || json.value("schema", Json()) != kSchema)
        throw Error(
            ErrorCode::Corrupt,
            path.string() + " is not a list of scenes (" + std::string(kSchema) + ")");
    try {
        SceneSet set = setFrom(json);
        checkNames(set);
        return set;
    } catch (const Json::exception& problem) {
        throw Error(
            ErrorCode::Corrupt,
            path.string() + " cannot be read (" + std::string(problem.what()) +
                "); make the folder again");
    } catch (const Error& problem) {
        throw Error(
            problem.code(),
            path.string() + ": " + std::string(problem.what()) + "; make the folder again");
    }
}

std::string sceneSetJson(const SceneSet& set)
{
    Json json{{"schema", kSchema}, {"side", set.side}, {"seed", set.seed}, {"split", set.split}};
    json["styles"] = Json::array();
    for (const SceneStyle& style : set.styles)
        json["styles"].push_back(
            {{"id", style.id},
             {"title", style.title},
             {"licence", style.licence},
             {"held_out", style.isHeldOut}});
    json["objects"] = Json::array();
    for (const SceneName& object : set.objects)
        json["objects"].push_back({{"name", object.name}, {"others", object.others}});
    json["words"] = set.words;
    json["scenes"] = Json::array();
    for (const BenchScene& scene : set.scenes)
        json["scenes"].push_back(jsonOf(scene));
    return json.dump(1) + "\n";
}

}  // namespace clipscope
