// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/clip_model.h"
#include "core/clip/name_map.h"
#include "tests/support/tiny_clip.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

/// The same model as open_clip's CustomTextCLIP stores it.
StateDict asCustomText(const StateDict& canonical)
{
    StateDict result;
    for (const auto& [name, tensor] : canonical) {
        const bool isText = !name.starts_with("visual.") && name != "logit_scale";
        result.emplace(isText ? "text." + name : name, tensor);
    }
    return result;
}

void replaceStart(std::string& name, const std::string& from, const std::string& to)
{
    if (name.starts_with(from))
        name.replace(0, from.size(), to);
}

void replaceEnd(std::string& name, const std::string& from, const std::string& to)
{
    const auto at = name.rfind(from);
    if (at != std::string::npos)
        name.replace(at, from.size(), to);
}

/// The same model as Hugging Face's CLIPModel stores it, written from its own source's side.
StateDict asHuggingFace(const StateDict& canonical)
{
    const std::pair<const char*, const char*> starts[] = {
        {"visual.transformer.resblocks.", "vision_model.encoder.layers."},
        {"transformer.resblocks.", "text_model.encoder.layers."},
        {"token_embedding.", "text_model.embeddings.token_embedding."},
        {"positional_embedding", "text_model.embeddings.position_embedding.weight"},
        {"ln_final.", "text_model.final_layer_norm."},
        {"visual.class_embedding", "vision_model.embeddings.class_embedding"},
        {"visual.conv1.", "vision_model.embeddings.patch_embedding."},
        {"visual.positional_embedding", "vision_model.embeddings.position_embedding.weight"},
        {"visual.ln_pre.", "vision_model.pre_layrnorm."},
        {"visual.ln_post.", "vision_model.post_layernorm."},
    };
    const std::pair<const char*, const char*> ends[] = {
        {".ln_1.", ".layer_norm1."},
        {".ln_2.", ".layer_norm2."},
        {".attn.out_proj.", ".self_attn.out_proj."},
        {".mlp.c_fc.", ".mlp.fc1."},
        {".mlp.c_proj.", ".mlp.fc2."},
    };
    StateDict result;
    for (const auto& [canonicalName, tensor] : canonical) {
        std::string name = canonicalName;
        for (const auto& [from, to] : starts)
            replaceStart(name, from, to);
        for (const auto& [from, to] : ends)
            replaceEnd(name, from, to);
        const auto packed = name.find(".attn.in_proj_");
        if (name == "text_projection" || name == "visual.proj") {
            const std::string tower = name == "visual.proj" ? "visual" : "text";
            result.emplace(tower + "_projection.weight", tensor.t().contiguous());
        } else if (packed != std::string::npos) {
            const std::string kind = name.substr(packed + std::string(".attn.in_proj_").size());
            const auto parts = tensor.chunk(3, 0);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const std::string letter(1, "qkv"[i]);
                result.emplace(
                    name.substr(0, packed) + ".self_attn." + letter + "_proj." + kind, parts[i]);
            }
        } else {
            result.emplace(name, tensor);
        }
    }
    result.emplace(
        "text_model.embeddings.position_ids", at::full({1, 16}, 0, at::TensorOptions(at::kLong)));
    return result;
}

void expectSame(const WeightSources& actual, const StateDict& expected)
{
    EXPECT_EQ(shapesOf(actual), shapesOf(expected));
    for (const auto& [name, source] : actual) {
        if (expected.contains(name)) {
            EXPECT_TRUE(at::equal(source.load(), expected.at(name))) << name;
        }
    }
}

TEST(NameMapTest, OpenAiNamesStayAndBookkeepingGoes)
{
    const StateDict canonical = tinyWeights(VisionFamily::ResNet);
    StateDict file = canonical;
    for (const char* extra :
         {"input_resolution", "context_length", "vocab_size", "visual.bn1.num_batches_tracked"})
        file.emplace(extra, at::full({}, 7, at::TensorOptions(at::kLong)));
    EXPECT_EQ(detectLayout(shapesOf(file), "f"), CheckpointLayout::OpenAi);
    expectSame(toCanonical(sourcesOf(file), "f"), canonical);
}

TEST(NameMapTest, OtherLayoutsOfAModelBecomeTheSameModel)
{
    const StateDict canonical = tinyWeights(VisionFamily::Vit);
    const std::pair<CheckpointLayout, StateDict> layouts[] = {
        {CheckpointLayout::OpenClipCustomText, asCustomText(canonical)},
        {CheckpointLayout::HuggingFace, asHuggingFace(canonical)}};
    for (const auto& [layout, file] : layouts) {
        EXPECT_EQ(detectLayout(shapesOf(file), "f"), layout);
        expectSame(toCanonical(sourcesOf(file), "f"), canonical);
        EXPECT_EQ(toCanonical(shapesOf(file), "f"), shapesOf(canonical));
    }
}

TEST(NameMapTest, OtherLayoutsGiveIdenticalEmbeddings)
{
    const at::NoGradGuard guard;
    const auto family = VisionFamily::Vit;
    const auto expected = tinyClip(family);
    const at::Tensor pixels = tinyPixels(family, 1);
    for (const StateDict& file :
         {asCustomText(tinyWeights(family)), asHuggingFace(tinyWeights(family))}) {
        const ClipModel model(toCanonical(sourcesOf(file), "f"), tinyConfig(family), "f");
        EXPECT_TRUE(at::equal(model.visual().encode(pixels), expected->visual().encode(pixels)));
        EXPECT_TRUE(at::equal(model.encodeText({62, 9, 63}), expected->encodeText({62, 9, 63})));
    }
}

TEST(NameMapTest, ALinearTextProjectionIsTransposed)
{
    const StateDict canonical = tinyWeights(VisionFamily::Vit);
    StateDict file = asCustomText(canonical);
    file["text.text_projection.weight"] = file.at("text.text_projection").t().contiguous();
    file.erase("text.text_projection");
    expectSame(toCanonical(sourcesOf(file), "f"), canonical);
}

TEST(NameMapTest, WrappersAroundTheNamesAreRemoved)
{
    const StateDict canonical = tinyWeights(VisionFamily::Vit);
    for (const std::string wrapper :
         {"module.", "clip.", "model.", "module.model.", "clip_model."}) {
        StateDict wrapped;
        for (const auto& [name, tensor] : asHuggingFace(canonical))
            wrapped.emplace(wrapper + name, tensor);
        expectSame(toCanonical(sourcesOf(wrapped), "f"), canonical);
    }
}

TEST(NameMapTest, TheThreeModulesOfTinyClipAreJoined)
{
    for (const auto family : {VisionFamily::ResNet, VisionFamily::Vit}) {
        const StateDict canonical = tinyWeights(family);
        for (const std::string module : {"", "module."}) {
            StateDict file;
            for (const auto& [name, tensor] : canonical) {
                const char* owner = name.starts_with("visual.") ? "_image_encoder."
                                    : name == "logit_scale"     ? "_logit_scale."
                                                                : "_text_encoder.";
                file.emplace(owner + module + name, tensor);
            }
            file.emplace("_image_encoder." + module + "l0_module.loga", at::full({3}, 1.0));
            expectSame(toCanonical(sourcesOf(file), "f"), canonical);
        }
    }
}

TEST(NameMapTest, TheOtherSpellingOfTheFirstNormIsKnown)
{
    const StateDict canonical = tinyWeights(VisionFamily::Vit);
    StateDict file = asHuggingFace(canonical);
    for (const std::string part : {"weight", "bias"}) {
        auto node = file.extract("vision_model.pre_layrnorm." + part);
        node.key() = "vision_model.pre_layernorm." + part;
        file.insert(std::move(node));
    }
    expectSame(toCanonical(sourcesOf(file), "f"), canonical);
}

TEST(NameMapTest, SaysWhatAForeignFileSeemsToBe)
{
    const std::pair<ShapeTable, const char*> cases[] = {
        {{{"text_decoder.x", {1}}, {"visual.proj", {1}}}, "CoCa"},
        {{{"logit_bias", {}}, {"visual.trunk.x", {1}}}, "SigLIP"},
        {{{"vision_model.head.probe", {1}}, {"text_model.x", {1}}}, "SigLIP"},
        {{{"visual.trunk.x", {1}}, {"text.token_embedding.weight", {1}}}, "timm"},
        {{{"patch_embed.proj.weight", {1}}, {"blocks.0.x", {1}}}, "timm"},
        {{{"visual.blocks.0.x", {1}}, {"text.token_embedding.weight", {1}}}, "EVA"},
        {{{"text.transformer.embeddings.x", {1}}, {"visual.proj", {1}}}, "Hugging Face"},
        {{{"image_encoder.model.x", {1}}}, "MobileCLIP"},
        {{{"vision_model.embeddings.class_embedding", {1}}}, "without its text tower"},
        {{{"text_model.embeddings.x", {1}}}, "without its image tower"},
        {{{"visual.proj", {1}}}, "without its text tower"},
        {{{"token_embedding.weight", {1}}}, "without its image tower"},
        {{{"layer1.0.conv1.weight", {1}}, {"fc.weight", {1}}}, "image classifier"},
        {{{"bert.encoder.x", {1}}, {"visual.proj", {1}}}, "Chinese CLIP"},
        {{{"positional_embedding_res", {1}}, {"visual.proj", {1}}}, "Long-CLIP"},
        {{{"text_model.roberta.x", {1}}, {"vision_model.x", {1}}}, "AltCLIP"},
        {{{"visual_encoder.blocks.0.x", {1}}, {"text_encoder.x", {1}}}, "BLIP"},
        {{{"lm_head.weight", {1}}}, "no CLIP at all"},
        {{}, "no CLIP at all"},
    };
    for (const auto& [shapes, message] : cases) {
        try {
            std::ignore = toCanonical(shapes, "some.safetensors");
            ADD_FAILURE() << message;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unsupported);
            EXPECT_THAT(error.what(), HasSubstr("some.safetensors seems to be"));
            EXPECT_THAT(error.what(), HasSubstr(message));
        }
    }
}

TEST(NameMapTest, NamesWhatDoesNotFitTogether)
{
    const std::string keys = "vision_model.encoder.layers.1.self_attn.k_proj.weight";
    const StateDict healthy = asHuggingFace(tinyWeights(VisionFamily::Vit));
    const auto expectCorrupt = [](const StateDict& file, const char* message) {
        for (const bool shapesOnly : {false, true}) {
            try {
                if (shapesOnly)
                    std::ignore = toCanonical(shapesOf(file), "f");
                else
                    std::ignore = toCanonical(sourcesOf(file), "f");
                ADD_FAILURE() << message;
            } catch (const Error& error) {
                EXPECT_EQ(error.code(), ErrorCode::Corrupt);
                EXPECT_THAT(error.what(), HasSubstr(message));
            }
        }
    };
    StateDict missing = healthy;
    missing.erase(keys);
    expectCorrupt(missing, "visual.transformer.resblocks.1.attn.in_proj_weight is missing");

    StateDict mismatched = healthy;
    mismatched[keys] = at::full({128, 127}, 0.0);
    expectCorrupt(mismatched, "do not have matching shapes");

    StateDict twice = healthy;
    twice["module.logit_scale"] = at::full({}, 1.0);
    expectCorrupt(twice, "both stand for logit_scale");

    StateDict vector = healthy;
    vector["text_projection.weight"] = at::full({32}, 0.0);
    expectCorrupt(vector, "text_projection.weight has 1 dimensions");
}

}  // namespace
}  // namespace clipscope
