// SPDX-License-Identifier: GPL-3.0-or-later
// What a training keeps between two runs, and the model that it hands over.
#include "core/base/atomic_file.h"
#include "core/base/check.h"
#include "core/weights/safetensors.h"
#include "models/training/trainer/trainer.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

namespace clipscope::training {

namespace {

constexpr const char* kCheckpoint = "checkpoint.safetensors";
constexpr const char* kPrototypes = "prototypes";

void addAll(StateDict& target, const std::string& prefix, const StateDict& tensors)
{
    for (const auto& [name, tensor] : tensors)
        target.emplace(prefix + name, tensor.detach().to(at::kCPU));
}

StateDict takeAll(const StateDict& all, std::string_view prefix, at::Device device)
{
    StateDict result;
    for (const auto& [name, tensor] : all)
        if (std::string_view(name).starts_with(prefix))
            result.emplace(name.substr(prefix.size()), tensor.to(device));
    return result;
}

std::string readText(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(ErrorCode::Unreadable, "there is no " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string Trainer::describeRecipe() const
{
    // What a checkpoint depends on: the model, the labels and the order of the stages.
    std::string text = m_recipe.name + " " + std::to_string(m_recipe.seed) + " " +
                       std::to_string(vocabularyHash(m_labels->vocabulary())) + " " +
                       std::to_string(m_recipe.model.vision.width) + " " +
                       std::to_string(m_recipe.model.vision.inputSize);
    for (const Stage& stage : m_recipe.stages)
        text += " " + stage.name;
    return text;
}

void Trainer::save() const
{
    StateDict all;
    addAll(all, "weights/", m_weights);
    addAll(all, "first/", m_optimiser.first);
    addAll(all, "second/", m_optimiser.second);
    addAll(all, "averaged/", m_optimiser.averaged);
    writeSafetensors(
        m_options.work / kCheckpoint,
        all,
        {{"recipe", describeRecipe()},
         {"stage", std::to_string(m_position.stage)},
         {"step", std::to_string(m_position.step)},
         {"updates", std::to_string(m_optimiser.steps)}});
}

bool Trainer::load()
{
    const auto path = m_options.work / kCheckpoint;
    if (!std::filesystem::exists(path))
        return false;
    const SafetensorsFile file = readSafetensors(path);
    const auto said = [&](const char* key) {
        const auto found = file.metadata.find(key);
        return found == file.metadata.end() ? std::string() : found->second;
    };
    if (said("recipe") != describeRecipe())
        throw Error(
            ErrorCode::Corrupt,
            path.string() + " belongs to another recipe or other labels; train in another folder");
    m_position = {
        .stage = static_cast<std::size_t>(std::stoull(said("stage"))),
        .step = std::stoll(said("step"))};
    StateDict weights = takeAll(file.tensors, "weights/", m_options.device);
    const at::Tensor prototypes = weights.at(kPrototypes).requires_grad_(true);
    weights.erase(kPrototypes);
    m_model = std::make_unique<TrainedClip>(m_recipe.model, weights, m_options.precision);
    m_weights = m_model->weights();
    m_weights[kPrototypes] = prototypes;
    m_optimiser = {
        .first = takeAll(file.tensors, "first/", m_options.device),
        .second = takeAll(file.tensors, "second/", m_options.device),
        .averaged = takeAll(file.tensors, "averaged/", m_options.device),
        .steps = std::stoll(said("updates"))};
    return true;
}

void Trainer::exportModel() const
{
    const auto folder = modelFolder();
    std::filesystem::create_directories(folder);
    StateDict weights;
    for (const auto& [name, tensor] : m_optimiser.averaged)
        if (name != kPrototypes)
            weights.emplace(
                name, tensor.to(at::kCPU).to(tensor.dim() >= 2 ? at::kHalf : at::kFloat));
    writeSafetensors(folder / "model.safetensors", weights, {{"format", "pt"}});

    const ClipConfig& model = m_recipe.model;
    const bool isVit = model.vision.family == VisionFamily::Vit;
    nlohmann::ordered_json config;
    config["name"] = m_recipe.name;
    config["architecture"] = isVit ? "clip-vit" : "clip-resnet";
    config["activation"] = std::string(toString(model.activation));
    config["input_size"] = model.vision.inputSize;
    config["context_length"] = model.text.context;
    config["image_mean"] = model.pixels.mean;
    config["image_std"] = model.pixels.deviation;
    config["fit"] = "stretch";
    if (!m_recipe.license.empty())
        config["license"] = m_recipe.license;
    writeFileAtomically(folder / "config.json", std::string_view(config.dump(2) + "\n"));
    writeFileAtomically(folder / "merges.txt", std::string_view(readText(m_recipe.merges)));
}

}  // namespace clipscope::training
