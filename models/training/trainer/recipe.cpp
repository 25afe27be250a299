// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/recipe.h"

#include "core/base/error.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace clipscope::training {

namespace {

using Json = nlohmann::json;

/// The value of an optional key.
template <typename Value>
void readKey(const Json& json, const char* key, Value& value)
{
    if (const auto found = json.find(key); found != json.end())
        value = found->get<Value>();
}

void refuseUnknown(const Json& json, const std::set<std::string>& known, const std::string& where)
{
    for (const auto& [key, value] : json.items())
        if (!known.contains(key))
            throw Error(ErrorCode::Corrupt, where + " has an unknown key \"" + key + "\"");
}

Stage::Kind kindOf(const std::string& name)
{
    if (name == "warmup")
        return Stage::Kind::Warmup;
    if (name == "align")
        return Stage::Kind::Align;
    if (name == "contrast")
        return Stage::Kind::Contrast;
    throw Error(
        ErrorCode::Corrupt,
        "the recipe has a stage of kind \"" + name + "\"; there are warmup, align and contrast");
}

Stage stageOf(const Json& json)
{
    Stage stage;
    stage.name = json.at("name").get<std::string>();
    refuseUnknown(
        json,
        {"name",
         "kind",
         "side",
         "pools",
         "steps",
         "batch",
         "rate",
         "last_rate",
         "rise",
         "decay",
         "augment",
         "smoothing",
         "word_weight",
         "label_weight",
         "labels",
         "evaluate_every"},
        "the stage " + stage.name);
    stage.kind = kindOf(json.at("kind").get<std::string>());
    readKey(json, "side", stage.side);
    readKey(json, "pools", stage.pools);
    readKey(json, "steps", stage.steps);
    readKey(json, "batch", stage.batch);
    readKey(json, "rate", stage.rate);
    readKey(json, "last_rate", stage.lastRate);
    readKey(json, "rise", stage.rise);
    readKey(json, "decay", stage.decay);
    readKey(json, "augment", stage.augment);
    readKey(json, "smoothing", stage.smoothing);
    readKey(json, "word_weight", stage.wordWeight);
    readKey(json, "label_weight", stage.labelWeight);
    readKey(json, "labels", stage.labels);
    readKey(json, "evaluate_every", stage.evaluateEvery);
    return stage;
}

ClipConfig modelOf(const Json& json)
{
    ClipConfig model;
    const bool isVit = json.at("family").get<std::string>() == "vit";
    model.vision.family = isVit ? VisionFamily::Vit : VisionFamily::ResNet;
    model.vision.inputSize = json.at("input").get<int>();
    model.vision.width = json.at("width").get<int>();
    model.vision.blocks = json.at("blocks").get<std::vector<int>>();
    constexpr int kHead = 64;
    if (isVit)
        model.vision.patch = json.at("patch").get<int>();
    model.vision.heads = std::max(1, model.vision.channels() / kHead);
    model.embedding = json.at("embedding").get<int>();
    model.activation = Activation::QuickGelu;
    const Json& text = json.at("text");
    model.text.width = text.at("width").get<int>();
    model.text.layers = text.at("layers").get<int>();
    model.text.context = text.at("context").get<int>();
    model.text.heads = std::max(1, model.text.width / kHead);
    return model;
}

}  // namespace

Recipe Recipe::parse(const Json& json, const std::filesystem::path& folder)
{
    Recipe recipe;
    refuseUnknown(
        json,
        {"name",
         "about",
         "seed",
         "scenes",
         "license",
         "model",
         "merges",
         "pools",
         "evaluation",
         "stages"},
        "the recipe");
    recipe.name = json.at("name").get<std::string>();
    readKey(json, "seed", recipe.seed);
    readKey(json, "scenes", recipe.scenes);
    readKey(json, "license", recipe.license);
    recipe.model = modelOf(json.at("model"));
    recipe.merges = folder / json.at("merges").get<std::string>();
    for (const auto& [name, pool] : json.at("pools").items())
        recipe.pools[name] = {
            .side = pool.at("side").get<int>(),
            .count = pool.at("count").get<std::int64_t>(),
            .seed = mixed(recipe.seed, vocabularyHash({{.name = name}})),
            .scene = pool.value("scene", Json::object())};
    readKey(json, "evaluation", recipe.evaluation);
    for (const Json& stage : json.at("stages"))
        recipe.stages.push_back(stageOf(stage));
    for (const Stage& stage : recipe.stages)
        for (const auto& [pool, share] : stage.pools)
            if (!recipe.pools.contains(pool))
                throw Error(
                    ErrorCode::Corrupt,
                    "the stage " + stage.name + " wants a pool \"" + pool +
                        "\" that the recipe does not describe");
    return recipe;
}

Recipe Recipe::read(const std::filesystem::path& path)
{
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorCode::Unreadable, "there is no recipe " + path.string());
    try {
        return parse(Json::parse(file), path.parent_path());
    } catch (const Json::exception& error) {
        throw Error(ErrorCode::Corrupt, path.string() + ": " + error.what());
    }
}

}  // namespace clipscope::training
