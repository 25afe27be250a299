// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/library_scenes.h"

#include "core/base/error.h"
#include "models/training/scenes/captions.h"
#include "models/training/scenes/scene_maker.h"
#include "models/training/scenes/scene_renderer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace clipscope::training {

namespace {

using Json = nlohmann::json;

SceneOptions optionsOf(const Json& json)
{
    SceneOptions options;
    std::size_t known = 0;
    const auto read = [&](const char* key, auto& value) {
        if (const auto found = json.find(key); found != json.end()) {
            found->get_to(value);
            ++known;
        }
    };
    std::string split = "train";
    read("split", split);
    options.split = split == "test" ? SceneSplit::Test : SceneSplit::Train;
    read("fewest_objects", options.fewestObjects);
    read("most_objects", options.mostObjects);
    read("smallest", options.smallest);
    read("largest", options.largest);
    read("word_share", options.wordShare);
    read("on_object_share", options.onObjectShare);
    read("paper_share", options.paperShare);
    read("lone_word_share", options.loneWordShare);
    read("clutter", options.clutter);
    read("photo_share", options.photoShare);
    read("redrawn_share", options.redrawnShare);
    read("mixes_styles", options.mixesStyles);
    read("styles", options.styles);
    if (known != json.size())
        throw Error(
            ErrorCode::Corrupt,
            "a pool's \"scene\" has a key that scenes do not know: " + json.dump());
    return options;
}

class LibraryStream final : public SceneStream {
public:
    LibraryStream(
        const SpriteLibrary& library,
        const SceneRenderer& renderer,
        const CaptionWriter& writer,
        SceneOptions options,
        std::uint64_t seed)
        : m_library(library)
        , m_renderer(renderer)
        , m_writer(writer)
        , m_maker(library, std::move(options), seed)
    {
    }

    [[nodiscard]] TrainingScene scene(std::uint64_t index, int side) const override
    {
        const SceneSpec spec = m_maker.spec(index);
        const cv::Mat rgb = m_renderer.renderPicture(spec, side).clone();
        TrainingScene scene;
        const auto bytes = rgb.total() * rgb.elemSize();
        scene.rgb.resize(bytes);
        std::memcpy(scene.rgb.data(), rgb.data, bytes);
        for (const int label : spec.labels(m_library))
            scene.labels.push_back(static_cast<std::uint16_t>(label));
        return scene;
    }

    [[nodiscard]] SceneCaption caption(std::uint64_t index, SeededRandom& random) const override
    {
        const Caption caption = m_writer.write(m_maker.spec(index), random);
        SceneCaption result{.text = caption.text, .claims = {}};
        for (const std::vector<int>& claim : caption.claims) {
            auto& labels = result.claims.emplace_back();
            for (const int label : claim)
                labels.push_back(static_cast<std::uint16_t>(label));
        }
        return result;
    }

private:
    const SpriteLibrary& m_library;
    const SceneRenderer& m_renderer;
    const CaptionWriter& m_writer;
    SceneMaker m_maker;
};

class LibraryScenes final : public SceneSource {
public:
    LibraryScenes(const SpriteLibrary& library, const PatchSource& letters)
        : m_library(library)
        , m_renderer(library, letters)
        , m_writer(library)
    {
        for (int label = 0; label < library.labelCount(); ++label)
            m_vocabulary.push_back(
                {.name = library.nameOf(label),
                 .kind = library.isWord(label) ? LabelKind::Word : LabelKind::Object});
    }

    [[nodiscard]] const std::vector<SceneLabel>& vocabulary() const override
    {
        return m_vocabulary;
    }
    [[nodiscard]] std::unique_ptr<SceneStream>
    stream(const Json& options, std::uint64_t seed) const override
    {
        return std::make_unique<LibraryStream>(
            m_library, m_renderer, m_writer, optionsOf(options), seed);
    }

private:
    const SpriteLibrary& m_library;
    SceneRenderer m_renderer;
    CaptionWriter m_writer;
    std::vector<SceneLabel> m_vocabulary;
};

}  // namespace

std::unique_ptr<SceneSource>
makeLibraryScenes(const SpriteLibrary& library, const PatchSource& letters)
{
    return std::make_unique<LibraryScenes>(library, letters);
}

}  // namespace clipscope::training
