// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the known naming schemes a checkpoint follows, and what it is if it follows none.
#include "core/base/error.h"
#include "core/clip/name_map.h"

#include <string_view>

namespace clipscope {

namespace {

bool hasPrefix(const ShapeTable& shapes, std::string_view prefix)
{
    const auto found = shapes.lower_bound(std::string(prefix));
    return found != shapes.end() && found->first.starts_with(prefix);
}

struct Sign {
    std::string_view prefix;
    std::string_view meaning;  ///< goes after "<file> seems to be "
};

// Architectures that are not supported even though parts of them look like a CLIP.
constexpr Sign kForeign[] = {
    {"text_decoder.", "a CoCa"},
    {"logit_bias", "a SigLIP"},
    {"vision_model.head.", "a SigLIP"},
    {"bert.", "a Chinese CLIP"},
    {"positional_embedding_res", "a Long-CLIP"},
    {"text_model.roberta.", "an AltCLIP"},
    {"text_encoder.", "a BLIP or an ALBEF"},
    {"visual_encoder.", "a BLIP or an ALBEF"},
    {"visual.trunk.", "a CLIP with an image tower of timm"},
    {"text.transformer.embeddings.", "a CLIP with a text tower of Hugging Face"},
    {"visual.blocks.", "an EVA-CLIP"},
    {"image_encoder.", "a MobileCLIP"},
    {"patch_embed.", "an image tower of timm without a text tower"},
};

// What is left when no layout is complete.
constexpr Sign kIncomplete[] = {
    {"vision_model.", "the image tower of a CLIP without its text tower"},
    {"text_model.", "the text tower of a CLIP without its image tower"},
    {"visual.", "the image tower of a CLIP without its text tower"},
    {"token_embedding.", "the text tower of a CLIP without its image tower"},
    {"layer1.", "an image classifier"},
};

[[noreturn]] void refuse(const std::string& fileName, std::string_view meaning)
{
    throw Error(
        ErrorCode::Unsupported,
        fileName + " seems to be " + std::string(meaning) +
            "; Clipscope reads whole CLIPs in the layouts of OpenAI, open_clip and Hugging Face");
}

}  // namespace

CheckpointLayout detectLayout(const ShapeTable& shapes, const std::string& fileName)
{
    for (const Sign& sign : kForeign) {
        if (hasPrefix(shapes, sign.prefix))
            refuse(fileName, sign.meaning);
    }
    if (hasPrefix(shapes, "vision_model.") && hasPrefix(shapes, "text_model."))
        return CheckpointLayout::HuggingFace;
    if (hasPrefix(shapes, "visual.") && shapes.contains("text.token_embedding.weight"))
        return CheckpointLayout::OpenClipCustomText;
    if (hasPrefix(shapes, "visual.") && shapes.contains("token_embedding.weight"))
        return CheckpointLayout::OpenAi;
    for (const Sign& sign : kIncomplete) {
        if (hasPrefix(shapes, sign.prefix))
            refuse(fileName, sign.meaning);
    }
    refuse(fileName, "no CLIP at all");
}

}  // namespace clipscope
