// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seeded_random.h"
#include "models/training/trainer/scene_source.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>

namespace clipscope::training {

namespace {

constexpr std::array kColours{"red", "green", "blue", "yellow"};
constexpr std::array<std::array<std::uint8_t, 3>, 4> kRgb{
    {{220, 40, 40}, {40, 180, 60}, {50, 70, 220}, {230, 210, 50}}};
constexpr std::array kShapes{"square", "disc"};
constexpr std::array kWords{"stop", "sale"};

class ToyStream final : public SceneStream {
public:
    ToyStream(const std::vector<SceneLabel>& vocabulary, double wordShare, std::uint64_t seed)
        : m_vocabulary(vocabulary)
        , m_wordShare(wordShare)
        , m_seed(seed)
    {
    }

    [[nodiscard]] TrainingScene scene(std::uint64_t index, int side) const override
    {
        SeededRandom random(mixed(m_seed, index));
        TrainingScene scene;
        const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
        const auto ground = static_cast<std::uint8_t>(random.uniform(90, 160));
        scene.rgb.assign(pixels * 3, ground);
        const auto object = static_cast<std::size_t>(random.uniform(0, 8));
        const double radius = random.uniform(0.2, 0.35) * side;
        const double x = random.uniform(radius, side - radius);
        const double y = random.uniform(radius, side - radius);
        paint(scene, side, [&](double px, double py) {
            const bool inside = object < kColours.size()
                                    ? std::abs(px - x) < radius && std::abs(py - y) < radius
                                    : std::hypot(px - x, py - y) < radius;
            return inside ? &kRgb[object % kColours.size()] : nullptr;
        });
        scene.labels.push_back(static_cast<std::uint16_t>(object));
        if (random.uniform() < m_wordShare) {
            static constexpr std::array<std::uint8_t, 3> kInk{10, 10, 10};
            const auto word = static_cast<std::size_t>(random.uniform(0, 2));
            const double wave = side / 8.0;
            paint(scene, side, [&](double px, double py) {
                const bool inBand = py > side * 0.8;
                const double along = word == 0 ? px : px + py;
                return inBand && std::fmod(along, wave) < wave / 2 ? &kInk : nullptr;
            });
            scene.labels.push_back(
                static_cast<std::uint16_t>(kColours.size() * kShapes.size() + word));
        }
        return scene;
    }

    [[nodiscard]] SceneCaption caption(std::uint64_t index, SeededRandom& random) const override
    {
        constexpr int kSmallest = 8;
        const auto labels = scene(index, kSmallest).labels;
        const std::uint16_t label =
            labels[static_cast<std::size_t>(random.uniform(0, static_cast<double>(labels.size())))];
        const SceneLabel& said = m_vocabulary[label];
        const std::string start = said.kind == LabelKind::Word ? "the word " : "a photo of a ";
        return {.text = start + said.name, .claims = {{label}}};
    }

private:
    template <typename ColourAt>
    static void paint(TrainingScene& scene, int side, ColourAt colourAt)
    {
        std::size_t at = 0;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x, at += 3)
                if (const auto* colour = colourAt(x + 0.5, y + 0.5))
                    for (std::size_t channel = 0; channel < 3; ++channel)
                        scene.rgb[at + channel] = (*colour)[channel];
    }

    const std::vector<SceneLabel>& m_vocabulary;
    double m_wordShare;
    std::uint64_t m_seed;
};

class ToyScenes final : public SceneSource {
public:
    ToyScenes()
    {
        for (const char* shape : kShapes)
            for (const char* colour : kColours)
                m_vocabulary.push_back(
                    {.name = std::string(colour) + " " + shape, .kind = LabelKind::Object});
        for (const char* word : kWords)
            m_vocabulary.push_back({.name = word, .kind = LabelKind::Word});
    }

    [[nodiscard]] const std::vector<SceneLabel>& vocabulary() const override
    {
        return m_vocabulary;
    }
    [[nodiscard]] std::unique_ptr<SceneStream>
    stream(const nlohmann::json& options, std::uint64_t seed) const override
    {
        return std::make_unique<ToyStream>(m_vocabulary, options.value("word", 0.0), seed);
    }

private:
    std::vector<SceneLabel> m_vocabulary;
};

}  // namespace

std::unique_ptr<SceneSource> makeToyScenes()
{
    return std::make_unique<ToyScenes>();
}

}  // namespace clipscope::training
