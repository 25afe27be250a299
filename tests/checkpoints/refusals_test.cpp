// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints whose containers are fine and whose weights are not: refused with a sentence that
// names the tensor.
#include "core/base/error.h"
#include "core/checkpoint/safetensors_file.h"
#include "tests/checkpoints/fixtures.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;

/// The sentence with which a checkpoint is refused; empty if it is not. Weights that already
/// contradict each other when the architecture is deduced are Unsupported.
std::string refusalOf(
    const std::filesystem::path& path,
    const std::vector<ErrorCode>& expected = {ErrorCode::Corrupt, ErrorCode::Unsupported})
{
    try {
        static_cast<void>(test::load(test::describe(path, true)));
        return {};
    } catch (const Error& error) {
        EXPECT_THAT(expected, Contains(error.code())) << error.what();
        return error.what();
    }
}

using Tensors = std::map<std::string, StoredTensor>;

/// The ViT in OpenAI's names with some of its tensors changed.
class ChangedWeightsTest : public ::testing::Test {
protected:
    std::string refusalAfter(const std::function<void(Tensors&)>& change)
    {
        const Checkpoint checkpoint = openCheckpoint(test::fixture("vit/open_clip.safetensors"));
        Tensors tensors = checkpoint.tensors;
        change(tensors);
        const auto path = m_folder.path() / "changed.safetensors";
        writeSafetensorsFile(path, tensors);
        return refusalOf(path);
    }

    /// Of any dtype and shape, all zero.
    StoredTensor zeros(DType dtype, const std::vector<std::int64_t>& shape)
    {
        StoredTensor tensor{.dtype = dtype, .shape = shape};
        m_memory.emplace_back(static_cast<std::size_t>(tensor.elements()) * sizeOf(dtype));
        tensor.bytes = m_memory.back();
        return tensor;
    }

    TempFolder m_folder;
    std::vector<std::vector<std::byte>> m_memory;
};

TEST_F(ChangedWeightsTest, LoadIfNothingWasChanged)
{
    EXPECT_EQ(refusalAfter([](Tensors&) {}), "");
}

TEST_F(ChangedWeightsTest, AreRefusedIfOneIsMissing)
{
    for (const std::string name :
         {"visual.ln_post.bias",
          "visual.transformer.resblocks.1.attn.out_proj.bias",
          "text_projection",
          "logit_scale",
          "transformer.resblocks.0.mlp.c_fc.bias"})
        EXPECT_THAT(
            refusalAfter([&](Tensors& tensors) { tensors.erase(name); }),
            AllOf(HasSubstr(name), HasSubstr("missing")));
}

TEST_F(ChangedWeightsTest, AreRefusedIfOneIsTooMany)
{
    for (const std::string name :
         {"visual.extra.weight",
          "transformer.resblocks.1.attn.bias_k",
          "visual.transformer.resblocks.0.ls_1.gamma"})
        EXPECT_THAT(
            refusalAfter([&](Tensors& tensors) { tensors[name] = zeros(DType::Float32, {16}); }),
            HasSubstr(name));
}

TEST_F(ChangedWeightsTest, AreRefusedIfOneHasAnotherShape)
{
    const std::vector<std::pair<std::string, std::vector<std::int64_t>>> cases = {
        {"visual.ln_post.bias", {15}},
        {"visual.transformer.resblocks.0.attn.in_proj_weight", {16, 48}},
        {"transformer.resblocks.1.mlp.c_proj.weight", {16, 63}},
        {"logit_scale", {2}},
        {"visual.proj", {15, 8}}};
    for (const auto& [name, shape] : cases)
        EXPECT_THAT(
            refusalAfter(
                [&](Tensors& tensors) { tensors.at(name) = zeros(DType::Float32, shape); }),
            HasSubstr(name));
}

TEST_F(ChangedWeightsTest, AreRefusedIfOneHoldsWholeNumbers)
{
    EXPECT_THAT(
        refusalAfter([&](Tensors& tensors) {
            tensors.at("visual.ln_pre.weight") = zeros(DType::Int32, {16});
        }),
        HasSubstr("visual.ln_pre.weight"));
}

TEST_F(ChangedWeightsTest, AreRefusedIfTwoStandForOne)
{
    EXPECT_THAT(
        refusalAfter(
            [&](Tensors& tensors) { tensors["text.ln_final.bias"] = tensors.at("ln_final.bias"); }),
        HasSubstr("ln_final.bias"));
}

std::vector<char> contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The file with the last element of one tensor replaced, as bad memory or a bad training run does.
std::string withLastElement(
    const std::string& name, const std::string& tensor, const std::vector<unsigned char>& element)
{
    const Checkpoint checkpoint = openCheckpoint(test::fixture(name));
    const auto& view = checkpoint.tensors.at(tensor).bytes;
    const auto file = checkpoint.files.front()->bytes();
    std::vector<char> content = contentOf(test::fixture(name));
    const auto end = static_cast<std::size_t>(view.data() - file.data()) + view.size();
    std::memcpy(content.data() + end - element.size(), element.data(), element.size());
    return {content.begin(), content.end()};
}

struct NumberCase {
    const char* name;
    std::string file;
    std::string tensor;  ///< in the names of the file
    std::vector<unsigned char> element;
    std::string named;  ///< what the sentence has to name
};

class BadNumberTest : public ::testing::TestWithParam<NumberCase> {};

TEST_P(BadNumberTest, IsRefusedWithTheTensorsName)
{
    const NumberCase& c = GetParam();
    const TempFolder folder;
    EXPECT_THAT(
        refusalOf(folder.file("bad", withLastElement(c.file, c.tensor, c.element))),
        AllOf(HasSubstr(c.named), HasSubstr("finite")));
}

const std::vector<unsigned char> kNan32 = {0x00, 0x00, 0xC0, 0x7F};
const std::vector<unsigned char> kInfinity32 = {0x00, 0x00, 0x80, 0x7F};
const std::vector<unsigned char> kMinusInfinity16 = {0x00, 0xFC};

INSTANTIATE_TEST_SUITE_P(
    Table,
    BadNumberTest,
    ::testing::Values(
        NumberCase{
            "NanInSafetensors",
            "vit/open_clip.safetensors",
            "visual.ln_post.weight",
            kNan32,
            "visual.ln_post.weight"},
        NumberCase{
            "InfinityInAResNetsVariance",
            "rn/open_clip.safetensors",
            "visual.layer4.0.bn2.running_var",
            kInfinity32,
            "visual.layer4.0.bn2.running_var"},
        NumberCase{
            "MinusInfinityInHalfPrecision",
            "rn/tinyclip_bare.safetensors",
            "_image_encoder.visual.attnpool.v_proj.weight",
            kMinusInfinity16,
            "visual.attnpool.v_proj.weight"},
        NumberCase{
            "NanInTheTextTowerOfAnOldFile",
            "vit/legacy.pth",
            "token_embedding.weight",
            kNan32,
            "token_embedding.weight"},
        NumberCase{
            "NanInOnePartOfAnAttention",
            "vit/hf_safetensors/model.safetensors",
            "vision_model.encoder.layers.1.self_attn.k_proj.bias",
            kNan32,
            "visual.transformer.resblocks.1.attn.in_proj_bias"}),
    [](const auto& instance) { return std::string(instance.param.name); });

TEST(DamagedFilesTest, OfAZipFailItsChecksum)
{
    for (const char* name : {"vit/openai.pt", "rn/state_dict.pt"}) {
        const TempFolder folder;
        const std::string damaged = withLastElement(name, "text_projection", {0x12, 0x34});
        EXPECT_THAT(refusalOf(folder.file("damaged.pt", damaged)), HasSubstr("checksum"));
    }
}

TEST(ShardedFilesTest, NameThePartThatIsMissing)
{
    for (const auto& [folder, part] : std::vector<std::pair<std::string, std::string>>{
             {"vit/sharded_safetensors", "model-00002-of-00002.safetensors"},
             {"rn/sharded_bin", "pytorch_model-00001-of-00002.bin"}}) {
        const TempFolder copy;
        std::filesystem::copy(test::fixture(folder), copy.path());
        std::filesystem::remove(copy.path() / part);
        EXPECT_THAT(refusalOf(copy.path(), {ErrorCode::Unreadable}), HasSubstr(part));
    }
}

TEST(ShardedFilesTest, NameATensorThatIsNotWhereTheIndexSays)
{
    const TempFolder copy;
    std::filesystem::copy(test::fixture("vit/sharded_safetensors"), copy.path());
    std::filesystem::copy_file(
        copy.path() / "model-00001-of-00002.safetensors",
        copy.path() / "model-00002-of-00002.safetensors",
        std::filesystem::copy_options::overwrite_existing);
    EXPECT_THAT(
        refusalOf(copy.path()),
        AllOf(HasSubstr("model.safetensors.index.json"), HasSubstr("model-00002-of-00002")));
}

}  // namespace
}  // namespace clipscope
