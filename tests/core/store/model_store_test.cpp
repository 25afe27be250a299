// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/folder_lock.h"
#include "core/store/install_record.h"
#include "tests/core/store/store_fixture.h"

#include <gmock/gmock.h>

#include <functional>
#include <nlohmann/json.hpp>

namespace clipscope {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kNet = smallCheckpoint();
const char* const kFirst = "https://a.example/net.pt";
const char* const kSecond = "https://b.example/net.pt";

class ModelStoreTest : public StoreFixture {
protected:
    ModelStoreTest() { downloader.served = {{kFirst, kNet}, {"https://h.example/model", kNet}}; }

    Installation install(ModelStore& store, bool online = true)
    {
        return store.install(store.known().front(), online ? &downloader : nullptr, RunContext());
    }

    /// The sentence of the error, which must have this code.
    std::string refusal(ModelStore& store, ErrorCode code, bool online = true)
    {
        try {
            static_cast<void>(install(store, online));
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), code) << error.what();
            return error.what();
        }
        ADD_FAILURE() << "it was installed";
        return {};
    }

    /// Nothing but complete models.
    void expectNoLeftovers() const { EXPECT_FALSE(fs::exists(userModels / ".partial")); }

    [[nodiscard]] nlohmann::json recordIn(const std::string& path) const
    {
        return nlohmann::json::parse(contentsOf(userModels / path));
    }

    FakeDownloader downloader;
};

TEST_F(ModelStoreTest, InstallsAFileWithItsChoicesAndItsProvenance)
{
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet)));
    EXPECT_FALSE(store.isInstalled(store.known().front()));
    const Installation made = install(store);
    EXPECT_EQ(made.folder, userModels / "net");
    EXPECT_EQ(made.weights, userModels / "net" / "net.pt");
    EXPECT_EQ(made.sha256, sha256Of(kNet));
    EXPECT_EQ(made.bytes, static_cast<std::int64_t>(kNet.size()));
    EXPECT_TRUE(made.verified);
    EXPECT_EQ(made.source, kFirst);
    EXPECT_TRUE(store.isInstalled(store.known().front()));
    EXPECT_EQ(contentsOf(made.weights), kNet);
    const nlohmann::json record = recordIn("net/config.json");
    EXPECT_EQ(record["name"], "net");
    EXPECT_EQ(record["activation"], "quick_gelu");
    EXPECT_EQ(record["image_mean"], (std::vector<double>{0.5, 0.5, 0.5}));
    EXPECT_EQ(record["image_std"], (std::vector<double>{0.25, 0.5, 0.5}));
    EXPECT_EQ(record["vision_heads"], 16);
    EXPECT_EQ(record["resize_mode"], "squash");
    EXPECT_FALSE(record.contains("interpolation"));
    EXPECT_EQ(record["license"], "MIT");
    EXPECT_EQ(record["source"], kFirst);
    EXPECT_EQ(record["sha256"], sha256Of(kNet));
    EXPECT_EQ(record["installed"], today());
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, DoesNothingForAModelThatIsThere)
{
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet)));
    const Installation made = install(store);
    const Installation again = install(store, false);
    EXPECT_EQ(downloader.asked.size(), 1U);
    EXPECT_EQ(again.weights, made.weights);
    EXPECT_EQ(again.sha256, made.sha256);
    EXPECT_EQ(again.bytes, made.bytes);
    EXPECT_EQ(again.source, made.source);
    EXPECT_TRUE(again.verified);
}

TEST_F(ModelStoreTest, SaysWhetherTheChecksumWasKnownBefore)
{
    ModelStore store = storeWith(plainModel("net"));
    EXPECT_FALSE(install(store).verified);
    EXPECT_FALSE(install(store).verified);
    store.remove("net");
    downloader.statesChecksums = true;
    EXPECT_TRUE(install(store).verified);
}

TEST_F(ModelStoreTest, HandsThePublishedChecksumAndTheMirrorsToTheDownloader)
{
    downloader.served = {{kSecond, kNet}};
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet).substr(0, 8)));
    EXPECT_EQ(install(store).source, kSecond);
    EXPECT_THAT(downloader.asked, ElementsAre(kFirst, kSecond));
}

TEST_F(ModelStoreTest, RefusesWrongBytesEvenIfTheDownloaderDoesNot)
{
    ModelStore store = storeWith(plainModel("net", std::string(64, '0')));
    EXPECT_THAT(
        refusal(store, ErrorCode::Corrupt), AllOf(HasSubstr(sha256Of(kNet)), HasSubstr(kFirst)));
    EXPECT_FALSE(fs::exists(userModels / "net"));
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, RemovesADownloadThatIsNoCheckpoint)
{
    downloader.served[kFirst] = "<!DOCTYPE html><html>quota exceeded</html>";
    ModelStore store = storeWith(plainModel("net"));
    EXPECT_THAT(refusal(store, ErrorCode::Corrupt), AllOf(HasSubstr(kFirst), HasSubstr("removed")));
    EXPECT_FALSE(fs::exists(userModels / "net"));
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, KeepsAnInterruptedDownloadAndContinuesThere)
{
    ModelStore store = storeWith(plainModel("net"));
    downloader.cancels = true;
    EXPECT_THROW(static_cast<void>(install(store)), Cancelled);
    const fs::path part = userModels / ".partial" / "net" / "net.pt.part";
    EXPECT_EQ(contentsOf(part), kNet.substr(0, kNet.size() / 2));
    EXPECT_FALSE(store.isInstalled(store.known().front()));
    EXPECT_TRUE(store.isUnfinished(store.known().front()));
    downloader.cancels = false;
    EXPECT_EQ(contentsOf(install(store).weights), kNet);
    EXPECT_FALSE(store.isUnfinished(store.known().front()));
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, PassesOnWhatTheDownloaderSays)
{
    downloader.served.clear();
    ModelStore store = storeWith(plainModel("net"));
    EXPECT_THAT(refusal(store, ErrorCode::Unreadable), HasSubstr("404"));
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, WithoutNetworkAndCacheItSaysWhereTheFileIs)
{
    ModelStore store = storeWith(plainModel("net"));
    EXPECT_THAT(
        refusal(store, ErrorCode::Unreadable, false), AllOf(HasSubstr("net"), HasSubstr(kFirst)));
}

TEST_F(ModelStoreTest, DoesNotTouchAModelThatAnotherProgramIsDownloading)
{
    ModelStore store = storeWith(plainModel("net"));
    const auto other = FolderLock::take(userModels / ".partial" / "net");
    ASSERT_TRUE(other);
    std::ofstream(userModels / ".partial" / "net" / "net.pt.part") << "theirs";
    EXPECT_THAT(
        refusal(store, ErrorCode::WriteFailed),
        HasSubstr("is being downloaded by another program"));
    EXPECT_EQ(contentsOf(userModels / ".partial" / "net" / "net.pt.part"), "theirs");
    EXPECT_TRUE(downloader.asked.empty());
}

TEST_F(ModelStoreTest, DoesNotOverwriteAFolderOfTheUser)
{
    ModelStore store = storeWith(plainModel("net"));
    put(userModels / "net" / "mine.txt", "mine");
    EXPECT_THAT(refusal(store, ErrorCode::WriteFailed), HasSubstr("without net.pt"));
    EXPECT_EQ(contentsOf(userModels / "net" / "mine.txt"), "mine");
}

TEST_F(ModelStoreTest, SaysThatTheFolderCannotBeWritten)
{
    ModelStore store = storeWith(plainModel("net"));
    put(userModels, "a file is in the way");
    EXPECT_THAT(refusal(store, ErrorCode::WriteFailed), HasSubstr(userModels.string()));
}

TEST_F(ModelStoreTest, BringsSmallFilesAndLeavesAForeignConfigAlone)
{
    downloader.served["https://h.example/config"] = R"({"hidden_act": "gelu"})";
    ModelStore store = storeWith(hubModel("net"));
    install(store);
    EXPECT_EQ(contentsOf(userModels / "net" / "config.json"), R"({"hidden_act": "gelu"})");
    EXPECT_EQ(recordIn("net/clipscope.json")["activation"], "gelu");
    EXPECT_EQ(install(store, false).sha256, sha256Of(kNet));
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, DoesWithoutAnOptionalFile)
{
    ModelStore store = storeWith(hubModel("net"));
    install(store);
    EXPECT_FALSE(fs::exists(userModels / "net" / "config.json"));
    EXPECT_TRUE(fs::exists(userModels / "net" / "clipscope.json"));
    expectNoLeftovers();
}

TEST_F(ModelStoreTest, LinksWeightsOfACacheAndCountsThemAsNothingFreed)
{
    const fs::path cached = home / ".cache/clip/net.pt";
    put(cached, kNet);
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet)));
    const Installation made = install(store, false);
    EXPECT_TRUE(made.verified);
    EXPECT_EQ(made.source, cached.string());
    EXPECT_TRUE(fs::equivalent(made.weights, cached));
    const auto record = static_cast<std::int64_t>(fs::file_size(made.folder / "config.json"));
    EXPECT_EQ(store.remove("net"), record);
    EXPECT_EQ(contentsOf(cached), kNet);
}

TEST_F(ModelStoreTest, FollowsTheLinksOfTheHuggingFaceCache)
{
    const fs::path repository = home / ".cache/huggingface/hub/models--some--net";
    const fs::path snapshot = repository / "snapshots/aaa";
    put(repository / "blobs" / sha256Of(kNet), kNet);
    put(snapshot / "config.json", "{}");
    fs::create_symlink("../../blobs/" + sha256Of(kNet), snapshot / "model.safetensors");
    ModelStore store = storeWith(hubModel("net"));
    const Installation made = install(store, false);
    EXPECT_TRUE(made.verified) << "the name of the blob is its checksum";
    EXPECT_FALSE(fs::is_symlink(made.weights));
    EXPECT_EQ(contentsOf(made.weights), kNet);
    EXPECT_EQ(contentsOf(made.folder / "config.json"), "{}");
}

TEST_F(ModelStoreTest, DownloadsInPlaceOfACachedFileThatIsWrong)
{
    put(home / ".cache/clip/net.pt", smallCheckpoint("another"));
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet)));
    EXPECT_EQ(install(store).source, kFirst);
    EXPECT_EQ(contentsOf(userModels / "net" / "net.pt"), kNet);
    EXPECT_EQ(contentsOf(home / ".cache/clip/net.pt"), smallCheckpoint("another"));
}

TEST_F(ModelStoreTest, DownloadsInPlaceOfACachedFileThatIsNoCheckpoint)
{
    put(home / ".cache/clip/net.pt", "half a download");
    ModelStore store = storeWith(plainModel("net"));
    EXPECT_EQ(install(store).source, kFirst);
    EXPECT_EQ(contentsOf(home / ".cache/clip/net.pt"), "half a download");
}

TEST_F(ModelStoreTest, NamesAWrongCachedFileIfThereIsNoOtherSource)
{
    put(home / ".cache/clip/net.pt", smallCheckpoint("another"));
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet)));
    EXPECT_THAT(
        refusal(store, ErrorCode::Corrupt, false),
        AllOf(HasSubstr(".cache/clip/net.pt"), HasSubstr(sha256Of(kNet))));
    EXPECT_FALSE(fs::exists(userModels / "net"));
    expectNoLeftovers();
}

/// Asks to stop as soon as a stage is reported.
class StopAt final : public RunSink {
public:
    explicit StopAt(std::string stage) : m_stage(std::move(stage)) {}
    void progress(const Progress& progress) override
    {
        if (progress.stage == m_stage)
            m_stop.request_stop();
    }
    void partial(const NativeMap& /*map*/, const Progress& /*progress*/) override {}
    [[nodiscard]] RunContext context() { return RunContext(m_stop.get_token(), this); }

private:
    std::string m_stage;
    std::stop_source m_stop;
};

TEST_F(ModelStoreTest, StopsWhileItChecksACachedFileAndLeavesNothing)
{
    put(home / ".cache/clip/net.pt", kNet);
    ModelStore store = storeWith(plainModel("net", sha256Of(kNet)));
    StopAt stop("checking file");
    EXPECT_THROW(
        static_cast<void>(store.install(store.known().front(), &downloader, stop.context())),
        Cancelled);
    EXPECT_FALSE(fs::exists(userModels / "net"));
    EXPECT_EQ(contentsOf(home / ".cache/clip/net.pt"), kNet);
    expectNoLeftovers();
}

}  // namespace
}  // namespace clipscope
