// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue that ships, against clip.py of OpenAI and pretrained.py of open_clip, and what its
// reader refuses.
#include "tests/core/store/store_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace clipscope {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::vector<KnownModel>& shipped()
{
    static const std::vector<KnownModel> models = readKnownModels(
        std::filesystem::path(CLIPSCOPE_TEST_SOURCE_DIR) / "models" / "manifest.json");
    return models;
}

const KnownModel& model(const std::string& name)
{
    const KnownModel* found = findKnownModel(shipped(), name);
    if (found == nullptr)
        throw std::runtime_error("no model " + name);
    return *found;
}

struct Official {
    const char* name;
    const char* file;
    const char* sha256;
    std::int64_t parameters;
    int mebibytes;
};

constexpr std::array<Official, 9> kOfficial{
    {{"RN50",
      "RN50.pt",
      "afeb0e10f9e5a86da6080e35cf09123aca3b358a0c3e3b6c78a7b63bc04b6762",
      102007137,
      243},
     {"RN101",
      "RN101.pt",
      "8fa8567bab74a42d41c5915025a8e4538c3bdbe8804a470a72f30b0d94fab599",
      119688033,
      278},
     {"RN50x4",
      "RN50x4.pt",
      "7e526bd135e493cef0776de27d5f42653e6b4c8bf9e0f653bb11773263205fdd",
      178300601,
      402},
     {"RN50x16",
      "RN50x16.pt",
      "52378b407f34354e150460fe41077663dd5b39c54cd0bfd2b27167a4a06ec9aa",
      290979217,
      630},
     {"RN50x64",
      "RN50x64.pt",
      "be1cfb55d75a9666199fb2206c106743da0f6468c9d327f3e0d0a543a9919d9c",
      623258305,
      1289},
     {"ViT-B/32",
      "ViT-B-32.pt",
      "40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af",
      151277313,
      337},
     {"ViT-B/16",
      "ViT-B-16.pt",
      "5806e77cd80f8b59890b7e101eabd078d9fb84e6937f9e85e4ecb61988df416f",
      149620737,
      334},
     {"ViT-L/14",
      "ViT-L-14.pt",
      "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836",
      427616513,
      889},
     {"ViT-L/14@336px",
      "ViT-L-14-336px.pt",
      "3035c92b350959924f9f00213499208652fc7ea050643e8b385c2dac08641f02",
      427944193,
      890}}};

TEST(ManifestTest, HasOpenAIsNineModelsUnderTheirOwnNames)
{
    for (const Official& official : kOfficial) {
        SCOPED_TRACE(official.name);
        const KnownModel& known = model(official.name);
        const KnownFile& file = known.files.front();
        EXPECT_TRUE(known.name.ends_with("-openai")) << known.name;
        EXPECT_EQ(known.files.size(), 1U);
        EXPECT_EQ(file.name, official.file);
        EXPECT_EQ(file.sha256, official.sha256);
        EXPECT_EQ(
            file.urls.front(),
            std::string("https://openaipublic.azureedge.net/clip/models/") + official.sha256 + "/" +
                official.file);
        EXPECT_EQ(known.parameters, official.parameters);
        EXPECT_NEAR(static_cast<double>(known.bytes), official.mebibytes * 1048576.0, 1048576.0);
        EXPECT_EQ(known.license, "MIT");
        EXPECT_EQ(known.choices.activation, Activation::QuickGelu);
    }
}

TEST(ManifestTest, TakesChecksumsFromTheNamesOfReleasedFiles)
{
    int released = 0;
    for (const KnownModel& known : shipped()) {
        const KnownFile& file = known.files.front();
        if (!file.urls.front().starts_with("https://github.com/mlfoundations/open_clip/"))
            continue;
        ++released;
        const std::string stem = std::filesystem::path(file.name).stem().string();
        EXPECT_EQ(file.sha256, stem.substr(stem.rfind('-') + 1)) << known.name;
        EXPECT_EQ(file.sha256.size(), 8U) << known.name;
    }
    EXPECT_EQ(released, 12);
}

TEST(ManifestTest, FetchesEveryFileOfARepositoryFromItsMainBranchUnderItsOwnName)
{
    for (const KnownModel& known : shipped()) {
        for (const KnownFile& file : known.files) {
            EXPECT_TRUE(file.urls.front().ends_with("/" + file.name)) << known.name;
            if (!known.repository.empty()) {
                EXPECT_EQ(
                    file.urls.front(),
                    "https://huggingface.co/" + known.repository + "/resolve/main/" + file.name);
            }
            EXPECT_EQ(file.optional, &file != &known.files.front()) << known.name;
        }
        if (!known.repository.empty()) {
            EXPECT_EQ(findKnownModel(shipped(), known.repository), &known);
        }
        EXPECT_GT(known.parameters, 0) << known.name;
        EXPECT_GT(known.bytes, known.parameters) << known.name;
        EXPECT_TRUE(known.choices.activation) << known.name;
    }
}

TEST(ManifestTest, KnowsTheActivationsThatWeightsCannotTell)
{
    for (const char* quick :
         {"RN50-yfcc15m",
          "RN50-cc12m",
          "RN101-yfcc15m",
          "ViT-B-32-laion400m_e32",
          "ViT-B-32-metaclip_400m",
          "ViT-H-14-metaclip_fullcc",
          "DFN2B-CLIP-ViT-B-16",
          "DFN2B-CLIP-ViT-L-14",
          "DFN5B-CLIP-ViT-H-14-378",
          "vit_base_patch32_clip_224.openai",
          "clip-vit-large-patch14"})
        EXPECT_EQ(model(quick).choices.activation, Activation::QuickGelu) << quick;
    for (const char* exact :
         {"ViT-B-32-laion2B-s34B-b79K",
          "ViT-B-32-laion2b_e16",
          "ViT-B-16-laion400m_e32",
          "ViT-L-14-DataComp.XL-s13B-b90K",
          "DFN2B-CLIP-ViT-L-14-39B",
          "TinyCLIP-ViT-8M-16-Text-3M"})
        EXPECT_EQ(model(exact).choices.activation, Activation::Gelu) << exact;
}

TEST(ManifestTest, KnowsTheOtherChoices)
{
    const std::array<float, 3> half{0.5F, 0.5F, 0.5F};
    for (const KnownModel& known : shipped()) {
        SCOPED_TRACE(known.name);
        const bool isHalf = known.name == "ViT-L-14-laion2B-s32B-b82K";
        EXPECT_EQ(known.choices.mean.has_value(), isHalf);
        EXPECT_EQ(known.choices.deviation == half, isHalf);
        const bool isWide = known.name.find("ViT-H-14") != std::string::npos ||
                            known.name.find("ViT-g-14") != std::string::npos ||
                            known.name.find("ViT-bigG-14") != std::string::npos;
        EXPECT_EQ(known.choices.visionHeads, isWide ? std::optional(16) : std::nullopt);
        EXPECT_EQ(
            known.choices.resize,
            known.name.starts_with("DFN5B") ? std::optional(ResizeMode::Squash) : std::nullopt);
    }
}

TEST(ManifestTest, NamesAreDistinctWhateverTheCase)
{
    std::set<std::string> names;
    for (const KnownModel& known : shipped()) {
        std::vector<std::string> all = known.aliases;
        all.push_back(known.name);
        for (std::string name : all) {
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
                return static_cast<char>(std::tolower(c));
            });
            EXPECT_TRUE(names.insert(name).second) << name;
            EXPECT_EQ(findKnownModel(shipped(), name), &known);
        }
    }
    EXPECT_EQ(findKnownModel(shipped(), "ViT-B"), nullptr);
    EXPECT_EQ(findKnownModel(shipped(), ""), nullptr);
}

TEST(RecogniseTest, GoesByTheNameOfAFileThatOnlyOneModelHas)
{
    EXPECT_EQ(recogniseByPath(shipped(), "/x/ViT-B-32.pt"), &model("ViT-B/32"));
    EXPECT_EQ(recogniseByPath(shipped(), "l14_400m.pt"), &model("ViT-L-14-metaclip_400m"));
    EXPECT_EQ(recogniseByPath(shipped(), "/x/open_clip_model.safetensors"), nullptr);
    EXPECT_EQ(recogniseByPath(shipped(), "/x/model.safetensors"), nullptr);
    EXPECT_EQ(recogniseByPath(shipped(), "/x/My-ViT-B-32.pt"), nullptr);
}

TEST(RecogniseTest, GoesByTheFolderOfTheHuggingFaceCache)
{
    const std::filesystem::path cached = "/c/models--laion--CLIP-ViT-L-14-laion2B-s32B-b82K/"
                                         "snapshots/1f/open_clip_model.safetensors";
    EXPECT_EQ(recogniseByPath(shipped(), cached), &model("ViT-L-14-laion2B-s32B-b82K"));
    EXPECT_EQ(
        recogniseByPath(shipped(), "/c/models--openai--clip-vit-base-patch32/blobs/0123"),
        &model("clip-vit-base-patch32"));
    EXPECT_EQ(recogniseByPath(shipped(), "/c/models--some--net/snapshots/1f/m.bin"), nullptr);
}

TEST(RecogniseTest, GoesByTheChecksum)
{
    EXPECT_EQ(recogniseBySha256(shipped(), kOfficial[5].sha256), &model("ViT-B/32"));
    std::string other = kOfficial[5].sha256;
    other.back() = '0';
    EXPECT_EQ(recogniseBySha256(shipped(), other), nullptr);
    EXPECT_EQ(
        recogniseBySha256(shipped(), "46683A32" + std::string(56, '0')),
        &model("ViT-B-32-laion400m_e32"));
    EXPECT_EQ(recogniseBySha256(shipped(), ""), nullptr);
}

class ManifestReaderTest : public StoreFixture {
protected:
    /// What the reader says of a manifest with these models.
    [[nodiscard]] std::string complaint(const std::string& models) const
    {
        return complaintOf(R"({"schema": "clipscope.manifest/1", "models": [)" + models + "]}");
    }
    [[nodiscard]] std::string complaintOf(const std::string& text) const
    {
        try {
            static_cast<void>(readKnownModels(folder.file("list.json", text)));
            return {};
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt);
            return error.what();
        }
    }
    [[nodiscard]] static std::string withFile(const std::string& file)
    {
        return R"({"name": "net", "source": "x", "files": [)" + file + "]}";
    }
};

TEST_F(ManifestReaderTest, ReadsWhatItDocuments)
{
    const ModelStore store = storeWith(plainModel("net", std::string(64, 'a')));
    const KnownModel& known = store.known().front();
    EXPECT_EQ(known.license, "MIT");
    EXPECT_EQ(
        known.files.front().urls,
        (std::vector<std::string>{"https://a.example/net.pt", "https://b.example/net.pt"}));
    EXPECT_EQ(
        known.choices,
        (ConfigOverrides{
            .activation = Activation::QuickGelu,
            .mean = {{0.5F, 0.5F, 0.5F}},
            .deviation = {{0.25F, 0.5F, 0.5F}},
            .visionHeads = 16,
            .resize = ResizeMode::Squash,
            .name = "net",
            .license = "MIT"}));
}

TEST_F(ManifestReaderTest, LeavesALicenceThatNobodyStatesToNobody)
{
    const ModelStore store = storeWith(hubModel("net"));
    EXPECT_EQ(store.known().front().license, "not stated");
    EXPECT_EQ(store.known().front().choices.license, "");
}

TEST_F(ManifestReaderTest, NamesTheFileAndTheModel)
{
    EXPECT_THAT(
        complaint(plainModel("good") + R"(, {"name": "bad"})"),
        AllOf(HasSubstr("list.json"), HasSubstr("model 1 (bad)"), HasSubstr("source")));
    EXPECT_THAT(complaintOf("{"), HasSubstr("not JSON"));
    EXPECT_THAT(complaintOf(R"({"schema": "clipscope.manifest/9"})"), HasSubstr("manifest/1"));
    EXPECT_THAT(complaintOf(R"({"schema": "clipscope.manifest/1"})"), HasSubstr("models"));
    EXPECT_THAT(complaint("7"), HasSubstr("not an object"));
}

TEST_F(ManifestReaderTest, RefusesNamesThatLeadOutOfTheFolder)
{
    for (const char* name : {"..", "a/b", ".partial", "", "-rf", "a b", "a\\\\b"})
        EXPECT_THAT(complaint(plainModel(name)), HasSubstr("plain folder name")) << name;
    const std::string urls = R"("urls": ["https://a.example/x"])";
    EXPECT_THAT(
        complaint(withFile(R"({"name": "../x.pt", )" + urls + "}")), HasSubstr("'../x.pt'"));
    EXPECT_EQ(complaint(withFile(R"({"name": "x.pt", )" + urls + "}")), "");
}

TEST_F(ManifestReaderTest, RefusesFilesThatCannotBeFetchedOrChecked)
{
    EXPECT_THAT(complaint(R"({"name": "net", "source": "x"})"), HasSubstr("files"));
    EXPECT_THAT(complaint(withFile("")), HasSubstr("files"));
    EXPECT_THAT(complaint(withFile(R"({"name": "x.pt"})")), HasSubstr("urls"));
    EXPECT_THAT(
        complaint(withFile(R"({"name": "x.pt", "urls": ["file:///etc/passwd"]})")),
        HasSubstr("web address"));
    for (const char* sum : {"123", "0123456x", "g123456789"})
        EXPECT_THAT(complaint(plainModel("net", sum)), HasSubstr("hexadecimal")) << sum;
    EXPECT_THAT(
        complaint(
            withFile(R"({"name": "x.pt", "optional": true, "urls": ["https://a.example/x"]})")),
        HasSubstr("weights"));
}

TEST_F(ManifestReaderTest, RefusesChoicesThatMakeNoSense)
{
    const auto choice = [this](const std::string& text) {
        return complaint(
            R"({"name": "net", "source": "x", "choices": {)" + text +
            R"(}, "files": [{"name": "x.pt", "urls": ["https://a.example/x"]}]})");
    };
    EXPECT_EQ(choice(R"("activation": "gelu")"), "");
    EXPECT_THAT(choice(R"("activation": "relu")"), HasSubstr("relu"));
    EXPECT_THAT(choice(R"("resize_mode": "fold")"), HasSubstr("fold"));
    EXPECT_THAT(choice(R"("image_mean": [1, 2])"), HasSubstr("image_mean"));
    EXPECT_THAT(choice(R"("vision_heads": -1)"), HasSubstr("vision_heads"));
}

TEST_F(ManifestReaderTest, RefusesANameThatStandsForTwoModels)
{
    EXPECT_THAT(
        complaint(plainModel("net") + ", " + plainModel("NET")), HasSubstr("stands for net too"));
}

TEST_F(ManifestReaderTest, SaysThatTheListIsMissing)
{
    try {
        static_cast<void>(readKnownModels(folder.path() / "nowhere.json"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unreadable);
        EXPECT_THAT(error.what(), HasSubstr("nowhere.json"));
    }
}

}  // namespace
}  // namespace clipscope
