// SPDX-License-Identifier: GPL-3.0-or-later
// Where other programs keep their downloads: clip.py of OpenAI and open_clip's pretrained.py
// (~/.cache/clip), torch.hub (checkpoints), huggingface_hub (models--, refs, snapshots, blobs).
#include "core/store/model_cache.h"
#include "tests/core/store/store_fixture.h"

namespace clipscope {
namespace {

class ModelCacheTest : public StoreFixture {
protected:
    [[nodiscard]] std::optional<std::filesystem::path> found(const std::string& model) const
    {
        const ModelStore store = storeWith(model);
        return store.findCached(store.known().front());
    }
    [[nodiscard]] std::filesystem::path hub() const { return home / ".cache/huggingface/hub"; }
};

TEST_F(ModelCacheTest, IsEmptyAtFirst)
{
    EXPECT_FALSE(found(plainModel("net")));
    EXPECT_FALSE(found(hubModel("net")));
}

TEST_F(ModelCacheTest, LooksWhereOpenAIsLoaderPutsFilesWhateverTheCacheVariableSays)
{
    ::setenv("XDG_CACHE_HOME", (home / "elsewhere").c_str(), 1);
    put(home / ".cache/clip/net.pt", "x");
    EXPECT_EQ(found(plainModel("net")), home / ".cache/clip/net.pt");
}

TEST_F(ModelCacheTest, LooksInTheCheckpointsOfPyTorchHub)
{
    put(home / ".cache/torch/hub/checkpoints/net.pt", "x");
    EXPECT_EQ(found(plainModel("net")), home / ".cache/torch/hub/checkpoints/net.pt");
    ::setenv("XDG_CACHE_HOME", (home / "cache").c_str(), 1);
    put(home / "cache/torch/hub/checkpoints/net.pt", "x");
    EXPECT_EQ(found(plainModel("net")), home / "cache/torch/hub/checkpoints/net.pt");
    ::setenv("TORCH_HOME", (home / "torch").c_str(), 1);
    put(home / "torch/hub/checkpoints/net.pt", "x");
    EXPECT_EQ(found(plainModel("net")), home / "torch/hub/checkpoints/net.pt");
}

TEST_F(ModelCacheTest, FollowsTheMainBranchOfAHuggingFaceRepository)
{
    const auto repository = hub() / "models--some--net";
    put(repository / "snapshots/aaa/model.safetensors", "old");
    put(repository / "snapshots/bbb/model.safetensors", "new");
    put(repository / "refs/main", "aaa\n");
    EXPECT_EQ(found(hubModel("net")), repository / "snapshots/aaa/model.safetensors");
}

TEST_F(ModelCacheTest, TakesTheNewestSnapshotThatHasTheFileIfMainHasNot)
{
    const auto snapshots = hub() / "models--some--net/snapshots";
    put(snapshots / "aaa/other.txt", "x");
    put(snapshots / "bbb/model.safetensors", "x");
    put(snapshots / "ccc/model.safetensors", "x");
    const auto now = std::filesystem::file_time_type::clock::now();
    std::filesystem::last_write_time(snapshots / "bbb", now);
    std::filesystem::last_write_time(snapshots / "ccc", now - std::chrono::hours(1));
    put(snapshots.parent_path() / "refs/main", "aaa");
    EXPECT_EQ(found(hubModel("net")), snapshots / "bbb/model.safetensors");
}

TEST_F(ModelCacheTest, DoesNotFollowARefOutOfTheCache)
{
    const auto repository = hub() / "models--some--net";
    put(home / "stray/model.safetensors", "x");
    put(repository / "refs/main", "../../../../../../stray");
    std::filesystem::create_directories(repository / "snapshots");
    EXPECT_FALSE(found(hubModel("net")));
}

TEST_F(ModelCacheTest, LooksInTheHubFoldersThatTheVariablesName)
{
    const std::filesystem::path inside = "models--some--net/snapshots/aaa/model.safetensors";
    put(home / "hf/hub" / inside, "x");
    ::setenv("HF_HOME", (home / "hf").c_str(), 1);
    EXPECT_EQ(found(hubModel("net")), home / "hf/hub" / inside);
    put(home / "direct" / inside, "x");
    ::setenv("HF_HUB_CACHE", (home / "direct").c_str(), 1);
    EXPECT_EQ(found(hubModel("net")), home / "direct" / inside);
}

TEST_F(ModelCacheTest, DoesNotTakeAUsualNameFromAFolderOfPlainFilesForARepository)
{
    put(home / ".cache/clip/model.safetensors", "x");
    EXPECT_FALSE(found(hubModel("net")));
}

TEST_F(ModelCacheTest, IgnoresALinkThatLeadsNowhere)
{
    const auto snapshot = hub() / "models--some--net/snapshots/aaa";
    std::filesystem::create_directories(snapshot);
    std::filesystem::create_symlink("../../blobs/gone", snapshot / "model.safetensors");
    EXPECT_FALSE(found(hubModel("net")));
}

}  // namespace
}  // namespace clipscope
