// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/json_parts.h"

#include <cmath>
#include <utility>

namespace clipscope::json_parts {

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json image(const Image& image)
{
    return {
        {"path", image.source()},
        {"width", image.width()},
        {"height", image.height()},
        {"sha256", image.fileSha256().empty() ? Json(nullptr) : Json(image.fileSha256())}};
}

Json model(const ModelIdentity& model)
{
    Json choices = Json::object();
    for (const ModelChoice& choice : model.choices)
        choices[choice.name] = {{"value", choice.value}, {"origin", choice.origin}};
    return {
        {"name", model.name},
        {"family", model.family},
        {"input_size", model.inputSize},
        {"embed_dim", model.embedDim},
        {"sha256", model.sha256},
        {"choices", std::move(choices)}};
}

Json prompts(const std::vector<PromptScore>& prompts)
{
    Json list = Json::array();
    for (const PromptScore& prompt : prompts)
        list.push_back(
            {{"text", prompt.text},
             {"tokens", prompt.tokens},
             {"dropped_tokens", prompt.droppedTokens},
             {"cosine", number(prompt.cosine)},
             {"logit", number(prompt.logit)},
             {"probability", prompt.probability ? number(*prompt.probability) : Json(nullptr)}});
    return list;
}

std::string utf8(std::string_view text)
{
    const Json bytes = std::string(text);
    return Json::parse(bytes.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json attribution(const Attribution& attribution)
{
    Json heads = Json::array();
    for (int layer = 0; layer < attribution.heads.rows; ++layer) {
        Json row = Json::array();
        for (int head = 0; head < attribution.heads.cols; ++head)
            row.push_back(number(double{attribution.heads.at<float>(layer, head)}));
        heads.push_back(std::move(row));
    }
    Json mlps = Json::array();
    for (const float value : attribution.mlps)
        mlps.push_back(number(double{value}));
    return {{"cosine", number(attribution.cosine)}, {"heads", heads}, {"mlps", mlps}};
}

std::string text(const Json& document)
{
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clipscope::json_parts
