// SPDX-License-Identifier: GPL-3.0-or-later
// From what people call a layer to the layer.
#include "core/base/check.h"
#include "core/engine/model_library.h"

#include <algorithm>

namespace clipscope {

const LayerInfo&
layerFor(const ModelDescriptor& model, const MethodInfo& method, const std::string& layer)
{
    const std::string& fallback =
        method.layer == LayerRole::GradientLayer ? model.gradientLayer : model.lastBlockOutput;
    const std::string& name = layer.empty() ? fallback : layer;
    const auto found =
        std::find_if(model.layers.begin(), model.layers.end(), [&](const LayerInfo& info) {
            return info.name == name;
        });
    if (found != model.layers.end())
        return *found;
    // "layer3" or "resblocks": the last block of that stage.
    const auto last =
        std::find_if(model.layers.rbegin(), model.layers.rend(), [&](const LayerInfo& info) {
            return info.name.starts_with(name + ".") && info.name.find(".ln_") == std::string::npos;
        });
    if (last != model.layers.rend())
        return *last;
    std::string all;
    for (const LayerInfo& info : model.layers)
        all += (all.empty() ? "" : ", ") + info.name;
    throw Error(
        ErrorCode::InvalidArgument,
        "the model " + model.files.name + " has no layer '" + name + "'; choose one of " + all);
}

std::vector<LayerInfo>
layersFor(const ModelDescriptor& model, const MethodInfo& method, const std::string& layer)
{
    std::vector<LayerInfo> layers;
    std::size_t first = 0;
    do {
        const std::size_t comma = std::min(layer.find(',', first), layer.size());
        const std::string name = layer.substr(first, comma - first);
        CLIPSCOPE_CHECK(
            layer.empty() || !name.empty(),
            "'" + layer + "' names an empty layer; separate layers with single commas");
        const LayerInfo& found = layerFor(model, method, name);
        const bool twice = std::any_of(layers.begin(), layers.end(), [&](const LayerInfo& other) {
            return other.name == found.name;
        });
        CLIPSCOPE_CHECK(
            !twice, "the layer " + found.name + " is named twice in '" + layer + "'; name it once");
        layers.push_back(found);
        first = comma + 1;
    } while (first <= layer.size() && !layer.empty());
    return layers;
}

double headShare(const ModelDescriptor& model, const LayerInfo& layer)
{
    constexpr double kPooling = 0.01;  // attention pooling or projection, always behind the layer
    const auto at =
        std::find_if(model.layers.begin(), model.layers.end(), [&](const LayerInfo& info) {
            return info.name == layer.name;
        });
    const auto behind = static_cast<double>(model.layers.end() - at - 1);
    return kPooling + (1 - kPooling) * behind / static_cast<double>(model.layers.size());
}

}  // namespace clipscope
